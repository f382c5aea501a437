// Find the listings that answer to words, with lunr: how many of the words, and how well.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const { SHORTEST_GUESS } = finder;
  const MEANT = 2; // the score of a listing that a word means without naming it
  const ROUND = 1e6; // parts of a score: finer, sums of the same figures in another order differ
  const PHRASE_GROUPS = ["support", "district", "need"];

  // Give a function from a text to {ranks, scores, used, dropped, read}. ranks, by listing: how many of the words it
  // answers to, and a phrase that names a kind of support, a district or a need counts as one more; 0 for none.
  // used and dropped: the words that some listing answers to, and those none does. read: words taken for others.
  finder.matcher = (head, terms, postings, facets, file) => {
    const little = new Set(head.little.split(" "));
    const phrases = phrasesOf(head.groups);
    const meaningOf = finder.meanings(head.meanings);
    const findPhrases = finder.phrases(head.phrases, file, (word) => terms.relations(word).length > 0);
    const isTelling = (word) => !little.has(word) && word.length > 1;

    const match = async (text) => {
      const plan = await understand(finder.words(text));
      await Promise.all([postings.load(plan.terms()), facets.load(plan.facets())]);
      const answer = { ranks: new Float32Array(head.size), scores: new Float64Array(head.size), used: [], dropped: [], read: [] };
      for (const phrase of plan.phrases) matchPhrase(phrase, answer);
      for (const word of plan.words) matchWord(word, answer);
      for (const facet of plan.named) {
        for (const id of facets.of(facet).ids) if (answer.ranks[id] > 0) answer.ranks[id] += 1;
      }
      return answer;
    };
    return Object.assign(match, {
      says: (words) => words.some(isTelling), // whether some words tell anything
      isKnown: (word) => terms.relations(word).length > 0,
      isOrdinary: (word) => little.has(word) || meaningOf(word).meant.length > 0 || findPhrases.says(word),
      // The listings whose name has all of some words.
      named: async (words) => {
        await postings.load(words.filter((word) => terms.numberOf.has(word)));
        const found = words.map((word) => postings.named(word));
        return new Set([...(found[0] || [])].filter((id) => found.every((ids) => ids.has(id))));
      },
    });

    // What a question asks for, and what must be fetched to answer it.
    async function understand(all) {
      const found = await findPhrases(all);
      const rest = all.filter((_, place) => !found.some(({ start, end }) => start <= place && place < end));
      const telling = asked(rest);
      const counts = found.length === 0 || [...telling].some((word) => !little.has(word));
      const plan = {
        phrases: found.map(({ start, end, facets: meant }) => {
          const said = all.slice(start, end);
          return { said, meant, telling: said.filter(isTelling).map((word) => terms.relations(word)) };
        }),
        words: (counts ? [...telling] : []).map((word) => {
          const meaning = meaningOf(word);
          const isLast = word === all[all.length - 1];
          return { word, ...meaning, ...terms.expand(word, isLast, meaning.meant.length > 0, meaning.started.length > 0) };
        }),
        named: named(rest, phrases),
      };
      const weighed = plan.words.flatMap((word) => [...word.whole, ...word.starts]);
      plan.terms = () => [...weighed.map(([term]) => term), ...plan.phrases.flatMap((phrase) => phrase.telling.flat())];
      plan.facets = () => new Set([...plan.named, ...[...plan.phrases, ...plan.words].flatMap((one) => [...one.meant, ...(one.started || [])])]);
      return plan;
    }

    // The words that tell something; all of them when none does.
    function asked(all) {
      const telling = all.filter(isTelling);
      return new Set(telling.length > 0 ? telling : all);
    }

    function matchWord({ word, meant, started, whole, starts, isStart, guessed }, { ranks, scores, used, dropped, read }) {
      const isKnown = whole.length > 0 || meant.length > 0;
      if (!isKnown && started.length === 0) {
        dropped.push(word);
        return;
      }
      used.push(word);
      if (guessed) read.push({ typed: word, as: whole.map(([term]) => term) });
      const seen = new Uint8Array(head.size);
      const hit = (id, rank, score) => {
        if (seen[id] === 1) return;
        seen[id] = 1;
        ranks[id] += rank;
        scores[id] += score;
      };
      const having = (numbers, rank, score) => {
        for (const number of numbers) for (const id of facets.of(number).ids) hit(id, rank, score);
      };
      for (const [id, score] of finder.summed(whole, postings)) hit(id, 1, score);
      having(meant, 1, MEANT);
      // Where the word itself is known, one that only starts like it is a lesser answer.
      for (const [id, score] of finder.summed(starts, postings)) hit(id, 0.5, score / 2);
      having(started, isKnown && !isStart ? 0.5 : 1, MEANT / 2);
    }

    // A phrase is one thing asked for. A listing answers to it that has what it stands for, the best first, or that
    // says all its words itself; one that does both comes first.
    function matchPhrase({ said, meant, telling }, { ranks, scores, used }) {
      used.push(said.join(" "));
      const worths = new Float64Array(head.size);
      meant.forEach((facet, placeInPhrase) => {
        const { ids, places } = facets.of(facet);
        ids.forEach((id, place) => (worths[id] += worth(places[place], placeInPhrase)));
      });
      const says = sayings(telling);
      for (let id = 0; id < head.size; id += 1) {
        const share = telling.length > 0 ? says[id] / telling.length : 0;
        if (worths[id] === 0 && share < 1) continue;
        ranks[id] += 1;
        scores[id] += worths[id] + MEANT * share;
      }
    }

    // What a facet adds: less when the phrase or the listing names others before it.
    function worth(placeInListing, placeInPhrase) {
      return MEANT / (1 + placeInPhrase / 2) / (1 + placeInListing / 10);
    }

    // How many of some words, each given with its relations, each listing says.
    function sayings(words) {
      const said = new Uint8Array(head.size);
      for (const relations of words) {
        const seen = new Set(relations.flatMap((term) => [...postings.scores(term).ids]));
        for (const id of seen) said[id] += 1;
      }
      return said;
    }
  };

  // The score of each listing for some terms with their weights, as lunr counts it over all of them together.
  finder.summed = (weighed, postings) => {
    const total = new Map();
    const length = Math.hypot(...weighed.map(([, boost]) => boost));
    for (const [term, boost] of weighed) {
      const { ids, scores } = postings.scores(term);
      ids.forEach((id, place) => total.set(id, (total.get(id) || 0) + (scores[place] * boost) / length));
    }
    for (const [id, score] of total) total.set(id, Math.round(score * ROUND) / ROUND);
    return total;
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
