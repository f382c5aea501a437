"""Read every listing of a repository and check it, on all processors, remembering what has not changed."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import re
import shutil
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from plugins.processes import in_processes, processors
from plugins.records import schema, yaml_source
from plugins.records.area import Area, load_area
from plugins.records.build import listing_from
from plugins.records.catalogue import Catalogue, sort_key
from plugins.records.entry import Entry, Surroundings
from plugins.records.freshness import Thresholds
from plugins.records.listing import Listing
from plugins.records.problem import Problem, RecordsError, as_word
from plugins.records.rules import RULES
from plugins.records.rules.duplicates import likely_duplicates, listed_once

DIGEST = 12  # bytes
BUCKETS = 64  # the memory of a county is kept in this many files, so that one change writes little
FEW = 200  # below this many files to read, starting processes costs more than it saves
FINGERPRINT = re.compile(f"[0-9a-f]{{{2 * DIGEST}}}")
UNEXPLAINED = "The listing is not written as we need it. Ask whoever keeps this website what is wrong."
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FOLDERS = {kind.folder: kind for kind in schema.kinds().values()}


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
    root: Path, today: date, *, thresholds: Thresholds | None = None, memory: Path | None = None
) -> Loaded:
    """Read and check content/area and providers/ under `root`.

    `memory` is a folder to remember unchanged files in; without it, every file is read. Raises RecordsError
    only when the area itself cannot be read.
    """
    area = load_area(root)
    around = Surroundings(area, today, root / "providers" / "photos")
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of new objects, none of them garbage
    try:
        files, problems = _find_files(root)
        reads = _read_all(root, files, around, memory)
    finally:
        if collecting:
            gc.enable()
    for read in reads.values():
        problems.extend(read.problems)
    listings = {path: read.listing for path, read in reads.items() if read.listing is not None}
    problems.extend(_compared(root, listings))
    catalogue = Catalogue(
        area=area,
        listings=tuple(sorted(listings.values(), key=sort_key)),
        today=today,
        thresholds=thresholds or Thresholds(),
        digests={Path(path).stem: reads[path].digest for path in listings},
    )
    return Loaded(catalogue, tuple(sorted(problems)))


def read_listing(root: Path, path: str, around: Surroundings) -> Read:
    """Read and check one file (its path relative to `root`)."""
    file = root / path
    status = file.stat()
    raw = file.read_bytes()
    digest = _digest(raw).hex()
    listing, problems = check_listing(path, raw, around)
    return Read((status.st_mtime_ns, status.st_size), digest, listing, tuple(problems))


def check_listing(path: str, raw: bytes, around: Surroundings) -> tuple[Listing | None, list[Problem]]:
    """Check the bytes of a listing as if they stood at a path; give the listing and its problems."""
    where = Path(path)
    kind = FOLDERS[where.parent.name]
    document = yaml_source.read(raw)
    data = kind.coerce(document.tree)
    if document.faults:
        return None, [Problem(path=where, line=line, message=message) for line, message in document.faults]
    if not kind.is_valid(data):
        found = list(kind.messages(data)) or [((), UNEXPLAINED)]
        lines = [(document.line(field), message) for field, message in found]
        return None, [Problem(path=where, line=line, message=message) for line, message in lines]
    listing = listing_from(where.stem, kind.name, data)
    listing = replace(listing, districts=_districts(listing, around.area))
    entry = Entry(listing, where, document)
    return listing, [problem for rule in RULES for problem in rule(entry, around)]


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
    for path in sorted(providers.rglob("*")) if providers.is_dir() else []:
        inside = path.relative_to(providers)
        is_folder = path.is_dir() and not path.is_symlink()
        if is_folder or inside.parts[0] == "photos" or any(part.startswith(".") for part in inside.parts):
            continue
        message = _misplaced(path, providers)
        if message is not None:
            # A name may hold anything, even a line that a robot would obey.
            shown = "".join(character if character.isprintable() else "�" for character in inside.as_posix())
            problems.append(Problem(path=Path("providers", shown), line=1, message=message))
        elif path.suffix == ".yaml":
            files.append(path.relative_to(root).as_posix())
    return files, problems


def _misplaced(path: Path, providers: Path) -> str | None:
    if path.is_symlink() or not path.is_file():
        return "This is a link to somewhere else. Put the listings themselves here."
    if path.suffix not in (".yaml", ".yml", ".md"):
        return "This is not a listing. Listings end in .yaml; photos go in providers/photos."
    if path.suffix == ".md":
        return None
    if path.parent.parent != providers or path.parent.name not in FOLDERS:
        folders = ", ".join(f"providers/{folder}" for folder in FOLDERS)
        return f"A listing must be in one of {folders}. Move it there."
    return _misnamed(path)


def _misnamed(path: Path) -> str | None:
    better = as_word(path.stem) or "my-service"
    if path.suffix == ".yml":
        return f"Name it {better}.yaml: listings end in .yaml."
    if SLUG.fullmatch(path.stem) is None:
        return f"Name it {better}.yaml: small letters, digits and dashes only, for its web address."
    return None


def _read_all(root: Path, files: Sequence[str], around: Surroundings, memory: Path | None) -> dict[str, Read]:
    """Read the files, taking from memory those that have not changed since."""
    buckets: dict[int, list[str]] = {}
    for path in files:
        buckets.setdefault(zlib.crc32(path.encode()) % BUCKETS, []).append(path)
    folder = None if memory is None else memory / _fingerprint(root, around)
    known = {} if folder is None else _recall(folder, buckets)
    changed = [path for path in files if path not in known or known[path].stamp != _stamp(root / path)]
    count = processors() if len(changed) >= FEW else 1
    shares = [share for share in (changed[index::count] for index in range(count)) if share]
    for reads in in_processes(partial(_read_share, root, around), shares):
        known.update(reads)
    if folder is not None and (changed or len(known) > len(files)):
        _remember(folder, buckets, known, {zlib.crc32(path.encode()) % BUCKETS for path in changed})
    return {path: known[path] for path in files}


def _read_share(root: Path, around: Surroundings, share: list[str]) -> dict[str, Read]:
    return {path: read_listing(root, path, around) for path in share}


def _stamp(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_mtime_ns, status.st_size


def _fingerprint(root: Path, around: Surroundings) -> str:
    """Name what a reading depends on besides its file: our code, the area, the photos, the day."""
    digest = hashlib.blake2b(repr((around.today, around.area)).encode(), digest_size=DIGEST)
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".json"):
            digest.update(path.read_bytes())
    photos = sorted(around.photos.iterdir()) if around.photos.is_dir() else []
    digest.update(repr([(photo.name, _stamp(photo)) for photo in photos]).encode())
    digest.update(str(root.resolve()).encode())
    return digest.hexdigest()


def _recall(folder: Path, buckets: dict[int, list[str]]) -> dict[str, Read]:
    known: dict[str, Read] = {}
    for bucket in buckets:
        try:
            raw = (folder / f"{bucket}.pickle").read_bytes()
        except OSError:
            continue  # not there: its files are read again
        if raw[:DIGEST] == _digest(raw[DIGEST:]):  # else it was cut short or spoilt
            known.update(pickle.loads(raw[DIGEST:]))  # noqa: S301  our own file, whole
    return known


def _digest(raw: bytes) -> bytes:
    return hashlib.blake2b(raw, digest_size=DIGEST).digest()


def _remember(folder: Path, buckets: dict[int, list[str]], known: dict[str, Read], dirty: set[int]) -> None:
    for old in folder.parent.iterdir() if folder.parent.is_dir() else []:
        if old != folder and FINGERPRINT.fullmatch(old.name):  # of another day, or other code
            shutil.rmtree(old, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    for bucket in dirty:
        whole = {path: known[path] for path in buckets[bucket]}
        raw = pickle.dumps(whole, protocol=pickle.HIGHEST_PROTOCOL)
        beside = folder / f"{bucket}.{os.getpid()}"  # two builds may run at once
        beside.write_bytes(_digest(raw) + raw)
        beside.replace(folder / f"{bucket}.pickle")


def _compared(root: Path, listings: dict[str, Listing]) -> Iterator[Problem]:
    """Apply the rules that look at several listings; a file is read again only where one has a problem."""
    entries = [
        Entry(listing, Path(path), yaml_source.Document()) for path, listing in sorted(listings.items())
    ]
    by_path = {entry.path: entry for entry in entries}
    for rule in (listed_once, likely_duplicates):
        for problem in rule(entries):
            document = yaml_source.read((root / problem.path).read_bytes())
            entry = replace(by_path[problem.path], document=document)
            yield entry.problem("name", problem.message, fatal=problem.fatal)
