// The state of a search in the address, and every sentence that depends on what was found.
import assert from "node:assert/strict";
import { test } from "node:test";

import * as say from "../../theme/static/js/find-sentences.js";
import * as state from "../../theme/static/js/find-state.js";

const asked = (changes) => ({ ...state.EMPTY, ...changes });

test("a search is written in the fragment and read back the same", () => {
  const full = asked({
    q: "home care & “más” #1", near: "NG18 1AA", within: 5, sort: "price", shown: 60,
    words: true, filters: { pay: ["direct-payment", "free"], support: ["home-care"] },
  });
  const read = state.readFragment(state.writeFragment(full));
  assert.deepEqual({ ...read, filters: { ...read.filters } }, full);
});

test("an empty search leaves the address bare, and the order of ticking does not show", () => {
  assert.equal(state.writeFragment(state.EMPTY), "");
  const one = asked({ filters: { pay: ["free", "direct-payment"], kind: ["micro"] } });
  assert.equal(state.writeFragment(one), "#kind=micro&pay=direct-payment&pay=free");
});

test("an address changed by hand does no harm", () => {
  const read = state.readFragment("#q=" + "x".repeat(999) + "&within=-4&shown=1e9&__proto__=x&constructor=y&pay=%3Cb%3E&pay=free&pay=free");
  assert.deepEqual([read.q.length, read.within, read.shown], [200, 0, 20]);
  assert.deepEqual(Object.entries(read.filters), [["constructor", ["y"]], ["pay", ["free"]]]);
  assert.equal(state.readFragment("#shown=9999").shown, 2000);
});

test("the skip link is no search", () => {
  assert.deepEqual(["", "#", "#q=x", "#main"].map(state.isSearch), [true, true, true, false]);
});

test("ticking, dropping and clearing start the list again", () => {
  const one = state.withWord(asked({ shown: 60 }), "pay", "free", true);
  assert.deepEqual([one.filters, one.shown], [{ pay: ["free"] }, 20]);
  assert.deepEqual(state.withWord(one, "pay", "free", false).filters, {});
  assert.deepEqual(state.without(asked({ near: "NG18", within: 5 }), "near", ""), state.EMPTY);
  assert.deepEqual(state.withoutFilters(asked({ q: "x", within: 5, filters: { pay: ["free"] } })), asked({ q: "x" }));
  assert.deepEqual([state.hasFilters(one), state.hasFilters(asked({ within: 5 })), state.hasFilters(asked({ q: "x" }))], [true, true, false]);
});

const answer = (changes) => ({
  total: 12, close: 0, over: 0, spotted: null, sort: "relevance", place: null, placeNote: null, dropped: [], used: [], read: [], shown: [], ...changes,
});
const ng18 = { label: "NG18", exact: false };

test("the count says what was asked and how it is sorted", () => {
  const q = asked({ q: "home care" });
  assert.equal(say.countSentence(answer({}), q, false), "12 services match “home care”, best match first.");
  assert.equal(
    say.countSentence(answer({ place: ng18, sort: "distance" }), q, true),
    "12 services match “home care” and your filters near NG18, nearest first.",
  );
  assert.equal(say.countSentence(answer({ total: 1 }), q, false), "1 service matches “home care”.");
  assert.equal(say.countSentence(answer({ total: 0 }), q, false), "No services match “home care”.");
  assert.equal(say.countSentence(answer({ total: 1234, sort: "name" }), state.EMPTY, false), "1,234 services, by name.");
});

test("words that were dropped or read as others are named", () => {
  const dropped = answer({ dropped: ["xyzzy"], used: ["cleaning", "worksop"] });
  assert.deepEqual(say.noteSentences(dropped), ["Nothing matches “xyzzy”; showing results for “cleaning” and “worksop”."]);
  assert.match(say.countSentence(dropped, asked({ q: "xyzzy cleaning in worksop" }), false), /match “cleaning worksop”/);
  const read = answer({ used: ["demetia"], read: [{ typed: "demetia", as: ["dementia"] }] });
  assert.deepEqual(say.noteSentences(read), ["Nothing matches “demetia” exactly; showing results for “dementia”."]);
  assert.match(say.countSentence(read, asked({ q: "demetia" }), false), /match “dementia”/);
});

