// Search away from the page, so that typing stays smooth.
// A classic worker: older phones have no modules here.

/* global importScripts, finder, lunr */
importScripts("./lunr.js");
importScripts("./search-words.js");
importScripts("./search-packed.js");
importScripts("./search-phrases.js");
importScripts("./search-terms.js");
importScripts("./search-files.js");
importScripts("./search-match.js");
importScripts("./search-places.js");
importScripts("./search-towns.js");
importScripts("./search-pieces.js");
importScripts("./search-question.js");
importScripts("./search-borders.js");
importScripts("./search-surroundings.js");
importScripts("./search-narrow.js");
importScripts("./search-engine.js");

let engine = null;

function reader(folder) {
  return async (name) => {
    const answer = await fetch(folder + name);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  };
}

// The name of the place nearest to a point, without what a search needs.
async function nearest(folder, point) {
  const [places, towns] = await Promise.all(["places.json", "towns.json"].map(reader(folder)));
  return finder.nearestPlace(point, places, towns);
}

self.onmessage = async ({ data: { id, folder, question, asked, point } }) => {
  try {
    if (question === "nearest") return self.postMessage({ id, answer: await nearest(folder, point) });
    if (engine === null) engine = finder.engine(lunr, reader(folder));
    const { groups, search } = await engine;
    self.postMessage({ id, answer: question === "groups" ? groups : await search(asked) });
  } catch (error) {
    engine = null; // the next question tries again
    self.postMessage({ id, failed: String(error) });
  }
};
