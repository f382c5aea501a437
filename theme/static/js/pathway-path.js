// Which parts of a pathway fit some answers. Conditions are [[step, answers], …] for all of, and the same for any of.

const NOT_ANSWERED = "not-answered";

// Read the conditions an element carries; without any it fits everybody.
export function readConditions(text) {
  return text ? JSON.parse(text) : [[], []];
}

// Tell whether conditions hold. `answers` gives the names that were ticked, by step.
export function holds([all, any], answers) {
  const one = ([step, names]) => {
    const ticked = answers[step] || [];
    return ticked.length === 0 ? names.includes(NOT_ANSWERED) : ticked.some((name) => names.includes(name));
  };
  return all.every(one) && (any.length === 0 || any.some(one));
}

// Give the names of the steps that are on a person's way. Answers of steps that are not on it count for nothing.
export function wayThrough(steps, answers) {
  const counted = {};
  const way = [];
  for (const { name, conditions } of steps) {
    if (!holds(conditions, counted)) continue;
    way.push(name);
    counted[name] = answers[name] || [];
  }
  return { way, counted };
}
