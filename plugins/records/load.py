"""Read every listing of a repository and check it, on all processors, remembering what has not changed."""

from __future__ import annotations

import gc
import os
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from plugins.processes import collector_at_rest, in_processes, processors
from plugins.records import schema, yaml_source
from plugins.records.area import Area, load_area
from plugins.records.build import listing_from
from plugins.records.catalogue import Catalogue, sort_key
from plugins.records.entry import Entry, Surroundings, make_entry
from plugins.records.freshness import Thresholds
from plugins.records.listing import Listing
from plugins.records.memory import fingerprint, forget_others, recall, remember, stamp
from plugins.records.pickles import quick_to_pickle
from plugins.records.problem import Problem, RecordsError, as_word
from plugins.records.rules import RULES
from plugins.records.rules.duplicates import are_listed_once, likely_duplicates, listed_once
from plugins.records.written import load_written
from plugins.records.yaml_source import FieldPath
from plugins.whole import digest_of

BUCKETS = 64  # the memory of a county is kept in this many files, so that one change writes little
FEW = 200  # below this many files to read, starting processes costs more than it saves
UNEXPLAINED = "The listing is not written as we need it. Ask whoever keeps this website what is wrong."
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FOLDERS = {kind.folder: kind for kind in schema.kinds().values()}


@quick_to_pickle
@dataclass(frozen=True, slots=True)
class Read:
    """What one file gave: its listing unless it is too wrong to have one, its problems, and its digest."""

    stamp: tuple[int, int]  # when it was last written (ns), and its size
    digest: str
    listing: Listing | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalogue, and every problem of every file. With a fatal problem it must not be published."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]

    def publishable(self) -> Catalogue:
        """Give the catalogue. Raises RecordsError when any problem is fatal."""
        if any(problem.fatal for problem in self.problems):
            raise RecordsError(self.problems)
        return self.catalogue


def load(
    root: Path,
    today: date,
    *,
    thresholds: Thresholds | None = None,
    memory: Path | None = None,
    warn_of_twins: bool = True,
) -> Loaded:
    """Read and check content/area and providers/ under `root`.

    `memory` is a folder to remember unchanged files in; without it, every file is read. Who only wants what stops a
    build need not be warned of likely twins, which takes comparing every listing with others. Raises RecordsError
    only when the area itself cannot be read.
    """
    area = load_area(root)
    around = Surroundings(area, today, root / "providers" / "photos")
    mark = "" if memory is None else fingerprint(root, around)
    with collector_at_rest():
        files, problems = _find_files(root)
        reads = _read_all(root, files, around, memory, mark)
        for read in reads.values():
            problems.extend(read.problems)
        listings = {path: read.listing for path, read in reads.items() if read.listing is not None}
        problems.extend(_compared(root, listings, warn_of_twins=warn_of_twins))
        gc.freeze()  # what was read stays until the process ends: nobody need look there for garbage again
    written = load_written(root)
    problems.extend(written.problems)
    catalogue = Catalogue(
        area=area,
        thesaurus=written.thesaurus,
        pathways=written.pathways,
        easy_read=written.easy_read,
        listings=tuple(sorted(listings.values(), key=sort_key)),
        today=today,
        thresholds=thresholds or Thresholds(),
        digests={listing.slug: reads[path].digest for path, listing in listings.items()},
        mark=mark,
    )
    return Loaded(catalogue, tuple(sorted(problems)))


def read_listing(root: Path, path: str, around: Surroundings) -> Read:
    """Read and check one file (its path relative to `root`)."""
    with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123  Paths cost more than the reading
        status = os.fstat(file.fileno())
        raw = file.readall()
    listing, problems = check_listing(path, raw, around)
    return Read((status.st_mtime_ns, status.st_size), digest_of(raw).hex(), listing, tuple(problems))


def check_listing(path: str, raw: bytes, around: Surroundings) -> tuple[Listing | None, list[Problem]]:
    """Check the bytes of a listing as if they stood at a path; give the listing and its problems."""
    where = Path(path)
    kind = FOLDERS[path.split("/")[-2]]
    document = yaml_source.read(raw)
    data = kind.coerce(document.tree)
    if document.faults:
        return None, [Problem(path=where, line=line, message=message) for line, message in document.faults]
    wrong = () if kind.is_valid(data) else tuple(kind.messages(data)) or (((), UNEXPLAINED),)
    problems = [Problem(path=where, line=document.line(field), message=message) for field, message in wrong]
    sound = _without(data, wrong, kind)
    if sound is None:
        return None, problems
    listing = listing_from(path.rpartition("/")[2].removesuffix(".yaml"), kind.name, sound)
    listing = replace(listing, districts=_districts(listing, around.area))
    entry = make_entry(listing, where, document)
    problems += [problem for rule in RULES for problem in rule(entry, around)]
    return None if wrong else listing, problems


def _without(
    data: dict[str, Any], wrong: Sequence[tuple[FieldPath, str]], kind: schema.RecordSchema
) -> dict[str, Any] | None:
    """Leave out the fields a schema refused, so that rules still see the rest; None when too little is left."""
    if not wrong:
        return data
    refused = {path[0] for path, _ in wrong if path}
    sound = {"name": "this service"} | {key: value for key, value in data.items() if key not in refused}
    lacking = {path for path, _ in kind.messages(sound) if path}
    return None if lacking or (kind.name == "registered" and "cqc" not in sound) else sound


