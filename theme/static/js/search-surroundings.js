// What lies around a place somebody typed or named: where it is, how near the listings are, what stands over a border.
// Fetched when a question first needs it, and measured once for each place.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  finder.surroundings = (head, file) => {
    const facetOf = districtsOf(head.groups);
    let finders = null;
    let last = null; // the last place, and how near to it the listings are

    // Towns and places by name, and the pieces of the map, once places.json is there.
    async function known() {
      const places = await file("places.json");
      if (finders === null) {
        const townsOf = finder.townsOnce({ places, fetchTowns: () => file("towns.json") });
        const locate = finder.locator(places, (outcode) => file(`postcodes/${outcode}.json`), townsOf);
        finders = { places, townsOf, locate, pieces: finder.pieces(places.pieces, head.size, file) };
      }
      return finders;
    }

    // The towns, which tell how far a district reaches; none where they could not be fetched.
    async function towns() {
      const found = await (await known()).townsOf();
      return found ? found.all : [];
    }

    async function around(place) {
      const { places, pieces } = await known();
      const gaps = finder.gaps(place, places, await towns());
      const served = pieces.covered.filter((number) => gaps[number] <= finder.across(place));
      const [others, , ...covering] = await Promise.all([
        pieces.coming(place),
        pieces.standing(place, finder.across(place)),
        ...served.map(pieces.covering),
      ]);
      const covered = new Map(); // listing → the nearest of the districts it comes to
      served.forEach((number, at) => {
        for (const id of covering[at]) if (!(gaps[covered.get(id)] <= gaps[number])) covered.set(id, number);
      });
      const { stand, reach } = pieces;
      return finder.nearness(place, places, gaps, { stand, reach, others, covered });
    }

    return {
      townsOf: async () => (await known()).townsOf(),
      locate: async (text) => (await known()).locate(text),
      // How near the listings are to a place, as search-places.js says it: `of(id)`; isSure(id), that no building which
      // is not known yet is nearer; `widen(miles)` reads on so far, without miles until something more is known.
      near: async (place, within) => {
        const { pieces } = await known();
        const name = JSON.stringify(place);
        if (last === null || last.name !== name) last = { name, near: makeNear(place, await around(place), pieces) };
        if (within < Infinity) await last.near.widen(within);
        return last.near;
      },
      // Give a function from a listing's number to the district next door where it stands, as search-borders.js says it.
      border: async (chosen) => {
        const { places, pieces } = await known();
        const numbers = places.districts.flatMap(([slug], number) => (chosen.has(facetOf.get(slug)) ? [number] : []));
        const points = finder.districtPoints(numbers, places, await towns());
        await Promise.all(points.flatMap((point) => [pieces.coming(point), pieces.standing(point, finder.ACROSS.rough)]));
        return finder.borders(points, places, pieces);
      },
      // What an error must say of the area: its name, and an outcode in it.
      area: async () => {
        const { places } = await known();
        const [example] = places.outcodes.find(([, , , district]) => district >= 0) || [""];
        return { area: places.area, example };
      },
    };

    function makeNear(place, measure, pieces) {
      const measured = new Array(head.size);
      let until = finder.across(place); // miles, in which every building is known

      function of(id) {
        const found = measured[id] || measure(id);
        if (found.kind !== "unknown") measured[id] = found; // its piece may still come
        return found;
      }

      async function widen(miles = Math.max(2 * until, pieces.beyond(place, until))) {
        if (miles <= until) return;
        await pieces.standing(place, miles);
        until = miles;
      }

      const isSure = (id) => until === Infinity || of(id).kind === "away" || of(id).miles <= until;
      return { of, widen, isSure };
    }
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
})(globalThis);
