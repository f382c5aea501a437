// The page “My list”: the services saved on this device, each with a note, to compare, print, share or take off.

import { makeBooklet } from "./booklet.js";
import { button, element, say, unseen } from "./elements.js";
import { makeForget } from "./forget.js";
import { makeItem } from "./my-list-item.js";
import { myServices, onListChange, remove, restore } from "./my-services.js";
import { readService } from "./service-facts.js";
import { makeShared } from "./shared-list.js";
import { fragmentOf, MOST_COMPARED, writeList } from "./shortlist.js";
import "./recent-list.js";
import { n, t } from "./words.js";

const part = (name) => document.querySelector(`[data-${name}]`);
const list = part("mine");
const rows = new Map(); // slug → its row; a row stays while its service is being taken off
const ticked = new Set();
const booklet = makeBooklet(part("booklet"), part("booklet-questions").getAttribute("href"));

function draw() {
  const items = myServices();
  for (const item of items) {
    if (!rows.has(item.slug)) rows.set(item.slug, newRow(item));
  }
  const wanted = items.map(({ slug }) => rows.get(slug).element);
  for (const [slug, row] of [...rows]) {
    if (items.some((one) => one.slug === slug) || row.undo !== null) continue;
    row.element.remove();
    rows.delete(slug);
    ticked.delete(slug);
  }
  wanted.forEach((row, place) => row.isConnected || list.insertBefore(row, list.children[place] || null));
  part("some").hidden = items.length === 0;
  part("none").hidden = items.length > 0;
  part("count").textContent = n("{count} service saved", "{count} services saved", items.length);
  drawCompare();
  drawBooklet(items);
}

function newRow(item) {
  if (ticked.size < MOST_COMPARED) ticked.add(item.slug);
  const row = { undo: null };
  row.element = makeItem(item, {
    isTicked: () => ticked.has(item.slug),
    onTick: (wanted) => tick(item.slug, wanted),
    onRemove: (name) => takeOff(item.slug, name),
  });
  return row;
}

// No more than four stand side by side.
function tick(slug, wanted) {
  if (wanted && ticked.size >= MOST_COMPARED) {
    say(t("You can compare {most} at a time. Untick one first.", { most: MOST_COMPARED }));
    part("compare-most").hidden = false;
    return false;
  }
  part("compare-most").hidden = true;
  if (wanted) ticked.add(slug);
  else ticked.delete(slug);
  drawCompare();
  return true;
}

function drawCompare() {
  const chosen = myServices().map(({ slug }) => slug).filter((slug) => ticked.has(slug));
  const link = part("compare-link");
  link.hidden = chosen.length < 2;
  part("compare-few").hidden = chosen.length >= 2;
  link.href = link.dataset.page + fragmentOf(chosen);
  link.textContent = n("Compare these {count}", "Compare these {count}", chosen.length);
}

async function drawBooklet(items) {
  const services = await Promise.all(items.map(({ slug }) => readService(slug)));
  await booklet.fill(items.map((item, place) => ({ ...item, ...services[place] })), () => writeList(items) === writeList(myServices()));
}

// What was taken off leaves a line behind, and the link a list: both go too.
function forgotten() {
  rows.clear();
  list.replaceChildren();
  part("share-link").value = "";
  part("share-shown").hidden = true;
  part("shared").hidden = true;
}

// A row that is taken off becomes one line that can bring it back, note and all.
function takeOff(slug, name) {
  const items = myServices();
  const place = items.findIndex((one) => one.slug === slug);
  const item = items[place];
  const row = rows.get(slug);
  row.undo = button(t("Put it back"), "keep-link", () => {
    row.element.remove();
    rows.delete(slug);
    restore(item, place);
    rows.get(slug).element.focus();
    say(t("{name} is back on your list.", { name }));
  });
  row.undo.append(unseen(` ${name}`));
  row.element.className = "mine mine--off";
  row.element.replaceChildren(element("p", {}, `${t("{name} is off your list.", { name })} `, row.undo));
  remove(slug);
  row.undo.focus();
}

part("share-copy").addEventListener("click", async () => {
  const address = location.origin + location.pathname + fragmentOf(myServices().map(({ slug }) => slug));
  const field = part("share-link");
  field.value = address;
  part("share-shown").hidden = false;
  try {
    await navigator.clipboard.writeText(address);
    part("share-said").textContent = t("The link is copied. Your notes are not in it.");
  } catch {
    field.select();
    part("share-said").textContent = t("Copy the link from the box. Your notes are not in it.");
  }
});

part("print").addEventListener("click", async () => {
  await drawBooklet(myServices());
  window.print();
});

part("list-without").hidden = true;
part("list").hidden = false;
makeShared(part("shared"));
makeForget(part("kept"), forgotten);
onListChange(draw);
draw();
