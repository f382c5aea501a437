// Find the listings that answer to words, with lunr: how many of the words, and how well.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const MOST_TERMS = 50; // of the index, that one word may stand for
  const { SHORTEST_GUESS } = finder;
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
    const relations = finder.relations(index);
    const expand = finder.expander(lunr, index, relations);
    const findPhrases = finder.phrases(listings.thesaurus, (word) => relations(word).length > 0);

    const match = (text) => {
      const all = finder.words(text);
      const answer = { hits: new Map(), used: [], dropped: [], read: [] };
      const found = findPhrases(all);
      for (const phrase of found) matchPhrase(all.slice(phrase.start, phrase.end), phrase.facets, answer);
      const rest = all.filter((_, place) => !found.some(({ start, end }) => start <= place && place < end));
      const telling = asked(rest);
      if (found.length === 0 || [...telling].some((word) => !little.has(word))) {
        for (const word of telling) matchWord(word, word === all[all.length - 1], answer);
      }
      for (const facet of named(rest, phrases)) {
        for (const [id, hit] of answer.hits) if (listings.facets[id].includes(facet)) hit.rank += 1;
      }
      return answer;
    };
    const says = (word) => !little.has(word) && word.length > 1;
    return Object.assign(match, {
      says: (words) => words.some(says), // whether some words tell anything
      isKnown: (word) => relations(word).length > 0,
      isOrdinary: (word) => little.has(word) || meaningOf(word).meant.length > 0 || findPhrases.says(word),
      // The listings whose name has all of some words.
      named: (words) => {
        const found = words.map((term) => {
          const hits = index.query((query) => query.clause({ term, fields: ["name"], usePipeline: false }));
          return new Set(hits.map(({ ref }) => Number(ref)));
        });
        return new Set([...(found[0] || [])].filter((id) => found.every((ids) => ids.has(id))));
      },
    });

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

    // A phrase is one thing asked for. A listing answers to it that has what it stands for, the best first, or that
    // says all its words itself; one that does both comes first.
    function matchPhrase(words, facets, { hits, used }) {
      used.push(words.join(" "));
      const telling = words.filter((word) => !little.has(word) && word.length > 1);
      const said = sayings(telling);
      for (const [id, own] of listings.facets.entries()) {
        const meant = facets.reduce((sum, facet, place) => sum + worth(own.indexOf(facet), place), 0);
        const share = telling.length > 0 ? (said.get(id) || 0) / telling.length : 0;
        if (meant === 0 && share < 1) continue;
        const last = hits.get(id) || { rank: 0, score: 0 };
        hits.set(id, { rank: last.rank + 1, score: last.score + meant + MEANT * share });
      }
    }

    // What a facet adds: less when the phrase or the listing names others before it.
    function worth(placeInListing, placeInPhrase) {
      return placeInListing < 0 ? 0 : MEANT / (1 + placeInPhrase / 2) / (1 + placeInListing / 10);
    }

    // How many of some words each listing says.
    function sayings(words) {
      const said = new Map();
      for (const word of words) {
        for (const { ref } of scores(relations(word).map((term) => [term, 1]))) {
          said.set(Number(ref), (said.get(Number(ref)) || 0) + 1);
        }
      }
      return said;
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

  // Give a function from a word to its relations among the terms of the index: itself first.
  finder.relations = (index) => {
    const byStem = new Map();
    for (const term of Object.keys(index.invertedIndex)) {
      const stem = finder.stem(term);
      byStem.set(stem, [...(byStem.get(stem) || []), term]);
    }
    return (word) => {
      const found = byStem.get(finder.stem(word)) || [];
      return found.includes(word) ? [word, ...found.filter((term) => term !== word)] : found;
    };
  };

  // Give a function from a word to the terms of the index it stands for, with their weights: `whole`, itself and its
  // relations, else what starts like it (isStart), else (when no meaning starts like it either) what is a slip or two
  // away or the two words it runs together (guessed); and `starts`, what only starts like a word that is known.
  finder.expander = (lunr, index, relations) => {
    const all = Object.keys(index.invertedIndex);
    const terms = (set) => {
      const found = index.tokenSet.intersect(set).toArray();
      return found.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, MOST_TERMS);
    };
    const known = (term) => Object.hasOwn(index.invertedIndex, term);

    return (word, isLast, hasMeaning, startsMeaning) => {
      const whole = relations(word).map((term) => [term, term === word ? LIKE.same : LIKE.form]);
      const taken = new Set(whole.map(([term]) => term));
      const open = isLast || word.length >= SHORTEST_GUESS || (whole.length === 0 && !hasMeaning);
      const longer = open ? terms(lunr.TokenSet.fromString(`${word}*`)).filter((term) => !taken.has(term)) : [];
      const starts = longer.map((term) => [term, LIKE.start]);
      if (whole.length > 0 || hasMeaning) return { whole, starts };
      if (starts.length > 0 || startsMeaning || word.length < SHORTEST_GUESS) return { whole: starts, starts: [], isStart: true };
      return { whole: guesses(word).map((term) => [term, LIKE.guess]), starts: [], guessed: true };
    };

    function guesses(word) {
      const near = terms(lunr.TokenSet.fromFuzzyString(word, 1));
      if (near.length > 0) return near;
      for (let cut = 3; cut <= word.length - 3; cut += 1) {
        const parts = [word.slice(0, cut), word.slice(cut)];
        if (parts.every(known)) return parts;
      }
      return all.filter((term) => term.length >= SHORTEST_GUESS && finder.slips(word, term, 2) <= 2).slice(0, MOST_TERMS);
    }
  };

  // Give a function from a word to the facets that it stands for, and those that longer words stand for.
  finder.meanings = (table) => {
    const known = new Map(Object.entries(table).map(([word, facets]) => [finder.stem(word), facets]));
    return (word) => {
      const meant = known.get(finder.stem(word)) || [];
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
        if (PHRASE_GROUPS.includes(key)) phrases.push({ parts: finder.words(title).map(finder.stem), facet });
        facet += 1;
      }
    }
    return phrases.sort((one, other) => other.parts.length - one.parts.length);
  }

  // The facets that a text names, each word of it used in one name only (but “Dementia” may name several).
  function named(words, phrases) {
    const folded = words.map(finder.stem);
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
