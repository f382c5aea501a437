// Read what the program packed: rising numbers, and sorted words.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const BITS = 6; // of a letter
  const valueOf = new Uint8Array(128);
  [...LETTERS].forEach((letter, value) => (valueOf[letter.charCodeAt(0)] = value));

  // Read rising numbers as plugins/search/numbers.py packed them.
  finder.numbers = (packed) => {
    if (packed === "") return new Uint32Array(0);
    const low = valueOf[packed.charCodeAt(0)]; // bits of a step after its nought
    const found = new Uint32Array(((packed.length - 1) * BITS) / (low + 1));
    let [count, last, step, left] = [0, -1, 0, 0]; // `left` bits of the step are still to come
    for (let place = 1; place < packed.length; place += 1) {
      const value = valueOf[packed.charCodeAt(place)];
      for (let at = BITS - 1; at >= 0; at -= 1) {
        const bit = (value >> at) & 1;
        if (left > 0) {
          step = step * 2 + bit;
          left -= 1;
        } else if (bit === 1) {
          step += 1;
          continue;
        } else left = low;
        if (left > 0) continue;
        last += step + 1;
        found[count++] = last;
        step = 0;
      }
    }
    return found.subarray(0, count);
  };

  // The place of the last of some rising numbers that is no more than one.
  finder.lastUpTo = (rising, number) => {
    let place = rising.length - 1;
    while (rising[place] > number) place -= 1;
    return place;
  };

  // Read sorted words, each written as how many letters it shares with the one before, and the rest:
  // plugins/search/index.py wrote them.
  finder.frontCoded = (text) => {
    let last = "";
    return text === "" ? [] : text.split(" ").map((coded) => (last = last.slice(0, Number(coded[0])) + coded.slice(1)));
  };
})(globalThis);
