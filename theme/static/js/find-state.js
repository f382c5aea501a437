// What is asked, and its form in the fragment of the address: the part that browsers never send to a server.

const PAGE = 20;
const MOST = 2000;
const OWN = ["q", "near", "within", "sort", "shown", "words"];

export const EMPTY = Object.freeze({ q: "", near: "", within: 0, sort: "", shown: PAGE, words: false, filters: Object.freeze({}) });

// Read “#q=home+care&pay=direct-payment&pay=free”. A key that is not ours is a group of filters.
export function readFragment(fragment) {
  const asked = new URLSearchParams(fragment.replace(/^#/, ""));
  const filters = Object.create(null);
  for (const [key, value] of asked) {
    if (OWN.includes(key) || !/^[a-z-]+$/.test(key) || !/^[a-z0-9-]+$/.test(value)) continue;
    filters[key] = [...new Set([...(filters[key] || []), value])];
  }
  return {
    q: (asked.get("q") || "").slice(0, 200),
    near: (asked.get("near") || "").slice(0, 60),
    within: count(asked.get("within"), 0),
    sort: asked.get("sort") || "",
    shown: Math.max(PAGE, count(asked.get("shown"), PAGE)),
    words: asked.get("words") === "only",
    filters,
  };
}

// Write a state as a fragment, leaving out what is usual. The same state is always written the same way.
export function writeFragment(state) {
  const asked = new URLSearchParams();
  if (state.q.trim() !== "") asked.set("q", state.q.trim());
  if (state.near.trim() !== "") asked.set("near", state.near.trim());
  for (const group of Object.keys(state.filters).sort()) {
    for (const word of [...state.filters[group]].sort()) asked.append(group, word);
  }
  if (state.within > 0) asked.set("within", state.within);
  if (state.sort !== "") asked.set("sort", state.sort);
  if (state.shown > PAGE) asked.set("shown", state.shown);
  if (state.words) asked.set("words", "only"); // a place among the words is a word, no place
  const text = asked.toString();
  return text === "" ? "" : `#${text}`;
}

// Tell a search from the name of a place on the page (“#main”, where the skip link leads).
export function isSearch(fragment) {
  return fragment === "" || fragment === "#" || fragment.includes("=");
}

// Tick or untick a word; the list starts at its top again.
export function withWord(state, group, word, ticked) {
  const words = (state.filters[group] || []).filter((one) => one !== word);
  const filters = { ...state.filters, [group]: ticked ? [...words, word] : words };
  if (filters[group].length === 0) delete filters[group];
  return { ...state, filters, shown: PAGE };
}

// Take away a filter, the distance (“within”) or the place (“near”).
export function without(state, group, word) {
  if (group === "within") return { ...state, within: 0, shown: PAGE };
  if (group === "near") return { ...state, near: "", within: 0, shown: PAGE };
  return withWord(state, group, word, false);
}

export function withoutFilters(state) {
  return { ...state, filters: {}, within: 0, shown: PAGE };
}

export function hasFilters(state) {
  return state.within > 0 || Object.keys(state.filters).length > 0;
}

function count(text, otherwise) {
  return /^\d{1,4}$/.test(text || "") ? Math.min(Number(text), MOST) : otherwise;
}
