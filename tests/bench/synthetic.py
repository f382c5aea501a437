"""Write a repository of invented listings, always the same."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from plugins.records.area import Area, load_area
from plugins.records.schema import kinds
from plugins.records.yaml_writer import write_fields
from tests.bench.author import Author

SEED = "choose my support"
# Of every twenty listings: 14 registered, 4 micro, 1 personal assistant, 1 service.
KINDS = ("registered",) * 14 + ("micro",) * 4 + ("personal-assistant", "service")
LANGUAGES = re.compile(r"^LANGUAGES = .*$", re.MULTILINE)
COPIED = ("pelicanconf.py", "publishconf.py", "content/area", "content/pages", "theme")


def write_repository(source: Path, root: Path, count: int) -> None:
    """Write `count` listings under `root`, with the area, guides, theme and settings of the repository `source`."""
    for name in COPIED:
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (source / name).is_dir():
            shutil.copytree(
                source / name, target, ignore=shutil.ignore_patterns("postcodes")
            )  # they would be checked too
        else:
            shutil.copyfile(source / name, target)
    settings = root / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(LANGUAGES.sub("LANGUAGES = {}", text), encoding="utf-8")  # one language, as our peers draw
    (root / "node_modules").symlink_to((source / "node_modules").resolve())
    for kind in kinds().values():
        (root / "providers" / kind.folder).mkdir(parents=True)
    for path, text in listings(load_area(root), count):
        (root / path).write_text(text, encoding="utf-8")


def listings(area: Area, count: int) -> Iterator[tuple[str, str]]:
    """Give the path and the text of each listing. The first thousand of ten thousand are the thousand."""
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        # A listing is the same whatever comes before it. No secret hangs on it.
        author = Author(random.Random(f"{SEED} {number}"), number, area)  # noqa: S311
        slug, fields = {
            "registered": author.registered,
            "micro": author.micro,
            "personal-assistant": author.assistant,
            "service": author.service,
        }[kind]()
        yield f"providers/{kinds()[kind].folder}/{slug}.yaml", write_fields(fields)
