// The list of results: cards cloned from the page's own template and filled with text, never with markup.

import { borderSentence, borderTitle, closeTitle, moreTitle, nearSentence } from "./find-sentences.js";
import { addToCard } from "./save-buttons.js";

export function makeResults({ body, services, page, onMore }) {
  const find = (name) => body.querySelector(`[data-${name}]`);
  const [main, close, border, more] = [find("results"), find("close-results"), find("border-results"), find("more")];
  const listOf = (one) => (one.border !== undefined ? border : one.close ? close : main);
  const button = find("more-button");
  const template = document.getElementById("card-template").content.firstElementChild;
  button.addEventListener("click", onMore);

  function cardElement({ card, near, border }, place) {
    const element = template.cloneNode(true);
    for (const slot of element.querySelectorAll("[data-fact]")) {
      const fact = card[slot.dataset.fact];
      if (slot.dataset.fact === "notes") slot.replaceChildren(...fact.map((note) => textElement("li", note)));
      else slot.textContent = fact;
      if (fact.length === 0) slot.hidden = true;
      else slot.hidden = false;
      if (slot.dataset.fact === "name") slot.href = `${services}${card.slug}/`;
      if (slot.dataset.fact === "where") slot.replaceChildren(...whereParts(fact, { near, border }, place));
    }
    addToCard(element.querySelector(".card"));
    return element;
  }

  return {
    // Draw the cards. Those already drawn for the same search stay, so that focus is not lost when more are shown.
    show(answer) {
      const cards = answer.shown.map((one) => ({ element: cardElement(one, answer.place), list: listOf(one) }));
      const show = (list) => list.replaceChildren(...cards.filter((one) => one.list === list).map((one) => one.element));
      [main, close, border].forEach(show);
      close.start = answer.total + answer.over + 1;
      find("close").hidden = close.childElementCount === 0;
      find("close-title").textContent = closeTitle(answer);
      border.start = answer.total + 1;
      find("border").hidden = border.childElementCount === 0;
      find("border-title").textContent = borderTitle(answer);
      const title = moreTitle(answer, page);
      more.hidden = title === "";
      button.textContent = title;
    },
    links: () => [...body.querySelectorAll("[data-fact=name]")],
  };
}

// Where a service is or comes: first how near that is, then what its card says, unless that says the same.
function whereParts(fact, { near, border }, place) {
  const marks = near ? [nearSentence(near, place)] : [];
  if (border !== undefined && !(near && near.over !== null && near.over !== undefined)) marks.push(borderSentence(border));
  const isSaid = near && near.by && fact === `Comes to you in ${near.by}`;
  if (marks.length === 0) return [fact];
  const mark = textElement("strong", marks.join(". "));
  mark.className = "card__near";
  return fact === "" || isSaid ? [mark] : [mark, ` · ${fact}`];
}

export function textElement(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
