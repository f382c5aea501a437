// Find the listings that answer to words, with lunr: how many of the words, and how well.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const MOST_TERMS = 50; // that one word may stand for
  const SHORTEST_GUESS = 4; // letters; a shorter word is one letter away from too many others
  const LIKE = { same: 1, form: 0.9, start: 0.4, guess: 0.5, meant: 2 }; // how much a kind of likeness counts in the score
  const PHRASE_GROUPS = ["support", "district", "need"];

  finder.matcher = (lunr, index, listings) => {
    const little = new Set(listings.little);
    const phrases = phrasesOf(listings.groups);
    const meanings = new Map(Object.entries(listings.meanings).map(([word, facets]) => [finder.fold(word), facets]));

    // The facets that a word stands for, or one that starts like it.
    function meaningOf(word) {
      const folded = finder.fold(word);
      if (meanings.has(folded)) return meanings.get(folded);
      const longer = [...meanings.keys()].filter((known) => word.length >= SHORTEST_GUESS && known.startsWith(word));
      return longer.length > 0 ? longer.flatMap((known) => meanings.get(known)) : undefined;
    }

    // The terms of the index that a word stands for: itself and its plural; what starts like it; and only when
    // there is none of these, what is one letter away.
    function expand(word, isLast, isKnown) {
      const known = (term) => term in index.invertedIndex;
      const same = known(word) ? [[word, LIKE.same]] : [];
      const whole = same.concat(finder.forms(word).filter(known).map((form) => [form, LIKE.form]));
      const taken = new Set(whole.map(([term]) => term));
      let starts = [];
      if (whole.length === 0 || isLast || word.length >= SHORTEST_GUESS) {
        starts = terms(lunr.TokenSet.fromString(word + "*"))
          .filter((term) => !taken.has(term))
          .map((term) => [term, LIKE.start]);
      }
      if (whole.length > 0 || isKnown) return { whole, starts };
      if (starts.length > 0) return { whole: starts, starts: [] };
      if (word.length < SHORTEST_GUESS) return { whole: [], starts: [] };
      const guessed = terms(lunr.TokenSet.fromFuzzyString(word, 1));
      return { whole: guessed.map((term) => [term, LIKE.guess]), starts: [], guessed };
    }

    function terms(set) {
      const found = index.tokenSet.intersect(set).toArray();
      return found.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, MOST_TERMS);
    }

    function scores(weighed) {
      if (weighed.length === 0) return [];
      return index.query((query) => {
        for (const [term, boost] of weighed) query.clause({ term, boost, usePipeline: false });
      });
    }

    // Give, for each listing found, its rank (words matched; a phrase that names a kind of support, a district or a
    // need counts as one more) and its score; and which words were used, dropped and read as others.
    return (text) => {
      const all = finder.words(text);
      const telling = all.filter((word) => !little.has(word) && word.length > 1);
      const asked = telling.length > 0 ? telling : all;
      const hits = new Map();
      const hit = (id, rank, score) => {
        const last = hits.get(id) || { rank: 0, score: 0 };
        hits.set(id, { rank: last.rank + rank, score: last.score + score });
      };
      const used = [];
      const dropped = [];
      const read = [];
      new Set(asked).forEach((word) => {
        const meant = meaningOf(word);
        const found = expand(word, word === all[all.length - 1], meant !== undefined);
        if (found.whole.length === 0 && meant === undefined) return void dropped.push(word);
        used.push(word);
        if (found.guessed) read.push({ typed: word, as: found.guessed });
        const seen = new Set();
        for (const { ref, score } of scores(found.whole)) {
          seen.add(ref);
          hit(Number(ref), 1, score);
        }
        if (meant) {
          listings.facets.forEach((own, id) => {
            if (!seen.has(String(id)) && meant.some((facet) => own.includes(facet))) {
              seen.add(String(id));
              hit(id, 1, LIKE.meant);
            }
          });
        }
        // Where the word itself is known, one that only starts like it is a lesser answer.
        for (const { ref, score } of scores(found.starts)) if (!seen.has(ref)) hit(Number(ref), 0.5, score / 2);
      });
      for (const facet of named(all, phrases)) {
        for (const [id, { score }] of hits) {
          if (listings.facets[id].includes(facet)) hits.set(id, { rank: hits.get(id).rank + 1, score });
        }
      }
      return { hits, used, dropped, read };
    };
  };

  // The words of each title as one text, in their common form, with the number of its facet; longest first.
  function phrasesOf(groups) {
    const phrases = [];
    let number = 0;
    for (const [key, , words] of groups) {
      for (const [, title] of words) {
        const parts = finder.words(title).map(finder.fold);
        if (PHRASE_GROUPS.includes(key)) phrases.push({ parts, facet: number });
        number += 1;
      }
    }
    return phrases.sort((one, other) => other.parts.length - one.parts.length);
  }

  // The facets that a text names, each word of it used in one name only (but “Dementia” may name several).
  function named(words, phrases) {
    const folded = words.map(finder.fold);
    const owner = folded.map(() => null);
    const found = [];
    for (const { parts, facet } of phrases) {
      const name = parts.join(" ");
      for (let start = 0; start + parts.length <= folded.length; start += 1) {
        const here = owner.slice(start, start + parts.length);
        const fits = folded.slice(start, start + parts.length).join(" ") === name;
        if (fits && here.every((one) => one === null || one === name)) {
          owner.fill(name, start, start + parts.length);
          found.push(facet);
          break;
        }
      }
    }
    return found;
  }
})(globalThis);
