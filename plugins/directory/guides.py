"""Guides: Markdown pages, with the council's own names and numbers put in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from plugins.directory import paths
from plugins.directory.budget import examples_table, rate_text
from plugins.languages.speaking import mark, t
from plugins.publishing.render import Page
from plugins.records.tokens import TOKEN, unknown_token
from plugins.settings import Settings

GROUPS = {
    "paying": mark("Paying for support"),
    "choosing": mark("Choosing support"),
    "safe": mark("Staying safe"),
    "about": mark("About this site"),
}
ALONE = re.compile(r"<p>(\[\[[^\[\]<>]*\]\])</p>")  # a token on a line of its own
HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')
TAG = re.compile(r"<[^>]+>")
MOST_NEXT = 3


class GuideError(Exception):
    """A guide cannot be published; the text names the file and line, and says how to put it right."""


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide. `html` is sanitised; `contents` are (anchor, title) of its headings."""

    slug: str
    title: str
    summary: str
    group: str
    order: int
    html: Markup

    @property
    def contents(self) -> list[tuple[str, str]]:
        """Give the anchors and titles of the headings."""
        return [(anchor, Markup(TAG.sub("", title)).unescape()) for anchor, title in HEADING.findall(self.html)]  # noqa: S704

    def within(self, base: str, path: str) -> Guide:
        """Give the guide with its links to the pages of another language, whose path is given."""
        html = str(self.html).replace(f'href="{base}/', f'href="{base}{path}/')
        return replace(self, html=Markup(html))  # noqa: S704  as clean as it was


def tokens(settings: Settings, area_name: str) -> dict[str, Markup]:
    """Give what each [[token]] of a guide stands for, as HTML."""
    council = settings.council
    phones = {name: getattr(council, name) for name in ("phone", "safeguarding_phone", "out_of_hours_phone")}
    found: dict[str, Markup] = {
        "council.name": escape(council.name),
        "council.email": Markup('<a href="mailto:{0}">{0}</a>').format(council.email),
        "council.website": Markup('<a href="{0}">{0}</a>').format(council.website),
        "site.name": escape(settings.name),
        "area.name": escape(area_name),
        "direct_payment.rate": rate_text(settings.direct_payment),
        "budget.examples": examples_table(),
        "settings.fresh_months": escape(settings.freshness.ageing),
        "settings.sinking_months": escape(settings.freshness.sinking),
        "settings.hidden_months": escape(settings.freshness.hidden),
    }
    for name, phone in phones.items():
        digits = phone.replace(" ", "")
        found[f"council.{name}"] = Markup('<a class="nowrap" href="tel:{0}">{1}</a>').format(digits, phone)
    return found


def fill_in(html: Markup, values: Mapping[str, Markup], source: str, text: str) -> Markup:
    """Put the council's own values in a guide. Raises GuideError for a token that stands for nothing."""
    wrong = unknown_token(html)
    if wrong is not None:
        line = text.count("\n", 0, max(0, text.find(wrong[1 : wrong.index("]]”") + 2]))) + 1
        raise GuideError(f"{source}:{line}: {wrong}")
    html = Markup(ALONE.sub(lambda found: _block(found[1], values), html))  # noqa: S704  html was clean
    return Markup(TOKEN.sub(lambda found: str(values[found[1]]), html))  # noqa: S704  html was clean, values are escaped


def _block(token: str, values: Mapping[str, Markup]) -> str:
    """Give a token its paragraph, unless it stands for a table: no paragraph may hold one."""
    return token if values[token[2:-2]].startswith("<table") else f"<p>{token}</p>"


def guide_pages(guides: Sequence[Guide], site_key: str, easy_read: Sequence[str] = ()) -> Iterator[Page]:
    """Give the page of each guide, and the page of all of them. Raises GuideError for a group without a title.

    `easy_read` are the slugs of the guides that have an easy-read version.
    """
    for guide in guides:
        if guide.group not in GROUPS:
            raise GuideError(
                f"content/pages/{guide.slug}.md:1: Group “{guide.group}” is not one of {', '.join(GROUPS)}."
            )
        others = _others(guide, guides)
        is_easy = guide.slug in easy_read
        key = hashlib.blake2b(repr((site_key, guide, others, is_easy)).encode(), digest_size=12).hexdigest()
        values = {"guide": guide, "others": others, "has_easy_read": is_easy}
        yield Page(paths.file_of(paths.of_guide(guide.slug)), "guide.html", values.copy, key)
    groups = [
        {"title": t(title), "guides": [guide for guide in guides if guide.group == group]}
        for group, title in GROUPS.items()
    ]
    easy = [guide for group in GROUPS for guide in guides if guide.group == group and guide.slug in easy_read]
    shown = {"groups": [group for group in groups if group["guides"]], "easy_read": easy}
    yield Page(paths.file_of("/guides/"), "guides.html", lambda: shown)


def _others(guide: Guide, guides: Sequence[Guide]) -> list[Guide]:
    """Give the guides to read next: those that follow in its group, then the first of the others."""
    same = [other for other in guides if other.group == guide.group]
    start = same.index(guide) + 1
    following = same[start:] + same[: start - 1]
    return (following + [other for other in guides if other.group != guide.group])[:MOST_NEXT]
