"""Load the market beside the catalogue, and draw its pages. They are in English only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from plugins.market.disclosure.profile import DEFAULT
from plugins.market.disclosure.scan import scan
from plugins.market.editions.freeze import TODAY, Named, editions_of, freeze
from plugins.market.figures.door import published
from plugins.market.figures.earlier import published_then
from plugins.market.figures.load import LoadedMarket, load_figures
from plugins.market.figures.pages import figure_files, figure_pages, pages_of
from plugins.market.figures.prose import render_prose
from plugins.market.pages.atlas import make_atlas
from plugins.market.pages.editions import History, edition_pages
from plugins.market.pages.pages import in_statement, market_files, market_pages
from plugins.publishing.output import Output, OutputError
from plugins.publishing.render import render_pages
from plugins.records.catalogue import Catalogue
from plugins.records.problem import RecordsError
from plugins.settings import Settings


@dataclass(frozen=True, slots=True)
class Statement:
    """A market that can be published."""

    loaded: LoadedMarket

    def draw(self, catalogue: Catalogue, environment: Environment, output: Output, base: str) -> None:
        """Stage the market's pages and its tables. They are few, and made anew in every build."""
        market, figures = self.loaded.market, self.loaded.figures

        def prose(text: str) -> Markup:
            return render_prose(text, figures, market.documents, base=base)

        history = self._history()
        atlas = make_atlas(market, catalogue, self.loaded.told, figures)
        found = pages_of(figures, market)
        titles = {page.name: page.first.title for page in found}
        pages = [
            *market_pages(atlas, catalogue, titles, prose, base),
            *in_statement(atlas, edition_pages(atlas, history)),
            *figure_pages(market, found),
        ]
        render_pages(environment, output, pages)
        for path, content in (*market_files(atlas, history), *figure_files(found)):
            output.write(path, content)

    def _history(self) -> History:
        """Give every edition, and today beside them."""
        market, statement = self.loaded.market, self.loaded.market.statement
        if statement is None:
            return History(editions_of(market))
        named = Named(name=TODAY, title="Today")
        return History(editions_of(market), freeze(market, statement, self.loaded.figures, DEFAULT, named))

    def refuse_leaks(self, output: Output) -> None:
        """Read all that was staged and find a count of people that is not as it may be told. Raises OutputError."""
        leaks = scan(output.staging, published(self.loaded.told) | published_then(self.loaded.market))
        if leaks:
            found = "\n".join(f"{leak.path.as_posix()}: {leak.figure} {leak.wrong}." for leak in leaks)
            raise OutputError(
                f"{found}\nNothing was published, so that nobody can be picked out. Write counts of people by their "
                "names, like [[name]], and nothing else beside them; where a page of the theme does it, put that right."
            )


def load_statement(root: Path, catalogue: Catalogue, settings: Settings) -> Statement | None:
    """Read and check the market; None where a council keeps none. Raises RecordsError when it cannot be published."""
    loaded = load_figures(root, catalogue, catalogue.today, settings.direct_payment)
    if any(problem.fatal for problem in loaded.problems):
        raise RecordsError(loaded.problems)
    return Statement(loaded) if loaded.market.paths else None
