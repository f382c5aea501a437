// How the place was read, with a way to choose another: a place among the words, a name that several places have, “near me”.

import { placeSentences } from "./find-sentences.js";
import { textElement } from "./find-results.js";
import { writeFragment } from "./find-state.js";
import { t } from "./words.js";

// `onGo(state)` makes another search; `onAsk()` leads to the place box.
export function makePlace({ body, onGo, onAsk }) {
  const box = body.querySelector("[data-place]");
  const said = body.querySelector("[data-place-said]");
  const list = body.querySelector("[data-place-links]");

  // A link, so that it can be copied and opened beside; a plain press stays on the page.
  function link(text, state) {
    const item = document.createElement("li");
    const element = textElement("a", text);
    element.href = writeFragment(state) || "#q=";
    element.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onGo(state);
    });
    item.append(element);
    return item;
  }

  function ask() {
    const item = document.createElement("li");
    const button = textElement("button", t("Say where"));
    button.type = "button";
    button.className = "find-link";
    button.addEventListener("click", onAsk);
    item.append(button);
    return item;
  }

  function links(state, { spotted, nearMe, options, placeError }) {
    const at = (value, q = state.q) => ({ ...state, q, near: value, words: false, shown: 20 });
    const choices = [...options.map((one) => [one, state.q]), ...(spotted ? spotted.options.map((one) => [one, spotted.rest]) : [])];
    const items = choices.map(([{ label, value }, q]) => link(label, at(value, q)));
    if (spotted && spotted.options.length === 0) {
      const other = { ...state, words: !state.words, shown: 20 };
      items.push(link(state.words ? t("Look near {place} instead", { place: spotted.name }) : t("Search for the words instead"), other));
    }
    if (placeError && placeError.kind === "district") {
      const filters = { ...state.filters, district: [placeError.district] };
      items.push(link(t("See services in {place}", { place: placeError.label }), { ...state, near: "", within: 0, shown: 20, filters }));
    }
    if (nearMe) items.push(ask());
    return items;
  }

  return {
    // Show it, and give what was said.
    show(state, answer) {
      const sentences = placeSentences(state, answer);
      box.hidden = sentences.length === 0;
      said.textContent = sentences.join(" ");
      list.replaceChildren(...(box.hidden ? [] : links(state, answer)));
      list.hidden = list.childElementCount === 0;
      return sentences;
    },
  };
}
