// Read a listing's own page on the device: the page is the record. Everything is taken as text.

import { readPence } from "./money.js";
import { t } from "./words.js";

const { base, language = "" } = document.documentElement.dataset; // “/pl”, and nothing for English
const asked = new Map();

export const pageOf = (slug) => `${base}${language}/services/${slug}/`;

// Give {slug, state, facts}: “found”, “gone” (the site has no such page) or “unreachable” (no signal).
export function readService(slug) {
  if (!asked.has(slug)) {
    const answer = fetchService(slug);
    asked.set(slug, answer);
    answer.then(({ state }) => state === "unreachable" && asked.delete(slug)); // another try may do better
  }
  return asked.get(slug);
}

export async function readPage(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

async function fetchService(slug) {
  try {
    const response = await fetch(pageOf(slug));
    if (response.status === 404 || response.status === 410) return { slug, state: "gone", facts: null };
    if (!response.ok) return { slug, state: "unreachable", facts: null };
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const article = page.querySelector(`[data-listing="${slug}"]`);
    return article === null ? { slug, state: "gone", facts: null } : { slug, state: "found", facts: factsOf(article) };
  } catch {
    return { slug, state: "unreachable", facts: null };
  }
}

// {name, kind, summary, notices, facts: [{group, groupTitle, title, values}], prices}. A fact nobody gave has no values.
export function factsOf(article) {
  return {
    name: wordsOf(article.querySelector("h1")),
    kind: wordsOf(article.querySelector(".listing__kind")),
    summary: wordsOf(article.querySelector(".lead")),
    notices: [...article.querySelectorAll(".notice")].map(wordsOf),
    facts: [...article.querySelectorAll("[data-compare]")].flatMap(factsIn),
    prices: pricesIn(article),
  };
}

// The prices a listing's table gives, ready for sums: {title, text, low, high, unit, minimum}.
export function pricesIn(article) {
  return [...article.querySelectorAll("data[data-unit]")].map((price) => {
    const what = price.closest("tr").cells[0];
    const low = readPence(price.value);
    return {
      title: wordsOf(what.firstChild),
      text: wordsOf(price),
      low,
      high: price.dataset.to ? readPence(price.dataset.to) : low,
      unit: price.dataset.unit,
      minimum: Number(price.dataset.minimum || 0),
    };
  });
}

function factsIn(marked) {
  const group = groupOf(marked);
  if (marked.tagName === "DL") {
    return [...marked.children].map((row) => {
      const value = row.querySelector("dd");
      return { ...group, title: wordsOf(row.querySelector("dt")), values: value.classList.contains("unknown") ? [] : [wordsOf(value)] };
    });
  }
  return [{ ...group, title: marked.dataset.compare, values: valuesOf(marked) }];
}

// The part of the page a fact stands in: {group, groupTitle}.
function groupOf(marked) {
  if (marked.tagName === "DL" && marked.dataset.compare !== "") return { group: marked.className, groupTitle: marked.dataset.compare };
  const part = marked.closest("section, aside, footer");
  const heading = part.querySelector("h2");
  return heading === null ? { group: "end", groupTitle: t("Last checked") } : { group: heading.id, groupTitle: wordsOf(heading) };
}

function valuesOf(marked) {
  if (marked.tagName === "UL") return [...marked.children].map(wordsOf);
  if (marked.tagName === "TBODY") return [...marked.rows].map(rowWords);
  if (marked.dataset.compare === t("Website")) return [marked.getAttribute("href").replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")];
  return [wordsOf(marked)];
}

// A row of prices (“Weekdays: £24 an hour, at least 1 hour”) or of checks (“DBS: Enhanced; seen by the council; …”).
function rowWords(row) {
  const [first, ...others] = row.cells;
  if (row.querySelector("data") !== null) {
    const more = [...first.querySelectorAll(".prices__more")].map(wordsOf).map((text) => text[0].toLowerCase() + text.slice(1));
    return [`${wordsOf(first.firstChild)}: ${wordsOf(row.querySelector("data"))}`, ...more].join(", ");
  }
  const said = others.map((cell) => `${cell.dataset.label.toLowerCase()} ${given(wordsOf(cell))}`);
  return [[wordsOf(first), ...said].join("; ")];
}

function given(text) {
  return text === t("Not given") ? t("not given") : text;
}

function wordsOf(node) {
  return node === null ? "" : node.textContent.replace(/\s+/g, " ").trim();
}
