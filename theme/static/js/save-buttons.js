// A button on each card and each listing that puts the service on the list of this device, or takes it off.

import { button, element, say, unseen } from "./elements.js";
import { isMine, myServices, onListChange, remove, save, whyNot } from "./my-services.js";
import { n, t } from "./words.js";

export function addSaveButtons(root) {
  for (const listing of root.querySelectorAll("[data-listing]")) {
    const top = listing.querySelector("header");
    top.append(saveButton(listing.dataset.listing, top.querySelector("h1").textContent));
  }
  for (const card of root.querySelectorAll(".card")) addToCard(card);
}

export function addToCard(card) {
  const link = card.querySelector("[data-fact=name]");
  card.append(saveButton(link.getAttribute("href").split("/").filter(Boolean).pop(), link.textContent));
}

export function saveButton(slug, name) {
  const made = button("", "save", () => {
    const mine = isMine(slug);
    const done = mine ? remove(slug) : save([slug]);
    say(done ? savedWords(name, !mine) : whyNot());
    if (!done && made.nextElementSibling === null) made.after(element("p", { className: "save__refused", text: whyNot() }));
  });
  made.dataset.save = slug;
  made.dataset.name = name;
  draw(made);
  return made;
}

function draw(made) {
  const mine = isMine(made.dataset.save);
  const sign = element("span", { className: "save__sign", text: mine ? "★" : "☆", "aria-hidden": "true" });
  made.classList.toggle("save--mine", mine);
  made.replaceChildren(sign, mine ? ` ${t("Take off my list")}` : ` ${t("Save to my list")}`, unseen(` ${made.dataset.name}`));
}

function savedWords(name, mine) {
  const count = myServices().length;
  const total = n("{count} service on your list.", "{count} services on your list.", count);
  return `${mine ? t("{name} is saved.", { name }) : t("{name} is off your list.", { name })} ${total}`;
}

onListChange(() => document.querySelectorAll("[data-save]").forEach(draw));
