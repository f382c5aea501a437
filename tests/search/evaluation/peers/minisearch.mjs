// MiniSearch: any of the words, what starts like it or differs in up to three letters of ten; kinds count double.
import MiniSearch from "minisearch";

import { answer } from "./answer.mjs";

const OPTIONS = { prefix: true, fuzzy: 0.3, boost: { support: 2 } };

await answer(({ weights, listings }) => {
  const index = new MiniSearch({ idField: "slug", fields: Object.keys(weights) });
  index.addAll(listings);
  return (question) => index.search(question, OPTIONS).map((found) => found.id);
});
