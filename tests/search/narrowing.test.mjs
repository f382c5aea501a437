// Filters with their counts, sorting, and more at a time.
import assert from "node:assert/strict";
import { test } from "node:test";

import { search, slugs } from "./engine.mjs";

test("with nothing asked, every service is there by name", async () => {
  const answer = await search({});
  assert.equal(answer.sort, "name");
  assert.deepEqual(slugs(answer), ["ada", "babcia", "copper", "damson", "ember", "fern", "joy", "ivy", "heron"]);
});

test("within a group one word is enough; every group must agree", async () => {
  assert.deepEqual(slugs(await search({ filters: { support: ["care-home", "meals"] } })), ["babcia", "damson"]);
  assert.deepEqual(slugs(await search({ filters: { support: ["care-home", "meals"], pay: ["self-funded"] } })), ["babcia"]);
});

test("a count is what ticking a word would give: its own group is not counted against it", async () => {
  const filters = { support: ["home-care"], pay: ["direct-payment"] };
  const { counts } = await search({ filters });
  assert.equal(counts.support["home-care"], 2); // copper and joy take direct payments
  assert.equal(counts.support.companionship, 1); // so does ada
  assert.equal(counts.support["care-home"], 0);
  assert.equal(counts.pay["direct-payment"], 2);
  assert.equal(counts.district.mansfield, 2);
});

test("each count comes true", async () => {
  const filters = { support: ["home-care"], pay: ["direct-payment"] };
  const { counts } = await search({ filters });
  for (const [group, words] of Object.entries(counts)) {
    for (const [word, count] of Object.entries(words)) {
      const alone = await search({ filters: { ...filters, [group]: [word] } });
      assert.equal(alone.total, count, `${group} ${word}`);
    }
  }
});

test("a filter or a group that does not exist is passed over", async () => {
  const answer = await search({ filters: { support: ["no-such"], nonsense: ["x"] } });
  assert.equal(answer.total, 9);
});

test("sorting by price puts the hour before the week and what is not known last", async () => {
  const answer = await search({ sort: "price", filters: { kind: ["micro"] } });
  assert.deepEqual(slugs(answer), ["fern", "ada", "copper", "babcia", "damson", "ember", "ivy", "heron"]);
});

test("sorting by rating puts the best first and what CQC does not rate last, by name; what sinks still sinks", async () => {
  const answer = await search({ sort: "rating" });
  assert.deepEqual(slugs(answer), ["ember", "damson", "ada", "babcia", "copper", "fern", "joy", "ivy", "heron"]);
  const some = await search({ sort: "rating", filters: { support: ["care-home", "companionship"] } });
  assert.deepEqual(slugs(some), ["damson", "ada"]);
});

test("a way of sorting that makes no sense now gives way to the usual one", async () => {
  assert.equal((await search({ sort: "distance" })).sort, "name");
  assert.equal((await search({ sort: "relevance" })).sort, "name");
  assert.equal((await search({ sort: "nonsense", q: "care" })).sort, "relevance");
  assert.deepEqual((await search({ q: "care", near: "NG18" })).sorts, ["relevance", "distance", "price", "rating", "checked", "name"]);
});

test("only so many cards are given as are shown", async () => {
  const answer = await search({ shown: 4 });
  assert.deepEqual([answer.shown.length, answer.total], [4, 9]);
  assert.equal(answer.shown[0].card.price, "£18 an hour");
});

test("when nothing is left, the answer says what to drop", async () => {
  const answer = await search({ near: "NG24", filters: { support: ["meals"], pay: ["direct-payment"] } });
  assert.equal(answer.total, 0);
  assert.deepEqual(answer.instead, [
    { group: "support", word: "meals", count: 0 },
    { group: "pay", word: "direct-payment", count: 1 },
  ].filter((way) => way.count > 0));
  const far = await search({ near: "LN1", filters: { support: ["companionship"] } });
  assert.deepEqual(far.instead, [
    { group: "support", word: "companionship", count: 3 },
    { group: "near", word: "", count: 1 },
  ]);
});
