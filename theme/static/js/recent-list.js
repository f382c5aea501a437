// The services looked at lately, as links. Nothing is shown until there is one.

import { element } from "./elements.js";
import { myRecent, onRecentChange } from "./my-recent.js";
import { MOST } from "./recent.js";
import { pageOf } from "./service-facts.js";

const part = document.querySelector("[data-recent]");

function draw() {
  const recent = myRecent().slice(0, Number(part.dataset.most || MOST));
  part.hidden = recent.length === 0;
  const links = recent.map(({ slug, name }) => element("li", {}, element("a", { className: "chip", href: pageOf(slug), text: name })));
  part.querySelector("[data-recent-links]").replaceChildren(...links);
}

draw();
onRecentChange(draw);
