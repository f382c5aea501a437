// What a weekly budget buys, and what a week of support costs. Money is whole pence and time whole minutes, so that no
// sum is out by a penny. How each unit is worked out is said in the guide “How far your budget goes”.

export const WEEKS_A_YEAR = 52; // what four-weekly payments add up to: thirteen times four weeks
export const UNITS = ["hour", "half-hour", "visit", "session", "day", "night", "week", "one-off"];

const STEP = { hour: 15, "half-hour": 30 }; // the minutes in which time is booked
const MOST = 10_000_000; // pence: more than any week costs
const MOST_A_WEEK = 200; // visits, sessions, days or nights

// Read pounds as somebody writes them: “245”, “£1,245.50”. Null for what is no amount of money.
export function readPence(text) {
  const found = /^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(String(text).trim());
  if (found === null) return null;
  const pence = Number(found[1].replace(/,/g, "")) * 100 + Number((found[2] || "").padEnd(2, "0"));
  return pence <= MOST ? pence : null;
}

// Read hours as somebody writes them: “10”, “10.5”, “10:30”. Gives minutes, or null.
export function readMinutes(text) {
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(String(text).trim());
  if (clock !== null) return within(Number(clock[1]) * 60 + Number(clock[2]), 168 * 60);
  const hours = /^\d{1,3}(?:\.\d{1,2})?$/.exec(String(text).trim());
  return hours === null ? null : within(Math.round(Number(hours[0]) * 60), 168 * 60);
}

// Read how many times a week, or how many minutes: a whole number, or null.
export function readCount(text, most = MOST_A_WEEK) {
  return /^\d{1,4}$/.test(String(text).trim()) ? within(Number(text), most) : null;
}

// So many hours at the council's rate, in pence.
export function budgetOfHours(minutes, rate) {
  return divided(minutes * rate, 60);
}

// What a budget buys in a week at one amount. `price` is {unit, minimum} with the shortest call in minutes, or 0.
// Gives {minutes | count, left} for a week; {weeks} of the budget for a one-off cost; {free} for what costs nothing.
export function buys(budget, pence, price) {
  if (pence === 0) return { free: true, left: budget };
  if (price.unit === "one-off") return { weeks: budget === 0 ? null : Math.ceil(pence / budget) };
  if (price.unit in STEP) return timeBought(budget, pence, price);
  const most = { week: 1, day: 7, night: 7 }[price.unit] || Infinity;
  const count = Math.min(most, Math.floor(budget / pence));
  return { count, left: budget - count * pence };
}

// What somebody's own week costs at one amount: {cost, charged}, where `charged` is the minutes of a call that are paid
// for when they are more than asked. Null when the week holds nothing of the price's unit; a one-off cost is no week's.
export function costOf(plan, pence, price) {
  if (price.unit === "one-off") return null;
  if (price.unit === "week") return { cost: pence };
  if (price.unit in STEP) return costOfCalls(plan, pence, price);
  const count = { visit: plan.visits, session: plan.sessions, day: plan.days, night: plan.nights }[price.unit];
  return count > 0 ? { cost: count * pence } : null;
}

// What has to be added to a budget, or is left of it.
export function topUp(cost, budget) {
  const weekly = Math.max(0, cost - budget);
  return { weekly, yearly: weekly * WEEKS_A_YEAR, left: Math.max(0, budget - cost) };
}

function timeBought(budget, pence, price) {
  const most = 7 * 24 * 60;
  const [amount, minutes] = price.unit === "hour" ? [pence, 60] : [pence, 30];
  const bought = Math.min(most, Math.floor((budget * minutes) / amount / STEP[price.unit]) * STEP[price.unit]);
  if (bought < price.minimum) return { minutes: 0, left: budget };
  return { minutes: bought, left: budget - divided(bought * amount, minutes) };
}

function costOfCalls(plan, pence, price) {
  if (!(plan.visits > 0 && plan.minutes > 0)) return null;
  const asked = Math.max(plan.minutes, price.minimum);
  const charged = price.unit === "half-hour" ? Math.ceil(asked / 30) * 30 : asked;
  const call = divided(charged * pence, price.unit === "hour" ? 60 : 30);
  return { cost: plan.visits * call, charged: charged > plan.minutes ? charged : 0 };
}

// Divide to the nearest penny; half a penny goes up.
function divided(amount, by) {
  return Math.floor((2 * amount + by) / (2 * by));
}

function within(number, most) {
  return number <= most ? number : null;
}
