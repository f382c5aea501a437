// Keeps what people need without signal. The build writes the facts of one build, BUILD, above this line.
//
// What cannot go wrong, and why. Scripts, styles, photos and search files have names that change with what they hold:
// a name always gives the same bytes, from here or from the site, so a page can only ever get the files it was made
// with. Pages come from the site first; a copy is shown only when the site does not answer, and says its date.
// A new worker fetches all of its build beside the old one, waits, and keeps the caches of the build before it
// until it is itself replaced, so that a page still open finds what it asks for.

const NAMES = {
  shell: `choose-shell-${BUILD.version}`, // the pages everybody needs
  assets: `choose-assets-${BUILD.look}`, // scripts and styles
  index: `choose-index-${BUILD.index}`, // what the finder reads
  visited: `choose-visited-${BUILD.look}`, // services, guides and other pages that somebody looked at
};
const COPIED = "X-Choose-Copied"; // when a page was kept
const LASTING = /^(assets|search|photos)\//;
const VISITED = /^((services|guides)\/.+|[^/]+)\/$/; // not the long lists
const MOST_VISITED = 200;
const PATIENCE = 4000; // ms until a copy is shown instead of a page that does not come
const AT_ONCE = 6;

const copies = new Map(); // page shown from a copy → its date
let mending = false;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(`${BUILD.base}/`)) return;
  const path = pathOf(url);
  if (LASTING.test(path)) event.respondWith(lasting(event, url, path));
  else if (request.mode === "navigate" || isRead(request, path)) event.respondWith(page(event, path));
});

self.addEventListener("message", (event) => {
  const { ask, path } = event.data;
  if (ask === "copy") event.ports[0].postMessage(copies.get(event.source.id) || null);
  if (ask === "keep") event.waitUntil(keepVisit(path));
  if (ask === "take over") self.skipWaiting();
  if (ask === "take over if alone") event.waitUntil(takeOverIfAlone(event.ports[0]));
});

// The pages that everybody needs are kept whole, with the files of their build: one alone would not do.
function isVisit(path) {
  return VISITED.test(plain(path)) && !BUILD.pages.includes(path);
}

// My list reads the pages of its services. Who saves the directory asks past every cache, and is left alone.
function isRead(request, path) {
  return isVisit(path) && request.cache !== "no-cache";
}

// A page has the same path in each language, after the code of the language.
function plain(path) {
  return path.slice(languageOf(path).length);
}

function languageOf(path) {
  const code = BUILD.languages.find((one) => path.startsWith(`${one}/`));
  return code ? `${code}/` : "";
}

function pathOf(url) {
  return url.pathname.slice(BUILD.base.length + 1);
}

function addressOf(path) {
  return new URL(`${BUILD.base}/${path}`, self.location.origin).href;
}

// Fetch all of this build. Where the site changes meanwhile, all is thrown away and tried again later.
async function install() {
  const saving = self.navigator.connection && self.navigator.connection.saveData;
  await expectBuild();
  await fill(NAMES.assets, BUILD.assets);
  if (!saving) await fill(NAMES.index, BUILD.search);
  await fill(NAMES.shell, BUILD.pages);
  try {
    await expectBuild();
  } catch (error) {
    await caches.delete(NAMES.shell);
    throw error;
  }
}

async function expectBuild() {
  const answer = await fetch(addressOf("build.json"), { cache: "no-store" });
  const { version } = await answer.json();
  if (version !== BUILD.version) throw new Error(`The site is ${version} already.`);
}

async function fill(name, paths) {
  const cache = await caches.open(name);
  const waiting = [...paths];
  const take = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const address = addressOf(path);
      if (await cache.match(address)) continue;
      const old = LASTING.test(path) ? await find(address) : undefined;
      if (old) {
        await cache.put(address, old);
        continue;
      }
      const answer = await fetch(address, { cache: LASTING.test(path) ? "default" : "no-cache" });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await cache.put(address, LASTING.test(path) ? answer : dated(answer));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
}

