// The list of results: cards cloned from the page's own template and filled with text, never with markup.

import { closeTitle, moreTitle, nearSentence } from "./find-sentences.js";
import { addToCard } from "./save-buttons.js";

export function makeResults({ body, services, page, onMore }) {
  const find = (name) => body.querySelector(`[data-${name}]`);
  const [main, close, more] = [find("results"), find("close-results"), find("more")];
  const button = find("more-button");
  const template = document.getElementById("card-template").content.firstElementChild;
  button.addEventListener("click", onMore);

  function cardElement({ card, near }, place) {
    const element = template.cloneNode(true);
    for (const slot of element.querySelectorAll("[data-fact]")) {
      const fact = card[slot.dataset.fact];
      if (slot.dataset.fact === "notes") slot.replaceChildren(...fact.map((note) => textElement("li", note)));
      else slot.textContent = fact;
      if (fact.length === 0) slot.hidden = true;
      else slot.hidden = false;
      if (slot.dataset.fact === "name") slot.href = `${services}${card.slug}/`;
      if (slot.dataset.fact === "where" && near) slot.prepend(nearElement(near, place), " ");
    }
    addToCard(element.querySelector(".card"));
    return element;
  }

  return {
    // Draw the cards. Those already drawn for the same search stay, so that focus is not lost when more are shown.
    show(answer) {
      const cards = answer.shown.map((one) => ({ element: cardElement(one, answer.place), close: one.close }));
      main.replaceChildren(...cards.filter((one) => !one.close).map((one) => one.element));
      close.replaceChildren(...cards.filter((one) => one.close).map((one) => one.element));
      close.start = answer.total + 1;
      find("close").hidden = close.childElementCount === 0;
      find("close-title").textContent = closeTitle(answer);
      const title = moreTitle(answer, page);
      more.hidden = title === "";
      button.textContent = title;
    },
    links: () => [...body.querySelectorAll("[data-fact=name]")],
  };
}

function nearElement(near, place) {
  const element = textElement("strong", nearSentence(near, place));
  element.className = "card__near";
  return element;
}

export function textElement(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
