// The filters that are on, each a button that takes it off.

import { textElement } from "./find-results.js";
import { hasFilters } from "./find-state.js";
import { t } from "./words.js";

export function makeChosen({ body, groups, titleOf, onDrop, onClear }) {
  const box = body.querySelector("[data-chosen]");
  const chips = body.querySelector("[data-chips]");
  const count = body.querySelector("[data-count]");
  body.querySelector("[data-clear]").addEventListener("click", async () => {
    await onClear();
    count.focus();
  });

  function chip(group, word) {
    const item = document.createElement("li");
    const button = textElement("button", titleOf(group, word));
    button.type = "button";
    button.className = "chip find-chosen__chip";
    const hint = textElement("span", t("Remove filter: "));
    hint.className = "govuk-visually-hidden";
    button.prepend(hint);
    button.addEventListener("click", async () => {
      const place = [...chips.children].indexOf(item);
      await onDrop(group, word);
      const left = chips.querySelectorAll("button");
      (left[Math.min(place, left.length - 1)] || count).focus(); // never lose the keyboard's place
    });
    item.append(button);
    return item;
  }

  return {
    show(state) {
      const items = groups.flatMap(([key]) => (state.filters[key] || []).map((word) => chip(key, word)));
      if (state.within > 0) items.unshift(chip("within", String(state.within)));
      chips.replaceChildren(...items);
      box.hidden = !hasFilters(state) || items.length === 0;
    },
  };
}
