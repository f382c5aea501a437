// Answer a search: which listings, in which order, and how many each filter would leave.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  finder.PAGE = 20; // results at first, and more at a time
  finder.DISTANCES = [5, 10, 20]; // miles

  // `data` holds index.json, listings.json and places.json, fetchPostcodes(outcode) and fetchTowns().
  finder.engine = (lunr, data) => {
    const { listings, places } = data;
    const match = finder.matcher(lunr, lunr.Index.load(data.index), listings);
    const townsOf = finder.townsOnce(data);
    const readQuestion = finder.questions(match, finder.locator(places, data.fetchPostcodes, townsOf), townsOf);
    const facets = facetNumbers(listings.groups);
    const example = (places.outcodes.find(([, , , district]) => district >= 0) || [""])[0]; // an outcode of the area
    const everything = listings.cards.map((_, id) => id);

    // `asked` is a state as find-state.js reads it: {q, near, within, sort, shown, filters: {group: [words]}}.
    async function search(asked) {
      const read = await readQuestion(asked);
      const { located } = read;
      const text = read.text === "" ? null : match(read.text);
      const near = located.place && finder.nearness(located.place, places, await townsKnown(), listings, facets.get("district"));
      const found = candidates(text, near, read);
      const sorts = ["relevance", "distance", "price", "checked", "name"].filter(
        (sort) => (sort !== "relevance" || text) && (sort !== "distance" || near),
      );
      const usual = near ? "distance" : text ? "relevance" : "name";
      const sort = sorts.includes(asked.sort) ? asked.sort : usual;
      const chosen = chosenFacets(asked.filters);
      const within = near && asked.within > 0 ? asked.within : Infinity;
      const { kept, counts } = finder.narrow(found, chosen, within, facets, listings.facets);
      kept.sort(finder.order(sort, listings));
      const total = kept.filter((one) => !one.close).length;
      const over = await overBorder(found, kept, chosen, within);
      over.sort(finder.order(sort, listings));
      return {
        total,
        close: kept.length - total,
        over: over.length,
        shown: [...kept.slice(0, total), ...over, ...kept.slice(total)].slice(0, asked.shown).map((one) => ({ ...one, card: cardOf(one.id) })),
        counts,
        sort,
        sorts,
        place: located.place || null,
        placeNote: located.note || null,
        placeError: located.error ? { kind: located.error, label: located.label, district: located.district, area: places.area, example } : null,
        placeRead: located.read || null,
        options: located.options || [],
        spotted: read.spotted,
        nearMe: read.nearMe,
        dropped: text ? text.dropped : [],
        used: text ? text.used : [],
        read: text ? text.read : [],
        instead: total === 0 ? instead(found, { text, near, read }, chosen, within) : [],
      };
    }

    // All listings that answer to the words, each with its rank; `close` are those that answer to fewer than the best.
    // One that does not come near the place is left out, unless its own name says the place.
    function candidates(text, near, { first, kept, local, spotted }) {
      const close = spotted ? [...local.keys()] : []; // says the place that was asked for among the words
      const ids = text ? [...new Set([...text.hits.keys(), ...close])] : everything;
      const nothing = { rank: 0, score: 0 };
      const hit = (hits, id) => (hits && hits.get(id)) || nothing;
      const all = ids.map((id) => ({
        id,
        rank: hit(text && text.hits, id).rank,
        score: hit(text && text.hits, id).score + hit(local, id).score,
        near: near ? near(id) : null,
        first: first.has(id),
      }));
      const reachable = all.filter((one) => one.near === null || one.near.kind !== "away" || kept.has(one.id));
      const best = reachable.reduce((most, one) => Math.max(most, one.rank), 0);
      return reachable.map((one) => ({ ...one, close: one.rank < best && !one.first }));
    }

    // The towns, which tell how far a district reaches; none where they could not be fetched.
    async function townsKnown() {
      const towns = await townsOf();
      return towns ? towns.all : [];
    }

    // What stands just over the border of the districts that are ticked, and is all that was asked for otherwise.
    async function overBorder(found, kept, chosen, within) {
      const districts = chosen.get("district");
      if (districts === undefined) return [];
      const borderOf = finder.borders(places, await townsKnown(), listings, facets.get("district"))(districts);
      const others = new Map([...chosen].filter(([group]) => group !== "district"));
      const inside = new Set(kept.map(({ id }) => id));
      const wider = finder.narrow(found, others, within, facets, listings.facets).kept;
      return wider
        .filter((one) => !one.close && !inside.has(one.id))
        .map((one) => ({ ...one, border: borderOf(one.id) }))
        .filter((one) => one.border !== null);
    }

    // The numbers of the ticked words, by group, leaving out groups without any.
    function chosenFacets(filters) {
      const chosen = new Map();
      for (const [group, words] of facets) {
        const numbers = (filters[group] || []).filter((word) => words.has(word)).map((word) => words.get(word));
        if (numbers.length > 0) chosen.set(group, new Set(numbers));
      }
      return chosen;
    }

    // What to drop when nothing is left: each ticked word, the distance or the place, with what would then be found.
    function instead(found, { text, near, read }, chosen, within) {
      const ways = [];
      const left = (without, distance, of = found) =>
        finder.narrow(of, without, distance, facets, listings.facets).kept.length;
      for (const [group, numbers] of chosen) {
        for (const [word, number] of facets.get(group)) {
          if (!numbers.has(number)) continue;
          const without = new Map(chosen);
          const rest = new Set([...numbers].filter((one) => one !== number));
          if (rest.size > 0) without.set(group, rest);
          else without.delete(group);
          ways.push({ group, word, count: left(without, within) });
        }
      }
      if (within < Infinity) ways.push({ group: "within", word: String(within), count: left(chosen, Infinity) });
      if (near) ways.push({ group: "near", word: "", count: left(chosen, Infinity, candidates(text, null, read)) });
      return ways.filter((way) => way.count > 0).sort((one, other) => other.count - one.count);
    }

    function cardOf(id) {
      return Object.fromEntries(listings.card.map((name, column) => [name, listings.cards[id][column]]));
    }

    return { search, groups: listings.groups, size: everything.length };
  };

  // group → word → the number that stands for it in a listing's facets.
  function facetNumbers(groups) {
    let number = 0;
    return new Map(groups.map(([key, , words]) => [key, new Map(words.map(([word]) => [word, number++]))]));
  }

  // Keep the listings that every group allows (within a group one word is enough), and count for each word what
  // ticking it would leave: a listing counts in a group when all other groups allow it.
  finder.narrow = (found, chosen, within, facets, facetsOf) => {
    const groups = [...facets.keys()];
    const groupOf = [];
    for (const [group, words] of facets) for (const number of words.values()) groupOf[number] = group;
    const tally = new Array(groupOf.length).fill(0);
    const kept = [];
    for (const one of found) {
      if (one.near !== null && one.near.miles > within) continue;
      const own = facetsOf[one.id];
      const failed = groups.filter((group) => chosen.has(group) && !own.some((number) => chosen.get(group).has(number)));
      if (failed.length === 0) kept.push(one);
      if (failed.length > 1 || one.close) continue;
      for (const number of own) if (failed.length === 0 || groupOf[number] === failed[0]) tally[number] += 1;
    }
    const counts = {};
    for (const [group, words] of facets) {
      counts[group] = Object.fromEntries([...words].map(([word, number]) => [word, tally[number]]));
    }
    return { kept, counts };
  };

  // How results are ordered: more words matched first; what was not checked lately after the rest, what is closed
  // for now last; then as chosen; then by likeness and name. Nobody can pay for a place.
  finder.order = (sort, listings) => {
    const unknownLast = (value) => (value < 0 ? Infinity : value);
    const key = {
      relevance: () => 0,
      distance: (one) => one.near.miles,
      price: (one) => unknownLast(listings.prices[one.id]),
      checked: (one) => -listings.checked[one.id],
      name: (one) => one.id,
    }[sort];
    const compare = (one, other) => (one === other ? 0 : one < other ? -1 : 1);
    return (one, other) =>
      compare(other.first, one.first) || // its name is what was asked for, place and all
      compare(other.rank, one.rank) ||
      compare(listings.sinks[one.id], listings.sinks[other.id]) ||
      compare(key(one), key(other)) ||
      compare(other.score, one.score) ||
      compare(one.id, other.id);
  };
})(globalThis);
