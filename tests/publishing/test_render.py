"""Templates are strict and escaped, and pages come out the same on one processor as on two."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from plugins.publishing.output import Output, OutputError
from plugins.publishing.render import FEW, Page, make_environment, render_pages


def make_templates(root: Path, **templates: str) -> Path:
    folder = root / "templates"
    folder.mkdir(exist_ok=True)
    for name, text in templates.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


def render(root: Path, template: str, **values: Any) -> str:
    return make_environment(make_templates(root, page=template)).get_template("page.html").render(values)


def build(root: Path, pages: list[Page], **templates: str) -> Output:
    output = Output(root / "output", root / "memory")
    output.start()
    render_pages(make_environment(make_templates(root, **templates)), output, pages)
    return output


def make_page(name: str, values: Mapping[str, Any], key: str = "") -> Page:
    return Page(f"{name}.html", "page.html", lambda: values, key)


@pytest.mark.parametrize(
    "template",
    [
        "{{ nobody }}",
        "{{ person.nobody }}",
        "{% if nobody %}{% endif %}",
        "{{ nobody | default }}{{ nobody.x }}",
        "{{ person.name ~ nobody }}",
    ],
)
def test_a_name_that_is_not_there_is_an_error(tmp_path: Path, template: str) -> None:
    with pytest.raises(UndefinedError):
        render(tmp_path, template, person={"name": "Ada"})


def test_values_are_escaped_wherever_they_stand(tmp_path: Path) -> None:
    html = render(
        tmp_path,
        '<a title="{{ text }}">{{ text }}</a>{% set again = text %}{{ again }}{{ texts | join(", ") }}{{ "x" ~ text }}'
        "{% macro say(it) %}<b>{{ it }}</b>{% endmacro %}{{ say(text) }}",
        text="<script>\"'&",
        texts=["<i>"],
    )
    safe = "&lt;script&gt;&#34;&#39;&amp;"
    assert html == f'<a title="{safe}">{safe}</a>{safe}&lt;i&gt;x{safe}<b>{safe}</b>'


def test_no_template_switches_escaping_off() -> None:
    folder = Path(__file__).parents[2] / "theme" / "templates"
    for template in folder.rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "| safe" not in text, template
        assert "|safe" not in text, template
        assert "autoescape" not in text, template


def test_the_design_system_escapes_what_it_is_given(tmp_path: Path) -> None:
    html = render(tmp_path, '{{ govuk("button", {"text": text}) }}', text="<script>")
    assert html.startswith("<button")
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


def test_an_unknown_component_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateNotFound):
        render(tmp_path, '{{ govuk("sparkles", {}) }}')


@pytest.mark.parametrize("processes", ["1", "2", "3"])
def test_pages_are_the_same_on_any_number_of_processors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str
) -> None:
    monkeypatch.setenv("CHOOSE_PROCESSES", processes)
    pages = [make_page(f"folder/{number}", {"number": number}) for number in range(FEW * 2 + 1)]
    output = build(tmp_path, pages, page="<p>{{ number }}</p>")
    assert len(output.made) == len(pages)
    for number in range(len(pages)):
        assert (output.staging / f"folder/{number}.html").read_bytes() == f"<p>{number}</p>".encode()


def test_many_pages_are_shared_among_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHOOSE_PROCESSES", "2")
    pages = [Page(f"{number}.html", "page.html", lambda: {"who": os.getpid()}) for number in range(FEW)]
    output = build(tmp_path, pages, page="{{ who }}")
    assert len({file.read_text(encoding="utf-8") for file in output.staging.iterdir()}) == 2


@pytest.mark.parametrize("processes", ["1", "2"])
@pytest.mark.parametrize("bad", [0, 1], ids=["here", "in a fork"])
def test_what_a_template_raises_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str, bad: int
) -> None:
    monkeypatch.setenv("CHOOSE_PROCESSES", processes)
    pages = [make_page(str(number), {} if number == bad else {"number": number}) for number in range(FEW)]
    with pytest.raises(UndefinedError, match="number"):
        build(tmp_path, pages, page="{{ number }}")
    assert gc.isenabled()


@pytest.mark.parametrize("processes", ["1", "2"])
def test_two_pages_for_one_path_stop_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str) -> None:
    monkeypatch.setenv("CHOOSE_PROCESSES", processes)
    pages = [make_page(str(number), {}) for number in range(FEW)] + [make_page("0", {})]
    with pytest.raises(OutputError, match=r"Two pages would be written to 0\.html"):
        build(tmp_path, pages, page="x")


def test_a_page_whose_key_is_the_same_is_not_worked_out_again(tmp_path: Path) -> None:
    asked: list[str] = []

    def values() -> dict[str, Any]:
        asked.append("once more")
        return {}

    for key, times in (("1", 1), ("1", 1), ("2", 2), ("2", 2)):
        output = build(tmp_path, [Page("a.html", "page.html", values, key)], page="x")
        output.write("build.json", b"{}")
        output.publish()
        assert len(asked) == times


def test_a_page_without_a_key_is_made_in_every_build(tmp_path: Path) -> None:
    for text in ("one", "two"):
        output = build(tmp_path, [make_page("a", {"text": text})], page="{{ text }}")
        output.write("build.json", b"{}")
        output.publish()
        assert (tmp_path / "output/a.html").read_text(encoding="utf-8") == text


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    for text in ("one", "two"):
        environment = make_environment(make_templates(tmp_path, page=text), tmp_path / "compiled")
        assert environment.get_template("page.html").render() == text
    assert any((tmp_path / "compiled").iterdir())
