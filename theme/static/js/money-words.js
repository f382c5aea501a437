// Say sums of money in plain words. Every sentence about a budget is made here.

import { buys, costOf, topUp } from "./money.js";
import { n, t } from "./words.js";

const EACH = {
  hour: t("an hour"), "half-hour": t("a half-hour"), visit: t("a visit"), session: t("a session"),
  day: t("a day"), night: t("a night"), week: t("a week"), "one-off": t("once"),
};
const LEAST = {
  hour: t("15 minutes"), "half-hour": t("one half-hour"), visit: t("one visit"), session: t("one session"),
  day: t("one day"), night: t("one night"), week: t("one week"),
};
const MANY = {
  visit: (count) => n("{count} visit", "{count} visits", count),
  session: (count) => n("{count} session", "{count} sessions", count),
  day: (count) => n("{count} day", "{count} days", count),
  night: (count) => n("{count} night", "{count} nights", count),
};

// “£24.50”, “£1,846”: as prices are written here, in every language.
export function pounds(pence) {
  const amount = (pence / 100).toLocaleString("en-GB", { minimumFractionDigits: pence % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 });
  return `£${amount}`;
}

// “£24.50 an hour”, “£24 to £32 an hour”.
export function priceWords({ low, high, unit }) {
  return low === 0 && high === 0 ? t("Free") : t("{price} {each}", { price: span(low, high), each: EACH[unit] });
}

// “1 hour 30 minutes”.
export function lengthWords(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [hours > 0 ? n("{count} hour", "{count} hours", hours) : "", rest > 0 || hours === 0 ? n("{count} minute", "{count} minutes", rest) : ""];
  return parts.filter(Boolean).join(" ");
}

// What a budget buys at a price {low, high, unit, minimum}.
export function buysWords(budget, price) {
  const [most, least] = [price.low, price.high].map((pence) => buys(budget, pence, price));
  const [one, other] = [most, least].map((bought) => amountWords(bought, price));
  if (price.low === price.high) return leftWords(callsWords(one, most, price), most);
  if (one === other) return callsWords(one, most, price);
  const range = t("From {low} to {high}", { low: other, high: one });
  if (most.minutes > 0 && least.minutes > 0) return callsWords(range, most, price);
  if (most.count > 0 && least.count > 0 && price.unit !== "week") return range;
  return t("{most} at the lowest price. {least} at the highest", { most: one, least: other });
}

// What a week costs at a price, and who pays what is over: {cost, note, top}. Null when there is nothing to work out.
export function weekWords(budget, plan, price) {
  const [low, high] = [price.low, price.high].map((pence) => costOf(plan, pence, price));
  if (low === null) return null;
  const charged = high.charged || 0;
  const [least, most] = [low, high].map(({ cost }) => topUp(cost, budget));
  return {
    cost: t("{money} a week", { money: span(low.cost, high.cost) }),
    note: charged > 0 ? t("You pay for {length} each time.", { length: lengthWords(charged) }) : "",
    top: most.weekly === 0 ? withinWords(least, most) : topWords(least, most),
  };
}

// “7 visits of 30 minutes” of somebody's own week; empty when it holds nothing of the unit.
export function planWords(plan, unit) {
  if (unit === "hour" || unit === "half-hour") {
    const { visits, minutes } = plan;
    return visits > 0 && minutes > 0 ? t("{visits} of {length}", { visits: MANY.visit(visits), length: lengthWords(minutes) }) : "";
  }
  if (unit === "week") return t("1 week");
  const count = { visit: plan.visits, session: plan.sessions, day: plan.days, night: plan.nights }[unit] || 0;
  return count > 0 ? MANY[unit](count) : "";
}

function amountWords(bought, price) {
  if (bought.free) return t("Free: it takes nothing from your budget");
  if (price.unit === "one-off") return onceWords(bought.weeks);
  if (price.unit === "week") return bought.count > 0 ? t("The whole week") : t("Not enough for a whole week");
  if (bought.minutes > 0) return t("{amount} a week", { amount: lengthWords(bought.minutes) });
  if (bought.count > 0) return t("{amount} a week", { amount: MANY[price.unit](bought.count) });
  return t("Not enough for {least}", { least: price.minimum > 0 ? t("one call of {length}", { length: lengthWords(price.minimum) }) : LEAST[price.unit] });
}

function onceWords(weeks) {
  if (weeks === null) return t("A one-off cost, apart from the week");
  return n("A one-off cost, the same as {count} week of your budget", "A one-off cost, the same as {count} weeks of your budget", weeks);
}

function callsWords(amount, bought, price) {
  if (!(bought.minutes > 0 && price.minimum > 0)) return amount;
  return t("{amount}, in calls of at least {length}", { amount, length: lengthWords(price.minimum) });
}

function leftWords(amount, bought) {
  if (!((bought.minutes > 0 || bought.count > 0) && bought.left > 0)) return amount;
  return t("{amount}, with {money} left", { amount, money: pounds(bought.left) });
}

function withinWords(least, most) {
  if (least.left === most.left && least.left === 0) return t("All of your budget, no top-up");
  return t("No top-up: {money} a week left", { money: span(most.left, least.left) });
}

function topWords(least, most) {
  if (least.weekly === 0 && most.weekly > 0) {
    return t("Top-up: nothing, or up to {week} a week, {year} a year", { week: pounds(most.weekly), year: pounds(most.yearly) });
  }
  return t("Top-up: {week} a week, {year} a year", { week: span(least.weekly, most.weekly), year: span(least.yearly, most.yearly) });
}

function span(low, high) {
  return low === high ? pounds(low) : t("{low} to {high}", { low: pounds(low), high: pounds(high) });
}
