"""A template's sentences are found where they stand, and others can be put in their place."""

from __future__ import annotations

import pytest

from plugins.languages.template_words import translated


def found(source: str) -> list[str]:
    texts: list[str] = []
    translated(source, lambda text, _start: texts.append(text))
    return texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>One</p>\n<p>Two\n  words</p>", ["One", "Two words"]),
        ('<p>Ring {{ council.name }} on <a href="tel:{{ x | digits }}">{{ x }}</a>.</p>',
         ["Ring {council_name} on <a>{x}</a>."]),
        ("<p><a href='/'>All of it</a></p>", ["All of it"]),
        ("<p><a>One</a> or <a>two</a></p>", ["<a>One</a> or <a2>two</a2>"]),
        ("<b>Bold</b><br>Then plain", ["Bold", "Then plain"]),
        ("{% if x %}Yes{% else %}No{% endif %}", ["Yes", "No"]),
        ("<p>Page <b>{% if x %}one{% endif %}</b></p>", ["Page", "one"]),
        ("<p>{{ a }}: {{ b }}, 12</p>", []),
        ("<p>{{ 'Said' }}</p>{# Not this #}<!-- nor this -->", []),
        ('<img alt="A cat" src="Cat one"><ul aria-label="Of {{ n }}"><li data-x="No"></ul>', ["A cat", "Of {n}"]),
        ('<meta name="description" content="{% block d %}In {{ a }}{% endblock %}"><meta name="x" content="No">',
         ["In {a}"]),
        ("{% block body_class %}is-home{% endblock %}<p>Home</p>", ["Home"]),
        ('{% if x %} data-when="{{ x }}"{% endif %}', []),
        ("<p>{{ day(a.date) }} to {{ day(a.date) }} and {{ day(b.date) }}</p>", ["{a_date} to {a_date} and {b_date}"]),
        ("<p><span>Error:</span> <span data-near></span></p>", ["Error:"]),
        ('<p{% if a > b %} class="c"{% endif %}>Text</p>', ["Text"]),
    ],
)  # fmt: skip
def test_what_a_template_says_is_found(source: str, texts: list[str]) -> None:
    assert found(source) == texts


def test_other_words_take_their_place_and_keep_links_and_values() -> None:
    source = '<p class="a">Ring {{ name }} on <a href="tel:{{ n }}">{{ n }}</a>.</p> <img alt="A &quot;cat&quot;">'
    words = {"Ring {name} on <a>{n}</a>.": "<a>{n}</a>: {name}!", 'A "cat"': 'Kot "A" <b>'}
    expected = '<p class="a"><a href="tel:{{ n }}">{{ n }}</a>: {{ name }}!</p> <img alt="Kot &quot;A&quot; &lt;b&gt;">'
    assert translated(source, lambda text, _start: words.get(text)) == expected


def test_what_nobody_translated_stays_byte_for_byte() -> None:
    source = "<p>One &amp;\n  two {{- x }}</p>\n{%- if y -%} <b> three</b>\t{% endif %}"
    assert translated(source, lambda _text, _start: None) == source


def test_a_translation_is_text_and_no_template() -> None:
    assert translated("<p>One</p>", lambda _text, _start: "<script> & {x}") == "<p>&lt;script&gt; &amp; {x}</p>"
