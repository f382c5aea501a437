// Where services stand and how far they come, read piece by piece of the map: plugins/search/pieces.py cut it.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const GRID = 1000; // parts of a degree in the tables of listings

  const point = (latitude, longitude) => ({ latitude: latitude / GRID, longitude: longitude / GRID });

  // Of `cut`, `standing` and `coming` are the pieces, as boxes, and `covered` the districts that something covers; `size` is
  // how many listings there are. Of what has been read: stand, listing → {latitude, longitude, districts}; reach, the same
  // with miles.
  finder.pieces = (cut, size, file) => {
    const stand = new Map();
    const reach = new Map();

    const milesTo = (boxes, place) => boxes.map((box) => finder.miles(place, clamped(place, box)));

    const readStanding = finder.reader(async (piece) => {
      for (const [latitude, longitude, districts, packed] of await file(`where/${piece}.json`)) {
        const where = { ...point(latitude, longitude), districts };
        for (const id of finder.numbers(packed)) stand.set(id, where);
      }
    });

    const readComing = finder.reader(async (piece) => {
      const near = await file(`near/${piece}.json`);
      for (const [latitude, longitude, miles, districts, packed] of near.reach) {
        const where = { ...point(latitude, longitude), miles, districts };
        for (const id of finder.numbers(packed)) reach.set(id, where);
      }
      const others = new Uint8Array(size);
      for (const id of finder.numbers(near.others)) others[id] = 1;
      return others;
    });

    // Read where buildings stand, up to some miles from a place.
    const standing = (place, miles) => Promise.all(milesTo(cut.standing, place).map((away, piece) => away <= miles && readStanding(piece)));

    // Read what may come so far as a place. Gives all else that comes to people, as a flag a listing.
    const coming = (place) => {
      const away = milesTo(cut.coming, place);
      return readComing(away.indexOf(Math.min(...away)));
    };

    // The listings that come to the whole of a district.
    const covering = async (district) => finder.numbers(await file(`covers/${district}.json`));

    // How far the next piece begins, in miles from a place, that is not within some miles of it.
    const beyond = (place, miles) => Math.min(...milesTo(cut.standing, place).filter((away) => away > miles));

    return { stand, reach, covered: cut.covered, standing, coming, covering, beyond };
  };

  // The point of a box that is nearest to a place.
  function clamped({ latitude, longitude }, [south, west, north, east]) {
    const between = (low, value, high) => Math.min(Math.max(low / GRID, value), high / GRID);
    return { latitude: between(south, latitude, north), longitude: between(west, longitude, east) };
  }
})(globalThis);
