"""A stranger's Markdown becomes a few harmless tags; everything else stays the text it was."""

from __future__ import annotations

import html as entities
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.publishing import sanitise
from plugins.publishing.sanitise import GUIDE_TAGS, TAGS, Sanitiser, clean_guide
from tests.conftest import SHARED

SCHEMES = re.compile(r"https?://[^/\\]|mailto:|tel:", re.IGNORECASE)
NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>*{background:url(//evil.example)}</style>",
    '<a href="javascript:alert(1)" onclick=alert(1)>x</a>',
    "<base href=//evil.example>",
    "<form action=//evil.example><input name=q></form>",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<p id=main class=x style='color:red'>p</p>",
    "</main></body></html>",
    '"><script>alert(1)</script>',
    "'-alert(1)-'",
    "{{ 7*7 }} {% raw %} {# comment #}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "# <script>alert(1)</script>",
    "<javascript:alert(1)>",
    "<data:text/html,hello>",
    "![x](javascript:alert(1))",
    "![x](https://evil.example/track.png)",
    '![x" onerror="alert(1)](x)',
    '[x](https://a.example/"onmouseover=alert(1))',
    "[x](https://a.example 'title\" onmouseover=\"alert(1)')",
    "[x]: javascript:alert(1)\n\n[x]",
    "[x](<javascript:alert(1)>)",
    "[x][y]\n\n[y]: data:text/html,<script>alert(1)</script>",
    "[a](b)](javascript:alert(1))",
    "[<script>alert(1)</script>](https://a.example)",
    "**<script>alert(1)</script>**",
    "\u0002wzxhzdk:0\u0003 <script>alert(1)</script>",
    "\u202efdp.exe\u202c",
    "\ufdfd \uff53\uff43\uff52\uff49\uff50\uff54 \u202e",
)
UNSAFE_LINKS = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java%0ascript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "javascript\\:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://a.example/x",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "https:\\\\evil.example",
    "https:/evil.example",
    "https:evil.example",
    "http:///evil.example",
    "/relative/page/",
    "page",
    "?query",
    "#main",
    "",
    "ftp://a.example/",
    "mailto://evil.example",
    "tel:javascript",
    "view-source:https://a.example",
    "x-apple:thing",
)
SAFE_LINKS = (
    "https://a.example/",
    "http://a.example/a?b=c&d=e#f",
    "HTTPS://A.example/x",
    "mailto:ada@example.org",
    "tel:01632960001",
)


@pytest.fixture(scope="module")
def sanitiser() -> Sanitiser:
    return Sanitiser()


def elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give every element a browser would make of some HTML, with its attributes."""
    for element in html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False).iter():
        if isinstance(element.tag, str):
            if element.tag != "DOCUMENT_FRAGMENT":
                yield element.tag, dict(element.attrib)
        else:
            yield "a comment", {}


def shown_text(html: str) -> str:
    return "".join(html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False).itertext())


def squeezed(text: str) -> str:
    """Leave out what Markdown may take for a mark of its own, and all space."""
    text = "".join(character for character in entities.unescape(text) if character not in "\u0002\u0003")
    return re.sub(r"[\x00-\x20\x7f-\x9f\s\\*_`#>\[\]()!:~=\"'<|+.-]|[0-9]", "", text)


def assert_harmless(html: str) -> None:
    for tag, attributes in elements(html):
        assert tag in TAGS, html
        allowed = {"href", "rel"} if tag == "a" else set()
        assert attributes.keys() <= allowed, html
        if "href" in attributes:
            assert SCHEMES.match(attributes["href"]), html
            assert attributes["rel"] == "nofollow ugc noopener noreferrer"


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_stays_text(sanitiser: Sanitiser, text: str) -> None:
    assert_harmless(sanitiser.render(text))
    assert_harmless(sanitiser.render(f"A **bold** start. {text} And an end."))


@pytest.mark.parametrize("text", [text for text in NASTY if "](" not in text and "]:" not in text])
def test_nasty_text_can_still_be_read(sanitiser: Sanitiser, text: str) -> None:
    shown = shown_text(sanitiser.render(f"A **bold** start. {text}"))
    assert squeezed(text) in squeezed(shown)


def test_html_is_shown_as_it_was_typed(sanitiser: Sanitiser) -> None:
    html = sanitiser.render("We say <b>hello</b> & *welcome* to <script>alert(1)</script>")
    assert (
        html == "<p>We say &lt;b&gt;hello&lt;/b&gt; &amp; <em>welcome</em> to &lt;script&gt;alert(1)&lt;/script&gt;</p>"
    )


@pytest.mark.parametrize("link", UNSAFE_LINKS)
@pytest.mark.parametrize("form", ["[the words]({})", "[the words](<{}>)", "[the words][1]\n\n[1]: {}", "<{}>"])
def test_an_unsafe_link_is_no_link(sanitiser: Sanitiser, form: str, link: str) -> None:
    html = sanitiser.render(form.format(link))
    assert_harmless(html)
    assert not any("href" in attributes for _tag, attributes in elements(html)), html
    if "the words" in form:
        assert "the words" in shown_text(html)


@pytest.mark.parametrize("link", SAFE_LINKS)
def test_a_safe_link_is_kept(sanitiser: Sanitiser, link: str) -> None:
    html = sanitiser.render(f"[the words]({link})")
    assert [attributes["href"] for tag, attributes in elements(html) if tag == "a"] == [link]
    assert "the words" in shown_text(html)


def test_an_email_address_in_angle_brackets_is_a_link(sanitiser: Sanitiser) -> None:
    links = [attributes["href"] for tag, attributes in elements(sanitiser.render("<ada@example.org>")) if tag == "a"]
    assert links == ["mailto:ada@example.org"]


def test_what_is_allowed_is_kept(sanitiser: Sanitiser) -> None:
    html = sanitiser.render(
        "# Heading\n\nA *few* **words**,  \na new line.\n\n- one\n- two\n\n1. first\n2. second\n\n> said\n\n##### Small"
    )
    assert {tag for tag, _ in elements(html)} == {"h3", "p", "em", "strong", "br", "ul", "ol", "li", "blockquote"}
    assert [tag for tag, _ in elements(html) if tag.startswith("h")] == ["h3", "h3"]


@pytest.mark.shared
def test_no_naughty_string_gets_through(sanitiser: Sanitiser) -> None:
    strings: list[str] = json.loads((SHARED / "hostile" / "blns.json").read_text(encoding="utf-8"))
    assert len(strings) > 500
    for text in strings:
        for form in (
            "{}",
            "**Bold** {}",
            "[words]({})",
            "[{}](https://a.example)",
            "- {}\n- {}",
            "> {}",
            "# {}",
            "<{}>",
        ):
            assert_harmless(sanitiser.render(form.replace("{}", text)))
        if "](" not in text and "<a" not in text:
            assert squeezed(text) in squeezed(shown_text(sanitiser.render(f"**Bold** {text}")))


@given(st.text(max_size=200))
@example("[x](java\u0001script:alert(1))")
def test_no_text_at_all_gets_through(text: str) -> None:
    assert_harmless(Sanitiser().render(text))


MARKS = (
    *(
        "<",
        ">",
        "[",
        "]",
        "(",
        ")",
        "!",
        "*",
        "_",
        "`",
        "\n",
        "\n\n",
        " ",
        "    ",
        "&",
        "#",
        ";",
        ":",
        "//",
        "\\",
        '"',
        "'",
    ),
    *("javascript:", "data:", "https://a.example", "<script>", "</script>", "<img onerror=", "&lt;", "&#58;"),
    *("x", "1. ", "- "),
)
MARKUP = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)


@given(MARKUP)
def test_no_mixture_of_marks_gets_through(text: str) -> None:
    assert_harmless(Sanitiser().render(text))


PARTS = (
    *(
        "We",
        "care",
        "ünd",
        "Ω",
        "9",
        "24",
        "£20",
        "50%",
        "9.5",
        "a-b",
        ".",
        ",",
        ";",
        "?",
        "'",
        "’",
        "“",
        "”",
        "(",
        ")",
        "/",
    ),
    *(" ", " ", " ", "\n", "\n\n", "\n\n\n", "  \n", " \n", "   ", "\t"),
    *("–", "—", "-", "- ", "1. ", "1)", ":", "&", "_", "*", "**", "**a**", " **two words**", "---", "Yes\n---"),
)
WORDS = st.lists(st.sampled_from(PARTS), max_size=25).map("".join)


@given(WORDS)
@example("A\n\n B")
@example("One\n- two")
@example("One\n\n\nTwo")
@example("One\n---")
@example("One  \nTwo")
@example("Any **day of the year**. And **night**, too **now**")
@example("** a** b** **c** **d **e**")
@example("**a** **b**")
@example("x **a**\n**b** y")
@example("**a**\n\nb **c**")
def test_plain_text_reads_the_same_by_the_short_way_as_by_the_long(text: str) -> None:
    short = Sanitiser()
    long_way = Sanitiser()
    plain = sanitise.PLAIN
    quick = short.render(text)
    try:
        sanitise.PLAIN = re.compile("(?!)")
        slow = long_way.render(text)
    finally:
        sanitise.PLAIN = plain
    assert quick == slow


def test_plain_text_takes_the_short_way() -> None:
    text = "We’re a small team in Mansfield (and Ashfield), from £20.50 an hour; ask us.\n\nMon/Wed 9–5."
    assert sanitise.PLAIN.fullmatch(text)
    assert sanitise.NOT_PLAIN.search(text) is None
    assert Sanitiser().render("Ask **at any time** & see.") == "<p>Ask <strong>at any time</strong> &amp; see.</p>"


LONGEST = 0.5  # seconds for the longest description there can be
PATHOLOGICAL = (
    *("[", "]", "*", ">", "`", "_", "<", "&", "\\", "!", "(", "#", "-", "+", "~", "=", ":", "\n", "\t", '"', "|"),
    *("- ", "* ", "+ ", "1. ", "> ", "- + ", "1. - > ", "> - ", "- a\n", "\n- ", "\n> ", "* [", "> ["),
    *("[a](", "![", "[]", "](", "[[a]", "[a]: ", "[a]:b\n", "[a][", "(((", "[a]("),
    *("**a", "*a ", "*a _b ", "**a *b ", "_a_", "***", "**_", "`a", "``", "\\`"),
    *("<a ", "<http:", "<a@", "<!--", "<?", "</", "&#", "&amp;", "a@b.", "http://", "  \n", "--\n", "==\n", "    a\n"),
)


@pytest.mark.parametrize("piece", PATHOLOGICAL)
def test_no_text_keeps_the_build_waiting(sanitiser: Sanitiser, piece: str) -> None:
    start = time.perf_counter()
    html = sanitiser.render((piece * 5000)[:5000])
    assert time.perf_counter() - start < LONGEST
    assert_harmless(html)


@pytest.mark.parametrize("mark", ["- ", "1. ", "> ", "* ", ""])
@pytest.mark.parametrize("indent", ["\t", "    ", "  "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_lists_in_lists_end(sanitiser: Sanitiser, mark: str, indent: str, gap: str) -> None:
    start = time.perf_counter()
    html = sanitiser.render(gap.join(f"{indent * depth}{mark}a" for depth in range(95))[:5000])
    assert time.perf_counter() - start < LONGEST
    assert_harmless(html)


@pytest.mark.parametrize("mark", ["- ", "1. ", "> ", "- > 1. "])
def test_a_line_of_marks_without_end_is_text(sanitiser: Sanitiser, mark: str) -> None:
    html = sanitiser.render(mark * 600 + "end")
    assert {tag for tag, _ in elements(html)} == {"p"}
    assert shown_text(html) == mark * 600 + "end"


def guide_links(html: str, base: str = "") -> list[str]:
    return [attributes["href"] for tag, attributes in elements(clean_guide(html, base)) if "href" in attributes]


def test_a_guide_s_links_within_the_site_stand_under_its_base() -> None:
    html = '<p><a href="/find/">a</a> <a href="#top">b</a> <a href="https://a.example/x">c</a> <a href="/">d</a></p>'
    assert guide_links(html) == ["/find/", "#top", "https://a.example/x", "/"]
    assert guide_links(html, "/choose") == ["/choose/find/", "#top", "https://a.example/x", "/choose/"]


@pytest.mark.parametrize(
    "link",
    [link for link in UNSAFE_LINKS if link not in ("#main", "/relative/page/")]
    + ["/\t/evil.example", "/\n/evil.example"],
)
def test_a_guide_has_no_unsafe_link_either(link: str) -> None:
    for base in ("", "/choose"):
        assert guide_links(f'<p><a href="{entities.escape(link)}">x</a></p>', base) == []


def test_a_guide_keeps_its_words_about_links() -> None:
    assert 'href="/x"' in shown_text(clean_guide('<p><code>href="/x"</code></p>', "/choose"))


def test_a_guide_s_table_heads_its_columns() -> None:
    html = clean_guide("<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>", "")
    assert '<th scope="col">A</th>' in html


def test_a_guide_s_wide_table_scrolls_by_itself_and_by_keyboard() -> None:
    html = clean_guide("<table><tbody><tr><td>b</td></tr></tbody></table><p>x</p>", "")
    start = '<div class="table-scroll" role="group" aria-label="Table, may scroll sideways" tabindex="0"><table>'
    assert html.startswith(start)
    assert html.endswith("</table></div><p>x</p>")


def test_a_guide_loses_what_is_not_on_its_list() -> None:
    html = clean_guide(
        '<h2 id="a" onclick="x()" style="y">A</h2><img src="x"><script>1</script><iframe></iframe><h1>B</h1>', ""
    )
    assert html == '<h2 id="a">A</h2>B'
    assert {tag for tag, _ in elements(html)} <= GUIDE_TAGS


def test_shared_is_where_the_marker_looks() -> None:
    assert Path(__file__).parents[3] / "shared" / "data" == SHARED
