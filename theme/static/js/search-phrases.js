// Find the everyday phrases in a question: “someone to sit with” stands for kinds of support and needs.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const SHORTEST_GUESS = (finder.SHORTEST_GUESS = 4); // letters; a shorter word is one letter away from too many others
  const LONG_WORD = 8; // letters; from here on two slips are still the same word

  // Give a function from the words of a question to the phrases in it, the longest first: {start, end, facets}.
  // `thesaurus` is [[phrase, …], [facet, …]], …; a word that no phrase has is read as the one most like it, unless
  // `isKnown` says that it means something by itself.
  finder.phrases = (thesaurus, isKnown) => {
    const meanings = new Map();
    const vocabulary = new Set();
    let longest = 0;
    for (const [phrases, facets] of thesaurus) {
      for (const phrase of phrases) {
        const parts = phrase.split(" ").map(finder.stem);
        meanings.set(parts.join(" "), facets);
        parts.forEach((part) => vocabulary.add(part));
        longest = Math.max(longest, parts.length);
      }
    }
    const read = reader(vocabulary);

    const find = (words) => {
      const parts = words.map((word) => {
        const stem = finder.stem(word);
        return vocabulary.has(stem) || isKnown(word) ? stem : read(stem) || stem;
      });
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

  // How many letters are added, missing, wrong or swapped with their neighbour; `most` + 1 for more than `most`.
  // Source: optimal string alignment; Boytsov, Indexing methods for approximate dictionary searching (2011).
  finder.slips = (one, other, most) => {
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, column) => column);
    for (let row = 1; row <= one.length; row += 1) {
      const next = [row];
      for (let column = 1; column <= other.length; column += 1) {
        const isSame = one[row - 1] === other[column - 1];
        next[column] = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1));
        const isSwapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
        if (isSwapped) next[column] = Math.min(next[column], before[column - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, last] = [last, next];
    }
    return Math.min(last[other.length], most + 1);
  };
})(globalThis);
