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
  if (kind === "choose") return `There is more than one “${label}”. Choose which one you mean`;
  if (kind === "area") return `All of ${area} is here already. Name a town or a postcode in it, or leave the box empty`;
  if (kind === "district") return `${label} is a whole district. Name a town or a postcode in it, or choose the district`;
  if (kind === "town") return `We do not know a place called “${label}” in or near ${area}. Check it, try a postcode, or leave the box empty`;
  return `${label} is not a postcode we know in or near ${area}. Check it, or leave the box empty`;
}

// How the place was read, where that must be said.
export function placeSentences(state, { spotted, nearMe, options, place, placeError, placeRead }) {
  if (placeError && placeError.kind === "choose") return [`Which “${placeError.label}” do you mean?`];
  if (placeError && placeError.kind === "district") return [`${placeError.label} is a whole district.`];
  if (spotted && spotted.options.length > 0) return [`There is more than one “${spotted.name}”. Which do you mean?`];
  if (spotted && state.words) return [`We searched for “${spotted.typed || spotted.name}” as a word, not as a place.`];
  if (spotted) return [spotted.typed ? `We read “${spotted.typed}” as ${spotted.name}, and looked near there.` : `We looked near ${spotted.name}.`];
  if (nearMe) return ["To see what is near you, say where you are in the box for a place."];
  const read = placeRead ? [`We read “${placeRead}” as ${place.label}.`] : [];
  return options.length > 0 ? [...read, `We looked near ${place.label}. Or did you mean:`] : read;
}

// How near a service is, for its card. Measured from the middle of an outcode or a town, only whole miles are honest.
export function nearSentence(near, place) {
  if (near.kind === "covers") return near.by && near.by !== place.label ? `Covers ${near.by}, which includes ${place.label}` : `Comes to ${place.label}`;
  if (near.kind === "may") return "May come to you: ask";
  if (near.kind === "away") return `May not come to ${place.label}: ask`;
  if (near.kind === "unknown") return "Distance not known";
  const far = milesAway(near.miles, place.exact);
  return near.over === null ? far : `${far}. ${borderSentence(near.over)}`;
}

// Where a service stands that is just across a border; `name` is "" for outside the area.
export function borderSentence(name) {
  return name === "" ? "Just over the border, outside this area" : `Just over the border, in ${name}`;
}

function milesAway(miles, exact) {
  if (!exact) return miles < 1 ? "Within about a mile" : `About ${plural(Math.round(miles))} away`;
  return miles < 0.1 ? "Less than 0.1 miles away" : `${plural(Number(miles.toFixed(1)))} away`;
}

export function closeTitle(answer) {
  const many = answer.close === 1 ? "1 close match" : `${answer.close.toLocaleString("en-GB")} close matches`;
  return answer.total === 0 ? many : `And ${many}`;
}

export function borderTitle({ over, total }) {
  const many = `${services(over)} just over the border`;
  return total === 0 ? many : `And ${many}`;
}

export function moreTitle(answer, page) {
  const left = answer.total + answer.close + answer.over - answer.shown.length;
  return left > 0 ? `Show ${Math.min(page, left)} more` : "";
}

// What was typed; when some of it was dropped or taken for another word, what was searched for instead.
function wordsSearched(answer, state) {
  const typed = answer.spotted && answer.place ? answer.spotted.rest : state.q.trim();
  if (answer.used.length === 0 || (answer.dropped.length === 0 && answer.read.length === 0)) return typed;
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
