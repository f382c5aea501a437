// Which services answer to words, and in which order.
import assert from "node:assert/strict";
import { test } from "node:test";

import { closeSlugs, search, slugs } from "./engine.mjs";

test("a name is found by any of its words, whole, started or with an apostrophe", async () => {
  for (const q of ["Ada's Companions", "adas", "ad", "COMPANIONS", "compan"]) {
    assert.equal(slugs(await search({ q }))[0], "ada", q);
  }
});

test("one word is found for many, and many for one", async () => {
  const found = { meal: "babcia", gardens: "fern", "care homes": "damson", workshops: "ember", activity: "fern", tables: "babcia" };
  for (const [q, slug] of Object.entries(found)) {
    const answer = await search({ q });
    assert.equal(slugs(answer)[0], slug, q);
    assert.deepEqual(answer.read, [], `${q} is no mistake`);
  }
});

test("a word with one letter wrong is read as the word it must be, and the answer says so", async () => {
  const answer = await search({ q: "demetia" });
  assert.deepEqual(slugs(answer), ["damson", "copper"]);
  assert.deepEqual(answer.read, [{ typed: "demetia", as: ["dementia"] }]);
});

test("a word that is known is not read as another", async () => {
  assert.deepEqual((await search({ q: "table" })).read, []);
});

test("a word that nothing answers to is dropped when others are left, and the answer says so", async () => {
  const answer = await search({ q: "xyzzy dementia" });
  assert.deepEqual(slugs(answer), ["damson", "copper"]);
  assert.deepEqual([answer.dropped, answer.used], [["xyzzy"], ["dementia"]]);
});

test("when nothing answers to any word there are no results", async () => {
  const answer = await search({ q: "xyzzy" });
  assert.deepEqual([answer.total, answer.close], [0, 0]);
});

test("the little words of a whole question do not count", async () => {
  const answer = await search({ q: "Who can help my mum with dementia?" });
  assert.deepEqual(answer.used, ["dementia"]);
  assert.deepEqual(slugs(answer), ["damson", "copper"]);
});

test("those that answer to every word come first, and those that answer to some are close matches", async () => {
  const answer = await search({ q: "dementia stroke" });
  assert.deepEqual(slugs(answer), ["copper"]);
  assert.deepEqual(closeSlugs(answer), ["damson"]);
  assert.deepEqual([answer.total, answer.close], [1, 1]);
});

test("the name of a kind of support finds that kind, not its words elsewhere", async () => {
  const answer = await search({ q: "home care" });
  assert.deepEqual(slugs(answer), ["copper", "joy", "ivy", "heron"]);
  assert.deepEqual(closeSlugs(answer), ["damson"]);
});

test("what was not checked lately comes after the rest, and what is closed for now comes last", async () => {
  for (const sort of ["relevance", "name", "checked"]) {
    assert.deepEqual(slugs(await search({ q: "home care", sort })).slice(-2), ["ivy", "heron"], sort);
  }
});

test("an everyday word finds the kind of support that it describes", async () => {
  for (const q of ["clubs", "class", "clas"]) assert.deepEqual(slugs(await search({ q })), ["fern"], q);
});

test("a language, a way to pay and a place are found", async () => {
  assert.equal(slugs(await search({ q: "polish" }))[0], "ada");
  assert.ok(slugs(await search({ q: "direct payment" })).includes("copper"));
  assert.deepEqual(slugs(await search({ q: "ng24" })), ["babcia", "damson"]);
});

test("no text breaks the search", async () => {
  for (const q of ["*", "name:ada^10 ~2 +x -y", "__proto__", "constructor", "a".repeat(200), "’", "…", "\u0000", "😀"]) {
    await search({ q });
  }
});
