// Towns and villages by name: in the place box and among the words; “near me”; what is just over a border.
import assert from "node:assert/strict";
import { test } from "node:test";

import { closeSlugs, finder, makeEngine, search, slugs } from "./engine.mjs";

const DISTRICTS = [["mansfield", "Mansfield"], ["newark-and-sherwood", "Newark and Sherwood"]];
const ALL = ["Kirkby-in-Ashfield", "Mansfield", "Mansfield Woodhouse", "Newark-on-Trent", "Newton", "Newton", "Reading", "St Ann's", "Sutton-in-Ashfield", "Sutton-on-Trent", "West Bridgford", "Worksop"];
const TABLE = {
  names: ALL,
  also: { 3: ["Newark"], 11: ["Worksop town"] },
  latitudes: ALL.map((_, number) => (number === 0 ? 53000 : 10)),
  longitudes: ALL.map((_, number) => (number === 0 ? -1200 : 10)),
  districts: [-1, 1, 0, 2, 1, 1, 0, 1, 1, 1, -1, 6],
};
const towns = finder.towns(TABLE, DISTRICTS);
const found = (text) => towns.find(text).towns.map(({ name }) => name);
const spot = (text, { ordinary = [], known = [] } = {}) => {
  const words = finder.words(text);
  const one = towns.spot(words, (word) => ordinary.includes(word), (word) => known.includes(word));
  return one && [words.slice(one.start, one.end).join(" "), one.towns.map(({ name }) => name).join(" or "), one.read];
};

test("the table is read back", () => {
  assert.deepEqual(towns.all[1], { name: "Mansfield", names: ["Mansfield"], latitude: 53.01, longitude: -1.19, district: 0 });
  assert.deepEqual(towns.all.map(({ district }) => district), [-1, 0, 0, 1, 0, 1, -1, -1, -1, -1, -1, -1]);
});

test("a name is found however it is written", () => {
  for (const text of ["Newark-on-Trent", "newark on trent", "NEWARK UPON TRENT", "Newark", "newark trent", "near Newark", "Newark, Notts"]) {
    assert.deepEqual(found(text), ["Newark-on-Trent"], text);
  }
  for (const text of ["St Ann's", "st anns", "Saint Ann’s", "Saint Anns"]) assert.deepEqual(found(text), ["St Ann's"], text);
  assert.deepEqual(found("westbridgford"), ["West Bridgford"]);
  assert.deepEqual(found("Kirkby"), ["Kirkby-in-Ashfield"]);
});

test("a slip or a beginning finds it, and is told apart from the name", () => {
  for (const [text, name] of [["Workshop", "Worksop"], ["wroksop", "Worksop"], ["West Brigford", "West Bridgford"], ["Worksopp", "Worksop"], ["mansfield w", "Mansfield Woodhouse"], ["mansfiel", "Mansfield"]]) {
    assert.deepEqual([found(text), towns.find(text).guessed], [[name], true], text);
  }
  assert.equal(towns.find("Worksop").guessed, undefined);
  for (const text of ["Xanadu", "w", "wo", ",", "Wrkshoop"]) assert.deepEqual(found(text), [], text);
});

test("a name that several places have is left to the person, with its districts where they have the very same", () => {
  assert.deepEqual(found("sutton"), ["Sutton-in-Ashfield", "Sutton-on-Trent"]);
  const options = towns.find("Newton").towns.map(towns.option);
  assert.deepEqual(options.map(({ value }) => value), ["Newton, Mansfield", "Newton, Newark and Sherwood"]);
  assert.deepEqual(options.map(({ value }) => towns.find(value).towns.map(({ district }) => district)), [[0], [1]]);
  assert.deepEqual(towns.option(towns.all[11]), { label: "Worksop", value: "Worksop" });
});

test("a place among the words is spotted, the longest name first", () => {
  assert.deepEqual(spot("home care worksop"), ["worksop", "Worksop", null]);
  assert.deepEqual(spot("carer in Mansfield Woodhouse please"), ["mansfield woodhouse", "Mansfield Woodhouse", null]);
  assert.deepEqual(spot("care in kirkby in ashfield"), ["kirkby in ashfield", "Kirkby-in-Ashfield", null]);
  assert.deepEqual(spot("carers in sutton"), ["sutton", "Sutton-in-Ashfield or Sutton-on-Trent", null]);
  assert.deepEqual(spot("a Worksop fan in Newark"), ["newark", "Newark-on-Trent", null]);
  assert.equal(spot("dementia"), null);
});

