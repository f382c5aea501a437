// The list on this device: read it, change it, be told of changes.

import { keep, kept, watch } from "./device.js";
import { dayOf, has, MOST, putBack, readList, withNote, withServices, withoutService, writeList } from "./shortlist.js";
import { n, t } from "./words.js";

const NAME = "list";

export const myServices = () => readList(kept(NAME));
export const isMine = (slug) => has(myServices(), slug);
export const onListChange = (told) => watch(NAME, told);

// Each gives false when it could not be kept; `whyNot` says why.
export const save = (slugs) => change((items) => withServices(items, slugs, dayOf(new Date()))) && slugs.every(isMine);
export const remove = (slug) => change((items) => withoutService(items, slug));
export const note = (slug, text) => change((items) => withNote(items, slug, text));
export const restore = (item, place) => change((items) => putBack(items, item, place));

export function whyNot() {
  if (myServices().length >= MOST) return n("Your list is full: it holds {count} service. Take one off first.", "Your list is full: it holds {count} services. Take one off first.", MOST);
  return t("This device would not keep it. A private window keeps nothing, or there is no room left.");
}

function change(made) {
  return keep(NAME, writeList(made(myServices())));
}
