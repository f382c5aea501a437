// Find towns and villages by name: as typed in the place box, and within a question (“home care in Worksop”).

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const GRID = 1000; // parts of a degree in the table of towns
  const SAME = { saint: "st", upon: "on", nr: "near" }; // ways to write one word
  // Words that join the parts of a name (“Newark-on-Trent”). People leave them out, so they never tell names apart.
  const JOINING = new Set("at by cum de in juxta la le next of on the under with".split(" "));
  const BEFORE = new Set("around at from in near round to".split(" ")); // words after which a place is named
  const SHORTEST = 5; // letters of a word in a question that may be a slip for a town: shorter ones are too like others
  const LONG = 8; // letters; from here on two slips are still the same word
  const MOST_OPTIONS = 6;
  const OUTSIDE = 10; // miles from every place we know: somewhere else

  // Undo the steps and runs of the table: plugins/search/places.py. A town is {name, names, latitude, longitude, district}.
  finder.readTowns = (table) => {
    let [latitude, longitude] = [0, 0];
    const districts = table.districts.flatMap((number, at) => (at % 2 ? [] : new Array(table.districts[at + 1]).fill(number)));
    return table.names.map((name, number) => {
      latitude += table.latitudes[number];
      longitude += table.longitudes[number];
      const names = [name, ...(table.also[number] || [])];
      return { name, names, latitude: latitude / GRID, longitude: longitude / GRID, district: districts[number] };
    });
  };

  // Give a function to the towns, fetched when they are first needed; null where that fails, to try again next time.
  finder.townsOnce = ({ places, fetchTowns }) => {
    let towns = null;
    return async () => {
      try {
        towns = towns || finder.towns(await fetchTowns(), places.districts);
      } catch {
        return null; // no signal: postcodes and words must do
      }
      return towns;
    };
  };

  // `districts` is that of places.json. Gives {find, spot, nearest, option, districtNamed, all}.
  finder.towns = (table, districts) => {
    const all = finder.readTowns(table);
    const whole = new Map(); // the whole of a name → the towns that have it
    const together = new Map(); // the same run together: “westbridgford”
    const first = new Map(); // its first part: “Sutton” of Sutton-in-Ashfield
    for (const town of all) {
      for (const name of town.names) {
        const words = plain(finder.words(name));
        const key = keyOf(words);
        add(whole, key, town);
        if (key.includes(" ")) add(together, key.replace(/ /g, ""), town);
        const joined = words.findIndex((word, place) => place > 0 && JOINING.has(word));
        if (joined > 0) add(first, keyOf(words.slice(0, joined)), town);
      }
    }
    const districtKeys = new Map(districts.map(([, name], number) => [keyOf(plain(finder.words(name))), number]));
    const longest = Math.max(1, ...[...whole.keys(), ...districtKeys.keys()].map((key) => key.split(" ").length));
    const keys = [...new Set([...whole.keys(), ...first.keys()])].sort();
    const named = (key) => whole.get(key) || together.get(key) || first.get(key) || [];

    // A name as its place: shown, and written in the place box, with its district where another has the same name.
    function option(town) {
      const isShared = all.some((other) => other !== town && other.name === town.name);
      if (!isShared) return { label: town.name, value: town.name };
      const district = town.district >= 0 ? districts[town.district][1] : "outside the area";
      return { label: `${town.name}, ${district}`, value: `${town.name}, ${district}` };
    }

    // The towns that a text may mean: {towns, others, guessed}, the likeliest kind only. `others` share the name's first part.
    function find(text) {
      const [head, ...tail] = text.split(/[,(]/);
      const words = plain(finder.words(head));
      while (words.length > 1 && BEFORE.has(words[0])) words.shift();
      const key = keyOf(words);
      if (key === "") return { towns: [], others: [] };
      const within = narrowed(plain(finder.words(tail.join(" "))));
      if (whole.has(key) || together.has(key)) {
        const towns = within(named(key));
        return { towns, others: within(first.get(key) || []).filter((town) => !towns.includes(town)) };
      }
      if (first.has(key)) return { towns: within(first.get(key)), others: [] };
      const started = key.length > 2 ? keys.filter((one) => one.startsWith(key)) : [];
      const asLong = started.filter((one) => !one.slice(key.length).includes(" ")); // “Mansf” is sooner Mansfield
      const guessed = [asLong, started].find((some) => some.length > 0) || likest(key.replace(/ /g, ""));
      return { towns: within(unique(guessed.flatMap(named))), others: [], guessed: true };
    }

    // The district [slug, name] of a text that names one and no town; else null.
    function districtNamed(text) {
      const key = keyOf(plain(finder.words(text)));
      return districtKeys.has(key) && !whole.has(key) ? districts[districtKeys.get(key)] : null;
    }

    // After a comma a district may tell two places apart: “Sutton, Bassetlaw”.
    function narrowed(tail) {
      const key = keyOf(tail);
      const district = districtKeys.has(key) ? districtKeys.get(key) : key.startsWith("outside") ? -1 : null;
      return (towns) => {
        const kept = district === null ? towns : towns.filter((town) => town.district === district);
        return (kept.length > 0 ? kept : towns).slice(0, MOST_OPTIONS);
      };
    }

    function likest(typed) {
      let [best, least] = [[], (typed.length >= LONG ? 2 : 1) + 1];
      if (typed.length < SHORTEST - 1) return [];
      for (const key of keys) {
        const slips = finder.slips(typed, key.replace(/ /g, ""), least);
        if (slips > least || slips > (typed.length >= LONG ? 2 : 1)) continue;
        if (slips < least) [best, least] = [[], slips];
        best.push(key);
      }
      return best;
    }

    // The first place that the words of a question name: {start, end, towns, read}; null when there is none.
    // `isOrdinary` says of a word that it means something else as well, `isKnown` that some listing says it.
    function spot(words, isOrdinary, isKnown) {
      const parts = plain(words);
      const telling = parts.map((_, place) => place).filter((place) => !JOINING.has(parts[place]));
      const taken = new Set(); // words of a district's name: districts are looked for by themselves
      const windows = [];
      for (let length = Math.min(longest, telling.length); length > 0; length -= 1) {
        for (let from = 0; from + length <= telling.length; from += 1) windows.push(telling.slice(from, from + length));
      }
      const open = windows.filter((places) => {
        if (places.some((place) => taken.has(place))) return false;
        const key = places.map((place) => parts[place]).join(" ");
        if (districtKeys.has(key) && !whole.has(key)) places.forEach((place) => taken.add(place));
        return !taken.has(places[0]);
      });
      const found = (places, towns, read = null) => ({ start: places[0], end: places[places.length - 1] + 1, towns, read });
      const isAfter = (places) => BEFORE.has(parts[places[0] - 1]);
      const exact = open
        .map((places) => ({ places, towns: named(places.map((place) => parts[place]).join(" ")) }))
        .filter(({ places, towns }) => towns.length > 0 && (places.length > 1 || isAfter(places) || !isOrdinary(parts[places[0]])));
      const best = exact.find(({ places }) => isAfter(places)) || exact[0]; // “an Everton fan in Worksop”
      if (best) return found(best.places, best.towns);
      for (const places of open) {
        const towns = slipped(places.map((place) => parts[place]), (word) => isKnown(word) || isOrdinary(word));
        if (towns.length === 1) return found(places, towns, places.map((place) => words[place]).join(" "));
      }
      return null;
    }

    // The towns whose names differ from some words by slips of the finger only, in words that nothing else knows.
    function slipped(words, isKnown) {
      let [best, least] = [[], Infinity];
      for (const key of [...keys, ...together.keys()]) {
        const names = key.split(" ");
        if (names.length !== words.length) continue;
        let slips = 0;
        for (const [place, name] of names.entries()) slips += slipsIn(words[place], name, isKnown);
        if (slips > least || slips === Infinity || slips === 0) continue;
        if (slips < least) [best, least] = [[], slips];
        best.push(...named(key));
      }
      return unique(best);
    }

    // The town nearest to a point, and how far away it is.
    function nearest(here) {
      let best = { town: null, miles: Infinity };
      for (const town of all) {
        const miles = finder.miles(here, town);
        if (miles < best.miles) best = { town, miles };
      }
      return best;
    }

    return { find, spot, nearest, option, districtNamed, all };
  };

  // The place nearest to a point, as it is written in the place box; null when none is near enough to be in the area.
  // An outcode's middle only counts where no town is known: people know their town.
  finder.nearestPlace = (here, places, table) => {
    const towns = finder.towns(table, places.districts);
    if (towns.all.length > 0) {
      const { town, miles } = towns.nearest(here);
      return miles <= OUTSIDE ? towns.option(town).value : null;
    }
    const middles = places.outcodes.map(([outcode, latitude, longitude]) => {
      return { outcode, miles: finder.miles(here, finder.placeAt(latitude, longitude, -1)) };
    });
    const best = middles.reduce((least, one) => (one.miles < least.miles ? one : least), { outcode: null, miles: OUTSIDE });
    return best.outcode;
  };

  function slipsIn(word, name, isKnown) {
    if (word === name) return 0;
    if (word.length < SHORTEST || word[0] !== name[0] || isKnown(word)) return Infinity;
    const most = word.length >= LONG ? 2 : 1;
    const slips = finder.slips(word, name, most);
    return slips > most ? Infinity : slips;
  }

  function plain(words) {
    return words.map((word) => (Object.hasOwn(SAME, word) ? SAME[word] : word));
  }

  function keyOf(words) {
    const telling = words.filter((word) => !JOINING.has(word));
    return (telling.length > 0 ? telling : words).join(" ");
  }

  function add(table, key, town) {
    const towns = table.get(key) || [];
    if (!towns.includes(town)) table.set(key, [...towns, town]);
  }

  function unique(towns) {
    return [...new Set(towns)];
  }
})(globalThis);
