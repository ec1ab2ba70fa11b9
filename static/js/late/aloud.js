// Reading aloud with a voice that the phone itself has, in the language of the text.
// A box [data-aloud] holds what is read, [data-aloud-text] or words of people, and its buttons.
const speech = self.speechSynthesis;
const language = (tag) => tag.split(/[-_]/)[0].toLowerCase();
// A voice from the network would send the text away and cost data.
const voiceOf = (tag) =>
  speech.getVoices().find((one) => one.localService && language(one.lang) === language(tag));
const sentences = (text, tag) => {
  const lines = text.split("\n").filter((line) => line.trim());
  const cut = self.Intl?.Segmenter && new Intl.Segmenter(tag, { granularity: "sentence" });
  const whole = lines.flatMap((line) =>
    cut ? [...cut.segment(line)].map((one) => one.segment) : line.match(/[^.!?؟]+[.!?؟]*/g) ?? [],
  );
  // Some phones fall silent in the middle of a long stretch.
  return whole.flatMap((one) => one.match(/.{1,200}(?:\s|$)|\S+/g) ?? []);
};

let reading = null;
const show = (keys, state) => {
  keys.dataset.state = state;
  for (const part of keys.querySelectorAll("[data-when]")) {
    part.hidden = !part.dataset.when.split(" ").includes(state);
  }
};
const rest = (state) => {
  const { keys } = reading;
  reading.now = null;
  speech.cancel();
  show(keys, state);
  if (state === "quiet") reading = null;
};
const next = () => {
  const part = reading.parts[reading.at];
  if (!part) return rest("quiet");
  const said = new SpeechSynthesisUtterance(part.text);
  said.voice = part.voice;
  said.lang = part.voice.lang;
  reading.now = said;
  said.onend = () => {
    if (reading?.now !== said) return;
    reading.at += 1;
    next();
  };
  said.onerror = () => {
    if (reading?.now === said) rest("quiet");
  };
  speech.speak(said);
  return show(reading.keys, "reading");
};

const textsOf = (box) =>
  [...box.querySelectorAll("[data-aloud-text], .original > .original__text")]
    .filter((one) => one.closest("[data-aloud]") === box)
    .map((one) => ({ one, tag: one.closest("[lang]").lang }));
const begin = (keys) => {
  if (reading) rest("quiet");
  const parts = textsOf(keys.closest("[data-aloud]")).flatMap(({ one, tag }) =>
    sentences(one.innerText, tag).map((text) => ({ text, voice: voiceOf(tag) })),
  );
  reading = { keys, parts, at: 0, now: null };
  next();
};
const offer = () => {
  for (const keys of document.querySelectorAll("[data-aloud-keys]")) {
    keys.hidden = !textsOf(keys.closest("[data-aloud]")).every(({ tag }) => voiceOf(tag));
  }
};
if (speech) {
  for (const keys of document.querySelectorAll("[data-aloud-keys]")) {
    const [main, stop] = keys.querySelectorAll("button");
    main.addEventListener("click", () => {
      if (reading?.keys !== keys) begin(keys);
      else if (reading.now) rest("paused");
      else next();
    });
    stop.addEventListener("click", () => {
      rest("quiet");
      main.focus();
    });
  }
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  addEventListener("pagehide", () => speech.cancel());
}
