// Save the whole directory in a cache of its own. What the last copy has and has not changed is not fetched again.

const PREFIX = "choose-saved-";
const DONE = "saved.json"; // in the cache when all of it is there
const COPIED = "X-Choose-Copied"; // as the service worker says it
const AT_ONCE = 6;

// What is on this device: nothing (null), or the newest copy with whether it is whole, its date and its version.
export async function lookUp(base) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const copies = await Promise.all(
    names.map(async (name) => {
      const cache = await caches.open(name);
      const done = await cache.match(`${base}/${DONE}`);
      return { version: name.slice(PREFIX.length), isWhole: Boolean(done), ...(done ? await done.json() : { date: "" }) };
    }),
  );
  return copies.sort((one, other) => Number(other.isWhole) - Number(one.isWhole) || (one.date < other.date ? 1 : -1))[0] || null;
}

export async function removeAll() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// Bytes that this device would still let us keep; null when it does not say.
export async function room() {
  if (!navigator.storage || !navigator.storage.estimate) return null;
  const { quota, usage } = await navigator.storage.estimate();
  return quota - usage;
}

// Save what the list names. `onProgress(done, all)` is called as it goes; `isStopped()` is asked before each file.
// Gives true when all is there, false when stopped. Throws what fetching or keeping throws; what is there stays.
export async function save({ base, list, version, onProgress, isStopped }) {
  const answer = await fetch(list);
  if (!answer.ok) throw new ChangedError();
  const { files } = await answer.clone().json();
  const cache = await caches.open(PREFIX + version);
  await cache.put(list, answer);
  const before = await unchanged(version, files);
  const waiting = [...files];
  let done = 0;
  const take = async () => {
    while (waiting.length > 0 && !isStopped()) {
      const [path] = waiting.shift();
      const address = `${base}/${path}`;
      if (!(await cache.match(address))) await cache.put(address, (await before(path, address)) || (await fetched(address)));
      done += 1;
      onProgress(done, files.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  if (isStopped()) return false;
  await expectVersion(base, version);
  const whole = JSON.stringify({ date: new Date().toISOString() });
  await cache.put(`${base}/${DONE}`, new Response(whole, { headers: { "Content-Type": "application/json" } }));
  await removeOthers(version);
  return true;
}

// The site was built anew while it was being saved.
export class ChangedError extends Error {}

async function expectVersion(base, version) {
  const answer = await fetch(`${base}/build.json`, { cache: "no-store" });
  if ((await answer.json()).version !== version) throw new ChangedError();
}

async function fetched(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.status === 404) throw new ChangedError();
  if (!answer.ok) throw new TypeError(`${address}: ${answer.status}`);
  const headers = new Headers(answer.headers);
  headers.set(COPIED, new Date().toISOString());
  return new Response(await answer.blob(), { headers });
}

// Give what looks a file up in older copies, where they have the same. Its date is today's: today it was found unchanged.
async function unchanged(version, files) {
  const digests = new Map(files.map(([path, , digest]) => [path, digest]));
  const olds = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith(PREFIX) && one !== PREFIX + version)) {
    const cache = await caches.open(name);
    const list = (await cache.keys()).find(({ url }) => url.includes("/assets/saved-list-"));
    if (!list) continue;
    const rows = (await (await cache.match(list)).json()).files;
    olds.push({ cache, same: new Set(rows.filter(([path, , digest]) => digests.get(path) === digest).map(([path]) => path)) });
  }
  return async (path, address) => {
    for (const { cache, same } of olds) {
      const old = same.has(path) ? await cache.match(address) : undefined;
      if (!old) continue;
      const headers = new Headers(old.headers);
      headers.set(COPIED, new Date().toISOString());
      return new Response(await old.blob(), { headers });
    }
    return undefined;
  };
}

async function removeOthers(version) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + version);
  await Promise.all(names.map((name) => caches.delete(name)));
}
