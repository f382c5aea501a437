// The list of services and guides that are kept on this device and can be opened without signal.

import { textElement } from "./find-results.js";

const MOST = 30;
const PAGE = /\/(services|guides)\/[^/]+\/$/;

async function start() {
  if (!("caches" in window)) return;
  const found = new Map(); // address → its name, the last one looked at first
  for (const name of (await caches.keys()).filter((one) => one.startsWith("choose-visited-"))) {
    const cache = await caches.open(name);
    for (const { url } of (await cache.keys()).reverse()) {
      if (!PAGE.test(url) || found.has(url) || found.size >= MOST) continue;
      const page = new DOMParser().parseFromString(await (await cache.match(url)).text(), "text/html");
      found.set(url, page.querySelector("h1").textContent);
    }
  }
  const items = [...found].map(([url, name]) => {
    const item = document.createElement("li");
    const link = textElement("a", name);
    link.href = url;
    item.append(link);
    return item;
  });
  document.querySelector("[data-kept-list]").replaceChildren(...items);
  document.querySelector("[data-kept]").hidden = items.length === 0;
}

start();
