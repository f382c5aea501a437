// What this device keeps: a switch for the services looked at, and one button that forgets everything.

import { forgetEverything } from "./device.js";
import { isRemembering, onRecentChange, rememberVisits } from "./my-recent.js";

// `onDone` clears what the page itself still shows.
export function makeForget(part, onDone) {
  const find = (name) => part.querySelector(`[data-${name}]`);
  const [ask, sure, done, visits] = ["forget", "forget-sure", "forget-done", "remember-visits"].map(find);

  const drawSwitch = () => {
    visits.checked = isRemembering();
  };
  visits.addEventListener("change", () => rememberVisits(visits.checked));
  onRecentChange(drawSwitch);
  drawSwitch();

  ask.addEventListener("click", () => {
    sure.hidden = false;
    done.hidden = true;
    ask.hidden = true;
    find("forget-title").focus();
  });
  find("forget-no").addEventListener("click", () => {
    sure.hidden = true;
    ask.hidden = false;
    ask.focus();
  });
  find("forget-yes").addEventListener("click", async () => {
    history.replaceState(null, "", location.pathname); // a shared list in the address is forgotten too
    await forgetEverything();
    onDone();
    sure.hidden = true;
    ask.hidden = false;
    done.hidden = false;
    done.focus();
  });
}
