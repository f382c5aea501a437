"""Compile the theme once and render pages from it, on all processors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import (
    ChainableUndefined,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
)
from markupsafe import Markup

from plugins.processes import in_processes, processors
from plugins.publishing.output import Made, Output

PACKAGE = "govuk_frontend_jinja"
FEW = 64  # below this many pages, starting a process costs more than it saves


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render. `values` is called only when the page must be made; `key` names all it is made from.

    With an empty key the page is made in every build.
    """

    path: str
    template: str
    values: Callable[[], Mapping[str, Any]]
    key: str = ""


def make_environment(templates: Path, memory: Path | None = None) -> Environment:
    """Make the environment all our templates run in: escaped, and strict about names that are not there."""
    cache = None
    if memory is not None:
        memory.mkdir(parents=True, exist_ok=True)
        cache = FileSystemBytecodeCache(str(memory))
    environment = SiteEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=cache,
    )
    environment.globals["govuk"] = DesignSystem(cache)
    return environment


class SiteEnvironment(Environment):
    """An environment whose names are all given before the first template is loaded.

    Jinja keeps a chain of two dictionaries for names that come later, and walks it anew for every page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give a template the names that all may use, and its own."""
        return self.globals | dict(d or {})


class DesignSystem:
    """The GOV.UK Design System's components: `govuk("button", {"text": "Search"})` in a template.

    Its macros ask for names that may not be there, so they run in an environment of their own. A macro costs 1 ms:
    use it for forms and furniture, and plain markup with the same classes for what repeats on every page.
    """

    def __init__(self, cache: FileSystemBytecodeCache | None = None) -> None:
        self._environment = Environment(
            loader=PrefixLoader({PACKAGE: PackageLoader(PACKAGE)}),
            autoescape=True,
            undefined=ChainableUndefined,
            auto_reload=False,
            bytecode_cache=cache,
        )

    def __call__(self, component: str, parameters: Mapping[str, Any]) -> Markup:
        """Render one component with the parameters its documentation names."""
        template = self._environment.get_template(f"{PACKAGE}/components/{component}/macro.html")
        words = component.split("-")
        macro = getattr(template.module, "govuk" + "".join(word.capitalize() for word in words))
        return Markup(str(macro(parameters)).strip())  # noqa: S704  the macro escapes what it is given


def render_pages(environment: Environment, output: Output, pages: Sequence[Page]) -> None:
    """Render the pages whose key has changed, and stage them. Raises what a template raises."""
    waiting = [page for page in pages if not output.is_current(page.path, page.key)]
    templates = {name: environment.get_template(name) for name in sorted({page.template for page in waiting})}
    count = processors() if len(waiting) >= FEW else 1
    shares = [share for share in (waiting[index::count] for index in range(count)) if share]
    for made in in_processes(lambda share: _render_share(templates, output, share), shares):
        for one in made:
            output.add(one)


def _render_share(templates: Mapping[str, Template], output: Output, share: Sequence[Page]) -> list[Made]:
    made = []
    for page in share:
        html = templates[page.template].render(page.values())
        made.append(output.stage(page.path, html.encode(), page.key))
    return made
