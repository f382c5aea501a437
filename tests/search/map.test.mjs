// Which services share a pin, and what a choice leaves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { countsOf, grouped, inDistrict, ofKind, readMap } from "../../theme/static/js/map-choose.js";

const FILE = {
  districts: [["ashfield", "Ashfield", [], []], ["mansfield", "Mansfield", [], []]],
  support: [["home-care", "Home care"], ["transport", "Transport"], ["day", "Day opportunities"], ["isf", "ISF help"]],
  points: [[531400, -11800], [531401, -11801]],
  listings: [
    ["ada", "Ada's", "Comes to you", [0], [0, 1], -1],
    ["elm", "The Elm", "In Mansfield", [1, 2, 3, 0], [1], 0],
    ["oak", "The Oak", "In Mansfield", [], [1], 1],
    ["yew", "The Yew", "In Mansfield", [1, 3], [], 0],
  ],
};
const { services, districts } = readMap(FILE);
const [ada, elm, oak, yew] = services;

test("numbers become words", () => {
  assert.deepEqual(ada.districts, ["ashfield", "mansfield"]);
  assert.equal(ada.point, null);
  assert.deepEqual(elm.point, { key: 0, at: [53.14, -1.18] });
  assert.deepEqual(services.map((one) => one.what), ["Home care", "Transport, day opportunities, ISF help, and 1 more", "", "Transport and ISF help"]);
});

test("a choice leaves what answers to it", () => {
  assert.deepEqual(ofKind(services, ""), services);
  assert.deepEqual(ofKind(services, "home-care"), [ada, elm]);
  assert.deepEqual(inDistrict(services, "ashfield"), [ada]);
  assert.deepEqual([...countsOf(services, districts)], [["ashfield", 1], ["mansfield", 3]]);
});

test("pins closer than a finger become one, and stand apart from each other", () => {
  const pinned = [elm, oak, yew];
  const far = grouped(pinned, ([latitude]) => ({ x: latitude * 1e6, y: 0 }), 48);
  assert.deepEqual(far.map((group) => group.services), [[elm, yew], [oak]]);
  assert.equal(far[0].isOnePlace, true);
  const near = grouped(pinned, ([latitude]) => ({ x: latitude * 1e5, y: 0 }), 48);
  assert.deepEqual(near.map((group) => group.services), [[elm, oak, yew]]);
  assert.equal(near[0].isOnePlace, false);
});

test("ten thousand pins become few enough to draw", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ point: { key: index, at: [(index * 37) % 1000, (index * 91) % 700] } }));
  const groups = grouped(many, ([x, y]) => ({ x, y }), 48);
  assert.ok(groups.length < 400, String(groups.length));
  assert.equal(groups.reduce((sum, group) => sum + group.services.length, 0), 10_000);
  for (const [index, one] of groups.entries()) {
    for (const other of groups.slice(index + 1)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= 48);
  }
});
