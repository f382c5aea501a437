// “What would my budget buy?” in the middle of another page. The form is the one of the budget's own page, fetched when
// it is asked for, so that there is one form and one place where the council's rate is said.

import { isBudgetKept, startForm } from "./budget-form.js";
import { sumsList } from "./budget-sums.js";
import { button, element, say } from "./elements.js";
import { readPage } from "./service-facts.js";
import { t } from "./words.js";

// `place` holds a link to the budget's page; `draw(budget, plan, sums)` gives what to show, or null. `budget` is null
// until there is one.
export function makePanel(place, draw) {
  const link = place.querySelector("a");
  const panel = element("div", { className: "budget-panel", id: "budget-panel" });
  const opener = button(link.textContent, "keep-link budget-opener", () => (panel.isConnected ? close() : open()));
  opener.setAttribute("aria-expanded", "false");
  link.replaceWith(opener);
  if (isBudgetKept()) open();

  async function open() {
    try {
      if (panel.childElementCount === 0) await fill();
    } catch {
      location.assign(link.href); // the page itself, which may have been kept
      return;
    }
    place.after(panel);
    opener.setAttribute("aria-expanded", "true");
    opener.setAttribute("aria-controls", panel.id);
  }

  function close() {
    panel.remove();
    opener.setAttribute("aria-expanded", "false");
    opener.removeAttribute("aria-controls");
  }

  async function fill() {
    const page = await readPage(link.getAttribute("href"));
    const form = document.importNode(page.querySelector("[data-budget-form]"), true);
    const answer = element("div", { className: "budget-answer", tabindex: "-1" });
    panel.append(form, answer);
    startForm(form, {
      onChange: ({ budget, plan }) => answer.replaceChildren(...[draw(budget, plan, sumsList)].filter((one) => one !== null)),
      onAsk: () => {
        answer.focus();
        say(t("The sums are below."));
      },
    });
  }
}
