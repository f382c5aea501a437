// Ask the runs in a folder and the whole index beside them the same questions, and fail where they differ.
// Also read slips as lunr's own set of tokens reads them. Called by test_index.py: node runs.mjs FOLDER.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import lunr from "lunr";

import { finder } from "./scripts.mjs";

const read = (name) => JSON.parse(readFileSync(`${process.argv[2]}/${name}`, "utf8"));
const whole = lunr.Index.load(read("whole.json"));
const terms = finder.terms(read("terms.json"));
const postings = finder.postings(lunr, terms, async (name) => read(name));
assert.deepEqual(terms.all, Object.keys(whole.invertedIndex).sort());
const byScore = ([one, score], [other, second]) => second - score || one - other;

async function compare(weighed) {
  await postings.load(weighed.map(([term]) => term));
  const ours = [...finder.summed(weighed, postings)].sort(byScore);
  const answer = whole.query((query) => weighed.forEach(([term, boost]) => query.clause({ term, boost, usePipeline: false })));
  const theirs = answer.map(({ ref, score }) => [Number(ref), Math.round(score * 1e6) / 1e6]).sort(byScore);
  assert.deepEqual(ours, theirs, JSON.stringify(weighed));
}

function compareSlips(word) {
  const set = whole.tokenSet.intersect(lunr.TokenSet.fromFuzzyString(word, 1)).toArray().sort();
  const { whole: found, guessed } = terms.expand(word, false, false, false);
  if (!guessed || set.length === 0 || set.length > 50) return;
  assert.deepEqual(found.map(([term]) => term).sort(), set, word);
}

for (const [place, term] of terms.all.entries()) {
  await compare([[term, 1]]);
  // With neighbours, which are often in the same run, and strangers, which seldom are.
  const next = terms.all[place + 1] || terms.all[0];
  const stranger = terms.all[(place * 7919) % terms.all.length];
  if (new Set([term, next, stranger]).size === 3) await compare([[term, 1], [next, 0.9], [stranger, 0.4]]);
  for (let cut = 1; cut < term.length; cut += 2) compareSlips(term.slice(0, cut) + term.slice(cut + 1));
  compareSlips(`${term.slice(0, 2)}q${term.slice(2)}`);
  compareSlips(term.slice(0, 2) + term.slice(2, 4).split("").reverse().join("") + term.slice(4));
}
