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
# A page of this site. A browser leaves out tabs and line breaks, so that “/\t/host” would be another's.
INSIDE = re.compile(r"/(?![/\\])[^\x00-\x20\x7f]*")
# A wide table scrolls within the page, by keyboard too.
SCROLLS = '<div class="table-scroll" role="group" aria-label="Table, may scroll sideways" tabindex="0">'
# Text in which Markdown would find nothing but paragraphs and strong words; most listings are like this, and it is ten
# times faster.
PLAIN = re.compile(r"(?:[^\W_]|[ \n.,:;!?'\"’‘“”()£%/–—-])*")
STRONG = re.compile(r"(?<=[ \n])\*\*([^\W_]+(?: [^\W_]+)*)\*\*(?=[ .,]|$)")
NOT_PLAIN = re.compile(r"^(?: |-|[0-9]+[.)]|\n\n)|[^\S \n]|  \n|\n-", re.MULTILINE)
# No prose has these, and Markdown takes seconds over them, or never comes back from so many lists in lists.
MOST_BRACKETS = 200
NESTED = re.compile(r"^(?:[ \t]*(?:[-+*>]|[0-9]+[.)])[ \t]){12}", re.MULTILINE)


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
        bare = STRONG.sub(r"\1", text) if "**" in text else text
        is_plain = PLAIN.fullmatch(bare) and NOT_PLAIN.search(bare) is None
        if is_plain or text.count("[") > MOST_BRACKETS or NESTED.search(text) is not None:
            return _paragraphs(text, strong=bool(is_plain))
        html = self._markdown.reset().convert(text)
        return Markup(  # noqa: S704  cleaned here
            nh3.clean(
                html,
                tags=TAGS,
                attributes={"*": set(), "a": {"href"}},  # “*”: nh3 lets every tag have a title unless told otherwise
                attribute_filter=_keep_link,
                url_schemes={"https", "http", "mailto", "tel"},
                link_rel="nofollow ugc noopener noreferrer",
            )
        )


def render_guide(text: str, base: str) -> Markup:
    """Give safe HTML for a short Markdown text that the council wrote, with links within the site."""
    return clean_guide(Markdown(output_format="html").convert(text), base)


def clean_guide(html: str, base: str) -> Markup:
    """Clean the HTML of a guide, which the council wrote: tables, headings with anchors, links within the site."""

    def keep(_tag: str, attribute: str, value: str) -> str | None:
        if attribute != "href" or LINK.match(value) or value.startswith("#"):
            return value
        return f"{base}{value}" if INSIDE.fullmatch(value) else None

    cleaned = nh3.clean(
        html,
        tags=GUIDE_TAGS,
        attributes={"*": set(), "a": {"href"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "th": {"scope"}},
        attribute_filter=keep,
        url_schemes={"https", "http", "mailto", "tel"},
        link_rel="noopener noreferrer",
    )
    cleaned = cleaned.replace("<th>", '<th scope="col">').replace("<table>", f"{SCROLLS}<table>")
    return Markup(cleaned.replace("</table>", "</table></div>"))  # noqa: S704  cleaned above


def _keep_link(_tag: str, attribute: str, value: str) -> str | None:
    return value if attribute != "href" or LINK.match(value.strip()) else None  # rel comes from us


def _paragraphs(text: str, *, strong: bool) -> Markup:
    paragraphs = (escape(part, quote=False) for part in text.split("\n\n") if part.strip())
    if strong and "**" in text:
        paragraphs = (STRONG.sub(r"<strong>\1</strong>", part) for part in paragraphs)
    return Markup("\n".join(f"<p>{part}</p>" for part in paragraphs))  # noqa: S704  escaped on the line above


class _OneHeadingLevel(Treeprocessor):
    """A listing's own headings stand below the page's: whatever their level, they become h3."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                element.tag = "h3"