test("a slip in a place is read only from words that nothing else knows", () => {
  assert.deepEqual(spot("care home kirby in ashfeild", { known: ["care", "home"] }), ["kirby in ashfeild", "Kirkby-in-Ashfield", "kirby ashfeild"]);
  assert.deepEqual(spot("home care wroksop"), ["wroksop", "Worksop", "wroksop"]);
  assert.equal(spot("home care wroksop", { known: ["wroksop"] }), null);
  assert.equal(spot("corksop"), null, "the first letter is seldom wrong");
});

test("a district's name is no town, and an ordinary word only after “in” or its like", () => {
  assert.equal(spot("home care newark and sherwood"), null);
  assert.deepEqual(spot("home care mansfield"), ["mansfield", "Mansfield", null], "but a town may share its name");
  assert.equal(spot("help with reading", { ordinary: ["reading"] }), null);
  assert.deepEqual(spot("help in reading", { ordinary: ["reading"] }), ["reading", "Reading", null]);
});

test("the place box takes a town", async () => {
  const answer = await search({ near: "newark" });
  assert.deepEqual([answer.place.label, answer.place.exact, answer.sort], ["Newark-on-Trent", false, "distance"]);
  assert.ok(slugs(answer).includes("babcia"));
  assert.equal((await search({ near: "Newwark" })).placeRead, "Newwark");
  const several = await search({ near: "Sutton", q: "dementia" });
  assert.deepEqual(several.placeError.kind, "choose");
  assert.deepEqual(several.options.map(({ value }) => value), ["Sutton-in-Ashfield", "Sutton-on-Trent"]);
  assert.ok(slugs(several).includes("damson"), "everything else is still answered");
  assert.equal((await search({ near: "Xanadu" })).placeError.kind, "town");
  const district = (await search({ near: "newark & sherwood" })).placeError;
  assert.deepEqual([district.kind, district.label, district.district], ["district", "Newark and Sherwood", "newark-and-sherwood"]);
  assert.equal((await search({ near: "nottinghamshire" })).placeError.kind, "area");
});

test("a place among the words is looked near, and can be undone", async () => {
  const answer = await search({ q: "dementia in newark" });
  assert.deepEqual([answer.place.label, answer.sort, answer.spotted.rest], ["Newark-on-Trent", "distance", "dementia"]);
  assert.equal(slugs(answer)[0], "damson");
  const words = await search({ q: "dementia in newark", words: true });
  assert.deepEqual([words.place, words.sort, words.spotted.name], [null, "relevance", "Newark-on-Trent"]);
});

test("a place alone asks for all that is near it", async () => {
  for (const q of ["Mansfield", "who can help my mum in Mansfield", "care in mansfield"]) {
    const answer = await search({ q });
    assert.deepEqual([answer.place.label, answer.spotted.rest], ["Mansfield", ""], q);
    assert.ok(slugs(answer).includes("ada") && slugs(answer).includes("fern"), q);
  }
});

test("several places of the name leave the words as they are and ask", async () => {
  const answer = await search({ q: "home care sutton" });
  assert.equal(answer.place, null);
  assert.deepEqual(answer.spotted.options.map(({ label }) => label), ["Sutton-in-Ashfield", "Sutton-on-Trent"]);
  assert.ok([...slugs(answer), ...closeSlugs(answer)].includes("copper"));
});

test("a place in the box counts before one among the words", async () => {
  const answer = await search({ q: "dementia newark", near: "NG18" });
  assert.deepEqual([answer.place.label, answer.spotted], ["NG18", null]);
});

test("“near me” asks where, and is no word to search for", async () => {
  for (const q of ["home care near me", "home care nearby", "local home care", "home care round here", "home care in my area"]) {
    const answer = await search({ q });
    assert.equal(answer.nearMe, true, q);
    assert.deepEqual(answer.dropped, [], q);
    assert.deepEqual(new Set(slugs(answer)), new Set(slugs(await search({ q: "home care" }))), q);
  }
  assert.equal((await search({ q: "home care near me", near: "NG18" })).nearMe, false);
  assert.equal((await search({ q: "home care near me in Mansfield" })).nearMe, false);
  assert.equal((await search({ q: "near me" })).total, 9);
  assert.equal((await search({ q: "local authority home care" })).nearMe, false);
});

