// Find where a postcode is, and how near to it each service is or comes.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const EARTH_MILES = 3958.8;
  const GRID = 10000; // parts of a degree in the tables of places
  const LISTING_GRID = 1000; // and in the points of listings
  const OUTCODE = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/;
  const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/;
  // A service may cross a border it is this near to, in miles. The middle of an outcode is a rougher place.
  const ACROSS = { postcode: 3, outcode: 5 };

  // Read what somebody typed: {outcode, postcode or null}; null when it is no postcode.
  finder.readPostcode = (text) => {
    const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
    const whole = POSTCODE.exec(plain);
    if (whole) return { outcode: whole[1], postcode: `${whole[1]} ${whole[2]}` };
    return OUTCODE.test(plain) ? { outcode: plain, postcode: null } : null;
  };

  // `places` is places.json; `fetchPostcodes(outcode)` gives postcodes/<outcode>.json.
  finder.locator = (places, fetchPostcodes) => {
    const outcodes = new Map(places.outcodes.map(([outcode, ...rest]) => [outcode, rest]));
    const shards = new Map();

    // Give {place}, {place, note} where only the outcode is known, or {error}: "form" or "unknown".
    return async (text) => {
      const typed = finder.readPostcode(text);
      if (typed === null) return { error: "form" };
      const exact = typed.postcode && places.imported.includes(typed.outcode) && (await within(typed));
      if (exact) return { place: { ...exact, label: typed.postcode, exact: true } };
      const middle = outcodes.get(typed.outcode);
      if (middle === undefined) return { error: "unknown", label: typed.postcode || typed.outcode };
      const place = { ...placeAt(...middle), label: typed.outcode, exact: false };
      return typed.postcode === null ? { place } : { place, note: typed.postcode };
    };

    async function within({ outcode, postcode }) {
      try {
        if (!shards.has(outcode)) shards.set(outcode, finder.readShard(await fetchPostcodes(outcode)));
      } catch {
        return null; // no signal: the middle of the outcode must do
      }
      const found = shards.get(outcode).get(finder.secondHalf(postcode));
      return found && placeAt(...found);
    }
  };

  finder.secondHalf = (postcode) => {
    const [digit, first, second] = postcode.split(" ")[1];
    return (Number(digit) * 26 + first.charCodeAt(0) - 65) * 26 + second.charCodeAt(0) - 65;
  };

  // Undo the steps and runs of a table of postcodes: plugins/search/places.py.
  finder.readShard = (shard) => {
    const found = new Map();
    let [code, latitude, longitude] = [0, 0, 0];
    let [run, left] = [0, shard.districts[1]];
    shard.codes.forEach((step, index) => {
      code += step;
      latitude += shard.latitudes[index];
      longitude += shard.longitudes[index];
      if (left === 0) {
        run += 2;
        left = shard.districts[run + 1];
      }
      left -= 1;
      found.set(code, [latitude, longitude, shard.districts[run]]);
    });
    return found;
  };

  function placeAt(latitude, longitude, district) {
    return { latitude: latitude / GRID, longitude: longitude / GRID, district };
  }

  finder.miles = (here, there) => {
    const radians = (degrees) => (degrees * Math.PI) / 180;
    const up = Math.sin(radians(there.latitude - here.latitude) / 2);
    const across = Math.sin(radians(there.longitude - here.longitude) / 2);
    const both = Math.cos(radians(here.latitude)) * Math.cos(radians(there.latitude));
    return 2 * EARTH_MILES * Math.asin(Math.sqrt(up * up + both * across * across));
  };

  // Give a function from a listing's number to how near it is: {kind, miles}. The kinds: "covers" (it comes to this
  // place), "may" (it comes close by), "away" (it does not come near), "miles" (people go there), "unknown".
  finder.nearness = (place, places, listings, districtFacets) => {
    const across = place.exact ? ACROSS.postcode : ACROSS.outcode;
    const gaps = places.districts.map(() => Infinity);
    for (const [, latitude, longitude, district] of places.outcodes) {
      const gap = finder.miles(place, placeAt(latitude, longitude));
      if (district >= 0 && gap < gaps[district]) gaps[district] = gap;
    }
    const facetGap = new Map();
    places.districts.forEach(([slug], number) => {
      if (districtFacets.has(slug)) facetGap.set(districtFacets.get(slug), number === place.district ? 0 : gaps[number]);
    });
    const point = ([latitude, longitude]) => ({ latitude: latitude / LISTING_GRID, longitude: longitude / LISTING_GRID });

    return (id) => {
      const reach = listings.reaches[id];
      if (reach === 0) {
        const where = listings.points[id];
        return where === 0 ? { kind: "unknown", miles: Infinity } : { kind: "miles", miles: finder.miles(place, point(where)) };
      }
      let gap = Infinity;
      if (reach.length > 0) gap = Math.max(0, finder.miles(place, point(reach)) - reach[2]);
      else for (const facet of listings.facets[id]) if (facetGap.has(facet)) gap = Math.min(gap, facetGap.get(facet));
      if (gap === 0) return { kind: "covers", miles: 0 };
      return { kind: gap <= across ? "may" : "away", miles: gap };
    };
  };
})(globalThis);