def _districts(listing: Listing, area: Area) -> tuple[str, ...]:
    """Give the districts a listing is for, in the area's order: those it covers, else where it stands."""
    found: set[str | None] = set()
    if listing.area is not None:
        found.update(listing.area.districts)
        if listing.area.miles is not None and listing.area.of is not None:
            found.update(area.districts_within(listing.area.miles, listing.area.of))
    elif listing.address is not None:
        place = area.locate(listing.address.postcode)
        found.add(listing.address.district or (place.district if place else None))
    elif listing.outcode is not None and (place := area.locate(listing.outcode)) is not None:
        found.add(place.district)
    return tuple(district.slug for district in area.districts if district.slug in found)


def _find_files(root: Path) -> tuple[list[str], list[Problem]]:
    """List the files of listings, and what stands where no listing can."""
    files, problems = [], []
    providers = root / "providers"
    for entry in _entries(providers) if providers.is_dir() else ():
        inside = entry.path[len(str(providers)) + 1 :].replace(os.sep, "/")
        message = _misplaced(entry, inside)
        if message is not None:
            # A name may hold anything, even a line that a robot would obey.
            shown = "".join(character if character.isprintable() else "�" for character in inside)
            problems.append(Problem(path=Path("providers", shown), line=1, message=message))
        elif entry.name.endswith(".yaml"):
            files.append(f"providers/{inside}")
    return sorted(files), problems


def _entries(folder: Path | str, left_out: str = "photos") -> Iterator[os.DirEntry[str]]:
    """Give every file under a folder but photos and what is hidden; Path.rglob takes ten times as long."""
    for entry in os.scandir(folder):
        if entry.name.startswith(".") or entry.name == left_out:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, left_out="")
        else:
            yield entry


def _misplaced(entry: os.DirEntry[str], inside: str) -> str | None:
    stem, ending = os.path.splitext(entry.name)  # noqa: PTH122  a Path costs more than all the rest
    if not entry.is_file(follow_symlinks=False):
        return "This is a link to somewhere else. Put the listings themselves here."
    if ending not in (".yaml", ".yml", ".md"):
        return "This is not a listing. Listings end in .yaml; photos go in providers/photos."
    if ending == ".md":
        return None
    if inside.removesuffix(f"/{entry.name}") not in FOLDERS:
        folders = ", ".join(f"providers/{folder}" for folder in FOLDERS)
        return f"A listing must be in one of {folders}. Move it there."
    return _misnamed(stem, ending)


def _misnamed(stem: str, ending: str) -> str | None:
    better = as_word(stem) or "my-service"
    if ending == ".yml":
        return f"Name it {better}.yaml: listings end in .yaml."
    if SLUG.fullmatch(stem) is None:
        return f"Name it {better}.yaml: small letters, digits and dashes only, for its web address."
    return None


def _read_all(
    root: Path, files: Sequence[str], around: Surroundings, memory: Path | None, mark: str
) -> dict[str, Read]:
    """Read the files, taking from memory those that have not changed since."""
    buckets: dict[int, list[str]] = {}
    for path in files:
        buckets.setdefault(zlib.crc32(path.encode()) % BUCKETS, []).append(path)
    folder = None if memory is None else memory / mark
    known = {} if folder is None else recall(folder, buckets)
    changed = {path for path in files if path not in known or known[path].stamp != stamp(f"{root}/{path}")}
    dirty = [bucket for bucket, paths in buckets.items() if not changed.isdisjoint(paths)]
    if folder is not None and dirty:
        forget_others(folder)
    count = processors() if len(changed) >= FEW else 1
    shares = [share for share in (dirty[index::count] for index in range(count)) if share]
    reader = _Reader(root, around, known, changed, folder)

    def read(share: list[int]) -> dict[str, Read] | None:
        reads = reader.read({bucket: buckets[bucket] for bucket in share})
        return reads if folder is None or share is shares[0] else None  # what is remembered need not be carried too

    for share, reads in zip(shares, in_processes(read, shares), strict=True):
        known.update(recall(folder, share) if reads is None and folder is not None else reads or {})
    # Another build may have swept the memory away meanwhile.
    return {path: known.get(path) or read_listing(root, path, around) for path in files}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads what has changed, and remembers it with what has not, a bucket at a time."""

    root: Path
    around: Surroundings
    known: dict[str, Read]
    changed: set[str]
    folder: Path | None

    def read(self, buckets: dict[int, list[str]]) -> dict[str, Read]:
        found: dict[str, Read] = {}
        for bucket, paths in buckets.items():
            fresh = {path: read_listing(self.root, path, self.around) for path in paths if path in self.changed}
            if self.folder is not None:
                remember(self.folder, bucket, {path: fresh.get(path) or self.known[path] for path in paths})
            found |= fresh
        return found


def _compared(root: Path, listings: dict[str, Listing], *, warn_of_twins: bool) -> Iterator[Problem]:
    """Apply the rules that look at several listings; a file is read again only where one has a problem."""
    if not warn_of_twins and are_listed_once(listings.values()):
        return
    entries = [Entry(listing, Path(path), yaml_source.Document(), ()) for path, listing in sorted(listings.items())]
    by_path = {entry.path: entry for entry in entries}
    for rule in (listed_once, likely_duplicates):
        for problem in rule(entries):
            entry = by_path[problem.path]
            if not entry.document.text:
                document = yaml_source.read((root / problem.path).read_bytes())
                entry = by_path[problem.path] = replace(entry, document=document)
            yield entry.problem("name", problem.message, fatal=problem.fatal)
