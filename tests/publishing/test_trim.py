"""What no page uses is not sent, and nothing else is lost."""

from __future__ import annotations

import pytest

from plugins.publishing.trim import trim_styles, used_classes
from tests.site.building import REPOSITORY

USED = {"govuk-button*", "govuk-list", "govuk-list__y"}


@pytest.mark.parametrize(
    ("css", "trimmed"),
    [
        pytest.param(".govuk-button{a:b}.govuk-tag{c:d}", ".govuk-button{a:b}", id="a rule"),
        pytest.param(".govuk-tag,.govuk-button:hover{a:b}", ".govuk-button:hover{a:b}", id="one of two selectors"),
        pytest.param(".govuk-button--x .govuk-list__y{a:b}", ".govuk-button--x .govuk-list__y{a:b}", id="parts"),
        pytest.param(".govuk-list--spaced{a:b}", "", id="a part that is not named"),
        pytest.param(".govuk-button-group{a:b}", "", id="a longer name"),
        pytest.param(".govuk-list .govuk-tag{a:b}", "", id="inside another"),
        pytest.param("b:is(.govuk-list,a){a:b}", "b:is(.govuk-list,a){a:b}", id="commas in brackets"),
        pytest.param("@media x{.govuk-tag{a:b}.govuk-list{c:d}}", "@media x{.govuk-list{c:d}}", id="within a group"),
        pytest.param("@media print{.govuk-tag{a:b}}", "", id="an empty group"),
        pytest.param("@keyframes x{from{a:b}}:root{--y:z}", "@keyframes x{from{a:b}}:root{--y:z}", id="no component"),
        pytest.param(".govuk-\\!-margin-0{a:b}", "", id="a helper"),
    ],
)  # fmt: skip
def test_a_style_sheet_keeps_the_components_that_are_used(css: str, trimmed: str) -> None:
    assert trim_styles(css, USED) == trimmed


def test_a_component_that_a_template_calls_comes_with_what_it_needs() -> None:
    assert {"govuk-input*", "govuk-label*", "govuk-form-group*"} <= used_classes('{{ govuk("input", {"id": "q"}) }}')
    assert used_classes('<p class="govuk-button govuk-button--secondary govuk-list__item govuk-!-margin-0">') == {
        "govuk-button", "govuk-button--secondary", "govuk-list__item", "govuk-!-margin-0",
    }  # fmt: skip


def test_every_class_that_our_pages_use_keeps_its_rules() -> None:
    css = (REPOSITORY / "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "theme").rglob("*.html")]
    trimmed = trim_styles(css, {name for text in texts for name in used_classes(text)})
    for name in ("govuk-input:focus", "govuk-button:hover", "govuk-checkboxes--small", "govuk-skip-link"):
        assert f".{name}" in css
        assert f".{name}" in trimmed
    assert len(trimmed) < len(css) / 2
