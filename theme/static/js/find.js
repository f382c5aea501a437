// The finder: what a person types and ticks becomes a search, its results, and the address of the page.

import { startClient } from "./find-client.js";
import { makeChosen } from "./find-chosen.js";
import { makeEmpty } from "./find-empty.js";
import { makeFilters } from "./find-filters.js";
import { makeLocation } from "./find-location.js";
import { makeMapLink } from "./find-map.js";
import { makeMemory } from "./find-memory.js";
import { makePlace } from "./find-place.js";
import { makeResults } from "./find-results.js";
import { SORTS, countSentence, noteSentences, placeErrorSentence } from "./find-sentences.js";
import { hasFilters, isSearch, readFragment, withWord, without, withoutFilters, writeFragment } from "./find-state.js";
import { textElement } from "./find-results.js";
import { n, t } from "./words.js";

const PAGE = 20;
const FIRST = 3; // cards drawn at once, more than a phone shows; the others follow
const TYPING = 80; // ms of rest before a search
const TALKING = 900; // ms of rest before a screen reader is told

const form = document.querySelector("[data-find]");
const body = document.querySelector("[data-find-body]");
const part = (name) => body.querySelector(`[data-${name}]`);
const [words, near, sort] = [form.elements.q, form.elements.near, part("sort")];
const client = startClient(form.dataset.worker, form.dataset.folder);
const memory = makeMemory();

let state = readFragment(location.hash);
let typing = 0;
let asking = 0; // counts the searches: only the last one goes on
let talking = 0;
let views = null; // once the groups of filters are known
let last = { spotted: null }; // the answer on the page

// Words in the query string have been to a server, where they should not be: show them in the fragment from now on.
if (location.search !== "") {
  const asked = location.hash.length > 1 ? location.hash : `#${location.search.slice(1)}`;
  history.replaceState(null, "", location.pathname + asked);
  state = readFragment(location.hash);
}

function address(of) {
  return location.pathname + writeFragment(of);
}

// Change what is asked. Typing replaces the step in the browser's history, once its results are there: the browser does
// much at each change of the address. A choice makes a new step.
async function change(next, { step }) {
  const moved = writeFragment(next) !== writeFragment(state);
  state = next;
  if (moved && step) memory.push(address(state));
  const answer = await search();
  if (moved && !step) history.replaceState(history.state, "", address(state));
  return answer;
}

async function search() {
  clearTimeout(typing);
  try {
    if (views === null) views = makeViews(await client.groups());
    state = { ...state, filters: views.known(state.filters) };
    asking += 1;
    const mine = asking;
    const ask = (shown) => client.search({ ...state, filters: { ...state.filters }, counted: counted(), shown });
    let answer = await ask(Math.min(FIRST, state.shown));
    if (answer !== null) show(answer);
    if (answer === null || !isPart(answer)) return answer;
    await painted();
    answer = mine === asking ? await ask(state.shown) : null;
    if (answer !== null) show(answer);
    return answer;
  } catch {
    const trouble = t("The search did not load. Check your connection and try again, or use the lists below.");
    part("count").textContent = trouble;
    body.removeAttribute("data-waiting");
    say(trouble);
    return null;
  }
}

// Tell whether more cards are to come than an answer has.
function isPart(answer) {
  return answer.shown.length < Math.min(state.shown, answer.total + answer.over + answer.close);
}

function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

// The groups whose counts can be seen, or are needed to say where else to look.
function counted() {
  return [...views.filters.open(), ...(state.filters.district ? ["district"] : [])];
}

function makeViews(groups) {
  const titles = new Map(groups.flatMap(([key, , list]) => list.map(([word, title]) => [`${key} ${word}`, title])));
  const titleOf = (group, word) => (group === "within" ? n("Within {count} mile", "Within {count} miles", Number(word)) : titles.get(`${group} ${word}`) || word);
  const drop = (group, word) => {
    const spotted = group === "near" ? last.spotted : null; // the place stands among the words
    const next = spotted ? { ...state, q: spotted.rest, within: 0, shown: PAGE } : without(state, group, word);
    return change(next, { step: true }).then(fill);
  };
  const tick = (group, word, ticked = true) => {
    const next = group === "within" ? { ...state, within: Number(word), shown: PAGE } : withWord(state, group, word, ticked);
    return change(next, { step: true });
  };
  const clear = () => change(withoutFilters(state), { step: true });
  const dropAndStay = (group, word) => drop(group, word).then(() => part("count").focus());
  return {
    // Of some filters, those the directory has: an old bookmark may name others.
    known: (filters) => {
      const found = Object.entries(filters).map(([group, list]) => [group, list.filter((word) => titles.has(`${group} ${word}`))]);
      return Object.fromEntries(found.filter(([, list]) => list.length > 0));
    },
    filters: makeFilters({ panel: part("filters"), form: part("filters-form"), title: part("filters-title"), groups, onTick: tick, onOpen: search }),
    results: makeResults({ body, services: form.dataset.services, page: PAGE, onMore: showMore }),
    place: makePlace({ body, onGo: go, onAsk: () => near.focus() }),
    map: makeMapLink(body),
    chosen: makeChosen({ body, groups, titleOf, onDrop: drop, onClear: clear }),
    empty: makeEmpty({ body, titleOf, onDrop: dropAndStay, onTick: (group, word) => tick(group, word).then(() => part("count").focus()) }),
  };
}

