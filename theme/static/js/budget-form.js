// The form that asks for a budget and a week: read, checked, and remembered only when asked.

import { forget, keep, kept } from "./device.js";
import { budgetOfHours, readCount, readMinutes, readPence } from "./money.js";
import { t } from "./words.js";

const NAME = "budget";
const COUNTS = { visits: 200, minutes: 1440, sessions: 50, days: 7, nights: 7 };

// `onChange({budget, plan})` is called with each change, `budget` null while there is none to read;
// `onAsk` when somebody presses the button and all can be read.
export function startForm(form, { onChange, onAsk }) {
  const rate = form.dataset.rate === "" ? null : Number(form.dataset.rate);
  const field = (name) => form.elements[name];
  const way = () => (rate === null ? "pounds" : form.querySelector("[name=way]:checked").value);

  function read() {
    const errors = new Map();
    const plan = {};
    for (const [name, most] of Object.entries(COUNTS)) {
      const text = field(name).value.trim();
      plan[name] = text === "" ? 0 : readCount(text, most);
      if (plan[name] === null) errors.set(name, t("Enter a whole number from 0 to {most}", { most }));
    }
    const text = field(way()).value.trim();
    const found = way() === "pounds" ? readPence(text) : readMinutes(text);
    if (found === null) errors.set(way(), way() === "pounds" ? t("Enter the pounds for a week, like 245 or 245.50") : t("Enter the hours for a week, like 10 or 10.5"));
    const budget = found === null || way() === "pounds" ? found : budgetOfHours(found, rate);
    return { budget, plan: hasWrong(plan) ? null : plan, errors };
  }

  function showWay() {
    for (const part of form.querySelectorAll("[data-way]")) part.hidden = part.dataset.way !== way();
  }

  function showErrors(errors) {
    for (const name of ["pounds", "hours", ...Object.keys(COUNTS)]) {
      const line = form.querySelector(`[data-error=${name}]`);
      if (line === null) continue;
      const text = errors.get(name) || "";
      line.hidden = text === "";
      line.querySelector("span:last-child").textContent = text;
      field(name).classList.toggle("govuk-input--error", text !== "");
      if (text === "") field(name).removeAttribute("aria-invalid");
      else field(name).setAttribute("aria-invalid", "true");
    }
  }

  function remember() {
    if (!field("keep").checked) return forget(NAME);
    const values = [...form.elements].filter((one) => one.type === "text" && one.value !== "").map((one) => [one.name, one.value]);
    return keep(NAME, JSON.stringify({ ...Object.fromEntries(values), way: way() }));
  }

  function changed() {
    const { budget, plan, errors } = read();
    showErrors(new Map()); // nobody is told off while they type
    remember();
    onChange({ budget: plan === null ? null : budget, plan });
    return errors;
  }

  form.addEventListener("input", () => {
    showWay();
    changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const errors = changed();
    showErrors(errors);
    if (errors.size > 0) field([...errors.keys()].sort((one, other) => order(field(one), field(other)))[0]).focus();
    else onAsk();
  });

  fillIn(form);
  showWay();
  form.hidden = false;
  changed();
}

export function isBudgetKept() {
  return kept(NAME) !== null;
}

function fillIn(form) {
  let values = {};
  try {
    values = JSON.parse(kept(NAME) || "{}") || {};
  } catch {
    return; // not ours
  }
  for (const one of form.elements) {
    if (one.type === "text" && typeof values[one.name] === "string") one.value = values[one.name].slice(0, 20);
    if (one.type === "radio") one.checked = one.value === (values.way === "hours" ? "hours" : "pounds");
  }
  form.elements.keep.checked = isBudgetKept();
}

function hasWrong(plan) {
  return Object.values(plan).includes(null);
}

function order(one, other) {
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
