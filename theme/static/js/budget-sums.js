// Show the sums of a budget for some prices: what it buys, what the week costs, and the top-up.

import { element } from "./elements.js";
import { buysWords, planWords, weekWords } from "./money-words.js";
import { t } from "./words.js";

// A list of prices as `pricesIn` gives them, each with its sums.
export function sumsList(prices, budget, plan) {
  return element("ul", { className: "sums" }, ...prices.map((price) => element("li", { className: "sums__price" }, ...sumsOf(price, budget, plan))));
}

export function sumsOf(price, budget, plan) {
  const rows = [[t("Your budget buys"), buysWords(budget, price)]];
  const week = weekWords(budget, plan, price);
  if (week !== null) {
    rows.push([planWords(plan, price.unit), week.note === "" ? week.cost : `${week.cost}. ${week.note}`]);
  }
  const facts = rows.map(([title, text]) => element("div", {}, element("dt", { text: title }), element("dd", { text })));
  const title = element("p", { className: "sums__title" }, element("strong", { text: price.title }), ` ${price.text}`);
  const top = week === null ? [] : [element("p", { className: "sums__top", text: week.top })];
  return [title, element("dl", { className: "sums__facts" }, ...facts), ...top];
}

// The same sums as lines of text, for a cell of a table.
export function sumLines(prices, budget, plan) {
  return prices.map((price) => {
    const week = weekWords(budget, plan, price);
    const end = week === null ? "" : `. ${planWords(plan, price.unit)}: ${week.cost}. ${[week.note, week.top].filter(Boolean).join(" ")}`;
    return `${price.title}: ${buysWords(budget, price)}${end}`;
  });
}
