// Keeps the pages that were read last, so that they can be read again without network.
// BUILD stands above, written by the server: version, shell (style, script, icons),
// offline (the page of each language for when there is no network), most (how many pages).
// Only an answer with the server's mark is kept: public, not discreet, not for somebody logged in.
const PAGES = "pages";
const SHELL = `shell-${BUILD.version}`;
const MARK = "X-Offline";
const KEPT = "X-Kept";
const READ = "X-Read";
const CHECKED = "X-Checked";
const CHECK = "X-Checks-Kept";
const PATIENCE = 5000;
const DAY = 24 * 3600 * 1000;
const LONGEST = 30 * DAY;
const ANYHOW = { ignoreVary: true };
const HELD = { cacheName: PAGES, ...ANYHOW };

self.addEventListener("install", (event) => {
  event.waitUntil(fillShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(tidyUp().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(asset(request, url));
});

// The page that was open before there was a worker asks to be kept, too.
self.addEventListener("message", (event) => {
  const url = new URL(event.data.keep, location.origin);
  if (url.origin !== location.origin) return;
  const taken = fetch(url).then((answer) => settle(keyOf(url), answer, copyOf(answer)));
  event.waitUntil(taken.catch(() => {}));
});

async function fillShell() {
  const cache = await caches.open(SHELL);
  let words = Object.values(BUILD.offline);
  if (navigator.connection?.saveData) {
    const open = await self.clients.matchAll({ includeUncontrolled: true });
    const tags = open.map((one) => tagOf(new URL(one.url)));
    words = words.filter((path) => tags.includes(path.split("/")[1]));
  }
  await cache.addAll([...BUILD.shell, ...words]);
}

async function tidyUp() {
  const old = (await caches.keys()).filter((name) => name !== PAGES && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
  await evict(await caches.open(PAGES), BUILD.most);
}

// The network first; a kept page when it fails, or when it takes long and there is one.
async function page(event, url) {
  const key = keyOf(url);
  const answered = fetch(event.request);
  let isHere = false;
  let shown = null;
  const copied = answered.then((answer) => {
    isHere = true;
    return copyOf(answer);
  });
  const settled = copied.then(async (copy) => {
    const answer = await answered;
    await settle(key, answer, copy);
    if (shown && isNewer(answer, shown)) await tell(event.resultingClientId);
    if (copy) await checkKept();
  });
  event.waitUntil(settled.catch(() => {}));
  const patient = wait(PATIENCE)
    .then(() => (isHere ? null : kept(key)))
    .then((copy) => (shown = copy) ?? answered);
  try {
    return await Promise.race([answered, patient]);
  } catch {
    return (await kept(key)) ?? away(url);
  }
}

async function asset(request, url) {
  const cache = await caches.open(SHELL);
  const found = await cache.match(request, ANYHOW);
  if (found) return found;
  try {
    return await fetch(request);
  } catch (trouble) {
    // A page that was kept before an update names the files of that day.
    const name = unhashed(url.pathname);
    const today = BUILD.shell.find((path) => unhashed(path) === name);
    if (!today) throw trouble;
    return cache.match(today, ANYHOW);
  }
}

function copyOf(answer) {
  const isMarked = answer.status === 200 && answer.headers.get(MARK) === "keep";
  const isForbidden = /no-store|private/.test(answer.headers.get("Cache-Control") ?? "");
  return isMarked && !isForbidden ? answer.clone() : null;
}

// What the server gives decides: a page that may not stay, or is gone, leaves the phone.
function settle(key, answer, copy) {
  return inTurn(async () => {
    if (Object.values(BUILD.offline).includes(new URL(key).pathname)) return;
    const cache = await caches.open(PAGES);
    if (copy) await keep(cache, key, copy);
    else if (!isTrouble(answer)) await cache.delete(key, ANYHOW);
  });
}

async function keep(cache, key, answer, read = null) {
  const now = new Date().toISOString();
  const page = stamped(await answer.blob(), answer.headers, { [KEPT]: now, [READ]: read ?? now });
  try {
    await cache.put(key, page.clone());
  } catch {
    await evict(cache, BUILD.most / 2);
    await cache.put(key, page).catch(() => cache.delete(key, ANYHOW));
  }
  await evict(cache, BUILD.most);
  await refreshWords(tagOf(new URL(key)));
}

function kept(key) {
  return inTurn(async () => {
    const cache = await caches.open(PAGES);
    const found = await cache.match(key, ANYHOW);
    if (!found || age(found, KEPT) > LONGEST) return null;
    const text = await found.text();
    const read = stamped(text, found.headers, { [READ]: new Date().toISOString() });
    await cache.put(key, read).catch(() => {});
    const when = found.headers.get(KEPT);
    return stamped(text.replace("<html ", `<html data-kept="${when}" `), found.headers, {});
  });
}

// One after the other, so that what was read late never replaces what came later.
let turn = Promise.resolve();
function inTurn(work) {
  const done = turn.then(work);
  turn = done.catch(() => {});
  return done;
}

// Once a day, after a visit that may be kept itself (so nobody is logged in), the server is asked
// whether the other kept pages are still so: what was hidden since leaves the phone, what changed
// is brought up to date. The header lets the log name none of them: together they would tell what
// one phone has read.
let isChecking = false;
async function checkKept() {
  if (isChecking) return;
  isChecking = true;
  try {
    for (const { url } of await keysKept()) {
      const held = await caches.match(url, HELD);
      if (!held || Math.min(age(held, KEPT), age(held, CHECKED)) < DAY) continue;
      const method = savesData() ? "HEAD" : "GET";
      const headers = { [CHECK]: "1", "If-None-Match": held.headers.get("ETag") ?? '""' };
      const answer = await fetch(url, { method, headers, redirect: "manual", priority: "low" });
      if (isTrouble(answer)) return;
      await inTurn(() => obey(url, held, answer, method));
    }
  } finally {
    isChecking = false;
  }
}

async function keysKept() {
  return (await caches.has(PAGES)) ? (await caches.open(PAGES)).keys() : [];
}

// What has meanwhile been read anew, or forgotten, is left alone.
async function obey(url, held, answer, method) {
  const found = await caches.match(url, HELD);
  if (found?.headers.get(KEPT) !== held.headers.get(KEPT)) return;
  const cache = await caches.open(PAGES);
  const copy = copyOf(answer);
  if (copy && method === "GET") return keep(cache, url, copy, found.headers.get(READ));
  if (!copy && answer.status !== 304) return cache.delete(url, ANYHOW);
  const checked = stamped(found.body, found.headers, { [CHECKED]: new Date().toISOString() });
  return cache.put(url, checked).catch(() => {});
}

// An unchanged page costs its headers; then a changed one does, too.
function savesData() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  return saveData || effectiveType?.endsWith("2g");
}

function stamped(body, headers, stamps) {
  const own = new Headers(headers);
  own.delete("Content-Encoding");
  own.delete("Content-Length");
  for (const [name, value] of Object.entries(stamps)) own.set(name, value);
  return new Response(body, { headers: own });
}

async function evict(cache, most) {
  const rows = await Promise.all(
    (await cache.keys()).map(async (request) => {
      const found = await cache.match(request, ANYHOW);
      const oldest = Math.max(age(found, KEPT), age(found, READ));
      return { request, read: found?.headers.get(READ) ?? "", age: oldest };
    }),
  );
  rows.sort((one, other) => (one.read < other.read ? 1 : -1));
  const gone = rows.filter((row, at) => at >= most || row.age > LONGEST);
  await Promise.all(gone.map((row) => cache.delete(row.request, ANYHOW)));
}

async function refreshWords(tag) {
  const path = BUILD.offline[tag];
  if (!path) return;
  const cache = await caches.open(SHELL);
  const found = await cache.match(path, ANYHOW);
  if (!found || age(found, "Date") > DAY) await cache.add(path).catch(() => {});
}

// No network and never read: say so, in the language of the address.
async function away(url) {
  const cache = await caches.open(SHELL);
  const liked = [tagOf(url), ...navigator.languages.map((one) => one.split("-")[0])];
  for (const path of [...liked.map((tag) => BUILD.offline[tag]), ...Object.values(BUILD.offline)]) {
    const found = path && (await cache.match(path, ANYHOW));
    if (found) {
      const { body, headers } = stamped(found.body, found.headers, {});
      return new Response(body, { headers, status: 503, statusText: "No network" });
    }
  }
  return Response.error();
}

// A server or a gateway in trouble, or too much asked of it, says nothing about the page.
function isTrouble(answer) {
  return answer.status >= 500 || answer.status === 429;
}

function isNewer(answer, shown) {
  if (isTrouble(answer)) return false;
  return answer.status !== 200 || answer.headers.get("ETag") !== shown.headers.get("ETag");
}

async function tell(id) {
  (await self.clients.get(id))?.postMessage("newer");
}

function keyOf(url) {
  return url.origin + url.pathname + url.search;
}

function tagOf(url) {
  return url.pathname.split("/")[1];
}

function age(answer, header) {
  return Date.now() - new Date(answer?.headers.get(header) ?? 0);
}

function unhashed(path) {
  return path.replace(/\.[0-9a-f]{12}(?=\.)/, "");
}

function wait(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
