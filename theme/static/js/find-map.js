// A link to the map, when it can show just what was found: one kind of support, one district, or both, and nothing else.

import { EMPTY, writeFragment } from "./find-state.js";

const KNOWN = ["district", "support"];

export function makeMapLink(body) {
  const line = body.querySelector("[data-map-link]");
  const link = line.querySelector("a");
  const map = link.getAttribute("href");

  return {
    show(state, answer) {
      const filters = Object.entries(state.filters);
      const known = filters.every(([group, words]) => KNOWN.includes(group) && words.length === 1);
      line.hidden = answer.total === 0 || !known || filters.length === 0 || state.q !== "" || state.near !== "";
      link.href = map + writeFragment({ ...EMPTY, filters: state.filters });
    },
  };
}
