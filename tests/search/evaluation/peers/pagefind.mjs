// Pagefind: its index of the listings' own pages as they are built, asked with its own script for browsers.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { close, createIndex } from "pagefind";

import { answer, orSomeWords } from "./answer.mjs";

await answer(async ({ pages }) => {
  const folder = join(pages, "pagefind");
  await makeIndex(pages, folder);
  globalThis.fetch = async (address) => new Response(readFileSync(fileURLToPath(address.split("?")[0]))); // no server here
  const pagefind = await import(pathToFileURL(join(folder, "pagefind.js")));
  await pagefind.options({ basePath: `${pathToFileURL(folder)}/` });
  const slugs = new Map(); // what Pagefind calls a page → the listing it is of
  const slugOf = async (result) => {
    if (!slugs.has(result.id)) slugs.set(result.id, (await result.data()).url.split("/").at(-2));
    return slugs.get(result.id);
  };
  return orSomeWords(async (question) => Promise.all((await pagefind.search(question)).results.map(slugOf)));
});

async function makeIndex(pages, folder) {
  const { index } = await createIndex({ rootSelector: "main" });
  const { errors, page_count: count } = await index.addDirectory({ path: pages, glob: "services/*/index.html" });
  if (errors.length > 0 || count === 0) throw new Error(`Pagefind read ${count} pages. ${errors.join(" ")}`);
  await index.writeFiles({ outputPath: folder });
  await close();
}
