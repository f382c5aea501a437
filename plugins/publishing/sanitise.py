"""Turn a stranger's Markdown into safe HTML: a short list of tags, and links that go where they say."""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "h3", "blockquote"}
GUIDE_TAGS = TAGS | {"h2", "h4", "table", "thead", "tbody", "tr", "th", "td", "hr", "code"}
# A browser reads //host and \\host as another site: https://url.spec.whatwg.org/#special-authority-slashes-state
LINK = re.compile(r"(https?://[^/\\]|mailto:[^/\\]|tel:[0-9+])", re.IGNORECASE)
# Text in which Markdown would find nothing but paragraphs; most listings are like this, and it is ten times faster.
PLAIN = re.compile(r"(?:[^\W_]|[ \n.,;?'’‘“”()£%/–—-])*")
NOT_PLAIN = re.compile(r"^(?: |-|[0-9]+[.)]|\n\n)|[^\S \n]|  \n|\n-", re.MULTILINE)


class Sanitiser:
    """Renders untrusted Markdown. Keep one for a build: making it costs more than using it."""

    def __init__(self) -> None:
        markdown = Markdown(extensions=["sane_lists"], output_format="html")
        markdown.preprocessors.deregister("html_block")  # HTML is shown as the text it is
        markdown.inlinePatterns.deregister("html")
        for images in ("image_link", "image_reference", "short_image_ref"):
            markdown.inlinePatterns.deregister(images)
        markdown.treeprocessors.register(_OneHeadingLevel(markdown), "one_heading_level", 5)
        self._markdown = markdown

    def render(self, text: str) -> Markup:
        """Give safe HTML for Markdown of any origin."""
        text = text.strip()
        if PLAIN.fullmatch(text) and NOT_PLAIN.search(text) is None:
            paragraphs = (escape(part, quote=False) for part in text.split("\n\n"))
            return Markup("\n".join(f"<p>{part}</p>" for part in paragraphs))  # noqa: S704  escaped on the line above
        html = self._markdown.reset().convert(text)
        return Markup(  # noqa: S704  cleaned here
            nh3.clean(
                html,
                tags=TAGS,
                attributes={"a": {"href"}},
                attribute_filter=_keep_link,
                url_schemes={"https", "http", "mailto", "tel"},
                link_rel="nofollow ugc noopener noreferrer",
            )
        )


def clean_guide(html: str, base: str) -> Markup:
    """Clean the HTML of a guide, which the council wrote: tables, headings with anchors, links within the site."""
    cleaned = nh3.clean(
        html,
        tags=GUIDE_TAGS,
        attributes={"a": {"href"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "th": {"scope"}},
        attribute_filter=_keep_guide_link,
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )
    cleaned = cleaned.replace("<th>", '<th scope="col">').replace('href="/', f'href="{base}/')
    return Markup(cleaned)  # noqa: S704  cleaned above


def _keep_guide_link(_tag: str, attribute: str, value: str) -> str | None:
    return value if attribute != "href" or LINK.match(value) or re.match(r"/(?![/\\\\])|#", value) else None


def _keep_link(_tag: str, attribute: str, value: str) -> str | None:
    return value if attribute == "href" and LINK.match(value.strip()) else None


class _OneHeadingLevel(Treeprocessor):
    """A listing's own headings stand below the page's: whatever their level, they become h3."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                element.tag = "h3"
