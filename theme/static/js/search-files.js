// Fetch what a question needs and nothing else: runs of terms, the listings of a facet, cards, columns.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const AT_ONCE = 1000; // entries in one small index; lunr slows down with the square of more
  const REST = -1; // in place of a field: listings that are only known to have the word
  const THOUSANDTHS = 1000;
  const NO_POSITIONS = {}; // of a word in a field: we store none

  // `read(name)` gives what a file holds. Each is read once, unless that failed.
  finder.reader = (read) => {
    const reading = new Map();
    return (name) => {
      if (!reading.has(name)) {
        const promise = read(name);
        reading.set(name, promise);
        promise.catch(() => reading.delete(name)); // the next question tries again
      }
      return reading.get(name);
    };
  };

  // The postings of terms, scored by lunr: load(terms), then scores(term) gives {ids, scores}.
  finder.postings = (lunr, terms, file) => {
    const scored = new Map();

    async function load(wanted) {
      const missing = wanted.filter((term) => !scored.has(term));
      await Promise.all(
        missing.map(async (term) => {
          const number = terms.numberOf.get(term);
          const run = finder.lastUpTo(terms.runs, number);
          const lists = (await file(`terms/${run}.json`))[number - terms.runs[run]];
          if (scored.has(term)) return;
          const read = lists.map(([field, score, packed]) => ({ field, score: score / THOUSANDTHS, ids: finder.numbers(packed) }));
          scored.set(term, ask(lunr, term, read, terms.fields));
        }),
      );
    }

    // The listings whose name has a term that is loaded.
    const named = (term) => (scored.has(term) ? scored.get(term).named : new Set());

    return { load, named, scores: (term) => scored.get(term) };
  };

  // Score the listings that have a term, with lunr, some at a time: a listing's score is the sum over its fields.
  function ask(lunr, term, lists, fields) {
    const totals = new Map();
    const add = (id, score) => totals.set(id, (totals.get(id) || 0) + Math.round(score * THOUSANDTHS));
    const tokenSet = lunr.TokenSet.fromString(term);
    for (const { posting, fieldVectors } of pieces(lunr, lists, fields)) {
      const index = new lunr.Index({ invertedIndex: { [term]: posting }, fieldVectors, tokenSet, fields, pipeline: new lunr.Pipeline() });
      for (const { ref, score } of index.query((query) => query.clause({ term, usePipeline: false }))) add(Number(ref), score);
    }
    for (const { field, score, ids } of lists) if (field === REST) for (const id of ids) add(id, score);
    const named = new Set(lists.filter(({ field }) => fields[field] === "name").flatMap(({ ids }) => [...ids]));
    return { ids: Uint32Array.from(totals.keys()), scores: Float64Array.from(totals.values(), (sum) => sum / THOUSANDTHS), named };
  }

  // Lay out the lists of a term as lunr lays out its indexes: small ones, and what is equal shared.
  function* pieces(lunr, lists, fields) {
    const empty = () => ({ posting: { _index: 0, ...Object.fromEntries(fields.map((name) => [name, {}])) }, fieldVectors: Object.create(null) });
    let [piece, size] = [empty(), 0];
    for (const { field, score, ids } of lists) {
      if (field === REST) continue;
      const vector = new lunr.Vector([0, score]);
      for (const id of ids) {
        piece.posting[fields[field]][id] = NO_POSITIONS;
        piece.fieldVectors[`${fields[field]}/${id}`] = vector;
        size += 1;
        if (size < AT_ONCE) continue;
        yield piece;
        [piece, size] = [empty(), 0];
      }
    }
    if (size > 0) yield piece;
  }

  // The listings of facets. load(numbers), then of(number) gives {ids, places}; a place says how many words of the same
  // group a listing names before this one. loadGroup(key), then idsOf(number) gives the ids of any word of the group.
  finder.facets = (groups, file) => {
    const known = new Map();
    const ids = new Map();
    const firsts = new Map();
    let first = 0;
    for (const [key, , words] of groups) {
      firsts.set(key, first);
      first += words.length;
    }

    async function load(numbers) {
      await Promise.all(
        [...numbers].map(async (number) => {
          const lists = known.has(number) || (await file(`facets/${number}.json`));
          if (!known.has(number)) known.set(number, placed(lists));
        }),
      );
    }

    async function loadGroup(key) {
      if (!firsts.has(key)) return;
      (await file(`facets/${key}.json`)).forEach((list, place) => {
        const number = firsts.get(key) + place;
        if (!ids.has(number)) ids.set(number, finder.numbers(list));
      });
    }

    return { load, loadGroup, of: (number) => known.get(number), idsOf: (number) => ids.get(number) };
  };

  function placed(packed) {
    const lists = packed.map(finder.numbers);
    const ids = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
    const places = new Uint8Array(ids.length);
    let start = 0;
    lists.forEach((list, place) => {
      ids.set(list, start);
      places.fill(place, start, start + list.length);
      start += list.length;
    });
    return { ids, places };
  }

  // Give a function from listings' numbers to their cards.
  finder.cards = ({ block, card }, file) => (ids) =>
    Promise.all(
      ids.map(async (id) => {
        const row = (await file(`cards/${Math.floor(id / block)}.json`))[id % block];
        return Object.fromEntries(card.map((name, column) => [name, row[column]]));
      }),
    );
})(globalThis);
