// Near a postcode: what comes there, what is how far, and what to say of a postcode that is not known.
import assert from "node:assert/strict";
import { test } from "node:test";

import { finder, makeEngine, search, slugs } from "./engine.mjs";

const nearOf = (answer) => Object.fromEntries(answer.shown.map((one) => [one.card.slug, one.near]));

test("a postcode is read with or without its space, in any letters", () => {
  const whole = { outcode: "NG18", postcode: "NG18 1AA" };
  for (const text of ["NG18 1AA", "ng181aa", " Ng 18-1 aa "]) assert.deepEqual(finder.readPostcode(text), whole, text);
  assert.deepEqual(finder.readPostcode("w1a"), { outcode: "W1A", postcode: null });
  assert.deepEqual(finder.readPostcode("Mansfield, ng18 1aa"), whole);
  assert.deepEqual(finder.readPostcode("Mansfield NG18"), { outcode: "NG18", postcode: null });
  for (const text of ["", "Worksop", "NG", "18", "NG18 1", "NG181", "NG18 1AAA"]) {
    assert.equal(finder.readPostcode(text), null, text);
  }
});

test("miles are as Python counts them", () => {
  const [here, there] = [{ latitude: 53.14, longitude: -1.18 }, { latitude: 53.07, longitude: -0.8 }];
  assert.ok(Math.abs(finder.miles(here, there) - Number(process.env.MILES_IN_PYTHON)) < 1e-9);
});

test("a table of postcodes is read back", () => {
  const shard = JSON.parse(process.env.SHARD);
  assert.deepEqual([...finder.readShard(shard)], JSON.parse(process.env.SHARD_ROWS));
});

test("a postcode that is imported gives its own place, others the middle of their outcode", async () => {
  const exact = await search({ near: "ng181aa" });
  assert.deepEqual([exact.place.latitude, exact.place.label, exact.place.exact], [53.145, "NG18 1AA", true]);
  const unknown = await search({ near: "NG18 9ZZ" });
  assert.deepEqual([unknown.place.latitude, unknown.place.label, unknown.place.exact], [53.14, "NG18", false]);
  assert.equal(unknown.placeNote, "NG18 9ZZ");
  const half = await search({ near: "ng18" });
  assert.deepEqual([half.place.label, half.placeNote], ["NG18", null]);
});

test("without a signal the middle of the outcode must do", async () => {
  const answer = await search({ near: "NG18 1AA" }, await makeEngine({ offline: true }));
  assert.deepEqual([answer.place.label, answer.placeNote], ["NG18", "NG18 1AA"]);
});

test("a postcode that is not known is an error, and everything else is still answered", async () => {
  const answer = await search({ q: "dementia", near: "NG99", filters: { support: ["care-home"] } });
  assert.deepEqual(answer.placeError, { kind: "unknown", label: "NG99", district: undefined, area: "Nottinghamshire", example: "NG18" });
  assert.deepEqual(slugs(answer), ["damson"]);
  assert.equal((await search({ near: "18" })).placeError.kind, "form");
});

test("a service that comes to people is matched by where it comes, a building by its distance", async () => {
  const near = nearOf(await search({ near: "NG18" }));
  assert.deepEqual(near.ada, { kind: "covers", miles: 0, by: "Mansfield" });
  assert.deepEqual(near.joy, { kind: "covers", miles: 0, by: "" });
  assert.equal(near.fern.kind, "miles");
  assert.equal(near.damson.miles.toFixed(0), "16");
  assert.equal(near.ember.kind, "unknown");
});

test("a service that does not come near is left out", async () => {
  assert.ok(!slugs(await search({ near: "NG18" })).includes("babcia"));
  assert.ok(slugs(await search({ near: "NG24" })).includes("babcia"));
});

test("a service that comes close by is shown, and marked", async () => {
  const near = nearOf(await search({ near: "LN1" })); // 16 miles from NG24, and no district of ours
  assert.equal(near.ada, undefined);
  const places = { districts: [["mansfield", "Mansfield"]], outcodes: [["NG18", 531400, -11800, 0]] };
  const reach = new Map([[1, { latitude: 53.14, longitude: -1.18, miles: 3, districts: [] }]]);
  const listings = { stand: new Map(), reach, covered: new Map([[0, 0]]), others: [0, 0] };
  const kindAt = (latitude, id, exact = false) => {
    const place = { latitude, longitude: -1.18, district: -1, exact };
    return finder.nearness(place, places, finder.gaps(place, places, []), listings)(id).kind;
  };
  assert.deepEqual([kindAt(53.2, 0), kindAt(53.3, 0)], ["may", "away"]); // 4 miles, 11 miles
  assert.deepEqual([kindAt(53.17, 1), kindAt(53.24, 1), kindAt(53.3, 1)], ["covers", "may", "away"]);
  assert.deepEqual([kindAt(53.2, 0, true), kindAt(53.18, 0, true)], ["away", "may"]);
});

test("results are sorted by distance when there is a place, nearest first, unknown last", async () => {
  const answer = await search({ near: "NG18" });
  assert.equal(answer.sort, "distance");
  assert.deepEqual(slugs(answer), ["ada", "copper", "fern", "joy", "damson", "ember", "ivy", "heron"]);
});

test("results can be kept within some miles", async () => {
  assert.deepEqual(slugs(await search({ near: "NG18", within: 5 })), ["ada", "copper", "fern", "joy", "ivy", "heron"]);
  assert.ok(slugs(await search({ near: "NG18", within: 20 })).includes("damson"));
  assert.equal((await search({ within: 5 })).total, 9, "without a place there is nothing to measure from");
});
