// Draw the table of a comparison. On a phone each fact is a block with each service's answer under its name; the roles
// keep it a table for a screen reader there too.

import { element } from "./elements.js";
import { t } from "./words.js";

// `services` are {name, page}; `groups` as `groupsOf` gives them.
export function tableOf(services, groups) {
  const heads = services.map(({ name, page }) => element("th", { scope: "col", role: "columnheader" }, element("a", { href: page, text: name })));
  const corner = element("th", { scope: "col", role: "columnheader", text: t("Fact") });
  const head = element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, corner, ...heads));
  const caption = element("caption", { className: "govuk-visually-hidden", text: t("{names}, side by side", { names: services.map(({ name }) => name).join(", ") }) });
  const bodies = groups.map((group) => bodyOf(services, group));
  return element("table", { className: `compare compare--${services.length}`, role: "table" }, caption, head, ...bodies);
}

function bodyOf(services, { title, rows }) {
  const name = element("th", { scope: "rowgroup", role: "rowheader", colspan: String(services.length + 1), text: title });
  const lines = rows.map((row) => rowElement(services, row));
  return element("tbody", { role: "rowgroup" }, element("tr", { role: "row", className: "compare__group" }, name), ...lines);
}

function rowElement(services, { title, cells, differs, counts }) {
  const mark = counts ? [" ", element("span", { className: "compare__mark", text: differs ? t("Different") : t("The same") })] : [];
  const head = element("th", { scope: "row", role: "rowheader" }, title, ...mark);
  const answers = cells.map((values, place) => {
    const whose = element("span", { className: "compare__whose", text: services[place].name });
    return element("td", { role: "cell" }, whose, ...answer(values));
  });
  return element("tr", { role: "row", className: differs ? "compare__differs" : "" }, head, ...answers);
}

function answer(values) {
  if (values.length === 0) return [element("span", { className: "unknown", text: t("Not given") })];
  if (values.length === 1) return [element("span", { text: values[0] })];
  return [element("ul", { className: "compare__list" }, ...values.map((text) => element("li", { text })))];
}
