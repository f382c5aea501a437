// Read texts as JSON, write the words of each as JSON: what test_words.py compares with Python's.
import "../../theme/static/js/search-words.js";

let given = "";
for await (const piece of process.stdin) given += piece;
process.stdout.write(JSON.stringify(JSON.parse(given).map((text) => globalThis.finder.words(text))));
