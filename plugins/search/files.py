"""Write the finder's files under a folder named by what they hold, so that a phone may keep them for good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.languages.speaking import spoken
from plugins.publishing.output import Output
from plugins.records.catalogue import Catalogue
from plugins.records.facets import groups
from plugins.records.wording import Card
from plugins.search.columns import column_files
from plugins.search.documents import Document
from plugins.search.facets import facet_files, make_facets
from plugins.search.head import head_json
from plugins.search.index import index_files
from plugins.search.phrases import make_phrases
from plugins.search.pieces import make_pieces
from plugins.search.places import compact, places_json, postcodes_json, towns_json
from plugins.search.rows import Row, documents_of, make_rows, sinks


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """Where the finder's files are: their folder in the site (“search/0123456789/”) and its address."""

    folder: str
    url: str


def write_search(
    catalogue: Catalogue,
    output: Output,
    base: str,
    cards: Mapping[str, Card] | None = None,
    memory: Path | None = None,
) -> SearchFiles:
    """Stage the finder's files. `base` is the path the site lives under, without a slash at its end.

    `cards`, by slug, are those already worked out; `memory` is a folder to remember each listing's part in.

    All that belongs together lies in one folder, so that a page never mixes two builds; files.json names and measures
    it. The index is only built when a word of a listing, or the way it is built, has changed. Raises OutputError.
    """
    ranked = sorted([(sinks(listing, catalogue), place) for place, listing in enumerate(catalogue.findable)])
    rows = make_rows([catalogue.findable[place] for _sinks, place in ranked], catalogue, cards, memory)
    documents = documents_of(rows)
    files = dict(_plain_files(rows, [sinking for sinking, _place in ranked], catalogue))
    key = _index_key(documents)
    digest = hashlib.blake2b(key.encode() + spoken().path.encode(), digest_size=8)
    for name, content in sorted(files.items()):
        digest.update(name.encode() + b"\0" + content)
    folder = f"search/{digest.hexdigest()}/"
    index = _built_before(key, output) or dict(index_files(documents))
    sizes = sorted((name, len(content)) for name, content in (files | index).items())
    for name, content in index.items():
        output.write(folder + name, content, key)
    for name, content in (files | {"files.json": compact(sizes)}).items():
        output.write(folder + name, content, digest.hexdigest())
    return SearchFiles(folder, f"{base}/{folder}")


def _plain_files(rows: Sequence[Row], sinking: Sequence[int], catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Give all files but those of the index."""
    facets = make_facets(rows, catalogue)
    phrases = make_phrases(catalogue.thesaurus, facets)
    yield "head.json", head_json(facets, phrases, sinking)
    yield from phrases.files()
    yield from facet_files(facets, rows, catalogue)
    yield from column_files(rows)
    pieces = make_pieces(rows, catalogue.area, _districts_of(rows, catalogue))
    yield from pieces.files()
    yield "places.json", places_json(catalogue.area, pieces.head())
    yield "towns.json", towns_json(catalogue.area)
    districts = [district.slug for district in catalogue.area.districts]
    for outcode, postcodes in sorted(catalogue.area.postcodes.items()):
        yield f"postcodes/{outcode}.json", postcodes_json(postcodes, districts)


def _districts_of(rows: Sequence[Row], catalogue: Catalogue) -> list[list[int]]:
    """Give the districts of each row, by their numbers in the area."""
    column = [group.key for group in groups(catalogue)].index("district")
    numbers = {district.slug: number for number, district in enumerate(catalogue.area.districts)}
    return [sorted(numbers[slug] for slug in row.words[column] if slug in numbers) for row in rows]


def _index_key(documents: Sequence[Document]) -> str:
    """Name an index by all it is made from: the words, and how it is built."""
    digest = hashlib.blake2b(digest_size=12)
    for name in ("index.py", "numbers.py", "documents.py"):
        digest.update(Path(__file__).with_name(name).read_bytes())
    digest.update("\n".join("\t".join(map(" ".join, document)) for document in documents).encode())
    return digest.hexdigest()


def _built_before(key: str, output: Output) -> dict[str, bytes]:
    """Take the same index from the last build, if all of it is whole: only cards may have changed since."""
    files = {}
    for made in output.before.values():
        if made.key == key:
            path = output.folder / made.path
            content = path.read_bytes() if path.is_file() else b""
            if hashlib.blake2b(content, digest_size=12).hexdigest() != made.digest:
                return {}
            files[made.path.split("/", 2)[2]] = content  # without search/0123456789/
    return files
