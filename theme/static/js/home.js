// “Use my location” on the home page: it fills the place box. What can name a place is only fetched when it is pressed.

import { startClient } from "./find-client.js";
import { makeLocation } from "./find-location.js";

const form = document.querySelector("form[data-search-form]");
const client = startClient(form.dataset.worker, form.dataset.folder);

makeLocation({
  box: form.querySelector("[data-locate]"),
  nearest: client.nearest,
  onFound: (name) => {
    form.elements.near.value = name;
    form.elements.near.focus();
  },
});
