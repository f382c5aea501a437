// A listing's page: remember that it was looked at, and work out what a budget buys of it.

import { makePanel } from "./budget-panel.js";
import { visited } from "./my-recent.js";
import { pricesIn } from "./service-facts.js";

const listing = document.querySelector("[data-listing]");
const place = listing.querySelector("[data-budget]");

visited(listing.dataset.listing, listing.querySelector("h1").textContent);
if (place !== null) makePanel(place, (budget, plan, sums) => (budget === null ? null : sums(pricesIn(listing), budget, plan)));
