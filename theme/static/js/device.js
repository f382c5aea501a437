// What this device keeps for this site, and how to forget it. Nothing here is ever sent.

export const PREFIX = `choose:${document.documentElement.dataset.base || "/"}:`; // several councils may share one host
const CACHES = "choose-";
const watchers = new Map();

export function kept(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null; // storage is switched off
  }
}

// Keep a text. False when the device will not: a private window, or no room.
export function keep(name, text) {
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    return false;
  }
  tell(name);
  return true;
}

export function forget(name) {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    return; // nothing was kept
  }
  tell(name);
}

// Forget all we keep: the list and its notes, what was looked at, the budget, answers to a pathway, and pages kept for
// when there is no signal.
export async function forgetEverything() {
  for (const kind of ["localStorage", "sessionStorage"]) {
    try {
      for (const key of Object.keys(window[kind]).filter((one) => one.startsWith(PREFIX))) window[kind].removeItem(key);
    } catch {
      // nothing was kept
    }
  }
  for (const name of watchers.keys()) tell(name);
  if ("caches" in window) {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(CACHES)).map((name) => caches.delete(name)));
  }
  if ("serviceWorker" in navigator) {
    const workers = await navigator.serviceWorker.getRegistrations();
    const ours = new URL(`${document.documentElement.dataset.base}/`, location.href).href;
    await Promise.all(workers.filter(({ scope }) => scope.startsWith(ours)).map((worker) => worker.unregister()));
  }
}

// Be told when what is kept under a name changes, here or in another window.
export function watch(name, told) {
  watchers.set(name, [...(watchers.get(name) || []), told]);
}

function tell(name) {
  for (const told of watchers.get(name) || []) told();
}

window.addEventListener("storage", ({ key }) => {
  for (const name of watchers.keys()) if (key === null || key === PREFIX + name) tell(name);
});

// Back may show a page as it was left: look again.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) for (const name of watchers.keys()) tell(name);
});
