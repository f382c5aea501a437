// What lies around a place somebody typed or named: where it is, how near the listings are, what stands over a border.
// Fetched when a question first needs it, and measured once for each place.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  finder.surroundings = (head, facets, file) => {
    const districts = districtsOf(head.groups);
    let finders = null;
    let listings = null;
    let last = null; // the last place, and how near to it the listings are

    // Towns and places by name, once places.json is there.
    async function known() {
      const places = await file("places.json");
      if (finders === null) {
        const townsOf = finder.townsOnce({ places, fetchTowns: () => file("towns.json") });
        const locate = finder.locator(places, (outcode) => file(`postcodes/${outcode}.json`), townsOf);
        finders = { places, townsOf, locate };
      }
      return finders;
    }

    async function columns() {
      const [where] = await Promise.all([file("where.json"), facets.loadGroup("district")]);
      if (listings === null) listings = { points: column(where.points), reaches: column(where.reaches), facets: byListing() };
      return listings;
    }

    // The districts of each listing, as numbers of facets.
    function byListing() {
      const found = Array.from({ length: head.size }, () => []);
      for (const number of districts.values()) for (const id of facets.idsOf(number) || []) found[id].push(number);
      return found;
    }

    // The towns, which tell how far a district reaches; none where they could not be fetched.
    async function towns() {
      const found = await (await known()).townsOf();
      return found ? found.all : [];
    }

    return {
      townsOf: async () => (await known()).townsOf(),
      locate: async (text) => (await known()).locate(text),
      // Give a function from a listing's number to how near it is to a place, as search-places.js says it.
      near: async (place) => {
        const name = JSON.stringify(place);
        if (last === null || last.name !== name) {
          const measure = finder.nearness(place, (await known()).places, await towns(), await columns(), districts);
          const measured = new Array(head.size);
          last = { name, near: (id) => (measured[id] = measured[id] || measure(id)) };
        }
        return last.near;
      },
      // Give a function from a listing's number to the district next door where it stands, as search-borders.js says it.
      border: async (chosen) => finder.borders((await known()).places, await towns(), await columns(), districts)(chosen),
      // What an error must say of the area: its name, and an outcode in it.
      area: async () => {
        const { places } = await known();
        const [example] = places.outcodes.find(([, , , district]) => district >= 0) || [""];
        return { area: places.area, example };
      },
    };
  };

  // slug → the number of its facet.
  function districtsOf(groups) {
    let number = 0;
    const found = new Map();
    for (const [key, , words] of groups) {
      for (const [word] of words) {
        if (key === "district") found.set(word, number);
        number += 1;
      }
    }
    return found;
  }

  function column([values, rows]) {
    return rows.map((row) => values[row]);
  }
})(globalThis);
