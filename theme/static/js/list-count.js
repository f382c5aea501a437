// How many services are on the list, in the menu of every page.

import { element, unseen } from "./elements.js";
import { myServices, onListChange } from "./my-services.js";
import { n } from "./words.js";

const link = document.querySelector("[data-my-list]");

function draw() {
  const count = myServices().length;
  const text = link.firstChild.textContent.trim();
  if (count === 0) return link.replaceChildren(text);
  return link.replaceChildren(text, element("span", { className: "my-list-count", text: ` (${count})`, "aria-hidden": "true" }), unseen(` ${n("{count} saved", "{count} saved", count)}`));
}

if (link !== null) {
  draw();
  onListChange(draw);
}
