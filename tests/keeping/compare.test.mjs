// Which facts of several services differ.
import assert from "node:assert/strict";
import { test } from "node:test";

import { countsOf, groupsOf } from "../../theme/static/js/compare-rows.js";

const fact = (group, title, ...values) => ({ group, groupTitle: group.toUpperCase(), title, values });
const row = (groups, title) => groups.flatMap(({ rows }) => rows).find((one) => one.title === title);

test("facts stand in the order people look for them, whatever the page's", () => {
  const one = { facts: [fact("contact", "Phone", "1"), fact("who", "Needs", "x"), fact("new", "New", "y"), fact("prices", "Prices", "£1")] };
  assert.deepEqual(groupsOf([one, one]).map(({ title }) => title), ["PRICES", "WHO", "CONTACT", "NEW"]);
});

test("what differs is told from what is the same, in any order and letter", () => {
  const groups = groupsOf([
    { facts: [fact("who", "Needs", "Dementia", "Stroke"), fact("who", "Age", "18 and over"), fact("who", "Drives", "Yes")] },
    { facts: [fact("who", "Needs", "stroke", "dementia"), fact("who", "Age", "65 and over")] },
  ]);
  assert.deepEqual(["Needs", "Age", "Drives"].map((title) => row(groups, title).differs), [false, true, true]);
  assert.deepEqual(row(groups, "Drives").cells, [["Yes"], []]);
  assert.deepEqual(countsOf(groups), { all: 3, different: 2 });
});

test("a fact that nobody gave is no row", () => {
  assert.deepEqual(groupsOf([{ facts: [fact("who", "Age")] }, { facts: [] }]), []);
});

test("that each has its own phone is no difference to count", () => {
  const groups = groupsOf([{ facts: [fact("contact", "Phone", "1")] }, { facts: [fact("contact", "Phone", "2")] }]);
  assert.equal(row(groups, "Phone").differs, false);
  assert.deepEqual(countsOf(groups), { all: 0, different: 0 });
});