// Of each purpose keep this build's cache and the one before it. What somebody saved on purpose is theirs to remove.
async function tidy() {
  const all = await caches.keys();
  for (const [purpose, name] of Object.entries(NAMES)) {
    const others = all.filter((one) => one.startsWith(`choose-${purpose}-`) && one !== name);
    await Promise.all(others.slice(0, -1).map((one) => caches.delete(one)));
  }
}

async function lasting(event, url, path) {
  const kept = await find(url.href);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) {
    const name = path.startsWith("search/") ? NAMES.index : path.startsWith("photos/") ? NAMES.visited : NAMES.assets;
    event.waitUntil(put(name, url.href, answer.clone()));
  }
  return answer;
}

async function page(event, path) {
  const fetching = fetch(event.request).then((answer) => {
    if (isVisit(path) && answer.ok && answer.type === "basic") event.waitUntil(visit(path, answer.clone()));
    return answer;
  });
  event.waitUntil(fetching.then(mend, () => {}));
  const kept = await newest(addressOf(path));
  try {
    const answer = await (kept ? Promise.race([fetching, late()]) : fetching);
    if (kept && answer.status >= 500) throw new Error(String(answer.status));
    return answer;
  } catch {
    if (kept) copies.set(event.resultingClientId, kept.headers.get(COPIED));
    if (kept) return kept;
    return (event.request.mode === "navigate" && (await noSignal(path))) || Response.error();
  }
}

function late() {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
}

async function noSignal(path) {
  return (await find(addressOf(`${languageOf(path)}no-signal/`))) || find(addressOf("no-signal/"));
}

// After somebody forgot everything on their device, what everybody needs comes back with their next visit.
async function mend() {
  if (mending || (await caches.has(NAMES.shell))) return;
  mending = true;
  await install().catch(() => {});
  mending = false;
}

async function keepVisit(path) {
  if (!isVisit(path) || !(await caches.has(NAMES.shell))) return;
  const answer = await fetch(addressOf(path), { cache: "force-cache" });
  if (answer.ok) await visit(path, answer);
}

async function visit(path, answer) {
  await put(NAMES.visited, addressOf(path), dated(answer));
  const cache = await caches.open(NAMES.visited);
  if (languageOf(path)) await keepNoSignal(languageOf(path));
  const pages = (await cache.keys()).filter((one) => VISITED.test(plain(pathOf(new URL(one.url)))));
  for (const old of pages.slice(0, -MOST_VISITED)) await cache.delete(old);
}

// Who reads in another language is told in it that there is no signal.
async function keepNoSignal(language) {
  const address = addressOf(`${language}no-signal/`);
  if (await find(address)) return;
  const answer = await fetch(address).catch(() => null);
  if (answer !== null && answer.ok) await put(NAMES.visited, address, dated(answer));
}

// Kept last, it is the last to go. A device that has no room keeps nothing: the page is shown all the same.
async function put(name, address, answer) {
  try {
    const cache = await caches.open(name);
    await cache.delete(address);
    await cache.put(address, answer);
  } catch {
    /* no room */
  }
}

function dated(answer) {
  const headers = new Headers(answer.headers);
  headers.set(COPIED, new Date().toISOString());
  return new Response(answer.body, { status: answer.status, headers });
}

async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith("choose-"));
}

async function find(address) {
  for (const name of await ours()) {
    const found = await caches.match(address, { cacheName: name, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

// The last copy of a page, wherever it is kept.
async function newest(address) {
  const names = await ours();
  const found = await Promise.all(names.map((cacheName) => caches.match(address, { cacheName, ignoreVary: true })));
  const date = (one) => one.headers.get(COPIED) || "";
  return found.filter(Boolean).sort((one, other) => (date(one) < date(other) ? 1 : -1))[0];
}

async function takeOverIfAlone(port) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length <= 1) await self.skipWaiting();
  port.postMessage(pages.length <= 1);
}
