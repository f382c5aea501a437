"""Compile the theme once and render pages from it, on all processors."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

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
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.nodes import Call
from jinja2.runtime import Context
from markupsafe import Markup

from plugins.languages import template_words
from plugins.languages.speaking import ENGLISH, Language, in_english, n, t
from plugins.languages.template_words import translated
from plugins.processes import in_processes, processors
from plugins.publishing.output import Output
from plugins.publishing.standing import Made

PACKAGE = "govuk_frontend_jinja"
IN_ENGLISH = ' lang="en"'
# What makes a template another when it is compiled.
PROGRAM = "".join(Path(file).read_text(encoding="utf-8") for file in (__file__, template_words.__file__))
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
    here: str = ""  # its path, the same in every language; empty when the page is in one only


def make_environment(templates: Path, memory: Path | None = None, language: Language = ENGLISH) -> Environment:
    """Make the environment our templates run in: escaped, strict about names that are not there, in one language."""
    cache = None
    if memory is not None:
        memory.mkdir(parents=True, exist_ok=True)
        cache = LanguageCache(memory, language)
    environment = SiteEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=cache,
        extensions=[Translator],
    )
    environment.language = language
    environment.filters["t"] = lambda text: language.messages.get(text, text)  # of a constant: when it is compiled
    environment.filters["in_english"] = in_english
    environment.globals.update(t=t, n=n)
    environment.globals["govuk"] = DesignSystem(cache)
    return environment


class Translator(Extension):
    """Puts a language's own sentences in a template before it is compiled, so that none is looked up for a page.

    A template says with `lang="en"` what stays English on a page in another language. On an English page all is.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  Jinja's
        """Give a template in the environment's language."""
        language = cast("SiteEnvironment", self.environment).language
        if language.is_english:
            return source.replace(IN_ENGLISH, "")
        return translated(source, lambda text, _start: language.messages.get(text))


class LanguageCache(FileSystemBytecodeCache):
    """Keeps compiled templates for one language, and for what it says now."""

    def __init__(self, memory: Path, language: Language) -> None:
        folder = memory / language.code
        folder.mkdir(exist_ok=True)
        super().__init__(str(folder))
        self._stamp = language.digest + PROGRAM

    def get_source_checksum(self, source: str) -> str:
        """Name what a template is compiled from."""
        return super().get_source_checksum(source + self._stamp)


class PlainContext(Context):
    """Calls what a template calls and no more: nothing of ours asks to be given the context first."""

    call: Any = staticmethod(operator.call)


class PlainCalls(CodeGenerator):
    """Compiles a call in a template to a call in Python, without names that only the context would read."""

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802  Jinja's
        """Write one call."""
        self.write("context.call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")


class SiteEnvironment(Environment):
    """An environment whose names are all given before the first template is loaded, with the language it speaks.

    Jinja keeps a chain of two dictionaries for names that come later, and walks it anew for every page.
    """

    code_generator_class = PlainCalls
    context_class = PlainContext
    language: Language = ENGLISH

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
        html = templates[page.template].render(page.values(), here=page.here)
        made.append(output.stage(page.path, html.encode(), page.key))
    return made
