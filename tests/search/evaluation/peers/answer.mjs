// What the peers here share: read the listings and the questions, answer each, write the slugs found, best first.
// Called by `choose evaluate --peers`: node PEER.mjs PAGES, {weights, listings, questions} on standard input.
import { readFileSync } from "node:fs";

// `prepare` is given {weights, listings, pages} and gives a function from the words of a question to slugs.
export async function answer(prepare) {
  const { weights, listings, questions } = JSON.parse(readFileSync(0, "utf8"));
  const search = await prepare({ weights, listings, pages: process.argv[2] });
  const answers = [];
  for (const question of questions) answers.push(await search(question));
  process.stdout.write(JSON.stringify(answers));
}

// Of a search that wants every word: when no listing has them all, those that have most of them. Neither library
// offers this, but without it most long questions would find nothing.
export const orSomeWords = (search) => async (question) => {
  const all = await search(question);
  const words = question.split(" ");
  if (all.length > 0 || words.length === 1) return all;
  const had = new Map();
  for (const word of words) for (const slug of await search(word)) had.set(slug, (had.get(slug) || 0) + 1);
  return [...had].sort(([, one], [, other]) => other - one).map(([slug]) => slug);
};
