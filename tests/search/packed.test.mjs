// The numbers that test_browser_code.py had Python pack, read by the browser's code.
import assert from "node:assert/strict";
import { test } from "node:test";

import { finder } from "./scripts.mjs";

test("numbers come back as they were packed", () => {
  const cases = JSON.parse(process.env.PACKED);
  for (const [numbers, packed] of cases) assert.deepEqual([...finder.numbers(packed)], numbers, packed);
  assert.deepEqual([...finder.numbers("")], []);
});
