// A list that somebody shared in a link. It is shown first and never written over a list of your own.

import { element } from "./elements.js";
import { isMine, onListChange, save, whyNot } from "./my-services.js";
import { saveButton } from "./save-buttons.js";
import { pageOf, readService } from "./service-facts.js";
import { fragmentOf, MOST_COMPARED, nameOfSlug, slugsOf } from "./shortlist.js";
import { n, t } from "./words.js";

const ALL = t("All of these are on your list.");

export function makeShared(part) {
  const list = part.querySelector("[data-shared-list]");
  const compare = part.querySelector("[data-shared-compare]");
  const all = part.querySelector("[data-shared-all]");
  const stateText = part.querySelector("[data-shared-state]");
  let slugs = [];

  all.addEventListener("click", () => {
    stateText.textContent = save(slugs) ? ALL : whyNot();
    stateText.focus();
  });
  part.querySelector("[data-shared-close]").addEventListener("click", () => {
    history.replaceState(null, "", location.pathname);
    part.hidden = true;
    document.querySelector("h1").focus();
  });

  function drawState() {
    all.hidden = slugs.every(isMine);
    stateText.textContent = all.hidden ? ALL : "";
  }

  async function draw() {
    const found = slugsOf(location.hash);
    part.hidden = found === null || found.length === 0;
    if (part.hidden) return;
    slugs = found;
    compare.hidden = slugs.length < 2;
    compare.href = compare.dataset.page + fragmentOf(slugs.slice(0, MOST_COMPARED));
    compare.textContent = slugs.length > MOST_COMPARED ? n("Compare the first {count}", "Compare the first {count}", MOST_COMPARED) : t("Compare these");
    drawState();
    const services = await Promise.all(slugs.map(readService));
    list.replaceChildren(...services.map(item));
  }

  window.addEventListener("hashchange", draw);
  onListChange(drawState);
  draw();
}

function item({ slug, state, facts }) {
  if (state !== "found") {
    const why = state === "gone" ? t("It is no longer in the directory.") : t("We could not read its page. You may have no signal.");
    return element("li", { className: "shared" }, element("p", { className: "shared__name", text: nameOfSlug(slug) }), element("p", { text: why }));
  }
  const name = element("p", { className: "shared__name" }, element("a", { href: pageOf(slug), text: facts.name }));
  return element("li", { className: "shared" }, name, element("p", { className: "mine__kind", text: facts.kind }), saveButton(slug, facts.name));
}
