// uFuzzy: every word with one slip each, in any order, over one line a listing, the weightiest field first.
import uFuzzy from "@leeoniya/ufuzzy";

import { answer, orSomeWords } from "./answer.mjs";

const MOST_REORDERED = 4; // words; each more multiplies the work, and none here answers better

await answer(({ weights, listings }) => {
  const fields = Object.keys(weights);
  const lines = listings.map((listing) => fields.map((field) => listing[field]).join(" "));
  const fuzzy = new uFuzzy({ intraMode: 1 });
  return orSomeWords((question) => {
    const [found, info, order] = fuzzy.search(lines, question, MOST_REORDERED);
    if (order) return order.map((place) => listings[info.idx[place]].slug);
    return (found || []).map((number) => listings[number].slug);
  });
});
