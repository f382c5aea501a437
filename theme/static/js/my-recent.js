// The services looked at on this device: kept unless somebody switched that off.

import { forget, keep, kept, watch } from "./device.js";
import { readRecent, withVisit } from "./recent.js";
import { dayOf } from "./shortlist.js";

export const isRemembering = () => kept("recent-off") === null;
export const myRecent = () => (isRemembering() ? readRecent(kept("recent")) : []);

export function visited(slug, name) {
  if (isRemembering()) keep("recent", JSON.stringify(withVisit(myRecent(), { slug, name, day: dayOf(new Date()) })));
}

export function rememberVisits(wanted) {
  if (wanted) return forget("recent-off");
  forget("recent");
  return keep("recent-off", "yes");
}

export function onRecentChange(told) {
  watch("recent", told);
  watch("recent-off", told);
}