test("a service whose name says the place is kept, though it does not come near, and marked", async () => {
  const listings = { stand: new Map(), reach: new Map(), covered: new Map(), others: [1] };
  const near = finder.nearness({ latitude: 53, longitude: -1, district: 0, exact: false }, { districts: [] }, [0], listings);
  assert.equal(near(0).kind, "away");
  const read = finder.questions(
    Object.assign(async () => ({ ranks: [], scores: [] }), { says: () => true, isOrdinary: () => false, isKnown: () => true, named: (words) => new Set([words.join("+")]) }),
    async () => ({}),
    async () => towns,
  );
  const asked = await read({ q: "worksop wanderers care", near: "" });
  assert.deepEqual([...asked.kept, ...asked.first], ["worksop", "worksop+wanderers+care"]);
});

test("without the table of towns the words must do", async () => {
  const answer = await search({ q: "dementia newark" }, await makeEngine({ offline: true }));
  assert.equal(answer.place, null);
  assert.ok(slugs(answer).includes("damson"));
  assert.equal((await search({ near: "Newark" }, await makeEngine({ offline: true }))).placeError.kind, "form");
});

test("a building next door is marked with its district, one further off is not", () => {
  const places = { districts: DISTRICTS, outcodes: [["NG18", 531400, -11800, 0], ["NG24", 530700, -8000, 1]] };
  const standing = [[-1.14, [1]], [-1.14, []], [-1.18, [0]]];
  const stand = new Map(standing.map(([longitude, districts], id) => [id, { latitude: 53.14, longitude, districts }]));
  const listings = { stand, reach: new Map(), covered: new Map(), others: [0, 0, 0] };
  const over = (place, id) => finder.nearness({ exact: false, ...place }, places, finder.gaps(place, places, []), listings)(id).over;
  const mansfield = { latitude: 53.14, longitude: -1.18, district: 0 };
  assert.deepEqual([0, 1, 2].map((id) => over(mansfield, id)), ["Newark and Sherwood", "", null]);
  assert.equal(over({ ...mansfield, longitude: -1.4 }, 0), null, "11 miles");
  assert.deepEqual([0, 1].map((id) => over({ ...mansfield, district: -1 }, id)), ["Newark and Sherwood", null]);
  assert.equal(over({ ...mansfield, longitude: -1.23, exact: true }, 0), null, "from a whole postcode three miles is next door");
});

test("what is just over the border of a chosen district is found: buildings and circles, not lists of districts", () => {
  const places = { districts: DISTRICTS, outcodes: [["NG18", 531400, -11800, 0], ["NG24", 530700, -8000, 1]] };
  const at = (latitude, longitude, districts, miles) => ({ latitude, longitude, districts, miles });
  const stand = new Map([[0, at(53.14, -1.14, [1])], [1, at(53.14, -1.14, [])], [5, at(53.07, -0.8, [1])]]);
  const reach = new Map([[2, at(53.07, -1, [1], 6)], [3, at(53.07, -1, [1], 1)]]); // 4 comes to districts
  const borderOf = (towns) => finder.borders(finder.districtPoints([0], places, towns), places, { stand, reach });
  const border = borderOf([]);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map(border), ["Newark and Sherwood", "", "Newark and Sherwood", null, null, null]);
  const town = { latitude: 53.07, longitude: -0.85, district: 0 };
  assert.equal(borderOf([town])(5), "Newark and Sherwood", "a town tells where a district is");
});

test("choosing a district also shows what is just over its border, apart and not counted with the rest", async () => {
  const damson = slugs(await search({})).indexOf("damson");
  const engine = await makeEngine({
    change: (name, content) => {
      if (name !== "where/0.json") return content;
      const isDamson = (packed) => finder.numbers(packed).includes(damson);
      return content.map(([latitude, longitude, districts, packed]) => [...(isDamson(packed) ? [53140, -1150] : [latitude, longitude]), districts, packed]);
    },
  });
  const answer = await search({ filters: { district: ["mansfield"] } }, engine);
  assert.equal(answer.over, 1);
  const over = answer.shown.filter((one) => one.border !== undefined);
  assert.deepEqual(over.map((one) => [one.card.slug, one.border]), [["damson", "Newark and Sherwood"]]);
  assert.equal(answer.total + answer.over, answer.shown.length);
  assert.equal((await search({ q: "home care", filters: { district: ["mansfield"] } }, engine)).over, 0, "it is no home care");
  assert.equal((await search({}, engine)).over, 0);
});

