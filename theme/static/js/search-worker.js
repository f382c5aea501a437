// Search away from the page, so that typing stays smooth.
// A classic worker: older phones have no modules here.

/* global importScripts, finder, lunr */
importScripts("./lunr.js");
importScripts("./search-words.js");
importScripts("./search-phrases.js");
importScripts("./search-match.js");
importScripts("./search-places.js");
importScripts("./search-engine.js");

let engine = null;

async function start(folder) {
  const read = async (name) => {
    const answer = await fetch(folder + name);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
  const [index, listings, places] = await Promise.all(["index.json", "listings.json", "places.json"].map(read));
  const fetchPostcodes = (outcode) => read(`postcodes/${outcode}.json`);
  return finder.engine(lunr, { index, listings, places, fetchPostcodes });
}

self.onmessage = async ({ data: { id, folder, question, asked } }) => {
  try {
    if (engine === null) engine = start(folder);
    const { groups, search } = await engine;
    self.postMessage({ id, answer: question === "groups" ? groups : await search(asked) });
  } catch (error) {
    engine = null; // the next question tries again
    self.postMessage({ id, failed: String(error) });
  }
};
