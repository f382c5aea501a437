// Find the listings that answer to words, with lunr: how many of the words, and how well.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const MOST_TERMS = 50; // of the index, that one word may stand for
  const SHORTEST_GUESS = 4; // letters; a shorter word is one letter away from too many others
  const LIKE = { same: 1, form: 0.9, start: 0.4, guess: 0.5 }; // how much each kind of likeness counts in lunr's score
  const MEANT = 2; // the score of a listing that a word means without naming it
  const PHRASE_GROUPS = ["support", "district", "need"];

  // Give a function from a text to {hits, used, dropped, read}. hits: listing → {rank, score}; the rank is how many
  // of the words it answers to, and a phrase that names a kind of support, a district or a need counts as one more.
  // used and dropped: the words that some listing answers to, and those none does. read: words taken for others.
  finder.matcher = (lunr, index, listings) => {
    const little = new Set(listings.little);
    const phrases = phrasesOf(listings.groups);
    const meaningOf = finder.meanings(listings.meanings);
    const expand = finder.expander(lunr, index);

    return (text) => {
      const all = finder.words(text);
      const answer = { hits: new Map(), used: [], dropped: [], read: [] };
      for (const word of asked(all)) matchWord(word, word === all[all.length - 1], answer);
      for (const facet of named(all, phrases)) {
        for (const [id, hit] of answer.hits) if (listings.facets[id].includes(facet)) hit.rank += 1;
      }
      return answer;
    };

    // The words that tell something; all of them when none does.
    function asked(all) {
      const telling = all.filter((word) => !little.has(word) && word.length > 1);
      return new Set(telling.length > 0 ? telling : all);
    }

    function matchWord(word, isLast, { hits, used, dropped, read }) {
      const { meant, started } = meaningOf(word);
      const found = expand(word, isLast, meant.length > 0, started.length > 0);
      const isKnown = found.whole.length > 0 || meant.length > 0;
      if (!isKnown && started.length === 0) {
        dropped.push(word);
        return;
      }
      used.push(word);
      if (found.guessed) read.push({ typed: word, as: found.whole.map(([term]) => term) });
      const seen = new Set();
      const hit = (id, rank, score) => {
        if (seen.has(id)) return;
        seen.add(id);
        const last = hits.get(id) || { rank: 0, score: 0 };
        hits.set(id, { rank: last.rank + rank, score: last.score + score });
      };
      for (const { ref, score } of scores(found.whole)) hit(Number(ref), 1, score);
      for (const id of having(meant)) hit(id, 1, MEANT);
      // Where the word itself is known, one that only starts like it is a lesser answer.
      for (const { ref, score } of scores(found.starts)) hit(Number(ref), 0.5, score / 2);
      for (const id of having(started)) hit(id, isKnown && !found.isStart ? 0.5 : 1, MEANT / 2);
    }

    // The listings that have one of some facets.
    function having(facets) {
      if (facets.length === 0) return [];
      return [...listings.facets.keys()].filter((id) => facets.some((facet) => listings.facets[id].includes(facet)));
    }

    function scores(weighed) {
      if (weighed.length === 0) return [];
      return index.query((query) => {
        for (const [term, boost] of weighed) query.clause({ term, boost, usePipeline: false });
      });
    }
  };

  // Give a function from a word to the terms of the index it stands for, with their weights: `whole`, itself and its
  // plural, else what starts like it (isStart), else (when no meaning starts like it either) what is one letter away
  // (guessed); and `starts`, what only starts like a word that is known.
  finder.expander = (lunr, index) => {
    const terms = (set) => {
      const found = index.tokenSet.intersect(set).toArray();
      return found.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, MOST_TERMS);
    };
    const known = (term) => term in index.invertedIndex;

    return (word, isLast, hasMeaning, startsMeaning) => {
      const whole = [word, ...finder.forms(word)].filter(known).map((term) => [term, term === word ? LIKE.same : LIKE.form]);
      const taken = new Set(whole.map(([term]) => term));
      const open = isLast || word.length >= SHORTEST_GUESS || (whole.length === 0 && !hasMeaning);
      const longer = open ? terms(lunr.TokenSet.fromString(`${word}*`)).filter((term) => !taken.has(term)) : [];
      const starts = longer.map((term) => [term, LIKE.start]);
      if (whole.length > 0 || hasMeaning) return { whole, starts };
      if (starts.length > 0 || startsMeaning || word.length < SHORTEST_GUESS) return { whole: starts, starts: [], isStart: true };
      const guessed = terms(lunr.TokenSet.fromFuzzyString(word, 1));
      return { whole: guessed.map((term) => [term, LIKE.guess]), starts: [], guessed: true };
    };
  };

  // Give a function from a word to the facets that it stands for, and those that longer words stand for.
  finder.meanings = (table) => {
    const known = new Map(Object.entries(table).map(([word, facets]) => [finder.fold(word), facets]));
    return (word) => {
      const meant = known.get(finder.fold(word)) || [];
      const longer = [...known.keys()].filter((one) => word.length >= SHORTEST_GUESS && one.startsWith(word));
      return { meant, started: longer.flatMap((one) => known.get(one)).filter((facet) => !meant.includes(facet)) };
    };
  };

  // The words of each title, in their common form, with the number of its facet; longest first.
  function phrasesOf(groups) {
    const phrases = [];
    let facet = 0;
    for (const [key, , words] of groups) {
      for (const [, title] of words) {
        if (PHRASE_GROUPS.includes(key)) phrases.push({ parts: finder.words(title).map(finder.fold), facet });
        facet += 1;
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
        const end = start + parts.length;
        const isFree = owner.slice(start, end).every((one) => one === null || one === name);
        if (isFree && folded.slice(start, end).join(" ") === name) {
          owner.fill(name, start, end);
          found.push(facet);
          break;
        }
      }
    }
    return found;
  }
})(globalThis);
