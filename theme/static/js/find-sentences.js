// Every sentence that depends on what was found.

export const SORTS = {
  relevance: { title: "Best match", said: "best match first" },
  distance: { title: "Distance", said: "nearest first" },
  price: { title: "Price", said: "lowest price first" },
  checked: { title: "Last checked", said: "latest check first" },
  name: { title: "Name", said: "by name" },
};

export function services(count) {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "service" : "services"}`;
}

// “12 services match “home care” near NG18, nearest first.”
export function countSentence(answer, state, filtered) {
  const words = wordsSearched(answer, state);
  const place = answer.place ? ` near ${answer.place.label}` : "";
  const found = answer.total === 0 ? "No services" : services(answer.total);
  const verb = answer.total === 1 ? "matches" : "match";
  const asked = [words === "" ? "" : `“${words}”`, filtered ? "your filters" : ""].filter(Boolean).join(" and ");
  const matching = asked === "" ? "" : ` ${verb} ${asked}`;
  const order = answer.total + answer.close > 1 ? `, ${SORTS[answer.sort].said}` : "";
  return `${found}${matching}${place}${order}.`;
}

// What must be said of how the question was read.
export function noteSentences(answer) {
  const notes = [];
  if (answer.dropped.length > 0 && answer.used.length > 0) {
    notes.push(`Nothing matches ${quoted(answer.dropped, "or")}; showing results for ${quoted(answer.used, "and")}.`);
  }
  for (const { typed, as } of answer.read) {
    notes.push(`Nothing matches “${typed}” exactly; showing results for ${quoted(as.slice(0, 3), "or")}.`);
  }
  if (answer.placeNote) {
    notes.push(`Distances are rough: they are measured from the middle of ${answer.place.label}.`);
  }
  if (answer.sort === "price" && answer.total > 1) {
    notes.push("Prices by the hour come first, then by the visit, the session, the day, the night and the week.");
  }
  return notes;
}

export function placeErrorSentence({ kind, label, area, example }) {
  if (kind === "form") return `Enter a postcode like ${example} 1AA or its first half, ${example}, or leave the box empty`;
  return `${label} is not a postcode we know in or near ${area}. Check it, or leave the box empty`;
}

// How near a service is, for its card. Measured from the middle of an outcode, only whole miles are honest.
export function nearSentence(near, place) {
  if (near.kind === "covers") return `Covers ${place.label}`;
  if (near.kind === "may") return `May cover ${place.label}: ask`;
  if (near.kind === "unknown") return "Distance not known";
  if (!place.exact) return near.miles < 1 ? "Within about a mile" : `About ${plural(Math.round(near.miles))}`;
  return near.miles < 0.1 ? "Less than 0.1 miles" : plural(Number(near.miles.toFixed(1)));
}

export function closeTitle(answer) {
  const many = answer.close === 1 ? "1 close match" : `${answer.close.toLocaleString("en-GB")} close matches`;
  return answer.total === 0 ? many : `And ${many}`;
}

export function moreTitle(answer, page) {
  const left = answer.total + answer.close - answer.shown.length;
  return left > 0 ? `Show ${Math.min(page, left)} more` : "";
}

// What was typed; when some of it was dropped or taken for another word, what was searched for instead.
function wordsSearched(answer, state) {
  if (answer.used.length === 0 || (answer.dropped.length === 0 && answer.read.length === 0)) return state.q.trim();
  const read = new Map(answer.read.map(({ typed, as }) => [typed, as[0]]));
  return answer.used.map((word) => read.get(word) || word).join(" ");
}

function plural(miles) {
  return `${miles} ${miles === 1 ? "mile" : "miles"}`;
}

function quoted(words, last) {
  const marked = words.map((word) => `“${word}”`);
  return marked.length === 1 ? marked[0] : `${marked.slice(0, -1).join(", ")} ${last} ${marked[marked.length - 1]}`;
}
