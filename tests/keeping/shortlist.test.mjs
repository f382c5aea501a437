// The list as plain values: what is kept, what a link holds, and what is made of texts that are not ours.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as recent from "../../theme/static/js/recent.js";
import * as list from "../../theme/static/js/shortlist.js";

const DAY = "2026-11-20";
const slugs = (items) => items.map(({ slug }) => slug);

test("a list is read back as it was kept, notes and order too", () => {
  const items = list.withNote(list.withServices([], ["ada", "bea"], DAY), "bea", "Rang; “kind”");
  assert.deepEqual(list.readList(list.writeList(items)), [{ slug: "ada", day: DAY, note: "" }, { slug: "bea", day: DAY, note: "Rang; “kind”" }]);
});

test("saving twice changes nothing, and a note survives it", () => {
  const items = list.withNote(list.withServices([], ["ada"], DAY), "ada", "x");
  assert.deepEqual(list.withServices(items, ["ada"], "2026-12-01"), items);
});

test("what was taken off goes back where it was, with its note", () => {
  const items = list.withNote(list.withServices([], ["ada", "bea", "cy"], DAY), "bea", "x");
  const less = list.withoutService(items, "bea");
  assert.deepEqual(slugs(less), ["ada", "cy"]);
  assert.deepEqual(list.putBack(less, items[1], 1), items);
  assert.deepEqual(list.putBack(items, items[1], 1), items);
});

test("a text that is not ours makes an empty list or is left out", () => {
  for (const text of [null, "", "{", "[]", "3", '{"version":2,"services":[{"slug":"ada"}]}', '{"version":1,"services":{}}']) {
    assert.deepEqual(list.readList(text), [], text);
  }
  const services = [null, 3, {}, { slug: "../x" }, { slug: "a<b" }, { slug: "ada", day: 5, note: {} }, { slug: "ada" }, { slug: "x".repeat(121) }];
  assert.deepEqual(list.readList(JSON.stringify({ version: 1, services })), [{ slug: "ada", day: "", note: "" }]);
});

test("a list has an end", () => {
  const many = Array.from({ length: 99 }, (_, number) => `service-${number}`);
  assert.equal(list.withServices([], many, DAY).length, list.MOST);
  assert.equal(list.slugsOf(list.fragmentOf(many)).length, list.MOST);
});

test("a link holds the services in order, in the part that is never sent", () => {
  assert.equal(list.fragmentOf(["ada", "bea-two"]), "#list=ada,bea-two");
  assert.deepEqual(list.slugsOf("#list=ada,bea-two"), ["ada", "bea-two"]);
});

test("a link changed by hand does no harm", () => {
  assert.deepEqual(list.slugsOf("#list=ada,ada,,%3Cb%3E,../etc,Ada,javascript:x"), ["ada"]);
  assert.deepEqual(list.slugsOf("#list="), []);
  assert.equal(list.slugsOf("#main"), null);
  assert.equal(list.slugsOf(""), null);
});

test("days and names are said as people say them", () => {
  assert.equal(list.dayOf(new Date(2026, 10, 5, 23, 59)), "2026-11-05");
  assert.equal(list.dayWords("2026-11-05"), "5 November 2026");
  assert.equal(list.nameOfSlug("ada-s-companions"), "Ada s companions");
});

test("what was looked at last comes first, once, and no more than twelve", () => {
  let items = [];
  for (let number = 0; number < 20; number += 1) items = recent.withVisit(items, { slug: `s-${number}`, name: `S ${number}`, day: DAY });
  items = recent.withVisit(items, { slug: "s-12", name: "S 12", day: DAY });
  assert.deepEqual(slugs(items).slice(0, 3), ["s-12", "s-19", "s-18"]);
  assert.equal(new Set(slugs(items)).size, 12);
  assert.deepEqual(recent.readRecent(JSON.stringify(items)), items);
  assert.deepEqual(["{", "null", "{}", '[{"slug":"<b>","name":"x"},{"slug":"a","name":""},null]'].map(recent.readRecent), [[], [], [], []]);
});
