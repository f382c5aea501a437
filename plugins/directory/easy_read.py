"""The page of each easy-read version of a guide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.directory import paths
from plugins.directory.guides import Guide
from plugins.directory.pathways import Words
from plugins.publishing.render import Page
from plugins.records.easy_read import EasyRead


def easy_read_pages(versions: Sequence[EasyRead], guides: Sequence[Guide], words: Words) -> Iterator[Page]:
    """Give the page of each easy-read version whose guide is published."""
    by_slug = {guide.slug: guide for guide in guides}
    for version in versions:
        if version.slug in by_slug:
            values = {"version": version, "guide": by_slug[version.slug], "words": words}
            yield Page(paths.file_of(paths.of_easy_read(version.slug)), "easy_read.html", values.copy)
