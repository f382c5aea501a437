// Find what stands just over the border of the districts somebody chose.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const LISTING_GRID = 1000; // parts of a degree in the points of listings
  const OUTCODE_GRID = 10000; // and in the table of outcodes
  const MILES_A_DEGREE = 69.1; // north to south

  // Give a function from chosen district facets to a function from a listing's number to the name of the district next
  // door where it stands, "" outside the area, null when it is not just over the border. A building is measured from
  // where it stands, a service that comes “within 6 miles of NG17” from how far it comes. One that comes to districts has
  // said where it comes, so it is not offered across the line.
  finder.borders = (places, towns, listings, districtFacets) => {
    const names = new Map();
    const pointsOf = new Map(); // facet → points of its district
    places.districts.forEach(([slug, name], number) => {
      const facet = districtFacets.get(slug);
      if (facet === undefined) return;
      names.set(facet, name);
      const outcodes = places.outcodes.filter(([, , , district]) => district === number);
      const own = towns.filter(({ district }) => district === number).map(({ latitude, longitude }) => [latitude, longitude]);
      pointsOf.set(facet, [...outcodes.map(([, latitude, longitude]) => [latitude / OUTCODE_GRID, longitude / OUTCODE_GRID]), ...own]);
    });

    return (chosen) => {
      const points = [...chosen].flatMap((facet) => pointsOf.get(facet) || []);
      return (id) => {
        const where = listings.reaches[id] === 0 ? listings.points[id] : listings.reaches[id];
        if (where === 0 || where.length === 0) return null;
        const most = finder.ACROSS.rough + (where[2] || 0);
        if (!points.some((point) => isWithin(most, point, where[0] / LISTING_GRID, where[1] / LISTING_GRID))) return null;
        const own = listings.facets[id].find((facet) => names.has(facet));
        return own === undefined ? "" : names.get(own);
      };
    };
  };

  // So short a way is as good as flat, and a county has too many pairs to measure each on the globe.
  function isWithin(miles, [latitude, longitude], otherLatitude, otherLongitude) {
    const up = (otherLatitude - latitude) * MILES_A_DEGREE;
    if (Math.abs(up) > miles) return false;
    const across = (otherLongitude - longitude) * MILES_A_DEGREE * Math.cos((latitude * Math.PI) / 180);
    return up * up + across * across <= miles * miles;
  }
})(globalThis);
