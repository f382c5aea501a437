// The engine over the small county that county.py wrote to SEARCH_FOLDER.
import { readFileSync } from "node:fs";

import lunr from "lunr";

import "../../theme/static/js/search-words.js";
import "../../theme/static/js/search-phrases.js";
import "../../theme/static/js/search-match.js";
import "../../theme/static/js/search-places.js";
import "../../theme/static/js/search-towns.js";
import "../../theme/static/js/search-question.js";
import "../../theme/static/js/search-borders.js";
import "../../theme/static/js/search-engine.js";

export const { finder } = globalThis;

export function makeEngine({ offline = false, change = () => {} } = {}) {
  const read = (name) => JSON.parse(readFileSync(`${process.env.SEARCH_FOLDER}/${name}`, "utf8"));
  const fetchPostcodes = async (outcode) => {
    if (offline) throw new Error("no signal");
    return read(`postcodes/${outcode}.json`);
  };
  const fetchTowns = async () => {
    if (offline) throw new Error("no signal");
    return read("towns.json");
  };
  const data = { index: read("index.json"), listings: read("listings.json"), places: read("places.json"), fetchPostcodes, fetchTowns };
  change(data);
  return finder.engine(lunr, data);
}

const engine = makeEngine();

export function search(asked, by = engine) {
  return by.search({ q: "", near: "", within: 0, sort: "", shown: 20, words: false, filters: {}, ...asked });
}

export const slugs = (answer) => answer.shown.filter((one) => !one.close).map((one) => one.card.slug);
export const closeSlugs = (answer) => answer.shown.filter((one) => one.close).map((one) => one.card.slug);
