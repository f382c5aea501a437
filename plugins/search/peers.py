"""Ask other search libraries the same queries over the same listings, to compare them with ours.

Each peer is given what our index has: the words of each listing, a field each (`documents`), and, of each query, the
words that tell something, cut as our finder cuts them. Pagefind reads pages, so it is given the listings' own, as they
are built. The place a query is near and the filters ticked narrow every peer's answers as they narrow ours. What
else leads from people's own words to a listing is part of our search, and no peer is given it: the thesaurus, the towns
named among the words, and nearest first where a place is asked for.

Each runs with those of its documented settings that do best over these very queries (they stand in
tests/search/evaluation/peers, a file a peer). uFuzzy and Pagefind want every word of a query; where no listing has them
all, they are asked for each word, and the listings that have most come first.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from plugins.records.catalogue import Catalogue
from plugins.search.documents import WEIGHTS, make_document
from plugins.search.evaluation import FIRST, EvaluationError, Query, find, run_node
from plugins.search.words import key_words, words

FOLDER = Path("tests/search/evaluation/peers")
PEERS = {"minisearch": "MiniSearch", "ufuzzy": "uFuzzy", "fuse": "Fuse.js", "pagefind": "Pagefind"}


def install_peers(root: Path) -> None:
    """Install the peers beside their scripts, unless they are there. Raises EvaluationError with one sentence."""
    # What it says while it works goes to standard error (2): standard output is for the figures.
    done = subprocess.run(  # noqa: S603
        [root.resolve() / "tools" / "setup", "peers"], stdout=2, stderr=subprocess.PIPE, text=True, check=False
    )
    if done.returncode != 0:
        raise EvaluationError(done.stderr.strip())


def find_with_peers(
    queries: Sequence[Query], catalogue: Catalogue, root: Path, folder: Path, pages: Path
) -> dict[str, list[list[str]]]:
    """Give, by peer, the slugs of the first results of each query. `pages` is the built site. Raises EvaluationError.

    Works in `folder`, and Pagefind in `pages`.
    """
    findable = catalogue.findable
    names = catalogue.area.district_names
    asked = {
        "weights": WEIGHTS,
        "listings": [
            {field: " ".join(value) for field, value in make_document(listing, names)._asdict().items()}
            | {"slug": listing.slug}
            for listing in findable
        ],
        "questions": [" ".join(key_words(query.ask) or words(query.ask)) for query in queries],
    }
    allowed = find([replace(query, ask="") for query in queries], catalogue, root, folder, shown=len(findable))
    return {
        name: [
            [slug for slug in slugs if slug in left][:FIRST]
            for slugs, left in zip(run_node(root / FOLDER / f"{name}.mjs", [str(pages)], asked), allowed, strict=True)
        ]
        for name in PEERS
    }
