// The page where people save the whole directory: what is there, a button, progress in words, and honest failure.

import { ChangedError, lookUp, removeAll, room, save } from "./offline-save.js";
import { dayText, number, t } from "./words.js";

const part = (name) => document.querySelector(`[data-save${name}]`);
const box = part("");
const [state, bar, status] = ["-state", "-bar", "-status"].map(part);
const [startButton, stopButton, removeButton] = ["-start", "-stop", "-remove"].map(part);
const { base } = document.documentElement.dataset;
const { list, version } = box.dataset;
const size = Number(box.dataset.bytes);

let stopped = false;
let told = 0; // tenths of the way that a screen reader was told of

async function start() {
  if (!("caches" in window) || !navigator.serviceWorker) return;
  try {
    await show();
  } catch {
    return; // this browser lets no site keep anything
  }
  part("-without").hidden = true;
  box.hidden = false;
}

async function show(problem = "") {
  const copy = await lookUp(base);
  const isWhole = copy !== null && copy.isWhole;
  const isNewest = isWhole && copy.version === version;
  state.textContent = [problem, sentence(copy)].filter(Boolean).join(" ");
  bar.hidden = true;
  stopButton.hidden = true;
  startButton.hidden = isNewest;
  startButton.textContent = isWhole ? t("Bring the copy up to date") : copy ? t("Go on saving") : t("Save the whole directory on this device");
  removeButton.hidden = copy === null;
}

function sentence(copy) {
  if (copy === null) return t("The whole directory is not saved on this device.");
  if (!copy.isWhole) return t("A part of the directory is saved on this device.");
  const newer = copy.version === version ? "" : ` ${t("There is a newer one.")}`;
  return t("The whole directory is saved on this device. It is the copy of {day}.", { day: day(copy.date) }) + newer;
}

function day(date) {
  return dayText(new Date(date));
}

function megabytes(bytes) {
  return `${number(Math.max(0.1, bytes / 1_000_000), { maximumFractionDigits: 1 })} MB`;
}

function progress(done, all) {
  bar.value = (100 * done) / all;
  state.textContent = t("Saved {done} of {all}.", { done: number(done), all: number(all) });
  const tenths = Math.floor((10 * done) / all);
  if (tenths === told) return;
  told = tenths;
  status.textContent = t("{share} per cent saved.", { share: tenths * 10 });
}

async function begin() {
  const free = await room();
  if (free !== null && free < size) {
    await finish(t("There is not enough room: the directory needs {size}, and this device gives this site {room}.", { size: megabytes(size), room: megabytes(free) }));
    return;
  }
  if (navigator.storage && navigator.storage.persist) await navigator.storage.persist().catch(() => false);
  stopped = false;
  told = 0;
  startButton.hidden = true;
  removeButton.hidden = true;
  stopButton.hidden = false;
  bar.hidden = false;
  stopButton.focus();
  try {
    const isWhole = await save({ base, list, version, onProgress: progress, isStopped: () => stopped });
    await finish(isWhole ? "" : t("You stopped it. What is saved stays."));
  } catch (error) {
    stopped = true; // the other files stop too
    await finish(reason(error));
  }
}

function reason(error) {
  if (error instanceof ChangedError) return t("The directory was changed just now. Load this page again, then go on.");
  if (error.name === "QuotaExceededError") return t("This device has no more room. Remove something, then go on.");
  return t("The signal was lost. What is saved stays. Go on when you have signal.");
}

async function finish(problem) {
  await show(problem);
  status.textContent = state.textContent;
  state.focus();
}

startButton.addEventListener("click", begin);
stopButton.addEventListener("click", () => {
  stopped = true;
});
removeButton.addEventListener("click", async () => {
  await removeAll();
  await finish("");
});

start();
