// The services looked at lately, newest first, as plain values: {slug, name, day}.

export const MOST = 12;

export function readRecent(text) {
  try {
    const kept = JSON.parse(text || "[]");
    return Array.isArray(kept) ? kept.filter(isOne).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function withVisit(items, visit) {
  return [visit, ...items.filter(({ slug }) => slug !== visit.slug)].slice(0, MOST);
}

function isOne(one) {
  return one !== null && typeof one === "object" && /^[a-z0-9-]{1,120}$/.test(one.slug) && typeof one.name === "string" && one.name.length > 0;
}
