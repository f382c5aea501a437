// Find where a postcode or a town is, and how near to it each service is or comes.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const EARTH_MILES = 3958.8;
  const GRID = 10000; // parts of a degree in the tables of places
  const OUTCODE = /^[A-Z]{1,2}[0-9][A-Z0-9]?$/;
  const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$/;
  const WITH_POSTCODE = /^(.*[^A-Z0-9])([A-Z]{1,2}[0-9][A-Z0-9]?(?: *[0-9][A-Z]{2})?)$/i; // “Mansfield, NG18”
  // How near a border is just across it, in miles: a service may come, a building counts as next door. Three is a short
  // bus ride. The middle of an outcode or a town may itself be two miles from the door, so from there it is five.
  finder.ACROSS = { exact: 3, rough: 5 };

  // Read what somebody typed: {outcode, postcode or null}; null when it is no postcode.
  finder.readPostcode = (text) => {
    const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
    const whole = POSTCODE.exec(plain);
    if (whole) return { outcode: whole[1], postcode: `${whole[1]} ${whole[2]}` };
    if (OUTCODE.test(plain)) return { outcode: plain, postcode: null };
    const after = WITH_POSTCODE.exec(text.trim());
    return after ? finder.readPostcode(after[2]) : null;
  };

  // `places` is places.json; `fetchPostcodes(outcode)` gives postcodes/<outcode>.json, and `townsOf()` search-towns.js's
  // towns, or null where they could not be fetched.
  finder.locator = (places, fetchPostcodes, townsOf) => {
    const outcodes = new Map(places.outcodes.map(([outcode, ...rest]) => [outcode, rest]));
    const shards = new Map();

    // Give {place}, with a note where only the outcode is known and what was read where it was guessed; or {error}:
    // "form", "unknown", "town" (no such place), "choose" (several, in `options`), "district" or "area" (too wide).
    return async (text) => {
      const typed = finder.readPostcode(text);
      if (typed === null) return inTowns(text.trim(), await townsOf());
      const exact = typed.postcode && places.imported.includes(typed.outcode) && (await within(typed));
      if (exact) return { place: { ...exact, label: typed.postcode, exact: true } };
      const middle = outcodes.get(typed.outcode);
      if (middle === undefined) return { error: "unknown", label: typed.postcode || typed.outcode };
      const place = { ...placeAt(...middle), label: typed.outcode, exact: false };
      return typed.postcode === null ? { place } : { place, note: typed.postcode };
    };

    function inTowns(text, towns) {
      if (towns === null || towns.all.length === 0 || /[0-9]/.test(text)) return { error: "form" };
      if (finder.words(text).join(" ") === finder.words(places.area).join(" ")) return { error: "area" };
      const district = towns.districtNamed(text);
      if (district !== null) return { error: "district", label: district[1], district: district[0] };
      const { towns: found, others, guessed } = towns.find(text);
      const options = [...(found.length > 1 ? found : []), ...others].map(towns.option);
      if (found.length === 0) return { error: "town", label: text };
      if (found.length > 1) return { error: "choose", label: text, options };
      return { place: finder.placeOf(found[0]), options, read: guessed ? text : null };
    }

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

  // A town (search-towns.js) as a place.
  finder.placeOf = ({ name, latitude, longitude, district }) => {
    return { latitude, longitude, district, label: name, exact: false, isTown: true };
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

  const placeAt = (finder.placeAt = (latitude, longitude, district) => {
    return { latitude: latitude / GRID, longitude: longitude / GRID, district };
  });

  finder.miles = (here, there) => {
    const radians = (degrees) => (degrees * Math.PI) / 180;
    const up = Math.sin(radians(there.latitude - here.latitude) / 2);
    const across = Math.sin(radians(there.longitude - here.longitude) / 2);
    const both = Math.cos(radians(here.latitude)) * Math.cos(radians(there.latitude));
    return 2 * EARTH_MILES * Math.asin(Math.sqrt(up * up + both * across * across));
  };

  finder.across = (place) => (place.exact ? finder.ACROSS.exact : finder.ACROSS.rough);

  // How far off each district begins, in miles from a place, as far as its outcodes and towns tell.
  finder.gaps = (place, places, towns) => {
    const gaps = places.districts.map(() => Infinity);
    const middles = places.outcodes.map(([, ...middle]) => placeAt(...middle));
    for (const { district, ...middle } of [...middles, ...towns]) {
      if (district >= 0) gaps[district] = Math.min(gaps[district], finder.miles(place, middle));
    }
    if (place.district >= 0) gaps[place.district] = 0;
    return gaps;
  };

  // Give a function from a listing's number to how near it is: {kind, miles}. The kinds: "covers" (it comes to this
  // place; `by` is the district it covers, if that is why), "may" (it comes close by), "away" (it does not come near),
  // "miles" (people go there; `over` is the district next door where it stands, "" outside the area), "unknown".
  // `gaps` are those to the districts; `stand` and `reach` as search-pieces.js has them; `covered`, listing → the nearest
  // district that it comes to; `others`, a flag a listing, what comes to people otherwise.
  finder.nearness = (place, places, gaps, { stand, reach, covered, others }) => {
    const across = finder.across(place);
    const away = { kind: "away", miles: Infinity };

    function coming(gap, by) {
      if (gap === 0) return { kind: "covers", miles: 0, by };
      return gap <= across ? { kind: "may", miles: gap } : away;
    }

    // The name of the district next door that a building stands in; nothing when it stands in the place's own.
    function over(own, miles) {
      const isSame = own.some((district) => gaps[district] === 0) || (own.length === 0 && place.district < 0);
      if (isSame || miles > across) return null;
      return own.length > 0 ? places.districts[own[0]][1] : "";
    }

    return (id) => {
      const comes = reach.get(id);
      if (comes !== undefined) return coming(Math.max(0, finder.miles(place, comes) - comes.miles), "");
      const district = covered.get(id);
      if (district !== undefined) return coming(gaps[district], places.districts[district][1]);
      if (others[id] === 1) return away;
      const where = stand.get(id);
      if (where === undefined) return { kind: "unknown", miles: Infinity };
      const miles = finder.miles(place, where);
      return { kind: "miles", miles, over: over(where.districts, miles) };
    };
  };
})(globalThis);
