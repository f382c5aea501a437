// A peer that wants every word is helped where no listing has them all.
import assert from "node:assert/strict";
import { test } from "node:test";

import { orSomeWords } from "./evaluation/peers/answer.mjs";

const HAS = { one: "home care", two: "home help garden", three: "garden home care night" };
const search = orSomeWords(async (question) =>
  Object.keys(HAS).filter((slug) => question.split(" ").every((word) => HAS[slug].split(" ").includes(word))),
);

test("a listing that has every word is enough", async () => {
  assert.deepEqual(await search("care home"), ["one", "three"]);
});

test("without one, those with most of the words come first", async () => {
  assert.deepEqual(await search("help garden night swimming"), ["two", "three"]);
  assert.deepEqual(await search("care night swimming"), ["three", "one"]);
});

test("a single word that no listing has finds nothing", async () => {
  assert.deepEqual(await search("swimming"), []);
});
