// One service on the page “My list”.

import { button, element, unseen } from "./elements.js";
import { note } from "./my-services.js";
import { pageOf, readService } from "./service-facts.js";
import { dayWords, nameOfSlug } from "./shortlist.js";
import { t } from "./words.js";

const SHOWN = [t("Where"), t("Availability"), t("Phone"), t("Email")]; // beside the prices, what is needed to ring

export function makeItem(item, { isTicked, onTick, onRemove }) {
  const body = element("div", { className: "mine__body" }, element("p", { text: t("Reading its page…") }));
  const made = element("li", { className: "mine", tabindex: "-1" }, body); // focused when it is put back
  read();
  return made;

  async function read() {
    const { state, facts } = await readService(item.slug);
    if (!made.contains(body)) return; // taken off meanwhile
    if (state === "found") body.replaceChildren(...found(facts));
    else body.replaceChildren(...missing(state));
  }

  function found(facts) {
    const parts = [element("h3", { className: "mine__name" }, element("a", { href: pageOf(item.slug), text: facts.name }))];
    parts.push(element("p", { className: "mine__kind", text: facts.kind }));
    for (const notice of facts.notices) parts.push(element("p", { className: "mine__notice", text: notice }));
    parts.push(factsShown(facts), noteField(facts.name), actions(facts.name));
    return parts;
  }

  function missing(state) {
    const name = nameOfSlug(item.slug);
    const parts = [element("h3", { className: "mine__name", text: name })];
    if (state === "gone") {
      parts.push(element("p", { text: t("This service is no longer in the directory. It may have closed or changed its name.") }));
      return [...parts, ...(item.note === "" ? [] : [noteField(name)]), removeButton(name)];
    }
    parts.push(element("p", { text: t("We could not read its page. You may have no signal. It is still on your list.") }));
    const again = button(t("Try again"), "keep-link", () => {
      body.replaceChildren(element("p", { text: t("Reading its page…"), tabindex: "-1" }));
      body.firstChild.focus();
      read();
    });
    return [...parts, noteField(name), element("p", { className: "mine__actions" }, again, removeButton(name))];
  }

  function noteField(name) {
    const id = `note-${item.slug}`;
    const field = element("textarea", { className: "govuk-textarea mine__text", id, rows: "2", maxlength: "2000" });
    const refused = element("p", { className: "save__refused", text: t("This device would not keep your note.") });
    refused.hidden = true;
    field.value = item.note;
    field.addEventListener("input", () => {
      refused.hidden = note(item.slug, field.value);
    });
    const label = element("label", { className: "govuk-label", for: id, text: t("My note") });
    label.append(unseen(` ${t("on {name}", { name })}`));
    return element("div", { className: "mine__note" }, label, field, refused);
  }

  function actions(name) {
    const id = `compare-${item.slug}`;
    const box = element("input", { className: "govuk-checkboxes__input", type: "checkbox", id });
    box.checked = isTicked();
    box.addEventListener("change", () => {
      if (!onTick(box.checked)) box.checked = false;
    });
    const label = element("label", { className: "govuk-label govuk-checkboxes__label", for: id, text: t("Compare") });
    label.append(unseen(` ${name}`));
    const boxes = element("div", { className: "govuk-checkboxes govuk-checkboxes--small" }, element("div", { className: "govuk-checkboxes__item" }, box, label));
    const saved = item.day === "" ? "" : element("span", { className: "mine__day", text: t("Saved {day}", { day: dayWords(item.day) }) });
    return element("div", { className: "mine__actions" }, boxes, removeButton(name), saved);
  }

  function removeButton(name) {
    const made = button(t("Take off my list"), "keep-link", () => onRemove(name));
    made.append(unseen(` ${name}`));
    return made;
  }
}

function factsShown(facts) {
  const of = (title) => facts.facts.find((fact) => fact.title === title);
  const prices = facts.prices.map(({ title, text }) => (facts.prices.length > 1 ? `${title}: ${text}` : text));
  const rows = [[t("Price"), prices.slice(0, 3).join("; ") || (of(t("Prices")) ? of(t("Prices")).values.join("; ") : t("Not given"))]];
  for (const title of SHOWN) {
    const fact = of(title);
    if (fact && fact.values.length > 0) rows.push([title, fact.values.join(", ")]);
  }
  const checked = of(t("Last checked"));
  if (checked) rows.push([t("Last checked"), checked.values[0].replace(`${t("Last checked")} `, "")]);
  return element("dl", { className: "mine__facts" }, ...rows.map(([title, text]) => element("div", {}, element("dt", { text: title }), element("dd", { text }))));
}
