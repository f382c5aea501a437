// Every sentence that depends on what was found.

import { n, t } from "./words.js";

export const SORTS = {
  relevance: { title: t("Best match"), said: t("best match first") },
  distance: { title: t("Distance"), said: t("nearest first") },
  price: { title: t("Price"), said: t("lowest price first") },
  rating: { title: t("CQC rating"), said: t("best rating first") },
  checked: { title: t("Last checked"), said: t("latest check first") },
  name: { title: t("Name"), said: t("by name") },
};

export function services(count) {
  return n("{count} service", "{count} services", count);
}

// “12 services match “home care” near NG18, nearest first.”
export function countSentence(answer, state, filtered) {
  const words = wordsSearched(answer, state);
  const found = foundWords(answer.total, askedWords(words, filtered));
  const here = answer.place ? t("{found} near {place}", { found, place: answer.place.label }) : found;
  const ordered = answer.total + answer.close > 1 ? t("{found}, {order}", { found: here, order: SORTS[answer.sort].said }) : here;
  return `${ordered}.`;
}

function askedWords(words, filtered) {
  if (words === "") return filtered ? t("your filters") : "";
  return filtered ? t("“{words}” and your filters", { words }) : t("“{words}”", { words });
}

function foundWords(total, asked) {
  if (asked === "") return total === 0 ? t("No services") : services(total);
  if (total === 0) return t("No services match {asked}", { asked });
  return n("{count} service matches {asked}", "{count} services match {asked}", total, { asked });
}

// What must be said of how the question was read.
export function noteSentences(answer) {
  const notes = [];
  if (answer.dropped.length > 0 && answer.used.length > 0) {
    notes.push(t("Nothing matches {dropped}; showing results for {used}.", { dropped: anyOf(answer.dropped), used: allOf(answer.used) }));
  }
  for (const { typed, as } of answer.read) {
    notes.push(t("Nothing matches “{typed}” exactly; showing results for {used}.", { typed, used: anyOf(as.slice(0, 3)) }));
  }
  if (answer.placeNote) {
    notes.push(t("Distances are rough: they are measured from the middle of {place}.", { place: answer.place.label }));
  }
  if (answer.sort === "price" && answer.total > 1) {
    notes.push(t("Prices by the hour come first, then by the visit, the session, the day, the night and the week."));
  }
  if (answer.sort === "rating" && answer.total > 1) {
    notes.push(t("The Care Quality Commission (CQC) rates registered services only. Those with no rating come last, which says nothing of how good they are."));
  }
  return notes;
}

export function placeErrorSentence({ kind, label, area, example }) {
  if (kind === "form") return t("Enter a postcode like {example} 1AA or its first half, {example}, or leave the box empty", { example });
  if (kind === "choose") return t("There is more than one “{place}”. Choose which one you mean", { place: label });
  if (kind === "area") return t("All of {area} is here already. Name a town or a postcode in it, or leave the box empty", { area });
  if (kind === "district") return t("{place} is a whole district. Name a town or a postcode in it, or choose the district", { place: label });
  if (kind === "town") return t("We do not know a place called “{place}” in or near {area}. Check it, try a postcode, or leave the box empty", { place: label, area });
  return t("{place} is not a postcode we know in or near {area}. Check it, or leave the box empty", { place: label, area });
}

// How the place was read, where that must be said.
export function placeSentences(state, { spotted, nearMe, options, place, placeError, placeRead }) {
  if (placeError && placeError.kind === "choose") return [t("Which “{place}” do you mean?", { place: placeError.label })];
  if (placeError && placeError.kind === "district") return [t("{place} is a whole district.", { place: placeError.label })];
  if (spotted && spotted.options.length > 0) return [t("There is more than one “{place}”. Which do you mean?", { place: spotted.name })];
  if (spotted && state.words) return [t("We searched for “{word}” as a word, not as a place.", { word: spotted.typed || spotted.name })];
  if (spotted) return [spotted.typed ? t("We read “{typed}” as {place}, and looked near there.", { typed: spotted.typed, place: spotted.name }) : t("We looked near {place}.", { place: spotted.name })];
  if (nearMe) return [t("To see what is near you, say where you are in the box for a place.")];
  const read = placeRead ? [t("We read “{typed}” as {place}.", { typed: placeRead, place: place.label })] : [];
  return options.length > 0 ? [...read, t("We looked near {place}. Or did you mean:", { place: place.label })] : read;
}

// How near a service is, for its card. Measured from the middle of an outcode or a town, only whole miles are honest.
export function nearSentence(near, place) {
  if (near.kind === "covers") return near.by && near.by !== place.label ? t("Covers {district}, which includes {place}", { district: near.by, place: place.label }) : t("Comes to {place}", { place: place.label });
  if (near.kind === "may") return t("May come to you: ask");
  if (near.kind === "away") return t("May not come to {place}: ask", { place: place.label });
  if (near.kind === "unknown") return t("Distance not known");
  const far = milesAway(near.miles, place.exact);
  return near.over === null ? far : `${far}. ${borderSentence(near.over)}`;
}

// Where a service stands that is just across a border; `name` is "" for outside the area.
export function borderSentence(name) {
  return name === "" ? t("Just over the border, outside this area") : t("Just over the border, in {place}", { place: name });
}

function milesAway(miles, exact) {
  if (!exact) return miles < 1 ? t("Within about a mile") : n("About {count} mile away", "About {count} miles away", Math.round(miles));
  return miles < 0.1 ? t("Less than 0.1 miles away") : n("{count} mile away", "{count} miles away", Number(miles.toFixed(1)));
}

export function closeTitle(answer) {
  const many = n("{count} close match", "{count} close matches", answer.close);
  return answer.total === 0 ? many : t("And {matches}", { matches: many });
}

export function borderTitle({ over, total }) {
  const many = n("{count} service just over the border", "{count} services just over the border", over);
  return total === 0 ? many : t("And {matches}", { matches: many });
}

export function moreTitle(answer, page) {
  const left = answer.total + answer.close + answer.over - answer.shown.length;
  return left > 0 ? n("Show {count} more", "Show {count} more", Math.min(page, left)) : "";
}

// What was typed; when some of it was dropped or taken for another word, what was searched for instead.
function wordsSearched(answer, state) {
  const typed = answer.spotted && answer.place ? answer.spotted.rest : state.q.trim();
  if (answer.used.length === 0 || (answer.dropped.length === 0 && answer.read.length === 0)) return typed;
  const read = new Map(answer.read.map(({ typed, as }) => [typed, as[0]]));
  return answer.used.map((word) => read.get(word) || word).join(" ");
}

function anyOf(words) {
  const [names, last] = quoted(words);
  return names === "" ? last : t("{names} or {last}", { names, last });
}

function allOf(words) {
  const [names, last] = quoted(words);
  return names === "" ? last : t("{names} and {last}", { names, last });
}

// All but the last word, and the last.
function quoted(words) {
  const marked = words.map((word) => t("“{words}”", { words: word }));
  return [marked.slice(0, -1).join(", "), marked[marked.length - 1]];
}