test("where somebody is becomes the name of the nearest place", () => {
  const places = { districts: DISTRICTS, outcodes: [["NG18", 531400, -11800, 0], ["NG24", 530700, -8000, 1]] };
  assert.equal(finder.nearestPlace({ latitude: 53.11, longitude: -1.09 }, places, TABLE), "Worksop");
  assert.equal(finder.nearestPlace({ latitude: 53.051, longitude: -1.149 }, places, TABLE), "Newton, Newark and Sherwood");
  assert.equal(finder.nearestPlace({ latitude: 51.5, longitude: -0.1 }, places, TABLE), null);
  const none = { names: [], also: {}, latitudes: [], longitudes: [], districts: [] };
  assert.equal(finder.nearestPlace({ latitude: 53.15, longitude: -1.17 }, places, none), "NG18");
  assert.equal(finder.nearestPlace({ latitude: 51.5, longitude: -0.1 }, places, none), null);
});

test("a district reaches as far as its towns, so that a service that covers it may come just over the border", () => {
  const places = { districts: DISTRICTS, outcodes: [["NG18", 531400, -11800, 0]] };
  const gainsborough = { latitude: 53.14, longitude: -1.0, district: -1, exact: false }; // 7 miles from the outcode's middle
  const listings = { stand: new Map(), reach: new Map(), covered: new Map([[0, 0]]), others: [1] };
  const near = (towns) => finder.nearness(gainsborough, places, finder.gaps(gainsborough, places, towns), listings);
  assert.equal(near([])(0).kind, "away");
  assert.equal(near([{ latitude: 53.14, longitude: -1.05, district: 0 }])(0).kind, "may");
});

test("a service named after a place far away is kept and marked, and comes first when all its name was asked for", async () => {
  const near = (answer) => answer.shown.map((one) => [one.card.slug, one.near.kind]);
  const coming = await mills({ stand: [], covers: BOTH }); // both to Mansfield
  assert.deepEqual(near(await search({ q: "mill near saxilby" }, coming)), [["Saxilby Mill Care", "away"]]);
  assert.deepEqual(near(await search({ q: "mill near mansfield" }, coming)), [["Mansfield Mill Care", "covers"], ["Saxilby Mill Care", "covers"]]);
  const standing = await mills({ stand: [[53270, -660, [0], FIRST]], covers: SECOND }); // the first in Saxilby
  assert.deepEqual(near(await search({ q: "saxilby mill care" }, standing)), [["Saxilby Mill Care", "away"], ["Mansfield Mill Care", "miles"]]);
});

const [BOTH, FIRST, SECOND] = ["AP", "Af", "Av"]; // listings, packed

// The finder over two services for the district Mansfield.
function mills({ stand, covers }) {
  const names = ["Mansfield Mill Care", "Saxilby Mill Care"];
  let [card, mansfield] = [[], ""]; // as head.json says
  const written = {
    "terms.json": { fields: ["name"], terms: "0care 0mansfield 1ill 0saxilby", runs: FIRST },
    "terms/0.json": [[[0, 1000, BOTH]], [[0, 1500, FIRST]], [[0, 1000, BOTH]], [[0, 1500, SECOND]]],
    "where/0.json": stand,
    "near/0.json": { reach: [], others: covers },
    "covers/0.json": covers,
  };
  return makeEngine({
    change: (name, content) => {
      if (name === "head.json") {
        const words = content.groups.flatMap(([key, , list]) => list.map(([word]) => `${key} ${word}`));
        [card, mansfield] = [content.card, `facets/${words.indexOf("district mansfield")}.json`];
        return { ...content, size: 2, sinks: [2, 2] };
      }
      if (name === "facets/district.json") return content.map((_, place) => (place === 0 ? BOTH : "")); // Mansfield's
      if (name.startsWith("facets/")) return name === mansfield ? [BOTH] : content.map(() => "");
      if (name.startsWith("cards/")) return names.map((one) => card.map((fact) => (fact === "slug" ? one : "")));
      return written[name] || content;
    },
  });
}
