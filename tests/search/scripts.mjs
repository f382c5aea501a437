// The worker's scripts, without the worker.
import "../../theme/static/js/search-words.js";
import "../../theme/static/js/search-packed.js";
import "../../theme/static/js/search-phrases.js";
import "../../theme/static/js/search-terms.js";
import "../../theme/static/js/search-files.js";
import "../../theme/static/js/search-match.js";
import "../../theme/static/js/search-places.js";
import "../../theme/static/js/search-towns.js";
import "../../theme/static/js/search-pieces.js";
import "../../theme/static/js/search-question.js";
import "../../theme/static/js/search-borders.js";
import "../../theme/static/js/search-surroundings.js";
import "../../theme/static/js/search-narrow.js";
import "../../theme/static/js/search-engine.js";

export const { finder } = globalThis;
