// The filters: groups of boxes to tick, each with how many services it would leave.

import { services } from "./find-sentences.js";
import { n, number, t } from "./words.js";

const OPEN_AT_FIRST = ["support", "pay"]; // where there is room
const DISTANCES = [5, 10, 20];
const WIDE = "(min-width: 60rem)";

// Draw the groups once. `onTick(group, word, ticked)`; group “within” has a number of miles as its word.
// `onOpen()` when a group can be seen whose counts are not known: only what can be seen is counted.
export function makeFilters({ panel, form, title, groups, onTick, onOpen }) {
  const boxes = new Map(); // “group word” → {input, count}
  const counts = new Map(); // group → where the number of ticked boxes stands
  const details = new Map(); // group → what opens and shuts it
  let known = null; // the counts of the last answer
  const wide = window.matchMedia(WIDE);
  const distance = distanceGroup();
  form.append(distance.element);
  for (const [key, groupTitle, words] of groups) {
    const { element, chosen, list } = groupElement(groupTitle, "govuk-checkboxes govuk-checkboxes--small");
    element.open = wide.matches && OPEN_AT_FIRST.includes(key);
    counts.set(key, chosen);
    details.set(key, element);
    for (const [word, wordTitle] of words) {
      const box = wordElement(key, word, wordTitle, "checkbox");
      boxes.set(`${key} ${word}`, box);
      list.append(box.element);
    }
    form.append(element);
  }
  form.addEventListener("change", ({ target }) => onTick(target.name, target.value, target.checked));
  form.addEventListener("submit", (event) => event.preventDefault());

  const open = () => (panel.open ? groups.map(([key]) => key).filter((key) => details.get(key).open) : []);
  const opened = () => {
    if (known !== null && open().some((key) => known[key] === undefined)) onOpen();
  };
  for (const element of [panel, ...details.values()]) element.addEventListener("toggle", opened);

  // On a wide screen the panel stands open beside the results; on a narrow one it opens at a touch.
  const fit = () => {
    panel.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
  panel.hidden = false;

  return {
    open, // the groups that can be seen
    show(state, answer) {
      known = answer.counts;
      let all = state.within > 0 ? 1 : 0;
      for (const [key, , words] of groups) {
        const ticked = (state.filters[key] || []).filter((word) => boxes.has(`${key} ${word}`));
        all += ticked.length;
        counts.get(key).textContent = ticked.length > 0 ? n("{count} chosen", "{count} chosen", ticked.length) : "";
        for (const [word] of words) {
          const { input, count, element } = boxes.get(`${key} ${word}`);
          input.checked = ticked.includes(word);
          if (known[key] === undefined) continue;
          showCount(count, known[key][word]);
          element.classList.toggle("filter-group__none", known[key][word] === 0);
        }
      }
      distance.show(state, answer.place);
      title.textContent = all > 0 ? n("Filter ({count} chosen)", "Filter ({count} chosen)", all) : t("Filter");
    },
  };
}

function distanceGroup() {
  const { element, chosen, list } = groupElement(t("Distance"), "govuk-radios govuk-radios--small");
  const radios = [0, ...DISTANCES].map((miles) => {
    const radio = wordElement("within", String(miles), miles === 0 ? t("Any distance") : n("Within {count} mile", "Within {count} miles", miles), "radio");
    list.append(radio.element);
    return radio.input;
  });
  element.open = true;
  return {
    element,
    show(state, place) {
      element.hidden = place === null;
      const known = DISTANCES.includes(state.within) ? state.within : 0;
      chosen.textContent = known > 0 ? n("{count} chosen", "{count} chosen", 1) : "";
      for (const radio of radios) radio.checked = Number(radio.value) === known;
    },
  };
}

function groupElement(title, kind) {
  const element = document.getElementById("filter-group-template").content.firstElementChild.cloneNode(true);
  element.querySelector("[data-title]").textContent = title;
  element.querySelector("[data-legend]").textContent = title;
  const list = document.createElement("div");
  list.className = kind;
  element.querySelector("fieldset").append(list);
  return { element, list, chosen: element.querySelector("[data-group-count]") };
}

function wordElement(group, word, title, type) {
  const element = document.getElementById("filter-word-template").content.firstElementChild.cloneNode(true);
  const input = element.querySelector("input");
  const label = element.querySelector("label");
  if (type === "radio") {
    element.className = "govuk-radios__item";
    input.className = "govuk-radios__input";
    label.className = "govuk-label govuk-radios__label";
    input.type = "radio";
  }
  input.id = label.htmlFor = `filter-${group}-${word}`;
  input.name = group;
  input.value = word;
  element.querySelector("[data-title]").textContent = title;
  return { element, input, count: element.querySelector("[data-word-count]") };
}

function showCount(element, count) {
  const text = number(count);
  if (element.textContent === text) return;
  element.textContent = text;
  element.setAttribute("aria-label", services(count));
}
