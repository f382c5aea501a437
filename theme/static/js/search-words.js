// Cut text into the words that are searched for, exactly as plugins/search/words.py does.
// tests/search/words.json holds cases that both must agree on.
//
// This file and the other search-*.js run as classic scripts in a worker and as modules in Node, so they hang what
// they offer on one global object instead of exporting it.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const APOSTROPHES = /['’‘ʼʻʹ\u0060´′＇]/g; // removed: “Parkinson’s” is one word
  // Letters that Unicode does not take apart into a plain letter and a mark.
  const LETTERS = { "&": " and ", ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const LETTER = /[&ßæœøłđðþı]/g;
  const WORD = /[\p{L}\p{N}]+/gu;

  function normalise(text) {
    return text
      .toLowerCase()
      .replace(APOSTROPHES, "") // first: taken apart, some are a space and a mark
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[\u{10000}-\u{10ffff}]/gu, " ") // lunr.js and Python sort what lies beyond differently
      .replace(LETTER, (letter) => LETTERS[letter]);
  }

  finder.words = (text) => normalise(text).match(WORD) || [];

  // The one form that a word and its plural share. Only ever compared with another fold, never shown.
  finder.fold = (word) => {
    if (word.length > 4 && word.endsWith("ies")) return word.slice(0, -3) + "y";
    if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) return word.slice(0, -1);
    return word;
  };

  const SHORTEST_STEM = 4; // letters that must be left: “caring” keeps its ending, or it would be a car
  const ENDINGS = /(?:ings?|ers?|ed|e)$/;

  // What a word shares with its relations: clean, cleans, cleaner, cleaned, cleaning. Only ever compared with another.
  finder.stem = (word) => {
    const folded = finder.fold(word);
    const stem = folded.replace(ENDINGS, "");
    if (stem.length < SHORTEST_STEM) return folded;
    return stem.replace(/([bdgklmnprt])\1$/, "$1"); // shopping: shop
  };

  // Undo the steps of plugins/search/numbers.py, from a place in a list on.
  finder.numbers = (list, from = 0) => {
    const found = new Uint32Array(list.length - from);
    let last = -1;
    for (let place = from; place < list.length; place += 1) {
      last += list[place] + 1;
      found[place - from] = last;
    }
    return found;
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
