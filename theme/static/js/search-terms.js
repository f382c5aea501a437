// All terms of the index: which of them a word stands for, before any listing is fetched.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const MOST_TERMS = 50; // of the index, that one word may stand for
  const { SHORTEST_GUESS } = finder;
  const LIKE = { same: 1, form: 0.9, start: 0.4, guess: 0.5 }; // how much each kind of likeness counts in lunr's score

  // `file` is terms.json. numberOf: term → its place; runs: the number of the first term of each run.
  finder.terms = (file) => {
    const all = finder.frontCoded(file.terms);
    const numberOf = new Map(all.map((term, number) => [term, number]));
    const byStem = new Map();
    for (const term of all) {
      const stem = finder.stem(term);
      if (byStem.has(stem)) byStem.get(stem).push(term);
      else byStem.set(stem, [term]);
    }

    // The relations of a word among the terms: itself first.
    const relations = (word) => {
      const found = byStem.get(finder.stem(word)) || [];
      return found.includes(word) ? [word, ...found.filter((term) => term !== word)] : found;
    };

    // The terms a word stands for, with their weights: `whole`, itself and its relations, else what starts like it
    // (isStart), else (when no meaning starts like it either) what is a slip or two away or the two words it runs
    // together (guessed); and `starts`, what only starts like a word that is known.
    const expand = (word, isLast, hasMeaning, startsMeaning) => {
      const whole = relations(word).map((term) => [term, term === word ? LIKE.same : LIKE.form]);
      const taken = new Set(whole.map(([term]) => term));
      const open = isLast || word.length >= SHORTEST_GUESS || (whole.length === 0 && !hasMeaning);
      const longer = open ? shortest(startingLike(word)).filter((term) => !taken.has(term)) : [];
      const starts = longer.map((term) => [term, LIKE.start]);
      if (whole.length > 0 || hasMeaning) return { whole, starts };
      if (starts.length > 0 || startsMeaning || word.length < SHORTEST_GUESS) return { whole: starts, starts: [], isStart: true };
      return { whole: guesses(word).map((term) => [term, LIKE.guess]), starts: [], guessed: true };
    };

    function startingLike(word) {
      let [low, high] = [0, all.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (all[middle] < word) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (end < all.length && all[end].startsWith(word)) end += 1;
      return all.slice(low, end);
    }

    function guesses(word) {
      const near = shortest(all.filter((term) => isNear(word, term, 1)));
      if (near.length > 0) return near;
      for (let cut = 3; cut <= word.length - 3; cut += 1) {
        const parts = [word.slice(0, cut), word.slice(cut)];
        if (parts.every((part) => numberOf.has(part))) return [...new Set(parts)];
      }
      return all.filter((term) => term.length >= SHORTEST_GUESS && isNear(word, term, 2)).slice(0, MOST_TERMS);
    }

    return { all, numberOf, runs: finder.numbers(file.runs), fields: file.fields, relations, expand };
  };

  function shortest(terms) {
    return terms.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, MOST_TERMS);
  }

  function isNear(word, term, most) {
    return Math.abs(word.length - term.length) <= most && finder.slips(word, term, most) <= most;
  }
})(globalThis);
