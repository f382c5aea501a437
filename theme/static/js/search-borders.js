// Find what stands just over the border of the districts somebody chose.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const MILES_A_DEGREE = 69.1; // north to south

  // The outcodes and towns of some districts, given by number.
  finder.districtPoints = (numbers, places, towns) => {
    const outcodes = places.outcodes.map(([, ...middle]) => finder.placeAt(...middle));
    return [...outcodes, ...towns].filter(({ district }) => numbers.includes(district));
  };

  // Give a function from a listing's number to the name of the district next door where it stands, "" outside the area,
  // null when it is not just over the border of the district that has some points. A building is measured from
  // where it stands, a service that comes “within 6 miles of NG17” from how far it comes. One that comes to districts has
  // said where it comes, so it is not offered across the line.
  finder.borders = (points, places, { stand, reach }) => {
    return (id) => {
      const where = stand.get(id) || reach.get(id);
      if (where === undefined) return null;
      const most = finder.ACROSS.rough + (where.miles || 0);
      if (!points.some((point) => isWithin(most, point, where))) return null;
      return where.districts.length > 0 ? places.districts[where.districts[0]][1] : "";
    };
  };

  // So short a way is as good as flat, and a county has too many pairs to measure each on the globe.
  function isWithin(miles, { latitude, longitude }, where) {
    const up = (where.latitude - latitude) * MILES_A_DEGREE;
    if (Math.abs(up) > miles) return false;
    const across = (where.longitude - longitude) * MILES_A_DEGREE * Math.cos((latitude * Math.PI) / 180);
    return up * up + across * across <= miles * miles;
  }
})(globalThis);
