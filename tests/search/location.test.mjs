// “Use my location”: what is asked of the device, what is made of it, and what is said.
import assert from "node:assert/strict";
import { test } from "node:test";

import { makeLocation } from "../../theme/static/js/find-location.js";

// A button and a line of text, as far as the module needs them.
function makeBox() {
  const said = { textContent: "" };
  const button = { attributes: {}, setAttribute: (name, value) => (button.attributes[name] = value), getAttribute: (name) => button.attributes[name], removeAttribute: (name) => delete button.attributes[name], addEventListener: (_, act) => (button.press = act) };
  const parts = { "[data-locate-button]": button, "[data-locate-said]": said };
  return { hidden: true, dataset: { area: "Nottinghamshire" }, querySelector: (name) => parts[name], button, said };
}

function asked(geolocation, nearest = async () => "Worksop") {
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: geolocation ? { geolocation } : {} });
  const box = makeBox();
  const found = [];
  makeLocation({ box, nearest, onFound: (name) => found.push(name) });
  return { box, found };
}

const at = (latitude, longitude) => ({ getCurrentPosition: (give) => give({ coords: { latitude, longitude } }) });
const failing = (code) => ({ getCurrentPosition: (_, fail) => fail({ code }) });

test("the position is rounded to about a kilometre before anything sees it", async () => {
  const points = [];
  const { box, found } = asked(at(53.30271, -1.12449), async (point) => (points.push(point), "Worksop"));
  assert.deepEqual([box.hidden, points], [false, []], "nothing is asked before the button is pressed");
  await box.button.press();
  assert.deepEqual(points, [{ latitude: 53.3, longitude: -1.12 }]);
  assert.deepEqual([found, box.said.textContent], [["Worksop"], "The nearest place we know is Worksop."]);
  assert.equal(box.button.getAttribute("aria-disabled"), undefined);
});

test("a device that cannot say shows no button", () => {
  assert.equal(asked(null).box.hidden, true);
});

test("a refusal, a failure and a place outside the area each have their words, and change nothing", async () => {
  const offline = async () => {
    throw new Error("no signal");
  };
  const cases = [
    [failing(1), undefined, /did not share where you are/],
    [failing(2), undefined, /could not find where you are/],
    [failing(3), undefined, /could not find where you are/],
    [at(53.3, -1.12), offline, /could not find where you are/],
    [at(51.5, 0), async () => null, /outside Nottinghamshire/],
  ];
  for (const [geolocation, nearest, words] of cases) {
    const { box, found } = asked(geolocation, nearest);
    await box.button.press();
    assert.match(box.said.textContent, words);
    assert.deepEqual(found, []);
  }
});
