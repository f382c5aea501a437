// The page “What would my budget buy?”: the sums for prices here, for the services on the list, and for a price of your own.

import { startForm } from "./budget-form.js";
import { sumsList } from "./budget-sums.js";
import { element } from "./elements.js";
import { readCount, readPence, UNITS } from "./money.js";
import { buysWords, pounds, priceWords } from "./money-words.js";
import { myServices, onListChange } from "./my-services.js";
import { pageOf, readService } from "./service-facts.js";
import { t } from "./words.js";

const part = (name) => document.querySelector(`[data-${name}]`);
const answer = part("budget-answer");
const own = part("own-price");
let asked = { budget: null, plan: null };

function draw() {
  const { budget } = asked;
  answer.hidden = budget === null;
  for (const cell of document.querySelectorAll("[data-buys]")) {
    cell.hidden = budget === null;
    if (budget !== null && cell.dataset.buys !== "") cell.textContent = buysWords(budget, rangePrice(cell));
  }
  if (budget === null) return;
  part("budget-total").textContent = t("Your budget is {week} a week. In 52 weeks that is {year}.", { week: pounds(budget), year: pounds(budget * 52) });
  drawOwn();
}

// What the price in the middle of those here would be.
function rangePrice(cell) {
  const pence = readPence(cell.dataset.middle);
  return { low: pence, high: pence, unit: cell.dataset.buys, minimum: 0 };
}

function drawOwn() {
  const [low, minimum] = [readPence(own.elements.amount.value), readCount(own.elements.minimum.value || "0", 1440)];
  const unit = UNITS.includes(own.elements.unit.value) ? own.elements.unit.value : "hour";
  own.querySelector("[data-own-minimum]").hidden = !unit.includes("hour");
  const wrong = own.elements.amount.value.trim() !== "" && (low === null || minimum === null);
  own.querySelector("[data-own-wrong]").hidden = !wrong;
  const place = part("own-answer");
  if (low === null || minimum === null) return place.replaceChildren();
  const price = { title: t("Your price:"), low, high: low, unit, minimum: unit.includes("hour") ? minimum : 0 };
  return place.replaceChildren(sumsList([{ ...price, text: priceWords(price) }], asked.budget, asked.plan));
}

async function drawMine() {
  const services = await Promise.all(myServices().map(({ slug }) => readService(slug)));
  const found = services.filter(({ state }) => state === "found");
  const place = part("mine");
  part("mine-none").hidden = found.length > 0;
  if (asked.budget === null) return;
  place.replaceChildren(...found.map(({ slug, facts }) => {
    const sums = facts.prices.length > 0 ? sumsList(facts.prices, asked.budget, asked.plan) : element("p", { text: t("No price given: ask.") });
    return element("li", {}, element("h3", { className: "small-title" }, element("a", { href: pageOf(slug), text: facts.name })), sums);
  }));
}

part("budget-without").hidden = true;
own.hidden = false;
own.addEventListener("input", drawOwn);
own.addEventListener("submit", (event) => event.preventDefault());
onListChange(drawMine);
startForm(part("budget-form"), {
  onChange: (now) => {
    asked = now;
    draw();
    drawMine();
  },
  onAsk: () => part("budget-total").focus(),
});
