// The map's page: a choice of support and district, drawn as a map and written as a list, and kept in the address.

import { services as counted } from "./find-sentences.js";
import { isSearch, readFragment, writeFragment, EMPTY } from "./find-state.js";
import { countsOf, inDistrict, ofKind, readMap } from "./map-choose.js";
import { makeMapList } from "./map-list.js";
import { makePins } from "./map-pins.js";
import { makeShapes } from "./map-shapes.js";
import { makeTiles } from "./map-tiles.js";
import { n, t } from "./words.js";

const form = document.querySelector("[data-map-form]");
const body = document.querySelector("[data-map-body]");
const part = (name) => body.querySelector(`[data-${name}]`);
const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const touched = window.matchMedia("(pointer: coarse)");

let file = null;
let list = null;
let drawing = null; // the map, where the area has shapes
let state = { support: "", district: "" };

async function start() {
  const answer = await fetch(body.dataset.file);
  if (!answer.ok) throw new Error(`${body.dataset.file}: ${answer.status}`);
  file = readMap(await answer.json());
  const hasMap = part("map") !== null;
  list = makeMapList({ box: part("map-found"), folder: body.dataset.services, hasMap, onDistrict: choose, onMark: mark, onPin: showPin });
  document.querySelector("[data-map-without]").hidden = true;
  part("map-base").hidden = true;
  part("map-found").hidden = false;
  form.hidden = false;
  if (hasMap) {
    part("map-side").hidden = false;
    drawing = draw(window.L);
  }
  state = asked();
  show({ say: false });
}

function draw(L) {
  const motion = !still.matches;
  const map = L.map(part("map"), {
    attributionControl: false,
    dragging: !touched.matches, // one finger moves the page, two move the map
    fadeAnimation: motion,
    inertia: motion,
    markerZoomAnimation: motion,
    maxZoom: 17,
    scrollWheelZoom: false,
    zoomAnimation: motion,
    zoomSnap: 0.25,
  });
  part("map-touch").hidden = !touched.matches;
  map.setView(file.districts[0].middle, 9);
  const shapes = makeShapes(L, map, file.districts, choose);
  const pins = makePins(L, map, body.dataset.services, (services) => list.mark(services));
  const look = (district) => map.fitBounds(shapes.bounds(district), { padding: [6, 6], animate: motion && map.getZoom() > 0 });
  look("");
  if (body.dataset.tiles !== "") {
    makeTiles(L, body.dataset.tiles).addTo(map);
    part("map").classList.add("has-tiles");
  }
  map.setMinZoom(map.getZoom() - 0.5);
  map.setMaxBounds(map.getBounds().pad(0.5));
  return { map, shapes, pins, look };
}

// What the address asks for, of what there is.
function asked() {
  const { filters } = readFragment(location.hash);
  const of = (group, known) => (filters[group] || []).find((word) => known.includes(word)) || "";
  return {
    support: of("support", file.support.map(([word]) => word)),
    district: of("district", file.districts.map(({ slug }) => slug)),
  };
}

function address() {
  const filters = Object.fromEntries(Object.entries(state).filter(([, word]) => word !== "").map(([group, word]) => [group, [word]]));
  return location.pathname + writeFragment({ ...EMPTY, filters });
}

function change(next) {
  state = { ...state, ...next };
  history.pushState(null, "", address());
  show({ say: true });
}

function choose(district) {
  change({ district });
  part("map-title").focus({ preventScroll: drawing !== null });
}

function show({ say }) {
  const kind = ofKind(file.services, state.support);
  const chosen = inDistrict(kind, state.district);
  const counts = countsOf(kind, file.districts);
  const isWhole = state.support === "" && state.district === "";
  for (const [name, word] of Object.entries(state)) form.elements[name].value = word;
  if (isWhole) list.showDistricts(file.districts, counts);
  else list.showServices(chosen);
  part("map-title").textContent = title(chosen);
  if (say) part("map-status").textContent = `${title(chosen)}. ${pinned(chosen)}`;
  part("whole").hidden = state.district === "";
  if (drawing === null) return;
  drawing.shapes.show(counts, state.district);
  drawing.look(state.district);
  drawing.pins.show(isWhole ? [] : chosen);
  part("map").classList.toggle("has-pins", !isWhole);
}

// “3 services in Mansfield: Home care”
function title(chosen) {
  const district = file.districts.find(({ slug }) => slug === state.district);
  const kind = file.support.find(([word]) => word === state.support);
  if (!district && !kind) return t("Choose a district");
  const some = chosen.length === 0 ? t("No services") : counted(chosen.length);
  const here = district ? t("{services} in {district}", { services: some, district: district.name }) : some;
  return kind ? t("{services}: {kind}", { services: here, kind: kind[1] }) : here;
}

function pinned(chosen) {
  const pins = chosen.filter((one) => one.point !== null).length;
  return drawing === null || pins === 0 ? "" : n("{count} of them has a pin on the map.", "{count} of them have pins on the map.", pins);
}

// A row in focus marks its shape or pin.
function mark(thing) {
  if (drawing === null) return;
  drawing.shapes.mark(thing !== null && thing.polygons ? thing.slug : "");
  drawing.pins.mark(thing !== null && thing.polygons ? null : thing);
}

function showPin(service) {
  part("map").scrollIntoView({ block: "nearest" });
  drawing.pins.open(service);
}

form.addEventListener("change", ({ target }) => change({ [target.name]: target.value }));
form.addEventListener("submit", (event) => event.preventDefault());
part("whole").addEventListener("click", () => choose(""));
window.addEventListener("popstate", () => {
  if (!isSearch(location.hash)) return;
  state = asked();
  show({ say: true });
});

start(); // where the file does not come, the page stays the list that it was
