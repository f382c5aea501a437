// Which parts of a pathway fit some answers.
import assert from "node:assert/strict";
import { test } from "node:test";

import { holds, readConditions, wayThrough } from "../../theme/static/js/pathway-path.js";

test("without conditions a part is for everybody", () => {
  assert.equal(holds(readConditions(undefined), {}), true);
  assert.equal(holds(readConditions(""), { a: ["x"] }), true);
});

test("all of the first conditions hold, and one of the second", () => {
  const conditions = [[["a", ["x"]]], [["b", ["y"]], ["c", ["z"]]]];
  assert.equal(holds(conditions, { a: ["x"], b: ["y"] }), true);
  assert.equal(holds(conditions, { a: ["x"], c: ["w", "z"] }), true);
  assert.equal(holds(conditions, { a: ["x"] }), false);
  assert.equal(holds(conditions, { b: ["y"], c: ["z"] }), false);
});

test("no answer can be asked for", () => {
  const conditions = [[["a", ["x", "not-answered"]]], []];
  assert.deepEqual([{}, { a: [] }, { a: ["x"] }, { a: ["y"] }].map((one) => holds(conditions, one)), [true, true, true, false]);
});

test("an answer on a page that is no longer on the way counts for nothing", () => {
  const steps = [
    { name: "about", conditions: [[], []] },
    { name: "hard", conditions: [[["about", ["council"]]], []] },
    { name: "somebody", conditions: [[["hard", ["say"]]], []] },
    { name: "enough", conditions: [[], []] },
  ];
  const answers = { about: ["council"], hard: ["say"], somebody: ["no"] };
  assert.deepEqual(wayThrough(steps, answers).way, ["about", "hard", "somebody", "enough"]);
  const changed = wayThrough(steps, { ...answers, about: ["nhs"] });
  assert.deepEqual(changed.way, ["about", "enough"]);
  assert.deepEqual(changed.counted, { about: ["nhs"], enough: [] });
});
