// Line up the facts of several services, and tell which differ. Plain values only.

import { t } from "./words.js";

// Prices first, as people look for them; what is not named here follows.
const ORDER = ["prices", "contact__facts", "offer", "who", "checks", "place", "start", "contact", "end"];

const OWN = [t("Phone"), t("Email"), t("Website"), t("Address"), t("How to reach them")]; // each has its own: that they differ says nothing

// Give [{title, rows: [{title, cells: [[text]], differs}]}] for services as `factsOf` gives them. A cell without a text
// is a fact that nobody gave.
export function groupsOf(services) {
  const groups = new Map();
  services.forEach((service, place) => {
    for (const { group, groupTitle, title, values } of service.facts) {
      if (!groups.has(group)) groups.set(group, { title: groupTitle, rows: new Map() });
      const found = groups.get(group);
      if (groupTitle.length > found.title.length) found.title = groupTitle; // “Rating and checks” says more than “Checks”
      if (!found.rows.has(title)) found.rows.set(title, services.map(() => []));
      found.rows.get(title)[place] = values;
    }
  });
  return [...groups].sort(([one], [other]) => rank(one) - rank(other)).map(([, { title, rows }]) => ({
    title,
    rows: [...rows].map(([name, cells]) => rowOf(name, cells)).filter(({ cells }) => cells.some((cell) => cell.length > 0)),
  })).filter(({ rows }) => rows.length > 0);
}

export function rowOf(title, cells) {
  const said = cells.map((cell) => [...cell].sort().join("\n").toLowerCase());
  return { title, cells, differs: !OWN.includes(title) && new Set(said).size > 1, counts: !OWN.includes(title) };
}

export function countsOf(groups) {
  const rows = groups.flatMap((group) => group.rows).filter(({ counts }) => counts);
  return { all: rows.length, different: rows.filter(({ differs }) => differs).length };
}

function rank(group) {
  const place = ORDER.indexOf(group);
  return place === -1 ? ORDER.length : place;
}
