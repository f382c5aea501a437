// “Use my location”: asked for when the button is pressed and never before, rounded to about a kilometre, turned on the
// device into the name of a place, and forgotten. The address of the page holds that name, never where somebody stood.

import { t } from "./words.js";

const PARTS = 100; // of a degree: 1.1 km north to south, 0.7 km east to west
const PATIENCE = 15000; // ms
const FRESH = 600000; // ms: where the device was ten minutes ago will do
const REFUSED = 1; // GeolocationPositionError.PERMISSION_DENIED

// `box` holds the button and a line for what is said. `nearest(point)` names the place nearest to a point, or gives
// null. `onFound(name)` puts it to use.
export function makeLocation({ box, nearest, onFound }) {
  if (!("geolocation" in navigator)) return;
  const button = box.querySelector("[data-locate-button]");
  const said = box.querySelector("[data-locate-said]");
  box.hidden = false;

  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    said.textContent = t("Finding where you are…");
    said.textContent = await locate(nearest, onFound, box.dataset.area);
    button.removeAttribute("aria-disabled");
  });
}

// Give what is to be said.
async function locate(nearest, onFound, area) {
  let name;
  try {
    name = await nearest(rounded(await position()));
  } catch (error) {
    if (error.code === REFUSED) return t("Your device did not share where you are. Type a place instead.");
    return t("We could not find where you are. Type a place instead.");
  }
  if (name === null) return t("You seem to be outside {area}. Type the place where the help is needed.", { area });
  onFound(name);
  return t("The nearest place we know is {place}.", { place: name });
}

function position() {
  const how = { enableHighAccuracy: false, timeout: PATIENCE, maximumAge: FRESH };
  return new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, how));
}

function rounded({ coords }) {
  return { latitude: Math.round(coords.latitude * PARTS) / PARTS, longitude: Math.round(coords.longitude * PARTS) / PARTS };
}
