"""Draft a listing's new text, and make sure of it before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.importers.cqc.block import LayoutError, in_order, replace_block, write_block
from plugins.importers.cqc.known import Known
from plugins.importers.cqc.sighting import Fields
from plugins.records import schema, yaml_source
from plugins.records.entry import Surroundings
from plugins.records.load import check_listing
from plugins.records.problem import Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """A listing as it would be. With a `fault` it must not be written; `notes` are for its writer to put right."""

    path: Path
    before: bytes | None
    after: bytes
    fault: str = ""
    notes: tuple[Problem, ...] = ()


def with_district(block: Fields, around: Surroundings) -> Fields:
    """Give the block with the district its postcode is in, by the imported table; without one where unknown."""
    postcode = str(block.get("postcode", ""))
    place = around.area.postcodes.get(postcode.partition(" ")[0], {}).get(postcode)
    bare = {name: value for name, value in block.items() if name != "district"}
    if place is not None and place.district in around.area.district_names:
        bare["district"] = place.district
    return in_order(bare)


def draft_new(path: Path, block: Fields, around: Surroundings) -> Draft:
    """Draft a new listing that holds the block alone."""
    after = write_block(block).encode()
    _listing, problems = check_listing(path.as_posix(), after, around)
    fatal = [problem.message for problem in problems if problem.fatal]
    return Draft(path, None, after, fault=" ".join(fatal))


def draft_change(known: Known, block: Fields, around: Surroundings) -> Draft:
    """Draft a listing with its block replaced; a block that says the same keeps its bytes."""
    if known.block == block:
        return Draft(known.path, known.raw, known.raw)
    try:
        after = replace_block(known.raw.decode(), block).encode()
    except LayoutError as error:
        return Draft(known.path, known.raw, known.raw, fault=str(error))
    if not _reads_back(known, block, after):
        fault = "The lines of its “cqc:” block cannot be told from the others. Indent them by two spaces."
        return Draft(known.path, known.raw, known.raw, fault=fault)
    return _checked(known, block, after, around)


def _reads_back(known: Known, block: Fields, after: bytes) -> bool:
    """Tell whether the new text holds the block, and all else as it was."""
    document = yaml_source.read(after)
    coerce = schema.kinds()["registered"].coerce
    before = dict(coerce(yaml_source.read(known.raw).tree))
    return not document.faults and dict(coerce(document.tree)) == before | {"cqc": block}


def _checked(known: Known, block: Fields, after: bytes, around: Surroundings) -> Draft:
    """Sort what is newly wrong into our own faults, in the block, and notes for whoever wrote the rest.

    A rating that drops makes a hand-written “rated Outstanding” wrong: the rating is written all the same.
    """
    path = known.path.as_posix()
    listing, problems = check_listing(path, after, around)
    before, old_problems = check_listing(path, known.raw, around)
    old = {problem.message for problem in old_problems}
    new = [problem for problem in problems if problem.fatal and problem.message not in old]
    start = yaml_source.read(after).line(("cqc",))
    ours = range(start, start + write_block(block).count("\n"))
    faults = [problem.message for problem in new if problem.line in ours or (listing is None and before is not None)]
    notes = tuple(problem for problem in new if problem.message not in faults)
    return Draft(known.path, known.raw, after, fault=" ".join(faults), notes=notes)
