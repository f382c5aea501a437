// Every sum of “What would my budget buy?”, against answers worked out by hand.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as money from "../../theme/static/js/money.js";
import * as words from "../../theme/static/js/money-words.js";

const EXAMPLES = JSON.parse(readFileSync(new URL("../../plugins/directory/worked_examples.json", import.meta.url)));
const EMPTY = { visits: 0, minutes: 0, sessions: 0, days: 0, nights: 0 };

function budgetOf({ pounds, hours, rate }) {
  return pounds === undefined ? money.budgetOfHours(money.readMinutes(hours), money.readPence(rate)) : money.readPence(pounds);
}

function priceOf(price) {
  return { ...price, low: money.readPence(price.low), high: money.readPence(price.high) };
}

for (const one of EXAMPLES) {
  test(`worked example: ${one.about}`, () => {
    const [budget, price, plan] = [budgetOf(one.budget), priceOf(one.price), { ...EMPTY, ...one.plan }];
    assert.equal(words.buysWords(budget, price), one.buys);
    const week = words.weekWords(budget, plan, price);
    assert.deepEqual(week, one.cost === null ? null : { cost: one.cost, note: one.note, top: one.top });
  });
}

test("the worked examples have every unit a price can be for", () => {
  const schema = JSON.parse(readFileSync(new URL("../../plugins/records/schemas/common.json", import.meta.url)));
  const units = schema.$defs.price_unit.oneOf.map((one) => one.const);
  assert.deepEqual(money.UNITS, units);
  assert.deepEqual([...new Set(EXAMPLES.map(({ price }) => price.unit))].sort(), [...units].sort());
});

test("no sum of calls is out by a penny, and what is bought is never more than the budget", () => {
  for (let budget = 0; budget <= 40_000; budget += 1_237) {
    for (let pence = 1; pence <= 9_000; pence += 313) {
      for (const unit of money.UNITS.filter((one) => one !== "one-off")) {
        for (const minimum of unit.includes("hour") ? [0, 30, 60, 180] : [0]) {
          const bought = money.buys(budget, pence, { unit, minimum });
          assert.ok(Number.isInteger(bought.left) && bought.left >= 0 && bought.left <= budget, `${budget} ${pence} ${unit}`);
          assert.ok(!(bought.minutes > 0) || bought.minutes >= minimum);
        }
      }
    }
  }
});

test("a longer call than the shortest is charged as it is", () => {
  const plan = { ...EMPTY, visits: 3, minutes: 75 };
  assert.deepEqual(money.costOf(plan, 2400, { unit: "hour", minimum: 60 }), { cost: 9000, charged: 0 });
  assert.deepEqual(money.costOf(plan, 1200, { unit: "half-hour", minimum: 60 }), { cost: 10800, charged: 90 });
});

test("what a week does not hold is not worked out", () => {
  for (const unit of ["hour", "half-hour", "visit", "session", "day", "night", "one-off"]) {
    assert.equal(money.costOf(EMPTY, 2000, { unit, minimum: 0 }), null, unit);
  }
});

test("there are seven days and nights in a week", () => {
  assert.equal(money.buys(1_000_000, 100, { unit: "night", minimum: 0 }).count, 7);
  assert.equal(money.buys(1_000_000, 100, { unit: "day", minimum: 0 }).count, 7);
  assert.equal(words.buysWords(10_000_000, { low: 100, high: 100, unit: "hour", minimum: 0 }), "168 hours a week, with £99,832 left");
});

test("a price that varies is said from the least to the most", () => {
  const price = (low, high, unit, minimum = 0) => ({ low, high, unit, minimum });
  assert.equal(words.buysWords(10_000, price(0, 2_000, "session")), "Free: it takes nothing from your budget at the lowest price. 5 sessions a week at the highest");
  assert.equal(words.buysWords(100_000, price(90_000, 110_000, "week")), "The whole week at the lowest price. Not enough for a whole week at the highest");
  assert.equal(words.buysWords(10_000, price(2_000, 2_500, "session")), "From 4 sessions a week to 5 sessions a week");
  const { top } = words.weekWords(10_000, { ...EMPTY, sessions: 6 }, price(2_000, 2_500, "session"));
  assert.equal(top, "Top-up: £20 to £50 a week, £1,040 to £2,600 a year");
});

test("pounds, hours and counts are read as people write them, and nothing else is", () => {
  assert.deepEqual(["245", "£1,245.50", " 24.5 ", "0", "1,2", "12.345", "-3", "1e5", "abc", ""].map(money.readPence),
    [24500, 124550, 2450, 0, null, null, null, null, null, null]);
  assert.deepEqual(["10", "10.5", "10:30", "0.25", "169", "10:75", "ten"].map(money.readMinutes), [600, 630, 630, 15, null, null, null]);
  assert.deepEqual(["7", "0", "201", "1.5", "x"].map((text) => money.readCount(text)), [7, 0, null, null, null]);
  assert.equal(money.readPence("999999"), null);
});

test("a budget of nothing makes no sum go wrong", () => {
  assert.equal(words.buysWords(0, { low: 45_000, high: 45_000, unit: "one-off", minimum: 0 }), "A one-off cost, apart from the week");
  assert.equal(words.buysWords(0, { low: 2_400, high: 2_400, unit: "hour", minimum: 0 }), "Not enough for 15 minutes");
  assert.equal(words.buysWords(0, { low: 2_400, high: 2_400, unit: "day", minimum: 0 }), "Not enough for one day");
});

test("prices and weeks are said in words", () => {
  assert.equal(words.priceWords({ low: 2450, high: 3200, unit: "hour" }), "£24.50 to £32 an hour");
  assert.equal(words.priceWords({ low: 0, high: 0, unit: "session" }), "Free");
  assert.equal(words.planWords({ ...EMPTY, visits: 1, minutes: 45 }, "half-hour"), "1 visit of 45 minutes");
  assert.equal(words.planWords({ ...EMPTY, nights: 3 }, "night"), "3 nights");
  assert.equal(words.planWords(EMPTY, "session"), "");
  assert.equal(words.lengthWords(90), "1 hour 30 minutes");
});
