// Fuse.js: its token search (any of the words, each with slips, wherever it stands), each field by its weight.
import Fuse from "fuse.js";

import { answer } from "./answer.mjs";

const OPTIONS = { useTokenSearch: true, ignoreLocation: true, ignoreFieldNorm: true, threshold: 0.2 };

await answer(({ weights, listings }) => {
  const keys = Object.entries(weights).map(([name, weight]) => ({ name, weight }));
  const fuse = new Fuse(listings, { keys, ...OPTIONS });
  return (question) => fuse.search(question).map((found) => found.item.slug);
});
