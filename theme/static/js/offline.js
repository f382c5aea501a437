// Start the service worker, say when a page is a copy, and offer a newer version, calmly.

import { dayText, t } from "./words.js";

const FRESH = 10_000; // ms: what is found so soon after a page came from the site is no newer than the page
const HOURS = 3_600_000;
const NEAR = ["localhost", "127.0.0.1", "[::1]"];

export async function startOffline() {
  const workers = navigator.serviceWorker;
  if (!workers || !(location.protocol === "https:" || NEAR.includes(location.hostname))) return;
  const { base } = document.documentElement.dataset;
  const copied = workers.controller ? await ask(workers.controller, "copy") : null;
  if (copied) sayCopy(copied);
  const registration = await workers.register(`${base}/sw.js`, { scope: `${base}/`, updateViaCache: "none" }).catch(() => null);
  if (!registration) return;
  if (!workers.controller) workers.ready.then(({ active }) => keepThisPage(active, base));
  if (registration.waiting && workers.controller) offer(registration.waiting, copied === null);
  registration.addEventListener("updatefound", () => watch(registration.installing, copied));
  if (registration.installing) watch(registration.installing, copied);
  lookAgain(registration);
}

// The first page somebody sees came before the worker.
function keepThisPage(worker, base) {
  worker.postMessage({ ask: "keep", path: location.pathname.slice(base.length + 1) });
}

function watch(worker, copied) {
  const isFresh = copied === null && performance.now() < FRESH;
  worker.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker, isFresh);
  });
}

// A page that just came from the site is new already: the worker may follow when no other page is open.
async function offer(worker, isFresh) {
  if (isFresh) {
    await ask(worker, "take over if alone");
    return;
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "site-notice__button";
  button.textContent = t("Show it");
  button.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage({ ask: "take over" });
  });
  say(`${t("A newer version of this site is ready.")} `, button);
}

// A page that stays open for hours asks, when it is looked at again, whether there is a newer version.
function lookAgain(registration) {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < HOURS) return;
    last = Date.now();
    registration.update().catch(() => {});
  });
}

function ask(worker, question) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ ask: question }, [port2]);
  });
}

function sayCopy(date) {
  const day = dayText(new Date(date));
  say(t("This is the copy of {day}. You have no signal, or it is weak; prices and places may have changed.", { day }));
}

// The empty region comes first, so that a screen reader hears what is put into it.
function say(...parts) {
  const notice = document.createElement("div");
  notice.className = "site-notice";
  notice.setAttribute("role", "status");
  document.querySelector("main").before(notice);
  setTimeout(() => notice.append(...parts), 100);
}
