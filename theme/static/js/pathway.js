// A pathway, one step on the screen at a time. The address names the step, never an answer.

import { readFragment, withWord, writeFragment } from "./find-state.js";
import { makeMemory } from "./pathway-memory.js";
import { holds, readConditions, wayThrough } from "./pathway-path.js";
import { layOut } from "./pathway-said.js";
import { t } from "./words.js";

const root = document.querySelector("[data-pathway]");
const one = (name) => root.querySelector(`[data-${name}]`);
const all = (selector) => [...root.querySelectorAll(selector)];
const [start, summary, back, progress, keep] = ["start", "summary", "back", "progress", "keep"].map(one);
const sections = new Map(all("[data-step]").map((section) => [section.dataset.step, section]));
const steps = [...sections].map(([name, section]) => ({ name, conditions: readConditions(section.dataset.when) }));
const memory = makeMemory(root.dataset.pathway);
const title = document.title;
const searches = all("[data-search]").map((link) => ({ link, path: link.pathname, state: readFragment(link.hash) }));

let finished = null; // the way a person had gone when they saw the summary: a change leads back to it

function fields() {
  return [...sections.values()].flatMap((section) => [...section.querySelectorAll("input, textarea")]);
}

function answers() {
  const ticked = (section) => [...section.querySelectorAll("input:checked")].map((input) => input.value);
  return Object.fromEntries([...sections].map(([name, section]) => [name, ticked(section)]));
}

function save() {
  const given = fields().filter((field) => (field.type === "textarea" ? field.value !== "" : field.checked));
  memory.write(given.map((field) => [field.id, field.type === "textarea" ? field.value : true]), keep.checked);
}

function restore() {
  keep.checked = memory.isKept();
  const kept = new Map(Array.isArray(memory.read()) ? memory.read() : []);
  for (const field of fields()) {
    if (field.type === "textarea") field.value = String(kept.get(field.id) || "");
    else field.checked = kept.has(field.id);
  }
}

// Where the address points: at the start, a step on this person's way, the summary, or everything at once.
function place() {
  const { way } = wayThrough(steps, answers());
  const name = location.hash.replace(/^#(q-)?/, "");
  return { way, name: name === "summary" || name === "all" || way.includes(name) ? name : "" };
}

function show({ moved }) {
  const { way, name } = place();
  const whole = name === "all";
  root.classList.toggle("pathway--steps", !whole && name !== "");
  start.hidden = name !== "" && !whole;
  summary.hidden = name !== "summary" && !whole;
  for (const [step, section] of sections) section.hidden = step !== name && !whole;
  back.hidden = name === "";
  back.firstElementChild.href = backTo(way, name);
  progress.hidden = !way.includes(name);
  progress.textContent = t("Page {page} of {pages}", { page: way.indexOf(name) + 1, pages: way.length });
  for (const on of all("[data-on]")) on.hidden = whole;
  for (const element of all("[data-without-script]")) element.hidden = !whole;
  one("summary-title").hidden = whole;
  one("said-part").hidden = whole;
  showWhatFits({ whole });
  const heading = name === "summary" ? one("summary-title") : sections.get(name)?.querySelector("h2");
  document.title = heading ? `${heading.textContent} – ${title}` : title;
  if (name === "summary") finished = new Set(way);
  if (!moved) return;
  one("status").textContent = "";
  window.scrollTo(0, 0);
  focus(heading || root.querySelector("h1"));
}

function backTo(way, name) {
  const before = name === "summary" ? way.at(-1) : way[way.indexOf(name) - 1];
  return before ? `#q-${before}` : "#start";
}

function focus(heading) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function showWhatFits({ whole }) {
  const { way, counted } = wayThrough(steps, answers());
  for (const note of all("[data-when]:not([data-step])")) {
    note.hidden = !whole && !holds(readConditions(note.dataset.when), counted);
  }
  const endings = all("[data-ending]");
  const reached = endings.find((ending) => holds(readConditions(ending.dataset.when), counted));
  for (const ending of endings) ending.hidden = !whole && ending !== reached;
  const onTheWay = (names) => names.filter((name) => way.includes(name)).map((name) => sections.get(name));
  for (const element of all("[data-looks-back]")) {
    element.hidden = whole;
    layOut(element, onTheWay(element.dataset.looksBack.split(" ")));
  }
  layOut(one("said"), onTheWay([...sections.keys()]).filter((section) => section.querySelector("input, textarea")));
  for (const search of searches) search.link.href = search.path + writeFragment(withTicked(search, counted));
}

// What a search asks for, with the words that were ticked in the steps it takes from.
function withTicked({ link, state }, counted) {
  const from = (link.dataset.andFrom || "").split(" ").filter(Boolean);
  const words = from.flatMap((step) => (counted[step] || []).map((word) => [sections.get(step).dataset.filter, word]));
  return words.reduce((asked, [group, word]) => withWord(asked, group, word, true), state);
}

function goOn(name) {
  const { way } = wayThrough(steps, answers());
  // After a change a person sees what is new on their way, then the summary again.
  const following = way.slice(way.indexOf(name) + 1).find((step) => finished === null || !finished.has(step));
  goTo(following ? `#q-${following}` : "#summary");
}

function goTo(fragment) {
  history.pushState(null, "", location.pathname + fragment);
  show({ moved: true });
}

for (const [name, section] of sections) {
  section.querySelector("[data-continue]").addEventListener("click", () => goOn(name));
  section.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT" || place().name === "all") return;
    event.preventDefault();
    section.querySelector("[data-continue]").click();
  });
}
root.addEventListener("input", save);
one("begin").addEventListener("click", () => goTo(`#q-${place().way[0]}`));
one("print").addEventListener("click", () => window.print());
one("forget").addEventListener("click", () => {
  for (const field of fields()) {
    if (field.type === "textarea") field.value = "";
    else field.checked = false;
  }
  keep.checked = false;
  finished = null;
  memory.forget();
  history.replaceState(null, "", location.pathname);
  show({ moved: true });
  one("status").textContent = t("Your answers are gone from this device.");
});
// Back, Forward, a link to a step, or an address changed by hand.
window.addEventListener("hashchange", () => {
  if (location.hash !== "#main") show({ moved: true }); // “#main” is the skip link
});

restore();
one("keep-panel").hidden = false;
show({ moved: false });
