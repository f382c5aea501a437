"""Load the market beside the catalogue, and draw its pages. They are in English only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup, escape

from plugins.market.figures.door import shown
from plugins.market.pages.numbers import observed
from plugins.market.pages.pages import market_files, market_pages
from plugins.market.pages.places import of_record
from plugins.market.records.indicator import Indicator
from plugins.market.records.load import load_market
from plugins.market.records.market import Market
from plugins.publishing.output import Output
from plugins.publishing.render import render_pages
from plugins.publishing.sanitise import render_guide
from plugins.records.catalogue import Catalogue
from plugins.records.problem import RecordsError

FIGURE = re.compile(r"\[\[([a-z0-9.-]+)\]\]")


def load_statement(root: Path, catalogue: Catalogue) -> Market | None:
    """Read and check the market; None where a council keeps none. Raises RecordsError when it cannot be published."""
    market, problems = load_market(root, catalogue, catalogue.today)
    if any(problem.fatal for problem in problems):
        raise RecordsError(problems)
    return market if market.paths else None


def draw_market(market: Market, catalogue: Catalogue, environment: Environment, output: Output, base: str) -> None:
    """Stage the market's pages and tables."""
    pages = list(market_pages(market, catalogue, _Prose(shown(market), base)))
    render_pages(environment, output, pages)
    for path, content in market_files(market, catalogue):
        output.write(path, content)


@dataclass(frozen=True, slots=True)
class _Prose:
    """Gives a record's Markdown as HTML, with its figures in their places."""

    indicators: Mapping[str, Indicator]
    base: str

    def __call__(self, text: str) -> Markup:
        html = FIGURE.sub(self._figure, str(render_guide(text, self.base)))
        return Markup(html)  # noqa: S704  cleaned, and escaped below

    def _figure(self, found: re.Match[str]) -> str:
        indicator = self.indicators.get(found[1])
        latest = None if indicator is None else indicator.latest
        if indicator is None or latest is None:
            return str(escape(found[1]))
        address = f"{self.base}{of_record('dataset', indicator.dataset)}#{indicator.measure.name}"
        return f'<a href="{address}">{escape(observed(indicator, latest))}</a>'
