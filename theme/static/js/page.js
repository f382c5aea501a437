// What every page does with script on: show what needs it, and take a search to the finder without telling a server.

import "./languages.js";
import "./list-count.js";
import { addSaveButtons } from "./save-buttons.js";

document.documentElement.classList.add("has-script");
addSaveButtons(document);

for (const element of document.querySelectorAll("[data-needs-script]")) {
  element.hidden = false;
}

// The words go in the fragment of the address, which browsers never send: what a person types stays on the device.
for (const form of document.querySelectorAll("form[data-search-form]")) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (String(value).trim() !== "") {
        asked.append(name, String(value).trim());
      }
    }
    window.location.assign(`${form.getAttribute("action")}#${asked}`);
  });
}

for (const link of document.querySelectorAll(".site-nav a")) {
  if (new URL(link.href).pathname === window.location.pathname) {
    link.setAttribute("aria-current", "page");
  }
}

// Last, so that it costs the page nothing: keep what is needed without signal.
window.addEventListener("load", () => import("./offline.js").then(({ startOffline }) => startOffline()));
