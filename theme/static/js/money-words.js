// Say sums of money in plain words. Every sentence about a budget is made here.

import { buys, costOf, topUp } from "./money.js";

const EACH = {
  hour: "an hour", "half-hour": "a half-hour", visit: "a visit", session: "a session",
  day: "a day", night: "a night", week: "a week", "one-off": "once",
};

// “£24.50”, “£1,846”.
export function pounds(pence) {
  const amount = (pence / 100).toLocaleString("en-GB", { minimumFractionDigits: pence % 100 === 0 ? 0 : 2, maximumFractionDigits: 2 });
  return `£${amount}`;
}

// “£24.50 an hour”, “£24 to £32 an hour”.
export function priceWords({ low, high, unit }) {
  if (low === 0 && high === 0) return "Free";
  return `${low === high ? pounds(low) : `${pounds(low)} to ${pounds(high)}`} ${EACH[unit]}`;
}

// “1 hour 30 minutes”.
export function lengthWords(minutes) {
  const parts = [[Math.floor(minutes / 60), "hour"], [minutes % 60, "minute"]].filter(([count]) => count > 0);
  return parts.map(([count, word]) => many(count, word)).join(" ") || "0 minutes";
}

// What a budget buys at a price {low, high, unit, minimum}.
export function buysWords(budget, price) {
  const [most, least] = [price.low, price.high].map((pence) => buys(budget, pence, price));
  const [one, other] = [most, least].map((bought) => amountWords(bought, price));
  if (price.low === price.high) return `${one}${callsWords(most, price)}${leftWords(most)}`;
  if (one === other) return `${one}${callsWords(most, price)}`;
  if (most.minutes > 0 && least.minutes > 0) return `From ${other} to ${one}${callsWords(most, price)}`;
  if (most.count > 0 && least.count > 0 && price.unit !== "week") return `From ${other} to ${one}`;
  return `${one} at the lowest price. ${other} at the highest`;
}

// What a week costs at a price, and who pays what is over: {cost, note, top}. Null when there is nothing to work out.
export function weekWords(budget, plan, price) {
  const [low, high] = [price.low, price.high].map((pence) => costOf(plan, pence, price));
  if (low === null) return null;
  const charged = high.charged || 0;
  const [least, most] = [low, high].map(({ cost }) => topUp(cost, budget));
  return {
    cost: `${span(low.cost, high.cost)} a week`,
    note: charged > 0 ? `You pay for ${lengthWords(charged)} each time.` : "",
    top: most.weekly === 0 ? withinWords(least, most) : topWords(least, most),
  };
}

// “7 visits of 30 minutes” of somebody's own week; empty when it holds nothing of the unit.
export function planWords(plan, unit) {
  if (unit === "hour" || unit === "half-hour") {
    return plan.visits > 0 && plan.minutes > 0 ? `${many(plan.visits, "visit")} of ${lengthWords(plan.minutes)}` : "";
  }
  if (unit === "week") return "1 week";
  const [count, word] = { visit: [plan.visits, "visit"], session: [plan.sessions, "session"], day: [plan.days, "day"], night: [plan.nights, "night"] }[unit] || [0, ""];
  return count > 0 ? many(count, word) : "";
}

export function many(count, word) {
  return `${count.toLocaleString("en-GB")} ${word}${count === 1 ? "" : "s"}`;
}

function amountWords(bought, price) {
  if (bought.free) return "Free: it takes nothing from your budget";
  if (price.unit === "one-off") {
    return bought.weeks === null ? "A one-off cost, apart from the week" : `A one-off cost, the same as ${many(bought.weeks, "week")} of your budget`;
  }
  if (price.unit === "week") return bought.count > 0 ? "The whole week" : "Not enough for a whole week";
  if (bought.minutes > 0) return `${lengthWords(bought.minutes)} a week`;
  if (bought.count > 0) return `${many(bought.count, price.unit)} a week`;
  return `Not enough for ${leastWords(price)}`;
}

function leastWords(price) {
  if (price.minimum > 0) return `one call of ${lengthWords(price.minimum)}`;
  return { hour: "15 minutes", "half-hour": "one half-hour" }[price.unit] || `one ${price.unit}`;
}

function callsWords(bought, price) {
  return bought.minutes > 0 && price.minimum > 0 ? `, in calls of at least ${lengthWords(price.minimum)}` : "";
}

function leftWords(bought) {
  return (bought.minutes > 0 || bought.count > 0) && bought.left > 0 ? `, with ${pounds(bought.left)} left` : "";
}

function withinWords(least, most) {
  if (least.left === most.left && least.left === 0) return "All of your budget, no top-up";
  return `No top-up: ${span(most.left, least.left)} a week left`;
}

function topWords(least, most) {
  if (least.weekly === most.weekly) return `Top-up: ${pounds(most.weekly)} a week, ${pounds(most.yearly)} a year`;
  if (least.weekly === 0) return `Top-up: nothing, or up to ${pounds(most.weekly)} a week, ${pounds(most.yearly)} a year`;
  return `Top-up: ${span(least.weekly, most.weekly)} a week, ${span(least.yearly, most.yearly)} a year`;
}

function span(low, high) {
  return low === high ? pounds(low) : `${pounds(low)} to ${pounds(high)}`;
}