test("an error says what to do", () => {
  assert.equal(
    say.placeErrorSentence({ kind: "unknown", label: "NG99", area: "Nottinghamshire" }),
    "NG99 is not a postcode we know in or near Nottinghamshire. Check it, or leave the box empty",
  );
  assert.match(say.placeErrorSentence({ kind: "town", label: "Xanadu", area: "Nottinghamshire" }), /^We do not know a place called “Xanadu” in or near/);
  assert.match(say.placeErrorSentence({ kind: "area", area: "Nottinghamshire" }), /^All of Nottinghamshire is here already/);
  assert.match(say.placeErrorSentence({ kind: "district", label: "Bassetlaw" }), /^Bassetlaw is a whole district/);
  assert.match(say.placeErrorSentence({ kind: "choose", label: "Sutton" }), /^There is more than one “Sutton”/);
  assert.equal(
    say.placeErrorSentence({ kind: "form", example: "NG18" }),
    "Enter a postcode like NG18 1AA or its first half, NG18, or leave the box empty",
  );
});

test("a distance is as exact as the place it is measured from", () => {
  const near = (kind, miles, exact) => say.nearSentence({ kind, miles, over: null }, { label: "NG18", exact });
  assert.equal(near("may", 2, false), "May come to you: ask");
  assert.equal(near("away", 20, false), "May not come to NG18: ask");
  assert.equal(near("unknown", Infinity, true), "Distance not known");
  assert.deepEqual([near("miles", 0.4), near("miles", 1.2), near("miles", 7.6)], ["Within about a mile", "About 1 mile away", "About 8 miles away"]);
  assert.deepEqual([near("miles", 0.04, true), near("miles", 1.04, true), near("miles", 7.63, true)], ["Less than 0.1 miles away", "1 mile away", "7.6 miles away"]);
});

test("a service that comes says whether it comes to the place or to a district around it", () => {
  const near = (by, label) => say.nearSentence({ kind: "covers", miles: 0, by }, { label, exact: false });
  assert.equal(near("", "Worksop"), "Comes to Worksop");
  assert.equal(near("Bassetlaw", "Worksop"), "Covers Bassetlaw, which includes Worksop");
  assert.equal(near("Mansfield", "Mansfield"), "Comes to Mansfield");
});

test("what is just over a border is marked", () => {
  const near = (over) => say.nearSentence({ kind: "miles", miles: 2.31, over }, { label: "NG18 1AA", exact: true });
  assert.equal(near("Ashfield"), "2.3 miles away. Just over the border, in Ashfield");
  assert.equal(near(""), "2.3 miles away. Just over the border, outside this area");
  assert.equal(near(null), "2.3 miles away");
  assert.equal(say.borderTitle({ over: 1, total: 0 }), "1 service just over the border");
  assert.equal(say.borderTitle({ over: 3, total: 4 }), "And 3 services just over the border");
});

test("the page says how a place was read", () => {
  const sentences = (changes, words = false) => say.placeSentences(asked({ words }), answer({ nearMe: false, options: [], placeError: null, placeRead: null, ...changes }));
  const spotted = { name: "Worksop", typed: null, rest: "home care", options: [] };
  const place = { label: "Worksop", exact: false };
  assert.deepEqual(sentences({}), []);
  assert.deepEqual(sentences({ spotted, place }), ["We looked near Worksop."]);
  assert.deepEqual(sentences({ spotted: { ...spotted, typed: "worksopp" }, place }), ["We read “worksopp” as Worksop, and looked near there."]);
  assert.deepEqual(sentences({ spotted }, true), ["We searched for “Worksop” as a word, not as a place."]);
  assert.deepEqual(sentences({ spotted: { ...spotted, name: "Sutton", options: [{}, {}] } }), ["There is more than one “Sutton”. Which do you mean?"]);
  assert.deepEqual(sentences({ placeError: { kind: "choose", label: "Sutton" } }), ["Which “Sutton” do you mean?"]);
  assert.deepEqual(sentences({ place, placeRead: "Workshop" }), ["We read “Workshop” as Worksop."]);
  assert.deepEqual(sentences({ place, options: [{}] }), ["We looked near Worksop. Or did you mean:"]);
  assert.match(sentences({ nearMe: true })[0], /say where you are/);
  assert.equal(say.countSentence(answer({ spotted, place, sort: "distance" }), asked({ q: "home care worksop" }), false), "12 services match “home care” near Worksop, nearest first.");
});

test("the button for more says how many more", () => {
  const shown = new Array(20);
  assert.equal(say.moreTitle(answer({ total: 90, shown }), 20), "Show 20 more");
  assert.equal(say.moreTitle(answer({ total: 20, close: 3, shown }), 20), "Show 3 more");
  assert.equal(say.moreTitle(answer({ total: 20, over: 2, shown }), 20), "Show 2 more");
  assert.equal(say.moreTitle(answer({ total: 20, shown }), 20), "");
});
