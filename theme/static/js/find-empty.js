// What to do when nothing is left: never an empty page without a next step.

import { services } from "./find-sentences.js";
import { textElement } from "./find-results.js";
import { t } from "./words.js";

// `titleOf(group, word)` names a filter; `onDrop(group, word)` takes it away; `onTick` adds one.
export function makeEmpty({ body, titleOf, onDrop, onTick }) {
  const box = body.querySelector("[data-empty]");
  const list = body.querySelector("[data-instead]");

  return {
    show(state, answer) {
      box.hidden = answer.total > 0;
      if (box.hidden) return;
      const filtered = answer.instead.length > 0;
      body.querySelector("[data-empty-title]").textContent = filtered
        ? t("Nothing matches all of that")
        : t("We could not find that");
      body.querySelector("[data-try]").hidden = filtered;
      const items = answer.instead.map(({ group, word, count }) =>
        choice(t("{title}: {services}", { title: without(group, titleOf(group, word), answer.place), services: services(count) }), () => onDrop(group, word)),
      );
      for (const { word, count } of otherDistricts(state, answer)) {
        items.push(choice(t("Also in {district}: {services}", { district: titleOf("district", word), services: services(count) }), () => onTick("district", word)));
      }
      list.replaceChildren(...items);
      list.hidden = items.length === 0;
    },
  };
}

function without(group, title, place) {
  return group === "near" ? t("Anywhere, not only near {place}", { place: place.label }) : t("Without “{title}”", { title });
}

// The districts that would add most, when some are ticked.
function otherDistricts(state, answer) {
  const ticked = state.filters.district || [];
  if (ticked.length === 0) return [];
  return Object.entries(answer.counts.district || {})
    .map(([word, count]) => ({ word, count }))
    .filter(({ word, count }) => count > 0 && !ticked.includes(word))
    .sort((one, other) => other.count - one.count)
    .slice(0, 3);
}

function choice(text, act) {
  const item = document.createElement("li");
  const button = textElement("button", text);
  button.type = "button";
  button.className = "find-link";
  button.addEventListener("click", act);
  item.append(button);
  return item;
}
