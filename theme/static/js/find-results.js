// The list of results: cards cloned from the page's own template and filled with text, never with markup.

import { borderSentence, borderTitle, closeTitle, moreTitle, nearSentence } from "./find-sentences.js";
import { addToCard } from "./save-buttons.js";
import { t } from "./words.js";

export function makeResults({ body, services, page, onMore }) {
  const find = (name) => body.querySelector(`[data-${name}]`);
  const [main, close, border, more] = [find("results"), find("close-results"), find("border-results"), find("more")];
  const listOf = (one) => (one.border !== undefined ? border : one.close ? close : main);
  const button = find("more-button");
  const template = document.getElementById("card-template").content.firstElementChild;
  let drawn = new Map(); // what a card shows → its element: as one types, most stay
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

  // The element of a card, the one that is there already where it shows the same.
  function elementOf(one, place, kept) {
    const shows = JSON.stringify([one.card.slug, one.near && nearSentence(one.near, place), one.near && one.near.by, one.border]);
    const element = drawn.get(shows) || cardElement(one, place);
    kept.set(shows, element);
    return element;
  }

  return {
    // Draw the cards. When these are only the first, what stood below them stays until the others come.
    show(answer, isPart) {
      main.setAttribute("aria-busy", String(isPart));
      const kept = new Map(isPart ? drawn : []);
      const cards = answer.shown.map((one) => ({ element: elementOf(one, answer.place, kept), list: listOf(one) }));
      const of = (list) => cards.filter((one) => one.list === list).map((one) => one.element);
      drawn = kept;
      if (isPart) {
        const first = of(main);
        fill(main, [...first, ...[...main.children].slice(first.length).filter((one) => !first.includes(one))]);
        return;
      }
      for (const list of [main, close, border]) fill(list, of(list));
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

// Put cards in a list, unless they are there: what is moved loses the focus.
function fill(list, elements) {
  const isThere = list.childElementCount === elements.length && elements.every((one, place) => list.children[place] === one);
  if (!isThere) list.replaceChildren(...elements);
}

// Where a service is or comes: first how near that is, then what its card says, unless that says the same.
function whereParts(fact, { near, border }, place) {
  const marks = near ? [nearSentence(near, place)] : [];
  if (border !== undefined && !(near && near.over !== null && near.over !== undefined)) marks.push(borderSentence(border));
  const isSaid = near && near.by && fact === t("Comes to you in {places}", { places: near.by });
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
