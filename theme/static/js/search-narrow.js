// Narrow what was found by what is ticked, count what each word would leave, and put the best first.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  finder.CLOSE = 2; // a listing that answers to fewer words than the best; 1 is one that answers, 0 one that does not

  // Keep the listings that every group allows (within a group one word is enough). `found` says of each listing whether
  // it answers; `chosen` has the numbers of the ticked words by group; `facets` are search-files.js's.
  finder.narrow = (found, chosen, facets) => {
    const refusals = new Uint8Array(found.length);
    const refusing = new Uint8Array(found.length); // the last group that does not allow it
    const order = [...chosen.keys()];
    order.forEach((group, place) => {
      const allowed = new Uint8Array(found.length);
      for (const number of chosen.get(group)) for (const id of facets.of(number).ids) allowed[id] = 1;
      for (let id = 0; id < found.length; id += 1) {
        if (allowed[id] === 1) continue;
        refusals[id] += 1;
        refusing[id] = place;
      }
    });
    const kept = [];
    for (let id = 0; id < found.length; id += 1) if (found[id] > 0 && refusals[id] === 0) kept.push(id);

    // What ticking a word would leave: a listing counts in a group when all other groups allow it.
    const count = (group, number) => {
      const place = order.indexOf(group);
      let sum = 0;
      for (const id of facets.idsOf(number)) {
        if (found[id] !== 1) continue;
        if (refusals[id] === 0 || (refusals[id] === 1 && refusing[id] === place)) sum += 1;
      }
      return sum;
    };
    return { kept, count };
  };

  // How results are ordered: more words matched first; what was not checked lately after the rest, what is closed
  // for now last; then as chosen; then by likeness and name. Nobody can pay for a place.
  // `key` gives a listing's figure in the chosen order; `first` are those whose name is what was asked for, place and all;
  // `local` is how well they say the place; `sinks` are the numbers from which listings sink.
  finder.order = (key, text, { first, local }, sinks) => {
    const compare = (one, other) => (one === other ? 0 : one < other ? -1 : 1);
    const sink = (id) => sinks.filter((from) => id >= from).length;
    const score = (id) => (text ? text.scores[id] : 0) + (local ? local.scores[id] : 0);
    return (one, other) =>
      compare(first.has(other), first.has(one)) ||
      (text ? compare(text.ranks[other], text.ranks[one]) : 0) ||
      compare(sink(one), sink(other)) ||
      compare(key(one), key(other)) ||
      compare(score(other), score(one)) ||
      compare(one, other);
  };

  // The first so many of a list, in order: most of a county need not be sorted to show twenty.
  finder.first = (list, count, compare) => {
    if (list.length <= count) return [...list].sort(compare);
    const best = list.slice(0, count).sort(compare);
    for (let place = count; place < list.length; place += 1) {
      if (compare(list[place], best[count - 1]) > 0) continue;
      let [low, high] = [0, count - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(list[place], best[middle]) > 0) low = middle + 1;
        else high = middle;
      }
      best.splice(low, 0, list[place]);
      best.pop();
    }
    return best;
  };
})(globalThis);
