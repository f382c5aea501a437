// The page that sets up to four services side by side.

import { makePanel } from "./budget-panel.js";
import { sumLines } from "./budget-sums.js";
import { countsOf, groupsOf, rowOf } from "./compare-rows.js";
import { tableOf } from "./compare-table.js";
import { button, element, say, unseen } from "./elements.js";
import { myServices } from "./my-services.js";
import { pageOf, readService } from "./service-facts.js";
import { fragmentOf, MOST_COMPARED, nameOfSlug, slugsOf } from "./shortlist.js";
import { n, t } from "./words.js";

const part = (name) => document.querySelector(`[data-${name}]`);
const only = part("only-different");
let services = []; // those whose page could be read
let money = null; // {budget, plan} once somebody gave them

const chosen = () => (slugsOf(location.hash) || myServices().map(({ slug }) => slug)).slice(0, MOST_COMPARED);

async function read() {
  const slugs = chosen();
  part("compare-state").textContent = slugs.length === 0 ? "" : t("Reading their pages…");
  const answers = await Promise.all(slugs.map(readService));
  if (slugs.join() !== chosen().join()) return; // another choice was made meanwhile
  services = answers.filter(({ state }) => state === "found");
  part("compare-state").textContent = "";
  part("compared").replaceChildren(...answers.map((one) => comparedItem(one, slugs)));
  part("compare-few").hidden = services.length >= 2;
  part("compare-some").hidden = services.length < 2;
  if (services.length >= 2) draw();
}

function comparedItem({ slug, state, facts }, slugs) {
  const name = facts === null ? nameOfSlug(slug) : facts.name;
  const why = { gone: t("{name} is no longer in the directory", { name }), unreachable: t("{name} could not be read: you may have no signal", { name }) }[state];
  const named = state === "found" ? element("a", { href: pageOf(slug), text: name }) : element("span", { text: why });
  const away = button(t("Leave out"), "keep-link", () => {
    history.replaceState(null, "", location.pathname + fragmentOf(slugs.filter((one) => one !== slug)));
    read().then(() => {
      part("compare-title").focus();
      say(n("{name} is left out. {count} service side by side.", "{name} is left out. {count} services side by side.", services.length, { name }));
    });
  });
  away.append(unseen(` ${name}`));
  return element("li", {}, named, " ", away);
}

function draw() {
  const groups = groupsOf(services.map(({ facts }) => facts));
  if (money !== null) {
    const cells = services.map(({ facts }) => sumLines(facts.prices, money.budget, money.plan));
    groups.unshift({ title: t("My budget"), rows: [rowOf(t("What it buys"), cells)] });
  }
  const { all, different } = countsOf(groups);
  part("compare-count").textContent = different === 0 ? n("The one fact is the same.", "All {count} facts are the same.", all) : n("{count} of {all} facts is different.", "{count} of {all} facts are different.", different, { all });
  const shown = only.checked ? groups.map((group) => ({ ...group, rows: group.rows.filter(({ differs }) => differs) })).filter(({ rows }) => rows.length > 0) : groups;
  part("compare-table").replaceChildren(tableOf(services.map(({ slug, facts }) => ({ name: facts.name, page: pageOf(slug) })), shown));
}

part("compare-without").hidden = true;
part("compare-body").hidden = false;
only.addEventListener("change", () => {
  draw();
  say(only.checked ? t("Only what differs is shown.") : t("Every fact is shown."));
});
makePanel(part("budget"), (budget, plan) => {
  money = budget === null ? null : { budget, plan };
  if (services.length >= 2) draw();
  return money === null ? null : element("p", { text: t("Your sums are in the first lines of the table.") });
});
window.addEventListener("hashchange", read);
read();
