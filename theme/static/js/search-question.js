// Read a question: which of its words name a place, which say “near me”, and which are left to search for.

(function (root) {
  "use strict";
  const finder = (root.finder = root.finder || {});

  const NEAR_ME = [
    "near me|near us|near here|near by|nearby|near home|near my home|near my house|near my mum|near my dad|near mum|near dad",
    "near where i live|near where we live|where i live|where we live|close by|close to me|close to us|close to here|close to home",
    "round here|around here|around me|in my area|in our area|in this area|in the area|my area|local|locally|local to me|local to us",
  ];
  const PHRASES = NEAR_ME.flatMap((line) => line.split("|"))
    .map((phrase) => phrase.split(" "))
    .sort((one, other) => other.length - one.length);
  const LEFT_IN = new Set(["local", "locally"]); // “local authority” is something else; as little words they do no harm
  const GENERAL = new Set(["care", "support"]); // “care in Worksop” asks for whatever there is
  const BEFORE = new Set("around at from in near round to".split(" "));

  // Give a function from what was asked to {text, located, spotted, nearMe, first, kept}. text: the words to search for.
  // located: where, as search-places.js's locator gives it. spotted: a place that the words name, {name, typed (where it
  // was guessed), rest (the other words), options (where several have the name)}. nearMe: the words say “near me”, but not where that is. first: the listings whose name says all that was
  // asked; kept: those whose name says the place; local: what the place's name itself would find, for a tie; null without one.
  finder.questions = (match, locate, townsOf) => async (asked) => {
    const located = asked.near === "" ? {} : await locate(asked.near);
    const all = finder.words(asked.q);
    const without = withoutNearMe(all);
    const left = without.found && !match.says(without.words) ? "" : without.words.join(" ");
    const read = { text: left, located, spotted: null, nearMe: without.found && !located.place, first: none, kept: none, local: null };
    if (located.place && located.place.isTown) read.local = await match(located.place.label);
    if (asked.near !== "" || all.length === 0) return read;
    const towns = await townsOf();
    const spot = towns && towns.spot(without.words, match.isOrdinary, match.isKnown);
    if (!spot) return read;
    const start = BEFORE.has(without.words[spot.start - 1]) ? spot.start - 1 : spot.start;
    const rest = [...without.words.slice(0, start), ...without.words.slice(spot.end)];
    const text = rest.some((word) => match.says([word]) && !GENERAL.has(word)) ? rest.join(" ") : "";
    const options = spot.towns.length > 1 ? spot.towns.map(towns.option) : [];
    const said = without.words.slice(spot.start, spot.end);
    read.spotted = { name: options.length > 0 ? titled(said) : spot.towns[0].name, typed: spot.read, rest: text, options };
    // Several places of that name, or somebody wants the words: leave them as they are.
    if (options.length > 0 || asked.words) return read;
    if (text !== "" && !finds(await match(text)) && finds(await match(read.text))) return { ...read, spotted: null };
    const place = finder.placeOf(spot.towns[0]);
    const telling = without.words.filter((word) => match.says([word]));
    return {
      ...read,
      text,
      located: { place },
      nearMe: false,
      first: telling.length > 1 ? await match.named(telling) : none,
      kept: await match.named(said),
      local: await match(place.label),
    };
  };

  const none = new Set();
  const finds = ({ ranks }) => ranks.some((rank) => rank > 0);

  function titled(words) {
    return words.map((word) => word[0].toUpperCase() + word.slice(1)).join(" ");
  }

  function withoutNearMe(words) {
    const left = [];
    let found = false;
    for (let place = 0; place < words.length; ) {
      const phrase = PHRASES.find((one) => one.every((word, at) => words[place + at] === word));
      if (!phrase || (LEFT_IN.has(phrase[0]) && /^authorit|^council/.test(words[place + 1] || ""))) left.push(words[place++]);
      else {
        found = true;
        if (phrase.length === 1 && LEFT_IN.has(phrase[0])) left.push(words[place]);
        place += phrase.length;
      }
    }
    // “Near me” alone asks for everything near; nothing is left to search for.
    return { words: left.length === 1 && LEFT_IN.has(left[0]) ? [] : left, found };
  }
})(globalThis);
