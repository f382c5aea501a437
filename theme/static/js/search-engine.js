// Answer a search: which listings, in which order, and how many each filter would leave.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  // `read(name)` gives what one of the finder's files holds. Gives {groups, size, search}.
  finder.engine = async (lunr, read) => {
    const file = finder.reader(read);
    const [head, dictionary] = await Promise.all([file("head.json"), file("terms.json")]);
    const terms = finder.terms(dictionary);
    const facets = finder.facets(head.groups, file);
    const match = finder.matcher(head, terms, finder.postings(lunr, terms, file), facets, file);
    const surroundings = finder.surroundings(head, file);
    const readQuestion = finder.questions(match, surroundings.locate, surroundings.townsOf);
    const cards = finder.cards(head, file);
    const numbers = facetNumbers(head.groups);
    const totals = head.groups.map(([key, , words]) => [key, Object.fromEntries(words.map(([word, , count]) => [word, count]))]);

    // `asked` is a state as find-state.js reads it: {q, near, within, sort, shown, filters: {group: [words]}}, and
    // `counted`, the groups whose counts are wanted; without it, all are.
    async function search(asked) {
      const chosen = chosenFacets(asked.filters);
      const plain = asked.q.trim() === "" && asked.near === "" && chosen.size === 0;
      const counted = plain ? [] : [...new Set(asked.counted || numbers.keys())].filter((key) => numbers.has(key));
      const [read] = await Promise.all([
        readQuestion(asked),
        facets.load([...chosen.values()].flatMap((ticked) => [...ticked])),
        ...counted.map(facets.loadGroup),
      ]);
      const { located } = read;
      const text = read.text === "" ? null : await match(read.text);
      const within = located.place && asked.within > 0 ? asked.within : Infinity;
      const around = located.place ? await surroundings.near(located.place, within) : null;
      const near = around && around.of;
      const found = candidates(text, near, within, read);
      const { kept, count } = finder.narrow(found, chosen, facets);
      const { sort, sorts } = sorting(asked.sort, text, near);
      const order = finder.order(await sortKey(sort, near), text, read, head.sinks);
      const whole = kept.filter((id) => found[id] !== finder.CLOSE);
      const close = kept.filter((id) => found[id] === finder.CLOSE);
      const border = await overBorder(found, chosen, new Set(kept));
      const best = () => [whole, [...border.keys()], close].flatMap((ids) => finder.first(ids, asked.shown, order)).slice(0, asked.shown);
      let first = best();
      while (around && !first.every(around.isSure)) {
        await around.widen(); // a building that is not known yet may be nearer
        first = best();
      }
      const shown = await cards(first);
      return {
        total: whole.length,
        close: close.length,
        over: border.size,
        shown: shown.map((card, place) => {
          const id = first[place];
          const one = { id, card, close: found[id] === finder.CLOSE, near: near ? near(id) : null };
          return border.has(id) ? { ...one, border: border.get(id) } : one;
        }),
        counts: plain ? Object.fromEntries(totals) : countsOf(counted, count),
        sort,
        sorts,
        place: located.place || null,
        placeNote: located.note || null,
        placeError: located.error ? await placeError(located) : null,
        placeRead: located.read || null,
        options: located.options || [],
        spotted: read.spotted,
        nearMe: read.nearMe,
        dropped: text ? text.dropped : [],
        used: text ? text.used : [],
        read: text ? text.read : [],
        instead: whole.length === 0 ? instead({ text, near, read }, chosen, within) : [],
      };
    }

    async function placeError({ error, label, district }) {
      return { kind: error, label, district, ...(await surroundings.area()) };
    }

    // What stands just over the border of the districts that are ticked, and is all that was asked for otherwise: by
    // number, with the name of the district where it stands.
    async function overBorder(found, chosen, kept) {
      const districts = chosen.get("district");
      if (districts === undefined) return new Map();
      const borderOf = await surroundings.border(districts);
      const others = new Map([...chosen].filter(([group]) => group !== "district"));
      const wider = finder.narrow(found, others, facets).kept.filter((id) => found[id] !== finder.CLOSE && !kept.has(id));
      return new Map(wider.map((id) => [id, borderOf(id)]).filter(([, border]) => border !== null));
    }

    // The ways of sorting that make sense now, and the one to use.
    function sorting(asked, text, near) {
      const sense = { relevance: Boolean(text), distance: Boolean(near), rating: numbers.has("rating") };
      const sorts = ["relevance", "distance", "price", "rating", "checked", "name"].filter((sort) => sense[sort] !== false);
      const usual = near ? "distance" : text ? "relevance" : "name";
      return { sorts, sort: sorts.includes(asked) ? asked : usual };
    }

    async function sortKey(sort, near) {
      if (sort === "distance") return (id) => near(id).miles;
      if (sort === "name") return (id) => id;
      if (sort === "relevance") return () => 0;
      if (sort === "rating") return ratingKey();
      const column = await file(`${sort === "price" ? "prices" : sort}.json`);
      return sort === "price" ? (id) => (column[id] < 0 ? Infinity : column[id]) : (id) => -column[id];
    }

    // The best rating first, in the order of its filter; then what CQC does not rate.
    async function ratingKey() {
      await facets.loadGroup("rating");
      const places = new Uint8Array(head.size).fill(numbers.get("rating").size);
      [...numbers.get("rating").values()].forEach((number, place) => facets.idsOf(number).forEach((id) => (places[id] = place)));
      return (id) => places[id];
    }

    // Say of each listing whether it answers to the words, within some miles of a place that it is in or comes to. One
    // that does not come near the place is left out, unless its own name says the place.
    function candidates(text, near, within, { first, kept, local, spotted }) {
      const found = new Uint8Array(head.size);
      const says = (id) => spotted && local && local.ranks[id] > 0; // the place that was asked for among the words
      let best = 0;
      for (let id = 0; id < head.size; id += 1) {
        if (text && text.ranks[id] === 0 && !says(id)) continue;
        if (near && near(id).kind === "away" && !kept.has(id)) continue;
        found[id] = 1;
        if (text && text.ranks[id] > best) best = text.ranks[id];
      }
      for (let id = 0; id < head.size; id += 1) {
        if (found[id] === 0) continue;
        if (near && near(id).miles > within) found[id] = 0;
        else if (text && text.ranks[id] < best && !first.has(id)) found[id] = finder.CLOSE;
      }
      return found;
    }

    // The numbers of the ticked words, by group, leaving out groups without any.
    function chosenFacets(filters) {
      const chosen = new Map();
      for (const [group, words] of numbers) {
        const ticked = (filters[group] || []).filter((word) => words.has(word)).map((word) => words.get(word));
        if (ticked.length > 0) chosen.set(group, new Set(ticked));
      }
      return chosen;
    }

    function countsOf(groups, count) {
      const words = (group) => [...numbers.get(group)].map(([word, number]) => [word, count(group, number)]);
      return Object.fromEntries(groups.map((group) => [group, Object.fromEntries(words(group))]));
    }

    // What to drop when nothing is left: each ticked word, the distance or the place, with what would then be found.
    function instead({ text, near, read }, chosen, within) {
      const ways = [];
      const left = (ticked, place, distance) => finder.narrow(candidates(text, place, distance, read), ticked, facets).kept.length;
      for (const [group, ticked] of chosen) {
        for (const [word, number] of numbers.get(group)) {
          if (!ticked.has(number)) continue;
          const without = new Map(chosen);
          const rest = new Set([...ticked].filter((one) => one !== number));
          if (rest.size > 0) without.set(group, rest);
          else without.delete(group);
          ways.push({ group, word, count: left(without, near, within) });
        }
      }
      if (within < Infinity) ways.push({ group: "within", word: String(within), count: left(chosen, near, Infinity) });
      if (near) ways.push({ group: "near", word: "", count: left(chosen, null, Infinity) });
      return ways.filter((way) => way.count > 0).sort((one, other) => other.count - one.count);
    }

    return { search, groups: head.groups, size: head.size };
  };

  // group → word → the number that stands for it in a listing's facets.
  function facetNumbers(groups) {
    let number = 0;
    return new Map(groups.map(([key, , words]) => [key, new Map(words.map(([word]) => [word, number++]))]));
  }
})(globalThis);
