// Find the everyday phrases in a question: “someone to sit with” stands for kinds of support and needs.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const SHORTEST_GUESS = (finder.SHORTEST_GUESS = 4); // letters; a shorter word is one letter away from too many others
  const LONG_WORD = 8; // letters; from here on two slips are still the same word

  // Give a function from the words of a question to the phrases in it, the longest first: {start, end, facets}.
  // `head` has all words of phrases, and which run of phrases a first word leads to; a word that no phrase has is read as
  // the one most like it, unless `isKnown` says that it means something by itself.
  finder.phrases = (head, file, isKnown) => {
    const runsOf = finder.phraseRuns(head);
    const vocabulary = new Set([...runsOf.keys(), ...finder.frontCoded(head.others).map(finder.stem)]);
    const read = reader(vocabulary);
    const meanings = new Map();
    const learnt = new Set();
    let longest = 0;

    async function learn(run) {
      const said = await file(`phrases/${run}.json`);
      if (learnt.has(run)) return;
      learnt.add(run);
      for (const [phrases, facets] of said) {
        for (const phrase of phrases.split("|")) {
          const parts = phrase.split(" ").map(finder.stem);
          meanings.set(parts.join(" "), facets);
          longest = Math.max(longest, parts.length);
        }
      }
    }

    const find = async (words) => {
      const parts = words.map((word) => {
        const stem = finder.stem(word);
        return vocabulary.has(stem) || isKnown(word) ? stem : read(stem) || stem;
      });
      await Promise.all([...new Set(parts.flatMap((part) => runsOf.get(part) || []))].map(learn));
      const found = [];
      const isTaken = (start, end) => found.some((one) => start < one.end && one.start < end);
      for (let length = Math.min(longest, parts.length); length > 0; length -= 1) {
        for (let start = 0; start + length <= parts.length; start += 1) {
          const facets = meanings.get(parts.slice(start, start + length).join(" "));
          if (facets && !isTaken(start, start + length)) found.push({ start, end: start + length, facets });
        }
      }
      return found;
    };
    return Object.assign(find, { says: (word) => vocabulary.has(finder.stem(word)) }); // whether a phrase has the word
  };

  // stem → the runs that hold the phrases it begins.
  finder.phraseRuns = (head) => {
    const starts = finder.numbers(head.runs);
    const runsOf = new Map();
    finder.frontCoded(head.firsts).forEach((word, place) => {
      const stem = finder.stem(word);
      const run = finder.lastUpTo(starts, place);
      const runs = runsOf.get(stem) || [];
      if (!runs.includes(run)) runsOf.set(stem, [...runs, run]);
    });
    return runsOf;
  };

  // Give a function from a word to the one of a vocabulary that is a slip or two away, the nearest and shortest first.
  function reader(vocabulary) {
    const all = [...vocabulary].filter((word) => word.length >= SHORTEST_GUESS - 1).sort();
    const known = new Map();
    return (word) => {
      if (word.length < SHORTEST_GUESS) return null;
      if (!known.has(word)) known.set(word, nearest(word, all));
      return known.get(word);
    };
  }

  function nearest(word, all) {
    const most = word.length >= LONG_WORD ? 2 : 1;
    let best = null;
    let least = most + 1;
    for (const other of all) {
      if (Math.abs(other.length - word.length) > most) continue;
      const distance = finder.slips(word, other, least - 1);
      if (distance < least) [best, least] = [other, distance];
    }
    return best;
  }

  const LONGEST = 250; // letters; nobody's word is longer
  let [before, last, next] = [0, 0, 0].map(() => new Uint8Array(LONGEST + 2)); // rows of the table below

  // How many letters are added, missing, wrong or swapped with their neighbour; `most` + 1 for more than `most`.
  // Only so many columns on each side of the diagonal are filled in, as more slips than that do not count.
  // Source: optimal string alignment; Boytsov, Indexing methods for approximate dictionary searching (2011).
  finder.slips = (one, other, most) => {
    const far = most + 1;
    if (Math.abs(one.length - other.length) > most || one.length > LONGEST || other.length > LONGEST) return far;
    for (let column = 0; column <= Math.min(other.length, far); column += 1) last[column] = column;
    for (let row = 1; row <= one.length; row += 1) {
      const from = Math.max(1, row - most);
      const to = Math.min(other.length, row + most);
      next[from - 1] = from === 1 ? Math.min(row, far) : far;
      let least = next[from - 1];
      const letter = one.charCodeAt(row - 1);
      for (let column = from; column <= to; column += 1) {
        const against = other.charCodeAt(column - 1);
        let slips = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (letter === against ? 0 : 1));
        const isSwapped = row > 1 && column > 1 && letter === other.charCodeAt(column - 2) && one.charCodeAt(row - 2) === against;
        if (isSwapped) slips = Math.min(slips, before[column - 2] + 1);
        next[column] = Math.min(slips, far);
        least = Math.min(least, slips);
      }
      if (least > most) return far;
      if (to < other.length) next[to + 1] = far;
      [before, last, next] = [last, next, before];
    }
    return last[other.length];
  };
})(globalThis);
