// Ask the finder each query of a set, with the very code the browser runs, and say which listings come first.
// Called by `choose evaluate`: node evaluate.mjs THEME SEARCH_FOLDER LUNR, queries on standard input, answers on standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [scripts, folder, lunrPath] = process.argv.slice(2);
const lunr = createRequire(import.meta.url)(lunrPath);
for (const name of ["words", "packed", "phrases", "terms", "files", "match", "places", "towns", "pieces", "question", "borders", "surroundings", "narrow", "engine"]) {
  await import(pathToFileURL(`${scripts}/search-${name}.js`));
}
const engine = await globalThis.finder.engine(lunr, async (name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));

const queries = JSON.parse(readFileSync(0, "utf8"));
const answers = [];
for (const { ask, near, filters, shown } of queries) {
  const answer = await engine.search({ q: ask, near, within: 0, sort: "", shown, filters });
  answers.push(answer.shown.map((one) => one.card.slug));
}
process.stdout.write(JSON.stringify(answers));
