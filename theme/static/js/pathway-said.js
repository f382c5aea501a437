// What a person said in some steps, laid out to read, to change and to print.

import { textElement } from "./find-results.js";
import { t } from "./words.js";

const template = document.getElementById("said-template");

// Give what was said in a step: [title, text] pairs, with a title for boxes only.
export function saidIn(section) {
  const written = [...section.querySelectorAll("textarea")].map((box) => [box.dataset.box, box.value.trim()]);
  const ticked = [...section.querySelectorAll("input:checked")].map((input) => input.labels[0].textContent);
  const legend = section.querySelector("legend");
  return [...written, [legend && ticked.length > 0 ? legend.textContent : "", ticked.join("; ")]].filter(([, text]) => text !== "");
}

// Fill an element with what was said in each of some steps.
export function layOut(element, sections) {
  element.replaceChildren(...sections.map(oneStep));
}

function oneStep(section) {
  const row = template.content.firstElementChild.cloneNode(true);
  const part = (name) => row.querySelector(`[data-${name}]`);
  part("title").textContent = section.dataset.short;
  const said = saidIn(section);
  const parts = said.map(([title, text]) => {
    const one = document.createElement("div");
    if (title) one.append(textElement("h4", title));
    one.append(textElement("p", text));
    return one;
  });
  part("answers").replaceChildren(...(parts.length > 0 ? parts : [textElement("p", t("Nothing yet"))]));
  part("answers").classList.toggle("said__answers--none", parts.length === 0);
  part("change").href = `#${section.id}`;
  part("what").textContent = ` ${t("what I said: {step}", { step: section.dataset.short })}`;
  return row;
}
