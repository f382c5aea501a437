"""What ends when: contracts by the quarter they run out in, with what they are worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from plugins.market.figures.expiry import quarter_of
from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.expiry_chart import expiry_chart, quarter_title
from plugins.market.pages.registers import worth
from plugins.market.pages.spreadsheet import spreadsheet
from plugins.market.pages.words import lasting, plain, span
from plugins.market.records.contract import Contract
from plugins.market.records.money import Money, total
from plugins.publishing.render import Page


@dataclass(frozen=True, slots=True)
class Ending:
    """A contract that ends: when, what it is worth, and how it may go on."""

    ref: Ref
    end: str
    worth: tuple[str, ...]
    extensions: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months with the contracts that end in them; `value` adds up what is known in all of them."""

    title: str
    is_past: bool
    endings: tuple[Ending, ...]
    value: str
    unvalued: int


HEADER = ("contract", "starts", "ends", "worth", "longer terms")


def expiry_page(atlas: Atlas, base: str) -> Page:
    """Give the page of what ends when. `base` is where the site lives."""
    values = {"chart": expiry_chart(atlas.market, base)}
    return Page(places.file_of(places.EXPIRY), "market/expiry.html", lambda: values | values_of(atlas))


def expiry_table(atlas: Atlas) -> bytes:
    """Write every contract with its start and its end, as a table to download; what is not held is “[x]”."""
    rows = []
    for one in sorted(atlas.market.contracts.values(), key=lambda one: (_last(one), one.title)):
        ending = _ending(one, atlas)
        said = (one.title, span(one.start), ending.end, "; ".join(ending.worth), "; ".join(ending.extensions))
        rows.append([text or "[x]" for text in said])
    return spreadsheet(HEADER, rows)


def values_of(atlas: Atlas) -> dict[str, Any]:
    """Give the quarters in order, and the contracts whose end is not held."""
    contracts = list(atlas.market.contracts.values())
    ending = sorted((one for one in contracts if one.last_end is not None), key=lambda one: (_last(one), one.title))
    quarters = [
        _quarter(quarter, list(some), atlas)
        for quarter, some in groupby(ending, key=lambda one: quarter_of(_last(one)))
    ]
    return {
        "quarters": quarters,
        "endless": [_ending(one, atlas) for one in contracts if one.last_end is None],
    }


def _quarter(quarter: tuple[int, int], contracts: list[Contract], atlas: Atlas) -> Quarter:
    values = [money_of(one) for one in contracts]
    known = tuple(value for value in values if value is not None)
    return Quarter(
        title=quarter_title(quarter),
        is_past=quarter < quarter_of(atlas.market.day),
        endings=tuple(_ending(one, atlas) for one in contracts),
        value=plain(total(known)) if known else "",
        unvalued=len(values) - len(known),
    )


def money_of(contract: Contract) -> Money | None:
    """Give what a contract is worth over its whole term, when that is known."""
    return None if contract.value is None else contract.value.in_all


def _ending(contract: Contract, atlas: Atlas) -> Ending:
    said = []
    for one in contract.extensions:
        length = f"{lasting(one.months)} more" if one.months else "A longer term"
        until = f", until {one.until}" if one.until else ""
        said.append(f"{length}{until}: {'taken' if one.taken else 'may be taken'}")
    return Ending(
        atlas.ref("contract", contract.id), span(contract.last_end), worth(contract), tuple(said), contract.place or ""
    )


def _last(contract: Contract) -> date:
    return contract.last_end.last if contract.last_end is not None else date.max
