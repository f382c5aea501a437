// Which services a choice leaves, and which of them share a pin. Knows nothing of the page or of the map.

import { t } from "./words.js";

const GRID = 10_000;

// Read the map's file into services with words instead of numbers.
export function readMap(file) {
  const services = file.listings.map(([slug, name, where, kinds, districts, point], index) => ({
    index,
    slug,
    name,
    where,
    support: kinds.map((kind) => file.support[kind][0]),
    what: whatOf(kinds.map((kind) => file.support[kind][1])),
    districts: districts.map((district) => file.districts[district][0]),
    point: point === -1 ? null : { key: point, at: [file.points[point][0] / GRID, file.points[point][1] / GRID] },
  }));
  const districts = file.districts.map(([slug, name, polygons, middle]) => ({ slug, name, polygons, middle }));
  return { services, districts, support: file.support };
}

// The services of a kind of support, wherever they are (“” is every kind).
export function ofKind(services, support) {
  return support === "" ? services : services.filter((one) => one.support.includes(support));
}

export function inDistrict(services, district) {
  return district === "" ? services : services.filter((one) => one.districts.includes(district));
}

// How many services each district has.
export function countsOf(services, districts) {
  const counts = new Map(districts.map(({ slug }) => [slug, 0]));
  for (const one of services) for (const slug of one.districts) counts.set(slug, counts.get(slug) + 1);
  return counts;
}

// Group services whose pins would stand closer than `apart` pixels. `pixel(at)` gives where a place is drawn.
// A group stands where its first service is; the same services always make the same groups.
export function grouped(services, pixel, apart) {
  const groups = [];
  const cells = new Map(); // a grid of squares as wide as `apart`: only neighbours can be close
  for (const service of services) {
    const { x, y } = pixel(service.point.at);
    const [column, row] = [Math.floor(x / apart), Math.floor(y / apart)];
    const near = close(cells, column, row).find((one) => Math.hypot(one.x - x, one.y - y) < apart);
    if (near) {
      near.services.push(service);
      near.isOnePlace = near.isOnePlace && near.services[0].point.key === service.point.key;
      continue;
    }
    const group = { x, y, at: service.point.at, services: [service], isOnePlace: true };
    groups.push(group);
    const cell = `${column} ${row}`;
    cells.set(cell, [...(cells.get(cell) || []), group]);
  }
  return groups;
}

function close(cells, column, row) {
  const found = [];
  for (const across of [-1, 0, 1]) {
    for (const up of [-1, 0, 1]) found.push(...(cells.get(`${column + across} ${row + up}`) || []));
  }
  return found;
}

// “Home care, night care, and 2 more”, as on a card.
function whatOf(titles) {
  const [first = "", ...others] = titles.slice(0, 3);
  const small = others.map((title) => (/^.[A-Z]/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1)));
  const more = titles.length - 3;
  const parts = [first, ...small];
  if (more > 0) return t("{names}, and {count} more", { names: parts.join(", "), count: more });
  return parts.length === 1 ? first : t("{names} and {last}", { names: parts.slice(0, -1).join(", "), last: parts[parts.length - 1] });
}
