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
})(globalThis);