function go(next) {
  return change(next, { step: true }).then(() => {
    fill();
    part("count").focus();
  });
}

function show(answer) {
  last = answer;
  body.removeAttribute("data-waiting");
  views.filters.show(state, answer);
  views.results.show(answer, isPart(answer));
  views.map.show(state, answer);
  views.chosen.show(state);
  views.empty.show(state, answer);
  const sentence = countSentence(answer, state, hasFilters(state));
  const notes = noteSentences(answer);
  const place = views.place.show(state, answer);
  part("count").textContent = sentence;
  part("notes").replaceChildren(...notes.map((note) => textElement("li", note)));
  part("notes").hidden = notes.length === 0;
  part("sorting").hidden = answer.total + answer.close + answer.over < 2;
  showSorts(answer);
  const error = answer.placeError ? placeErrorSentence(answer.placeError) : "";
  showError(error);
  say([error && t("Error: {error}.", { error }), sentence, ...place, ...notes].filter(Boolean).join(" "));
}

function showSorts(answer) {
  const shown = [...sort.options].map((option) => option.value);
  if (String(shown) !== String(answer.sorts)) sort.replaceChildren(...answer.sorts.map((name) => new Option(SORTS[name].title, name)));
  sort.value = answer.sort;
}

function showError(text) {
  document.getElementById("near-error").hidden = text === "";
  form.querySelector("[data-near-error]").textContent = text;
  form.querySelector("[data-near-group]").classList.toggle("govuk-form-group--error", text !== "");
  near.classList.toggle("govuk-input--error", text !== "");
  if (text === "") near.removeAttribute("aria-invalid");
  else near.setAttribute("aria-invalid", "true");
}

function say(text) {
  clearTimeout(talking);
  talking = setTimeout(() => {
    part("status").textContent = text;
    delete part("results").dataset.typing; // at rest: see find.css
  }, TALKING);
}

async function showMore() {
  const first = views.results.links().length;
  await change({ ...state, shown: state.shown + PAGE }, { step: true });
  const link = views.results.links()[first];
  if (link) link.focus();
}

function fill() {
  words.value = state.q;
  near.value = state.near;
}

function typed() {
  const q = words.value.trim();
  if (q.length === 1) return; // no question yet
  part("results").dataset.typing = "";
  change({ ...state, q, words: false, shown: PAGE, sort: state.sort === "relevance" ? "" : state.sort }, { step: false });
}

words.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(typed, TYPING);
});
near.addEventListener("change", () => change({ ...state, near: near.value.trim(), shown: PAGE }, { step: true }));
sort.addEventListener("change", () => change({ ...state, sort: sort.value, shown: PAGE }, { step: true }));
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const q = words.value.trim();
  const answer = await change({ ...state, q, words: state.words && q === state.q, near: near.value.trim(), shown: PAGE }, { step: true });
  if (answer && answer.placeError) near.focus();
  else part("count").focus();
});

// Back and Forward, or an address changed by hand.
window.addEventListener("popstate", async () => {
  if (!isSearch(location.hash)) return history.replaceState(history.state, "", address(state)); // the skip link
  state = readFragment(location.hash);
  fill();
  await search();
  memory.restore();
});

makeLocation({
  box: form.querySelector("[data-locate]"),
  nearest: client.nearest,
  onFound: (name) => {
    near.value = name;
    change({ ...state, near: name, shown: PAGE }, { step: true });
  },
});
form.hidden = false;
body.hidden = false;
document.querySelector("[data-find-without]").hidden = true;
fill();
search().then(() => memory.restore());
