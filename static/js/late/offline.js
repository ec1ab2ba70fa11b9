// Pages that were read stay on the phone (worker/keep.js); here they are asked for and listed.
const { lang, dataset } = document.documentElement;
const workers = navigator.serviceWorker;
const wanted = document.body.dataset.offline;
if (workers && wanted) {
  const ask = async () => {
    const isNew = !workers.controller;
    await workers.register(wanted, { updateViaCache: "none" });
    const { active } = await workers.ready;
    if (isNew) active.postMessage({ keep: location.href });
  };
  // In a private window, or without room, pages are not kept.
  ask().catch(() => {});
  workers.addEventListener("message", () => location.reload());
}
const parsed = async (answer) =>
  new DOMParser().parseFromString(await answer.text(), "text/html");

// A kept page says so, in the words of the page for when there is no network.
const sayWhen = async () => {
  const answer = await caches.match(`/${lang}/offline`, { ignoreVary: true });
  const bar = answer && (await parsed(answer)).querySelector("[data-kept-words]");
  if (!bar) return;
  const form = { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };
  const when = new Date(dataset.kept).toLocaleString(`${lang}-u-ca-gregory-nu-latn`, form);
  bar.querySelector("time").textContent = when;
  bar.hidden = false;
  document.querySelector("main").prepend(bar);
};
if (dataset.kept) sayWhen();

const listKept = async (list) => {
  if (!(await caches.has("pages"))) return;
  const cache = await caches.open("pages");
  const rows = await Promise.all(
    (await cache.keys()).map(async ({ url }) => {
      const answer = await cache.match(url, { ignoreVary: true });
      return { url, read: answer.headers.get("X-Read"), page: await parsed(answer) };
    }),
  );
  rows.sort((one, other) => (one.read < other.read ? 1 : -1));
  for (const { url, page } of rows) {
    const item = list.querySelector("template").content.cloneNode(true);
    const link = item.querySelector("a");
    link.href = url;
    link.lang = link.hreflang = page.documentElement.lang;
    link.dir = page.documentElement.dir;
    link.querySelector("bdi").textContent = page.querySelector("h1")?.textContent ?? page.title;
    const own = page.querySelector("[aria-current][hreflang]")?.firstChild.textContent ?? "";
    link.querySelector("small").textContent = own.replaceAll("*", "");
    list.append(item);
  }
  list.parentElement.hidden = rows.length === 0;
};
const list = document.querySelector("[data-kept-list]");
if (list && self.caches) listKept(list);
