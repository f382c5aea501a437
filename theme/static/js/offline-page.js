// The page where people save the whole directory: what is there, a button, progress in words, and honest failure.

import { ChangedError, lookUp, removeAll, room, save } from "./offline-save.js";

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
  startButton.textContent = isWhole ? "Bring the copy up to date" : copy ? "Go on saving" : "Save the whole directory on this device";
  removeButton.hidden = copy === null;
}

function sentence(copy) {
  if (copy === null) return "The whole directory is not saved on this device.";
  if (!copy.isWhole) return "A part of the directory is saved on this device.";
  const newer = copy.version === version ? "" : " There is a newer one.";
  return `The whole directory is saved on this device. It is the copy of ${day(copy.date)}.${newer}`;
}

function day(date) {
  return new Date(date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

function megabytes(bytes) {
  return `${Math.max(0.1, bytes / 1_000_000).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`;
}

function progress(done, all) {
  bar.value = (100 * done) / all;
  state.textContent = `Saved ${done.toLocaleString("en-GB")} of ${all.toLocaleString("en-GB")}.`;
  const tenths = Math.floor((10 * done) / all);
  if (tenths === told) return;
  told = tenths;
  status.textContent = `${tenths * 10} per cent saved.`;
}

async function begin() {
  const free = await room();
  if (free !== null && free < size) {
    await finish(`There is not enough room: the directory needs ${megabytes(size)}, and this device gives this site ${megabytes(free)}.`);
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
    await finish(isWhole ? "" : "You stopped it. What is saved stays.");
  } catch (error) {
    stopped = true; // the other files stop too
    await finish(reason(error));
  }
}

function reason(error) {
  if (error instanceof ChangedError) return "The directory was changed just now. Load this page again, then go on.";
  if (error.name === "QuotaExceededError") return "This device has no more room. Remove something, then go on.";
  return "The signal was lost. What is saved stays. Go on when you have signal.";
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
