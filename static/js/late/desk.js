// The desk: j and k walk down and up a list, a accepts and r refuses on the page of one post.
const lines = [...document.querySelectorAll("[data-keys=queue] [data-key-open]")];
const decision = document.querySelector("form[data-keys=check]");
if (lines.length || decision) {
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { j: 1, k: -1 }[event.key];
    if (step && lines.length) {
      const at = lines.findIndex((line) => line.closest("li").contains(document.activeElement));
      lines[Math.min(Math.max(at + step, 0), lines.length - 1)].focus();
    }
    const wanted = { a: ["publish", "restore"], r: ["reject", "hide"] }[event.key];
    if (!wanted) return;
    if (decision) {
      const choice = wanted.map((one) => decision.querySelector(`[value=${one}]`)).find(Boolean);
      choice?.click();
      choice?.focus();
    } else {
      document.activeElement.closest("li")?.querySelector("[data-key-open]")?.click();
    }
  });
}
