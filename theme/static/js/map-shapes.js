// The districts on the map: each a shape that can be chosen, with its name and how many services it has.

import { services as counted } from "./find-sentences.js";

// `onChoose(slug)` is called when a shape is clicked, or chosen with Enter or Space.
export function makeShapes(L, map, districts, onChoose) {
  const shapes = districts.map((district) => {
    const shape = L.polygon(district.polygons, { className: "map-shape", smoothFactor: 0 }).addTo(map);
    const label = document.createElement("span");
    label.className = "map-label";
    label.setAttribute("aria-hidden", "true"); // the shape says the same
    const [name, count] = ["map-label__name", "map-label__count"].map((kind) => {
      const part = document.createElement("span");
      part.className = kind;
      label.append(part);
      return part;
    });
    name.textContent = district.name;
    const icon = L.divIcon({ html: label, className: "map-label-at", iconSize: [0, 0] });
    L.marker(district.middle, { icon, interactive: false, keyboard: false }).addTo(map);
    shape.on("click", () => onChoose(district.slug));
    const path = shape.getElement();
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    path.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation(); // Leaflet would make a click of it as well
      onChoose(district.slug);
    });
    path.addEventListener("keypress", (event) => event.stopPropagation());
    return { district, shape, path, label, name, count };
  });
  map.on("zoomend moveend resize", () => fitNames(shapes));

  return {
    bounds: (slug) => {
      const chosen = shapes.filter(({ district }) => slug === "" || district.slug === slug);
      return L.latLngBounds(chosen.map(({ shape }) => shape.getBounds()));
    },
    show(counts, chosen) {
      for (const { district, path, count } of shapes) {
        const isChosen = district.slug === chosen;
        path.setAttribute("aria-label", `${district.name}: ${counted(counts.get(district.slug))}`);
        path.setAttribute("aria-pressed", String(isChosen));
        path.classList.toggle("is-chosen", isChosen);
        path.classList.toggle("is-empty", counts.get(district.slug) === 0);
        count.textContent = counts.get(district.slug);
      }
      fitNames(shapes);
    },
    mark(slug) {
      for (const { district, path } of shapes) path.classList.toggle("is-marked", district.slug === slug);
    },
  };
}

// Where a name would run into another it stands below its count instead of above; if it still does, the count is alone.
function fitNames(shapes) {
  const taken = [];
  const hits = (part) => taken.some((box) => overlap(box, part.getBoundingClientRect()));
  for (const { name, label } of shapes) {
    name.hidden = false;
    label.classList.remove("is-turned");
  }
  for (const { name, count, label } of shapes) {
    if (hits(name) || hits(count)) label.classList.add("is-turned");
    if (hits(name) || hits(count)) name.hidden = true;
    taken.push(name.getBoundingClientRect(), count.getBoundingClientRect());
  }
}

function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
