// Pictures of streets behind the map, where a council has chosen a host for them. None is asked for otherwise.
// Leaflet's own layer of tiles empties a picture with a data: address, which our policy does not let in.

export function makeTiles(L, address) {
  const Tiles = L.GridLayer.extend({
    createTile({ x, y, z }, done) {
      const picture = document.createElement("img");
      picture.alt = "";
      picture.decoding = "async";
      picture.referrerPolicy = "no-referrer";
      picture.addEventListener("load", () => done(null, picture));
      picture.addEventListener("error", () => done(new Error("no tile"), picture));
      const part = { x, y, z };
      picture.src = address.replace(/\{([xyz])\}/g, (_all, name) => part[name]);
      return picture;
    },
  });
  return new Tiles({ maxZoom: 18 });
}
