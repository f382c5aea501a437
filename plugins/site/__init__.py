"""The Pelican plugin: load the catalogue once, take the guides Pelican read, and build everything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from plugins.directory.guides import Guide, GuideError, fill_in, tokens
from plugins.publishing.output import Published
from plugins.publishing.sanitise import clean_guide
from plugins.settings import Settings, settings_from, today
from plugins.site.build import Place, build_site, load_beside


class SiteGenerator(Generator):
    """Reads records before Pelican writes anything, and writes the site after it has read the guides."""

    published: Published | None = None

    def generate_context(self) -> None:
        """Load the settings and the catalogue. Raises SettingsError and RecordsError."""
        self.ours: Settings = settings_from(self.settings)
        root = Path(self.settings["PATH"]).parent
        self.place = Place(root, Path(self.output_path), root / ".cache")
        self.catalogue, self.standing = load_beside(self.place, self.ours, today())

    def generate_output(self, _writer: Any) -> None:
        """Draw and publish the site."""
        self.published = build_site(self.place, self.ours, self.catalogue, self._guides(), self.standing)

    def _guides(self) -> list[Guide]:
        """Take the guides Pelican read. Raises GuideError when it could not read one of them."""
        folder = Path(self.settings["PATH"])
        sources = {path for name in self.settings["PAGE_PATHS"] for path in (folder / name).rglob("*.md")}
        pages = {Path(page.source_path): page for page in self.context["pages"]}
        unpublished = {Path(page.source_path) for key in ("hidden_pages", "draft_pages") for page in self.context[key]}
        unread = sorted(sources - pages.keys() - unpublished)
        if unread:
            names = ", ".join(path.relative_to(folder.parent).as_posix() for path in unread)
            raise GuideError(
                f"{names}:1: The guide cannot be read. It needs “Title:”, “Slug:” and “Summary:” lines first."
            )
        values = tokens(self.ours, self.catalogue.area.name)
        guides = [self._guide(path, page, values, folder.parent) for path, page in pages.items()]
        return sorted(guides, key=lambda guide: (guide.group, guide.order, guide.slug))

    def _guide(self, path: Path, page: Any, values: dict[str, Markup], root: Path) -> Guide:
        shown = path.relative_to(root).as_posix()
        html = fill_in(clean_guide(page.content, self.ours.base), values, shown, path.read_text(encoding="utf-8"))
        group, order = page.metadata.get("group", ""), str(page.metadata.get("order", ""))
        if not order.isdecimal():
            raise GuideError(
                f"{shown}:1: “Order: {order}” is not a number. Guides are shown from the lowest to the highest."
            )
        title, summary = (Markup(text).striptags() for text in (page.title, page.metadata.get("summary", "")))  # noqa: S704
        return Guide(page.slug, title, summary, group, int(order), html)


def _generators(_pelican: Any) -> type[Generator]:
    return SiteGenerator


def register() -> None:
    """Tell Pelican of our generator."""
    signals.get_generators.connect(_generators)
