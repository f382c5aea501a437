// The pins: each a button for one service, or for several that stand too close together to tell apart.

import { textElement } from "./find-results.js";
import { grouped } from "./map-choose.js";
import { n } from "./words.js";

const APART = 48; // pixels: a finger's width
const MOST_IN_POPUP = 12;

// `onFocus(services)` follows the focus, with [] when it leaves.
export function makePins(L, map, folder, onFocus) {
  const layer = L.layerGroup().addTo(map);
  let services = [];
  let drawn = new Map(); // what a pin stands for → { button, group, marker }
  let marked = null;
  let opener = null; // the pin whose popup is open
  map.on("zoomend moveend", draw);
  map.on("popupclose", () => {
    const isLost = document.activeElement === document.body; // the focus was in the popup, which is gone
    if (isLost && drawn.has(opener)) drawn.get(opener).button.focus({ preventScroll: true });
    opener = null;
  });

  map.getContainer().addEventListener("keydown", (event) => event.key === "Escape" && map.closePopup());

  function draw() {
    const view = map.getBounds().pad(0.2);
    const zoom = map.getZoom();
    const pixel = (at) => map.project(at, zoom);
    const seen = services.filter((one) => view.contains(one.point.at));
    const next = new Map();
    for (const group of grouped(seen, pixel, APART)) {
      const key = group.services.map((one) => one.index).join(" ");
      next.set(key, drawn.get(key) || pinOf(group, key));
      drawn.delete(key);
    }
    for (const { marker } of drawn.values()) layer.removeLayer(marker);
    drawn = next;
    mark(marked);
  }

  function pinOf(group, key) {
    const button = textElement("button", "");
    button.type = "button";
    const one = group.services.length === 1;
    button.className = one ? "map-pin" : "map-pin map-pin--several";
    button.setAttribute("aria-label", one ? group.services[0].name : n("{count} service here", "{count} services here", group.services.length));
    button.append(textElement("span", one ? "" : String(group.services.length)));
    const icon = L.divIcon({ html: button, className: "map-pin-at", iconSize: [44, 44] });
    const marker = L.marker(group.at, { icon, keyboard: false, interactive: false }).addTo(layer);
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("keydown", (event) => event.key === "Enter" && event.stopPropagation());
    button.addEventListener("click", () => choose(group, key));
    button.addEventListener("focus", () => onFocus(group.services));
    button.addEventListener("blur", () => onFocus([]));
    return { button, group, marker };
  }

  // Look closer at services that stand apart; else say which they are.
  function choose(group, key) {
    const bounds = L.latLngBounds(group.services.map((one) => one.point.at));
    if (group.isOnePlace || group.services.length <= MOST_IN_POPUP || map.getZoom() >= map.getMaxZoom()) {
      open(group, key);
      return;
    }
    map.fitBounds(bounds, { padding: [30, 30], animate: false });
    focusOn(group.services[0]);
  }

  function open(group, key) {
    map.closePopup();
    opener = key;
    const list = document.createElement("ul");
    list.className = "map-popup";
    for (const service of group.services) {
      const item = document.createElement("li");
      const link = textElement("a", service.name);
      link.href = `${folder}${service.slug}/`;
      const about = textElement("span", service.where);
      item.append(link, about);
      list.append(item);
    }
    const maxWidth = Math.min(260, map.getSize().x - 90);
    L.popup({ maxWidth, maxHeight: 240, offset: [0, -8] }).setLatLng(group.at).setContent(list).openOn(map);
    list.querySelector("a").focus({ preventScroll: true });
  }

  function pinWith(service) {
    return [...drawn].find(([, { group }]) => group.services.includes(service));
  }

  function focusOn(service) {
    const found = pinWith(service);
    if (found) found[1].button.focus();
  }

  function mark(service) {
    marked = service;
    for (const { button, group } of drawn.values()) {
      button.classList.toggle("is-marked", service !== null && group.services.includes(service));
    }
  }

  return {
    show(chosen) {
      services = chosen.filter((one) => one.point !== null);
      map.closePopup();
      draw();
    },
    mark,
    // Bring a service's pin into view and say what it is.
    open(service) {
      if (!map.getBounds().contains(service.point.at)) map.setView(service.point.at, map.getZoom(), { animate: false });
      const [key, { group }] = pinWith(service);
      open(group, key);
    },
  };
}
