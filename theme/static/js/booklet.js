// A booklet of the list for paper: a cover, a page for each service with room for notes, and the questions to ask. It is
// on the page all the time, but only a printer shows it, so that printing by the browser's own menu gives it too.

import { element } from "./elements.js";
import { pageOf, readPage } from "./service-facts.js";
import { dayOf, dayWords, nameOfSlug } from "./shortlist.js";
import { t } from "./words.js";

const LINES = 26; // ruled, for notes: a whole page of them; those that do not fit are cut off
const CONTACT = [t("How to reach them"), t("Phone"), t("Email"), t("Website"), t("Ways to reach them")];
const LEFT_OUT = [...CONTACT, t("Prices"), t("Last checked")];

// `questions` is the address of the guide whose questions end the booklet.
export function makeBooklet(part, questions) {
  let asking = null;
  const guide = () => {
    asking = asking || readPage(questions).then((page) => page.querySelector(".prose")).catch(() => null);
    return asking;
  };

  return {
    // `services` are items of the list with what their page said: {slug, note, state, facts}. `isCurrent` tells whether
    // the list is still the same once the questions are there.
    async fill(services, isCurrent) {
      const prose = await guide();
      if (!isCurrent()) return;
      document.body.classList.toggle("has-booklet", services.length > 0);
      part.replaceChildren(...(services.length === 0 ? [] : [cover(part, services), ...services.map(servicePage), ...questionsPage(prose)]));
    },
  };
}

function cover(part, services) {
  const names = services.map(({ slug, facts }) => element("li", { text: facts === null ? nameOfSlug(slug) : facts.name }));
  return element(
    "section", { className: "booklet__page booklet__cover" },
    element("p", { className: "booklet__site", text: part.dataset.site }),
    element("h2", { className: "booklet__title", text: t("My list of care and support") }),
    element("p", { text: t("Printed on {day}", { day: dayWords(dayOf(new Date())) }) }),
    element("h3", { text: t("In this booklet") }),
    element("ol", { className: "booklet__contents" }, ...names),
    element("p", { text: t("Questions to ask are at the end.") }),
    element("p", { className: "booklet__help", text: part.dataset.help }),
  );
}

function servicePage({ slug, note, state, facts }, place) {
  const number = element("p", { className: "booklet__number", text: t("Service {number}", { number: place + 1 }) });
  const name = element("h2", { className: "booklet__name", text: facts === null ? nameOfSlug(slug) : facts.name });
  if (facts === null) {
    const why = state === "gone" ? t("It is no longer in the directory.") : t("We could not read its page when this was printed. Look it up, or ring the council.");
    return element("section", { className: "booklet__page" }, number, name, element("p", { text: why }), ...notes(note));
  }
  const top = [element("p", { className: "booklet__kind", text: facts.kind }), checkedLine(slug, facts)];
  if (facts.summary !== "") top.push(element("p", { className: "booklet__summary", text: facts.summary }));
  for (const notice of facts.notices) top.push(element("p", { className: "booklet__notice", text: notice }));
  return element(
    "section", { className: "booklet__page" }, number, name, ...top,
    element("div", { className: "booklet__two" }, block(t("Get in touch"), contactLines(facts)), block(t("Prices"), priceLines(facts))),
    factList(facts), ...notes(note),
  );
}

function block(title, lines) {
  return element("div", { className: "booklet__block" }, element("h3", { text: title }), ...lines.map((text) => element("p", { text })));
}

function contactLines(facts) {
  const lines = CONTACT.flatMap((title) => facts.facts.filter((fact) => fact.title === title).flatMap(({ values }) => values));
  return lines.length > 0 ? lines : [t("No phone, email or website is given. Ring the council.")];
}

function priceLines(facts) {
  const lines = facts.facts.filter(({ title }) => title === t("Prices")).flatMap(({ values }) => values);
  return lines.length > 0 ? lines : [t("Not given. Ask what it costs in all, and what is extra.")];
}

function factList(facts) {
  const shown = facts.facts.filter(({ title, values }) => values.length > 0 && !LEFT_OUT.includes(title));
  return element("dl", { className: "booklet__facts" }, ...shown.map(({ title, values }) =>
    element("div", {}, element("dt", { text: title }), element("dd", { text: values.join(title === t("Checks seen") ? ".\n" : ", ") }))));
}

// The note somebody wrote is never cut off; ruled lines fill what is left of the page.
function notes(note) {
  const mine = note === "" ? [] : [element("div", { className: "booklet__mine" }, element("h3", { text: t("My note") }), element("p", { className: "booklet__note", text: note }))];
  const lines = Array.from({ length: LINES }, () => element("div", { className: "booklet__line" }));
  return [...mine, element("div", { className: "booklet__notes" }, element("div", { className: "booklet__ruled" }, element("h3", { text: t("Notes") }), ...lines))];
}

function checkedLine(slug, facts) {
  const checked = facts.facts.find(({ title }) => title === t("Last checked"));
  const address = new URL(pageOf(slug), location.href).href;
  return element("p", { className: "booklet__checked" }, element("strong", { text: checked ? checked.values[0] : t("Not checked yet.") }), ` ${address}`);
}

// The guide's own words, from its own page.
function questionsPage(prose) {
  if (prose === null) return [];
  const copied = document.importNode(prose, true);
  for (const one of copied.querySelectorAll("[id]")) one.removeAttribute("id");
  return [element("section", { className: "booklet__page booklet__questions" }, element("h2", { className: "booklet__name", text: t("Questions to ask") }), copied)];
}
