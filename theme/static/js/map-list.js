// The list beside the map: the districts with their counts, or the services of a choice. The same as the map, in words.

import { services as counted } from "./find-sentences.js";
import { textElement } from "./find-results.js";
import { n, t } from "./words.js";

const PAGE = 30;

// `onDistrict(slug)` chooses a district; `onMark(service or district)` and `onMark(null)` follow the focus;
// `onPin(service)` shows a service's pin.
export function makeMapList({ box, folder, hasMap, onDistrict, onMark, onPin }) {
  let rows = new Map(); // service → its row

  function showDistricts(districts, counts) {
    rows = new Map();
    const list = document.createElement("ul");
    list.className = "map-rows";
    for (const district of districts) {
      const item = document.createElement("li");
      const button = textElement("button", district.name);
      button.type = "button";
      button.className = "map-rows__district";
      const count = textElement("span", counted(counts.get(district.slug)));
      count.className = "map-rows__count";
      button.append(" ", count);
      button.addEventListener("click", () => onDistrict(district.slug));
      follow(item, district);
      item.append(button);
      list.append(item);
    }
    box.replaceChildren(list);
  }

  function showServices(services) {
    rows = new Map();
    const list = document.createElement("ol");
    list.className = "map-rows";
    const more = textElement("button", "");
    more.type = "button";
    more.className = "govuk-button govuk-button--secondary map-more";
    const add = () => {
      const first = list.childElementCount;
      for (const service of services.slice(first, first + PAGE)) list.append(rowOf(service));
      const left = services.length - list.childElementCount;
      more.textContent = n("Show {count} more", "Show {count} more", Math.min(PAGE, left));
      more.hidden = left === 0;
      return list.children[first];
    };
    more.addEventListener("click", () => add().querySelector("a").focus());
    add();
    box.replaceChildren(list, more);
  }

  function rowOf(service) {
    const item = document.createElement("li");
    const link = textElement("a", service.name);
    link.href = `${folder}${service.slug}/`;
    const about = textElement("span", `${service.what ? `${service.what}. ` : ""}${service.where}`);
    about.className = "map-rows__about";
    item.append(link, about);
    if (service.point !== null && hasMap) {
      const button = textElement("button", t("Show the pin"));
      button.type = "button";
      button.className = "map-rows__pin";
      const which = textElement("span", ` ${t("of {name}", { name: service.name })}`);
      which.className = "govuk-visually-hidden";
      button.append(which);
      button.addEventListener("click", () => onPin(service));
      item.append(button);
    }
    follow(item, service);
    rows.set(service, item);
    return item;
  }

  function follow(item, thing) {
    for (const begins of ["focusin", "mouseenter"]) item.addEventListener(begins, () => onMark(thing));
    for (const ends of ["focusout", "mouseleave"]) item.addEventListener(ends, () => onMark(null));
  }

  return {
    showDistricts,
    showServices,
    // Mark the rows of some services, those of the pin in focus.
    mark(services) {
      for (const [service, item] of rows) item.classList.toggle("is-marked", services.includes(service));
    },
  };
}
