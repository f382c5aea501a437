"""Write the finder's files under a folder named by what they hold, so that a phone may keep them for good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.output import Output
from plugins.records.area import Area
from plugins.records.catalogue import Catalogue
from plugins.search.columns import listings_json
from plugins.search.documents import Document, make_document
from plugins.search.index import build_index
from plugins.search.places import places_json, postcodes_json, towns_json


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """Where the finder's files are: their folder in the site (“search/0123456789/”) and its address."""

    folder: str
    url: str


def write_search(catalogue: Catalogue, output: Output, base: str) -> SearchFiles:
    """Stage the finder's files. `base` is the path the site lives under, without a slash at its end.

    The index is only built when a word of a listing, or the way it is built, has changed. Raises OutputError.
    """
    findable = [listing for listing in catalogue.listings if catalogue.is_findable(listing)]
    names = catalogue.area.district_names
    documents = [make_document(listing, names) for listing in findable]
    files = {
        "listings.json": listings_json(findable, catalogue),
        "places.json": places_json(catalogue.area),
        "towns.json": towns_json(catalogue.area),
    } | dict(_postcode_files(catalogue.area))
    index_key = _index_key(documents)
    digest = hashlib.blake2b(index_key.encode(), digest_size=8)
    for name, content in sorted(files.items()):
        digest.update(name.encode() + b"\0" + content)
    folder = f"search/{digest.hexdigest()}/"
    for name, content in files.items():
        output.write(folder + name, content, digest.hexdigest())
    _write_index(folder, index_key, documents, output)
    return SearchFiles(folder, f"{base}/{folder}")


def _postcode_files(area: Area) -> Iterator[tuple[str, bytes]]:
    districts = [district.slug for district in area.districts]
    for outcode, postcodes in sorted(area.postcodes.items()):
        yield f"postcodes/{outcode}.json", postcodes_json(postcodes, districts)


def _index_key(documents: Sequence[Document]) -> str:
    """Name an index by all it is made from: the words, and how it is built."""
    digest = hashlib.blake2b(digest_size=12)
    digest.update(Path(__file__).with_name("index.py").read_bytes())
    digest.update(Path(__file__).with_name("documents.py").read_bytes())
    digest.update("\n".join("\t".join(map(" ".join, document)) for document in documents).encode())
    return digest.hexdigest()


def _write_index(folder: str, key: str, documents: Sequence[Document], output: Output) -> None:
    path = f"{folder}index.json"
    if not output.is_current(path, key):
        output.write(path, _built_before(key, output) or build_index(documents), key)


def _built_before(key: str, output: Output) -> bytes | None:
    """Take the same index from the last build, when only cards have changed since."""
    for made in output.before.values():
        if made.key == key and made.path.endswith("/index.json"):
            content = (output.folder / made.path).read_bytes() if (output.folder / made.path).is_file() else b""
            if hashlib.blake2b(content, digest_size=12).hexdigest() == made.digest:
                return content
    return None
