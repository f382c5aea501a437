// The engine over the small county that county.py wrote to SEARCH_FOLDER.
import { readFileSync } from "node:fs";

import lunr from "lunr";

import { finder } from "./scripts.mjs";

export { finder };

export function makeEngine({ offline = false, change = (_name, content) => content } = {}) {
  return finder.engine(lunr, async (name) => {
    if (offline && (name.startsWith("postcodes/") || name === "towns.json")) throw new Error("no signal");
    return change(name, JSON.parse(readFileSync(`${process.env.SEARCH_FOLDER}/${name}`, "utf8")));
  });
}

const engine = await makeEngine();

export function search(asked, by = engine) {
  return by.search({ q: "", near: "", within: 0, sort: "", shown: 20, words: false, filters: {}, ...asked });
}

export const slugs = (answer) => answer.shown.filter((one) => !one.close).map((one) => one.card.slug);
export const closeSlugs = (answer) => answer.shown.filter((one) => one.close).map((one) => one.card.slug);
