// Where answers are kept: in this tab until it is closed, or on this device when a person asks for it. Nowhere else.

import { PREFIX } from "./device.js"; // so that one button forgets these too

export function makeMemory(name) {
  const key = `${PREFIX}pathway ${name}`;
  const open = (kind) => {
    try {
      return window[kind];
    } catch {
      return null; // the browser keeps nothing: the answers live on the page
    }
  };
  const [tab, device] = [open("sessionStorage"), open("localStorage")];
  const read = (store) => {
    try {
      return JSON.parse(store.getItem(key));
    } catch {
      return null;
    }
  };
  const remove = (store) => {
    if (store !== null) store.removeItem(key);
  };
  return {
    isKept: () => device !== null && device.getItem(key) !== null,
    read: () => read(device) || read(tab) || {},
    write(values, keep) {
      remove(keep ? tab : device);
      try {
        (keep ? device : tab).setItem(key, JSON.stringify(values));
      } catch {
        // no room, or not allowed
      }
    },
    forget() {
      remove(tab);
      remove(device);
    },
  };
}
