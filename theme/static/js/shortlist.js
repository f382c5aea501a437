// A list of saved services as plain values: {slug, day, note}. Nothing here touches the page or the device.

import { dayText } from "./words.js";

export const MOST = 30; // services on a list: each page is read to show it
export const MOST_COMPARED = 4;
const VERSION = 1;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_NOTE = 2000;

// Read what the device kept. What cannot be read, or is not ours, is left out.
export function readList(text) {
  let kept = null;
  try {
    kept = JSON.parse(text || "null");
  } catch {
    return [];
  }
  if (kept === null || kept.version !== VERSION || !Array.isArray(kept.services)) return [];
  const items = kept.services.filter((one) => one !== null && typeof one === "object" && isSlug(one.slug)).map(tidied);
  return items.filter((one, place) => items.findIndex(({ slug }) => slug === one.slug) === place).slice(0, MOST);
}

export function writeList(items) {
  return JSON.stringify({ version: VERSION, services: items.map(({ slug, day, note }) => (note === "" ? { slug, day } : { slug, day, note })) });
}

export function has(items, slug) {
  return items.some((one) => one.slug === slug);
}

// Add services, those that are there already left as they are.
export function withServices(items, slugs, day) {
  const added = slugs.filter((slug) => isSlug(slug) && !has(items, slug)).map((slug) => ({ slug, day, note: "" }));
  return [...items, ...added].slice(0, MOST);
}

export function withoutService(items, slug) {
  return items.filter((one) => one.slug !== slug);
}

export function withNote(items, slug, note) {
  return items.map((one) => (one.slug === slug ? { ...one, note: note.slice(0, LONGEST_NOTE) } : one));
}

// Put a service that was taken off back where it was, with its note.
export function putBack(items, item, place) {
  const others = withoutService(items, item.slug);
  return [...others.slice(0, place), item, ...others.slice(place)];
}

// The services that a link names in its fragment, which browsers never send: “#list=one,two”. Null when it names none.
export function slugsOf(fragment) {
  const text = new URLSearchParams(fragment.replace(/^#/, "")).get("list");
  if (text === null) return null;
  return [...new Set(text.split(",").filter(isSlug))].slice(0, MOST);
}

export function fragmentOf(slugs) {
  return `#list=${slugs.join(",")}`;
}

// A day as it is kept: “2026-11-20”, by the clock of the device.
export function dayOf(date) {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

// A day as people say it: “20 November 2026”.
export function dayWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  return dayText(new Date(year, month - 1, date));
}

// A name to call a service by when its page cannot be read.
export function nameOfSlug(slug) {
  const words = slug.replace(/-/g, " ");
  return words[0].toUpperCase() + words.slice(1);
}

function isSlug(text) {
  return typeof text === "string" && text.length <= 120 && SLUG.test(text);
}

function tidied({ slug, day, note }) {
  return { slug, day: DAY.test(day) ? day : "", note: typeof note === "string" ? note.slice(0, LONGEST_NOTE) : "" };
}
