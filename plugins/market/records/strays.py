"""Files that stand where no record of the market is read: nobody would see that they are left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.market.records import FOLDERS
from plugins.market.records.kinds import KINDS
from plugins.records.problem import Problem, nearest, shorten

# Folders where a table stands beside each record, and what the record says of it.
WITH_TABLE = {KINDS["dataset"].place: "what is counted", KINDS["edition"].place: "when it was frozen"}


def strays(root: Path, read: Iterable[Path]) -> Iterator[Problem]:
    """Give every file that is no record, no table of one and no README; `read` are those that are read."""
    known = set(read)
    known |= {path.with_suffix(".csv") for path in known if path.parent.as_posix() in WITH_TABLE}
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root)
            if file.is_file() and path not in known and path.name != "README.md" and not path.name.startswith("."):
                yield Problem(path=path, line=1, message=f"Nothing reads this file. {_remedy(path)}")


def _remedy(path: Path) -> str:
    places = {kind.place: kind for kind in KINDS.values() if not kind.is_one_file}
    kind = places.get(path.parent.as_posix())
    if kind is None:
        here = path.parent.as_posix()
        meant = nearest(path.parent.name, [place.rpartition("/")[2] for place in places])
        if meant is not None and here not in FOLDERS:
            return f"Its folder is {shorten(path.parent.name)}. Did you mean “{meant}”?"
        return f"Put it in one of {', '.join(places)}."
    if path.suffix == ".csv" and kind.place in WITH_TABLE:
        return f"A table needs {path.stem}.yaml beside it, which says {WITH_TABLE[kind.place]}."
    return f"Name it {path.stem}{'.md' if kind.is_markdown else '.yaml'}."
