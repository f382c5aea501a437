"""One record's page: its facts in their order, both ends of its thread, and its sources at the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.blocks import COUNTED, Block, Fact, Teller, attribute, counted, local_titles
from plugins.market.pages.datasets import figures_of, marks_of
from plugins.market.pages.layout import DRAWN, ELSEWHERE, LAYOUTS, MORE
from plugins.market.pages.places import PLACES
from plugins.market.pages.registers import worth
from plugins.market.pages.thread import Strand, thread_of
from plugins.market.pages.words import day, days, number, plain, properties_of, span
from plugins.market.pages.working import with_extensions
from plugins.market.records.contract import Contract
from plugins.market.records.funding import Funding
from plugins.market.records.indicator import Dataset
from plugins.market.records.opportunity import Opportunity
from plugins.market.records.practice import Assessment
from plugins.market.records.record import Record, Source
from plugins.market.records.voice import Exercise
from plugins.publishing.render import Page
from plugins.records.schema import Schema

Prose = Callable[[str], Markup]
WRITTEN = ("chapter", "intention")  # in Markdown
STATUS = {"superseded": "Another record has taken the place of this one.", "withdrawn": "This is withdrawn."}


@dataclass(frozen=True, slots=True)
class Maker:
    """What every record's page is made with."""

    atlas: Atlas
    strands: tuple[Strand, ...]
    figures: Mapping[str, str]  # the titles of those that have a page, by their names
    prose: Prose


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of a page."""

    title: str
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]


def record_page(kind: str, record: Any, maker: Maker) -> Page:
    """Give the page of a record."""
    path = places.file_of(places.of_record(kind, record.id))
    return Page(path, "market/record.html", lambda: values_of(kind, record, maker))


def values_of(kind: str, record: Any, maker: Maker) -> Mapping[str, Any]:
    """Give all that the template shows of a record."""
    teller = Teller(maker.atlas, kind, local_titles(record))
    layout, fields = LAYOUTS[kind], properties_of(kind)
    unnamed = tuple(name for name in fields if name not in layout.named | ELSEWHERE | DRAWN.get(kind, frozenset()))
    drawn = DRAWN.get(kind, frozenset())
    named = [(title, [name for name in names if name not in drawn]) for title, names in layout.parts]
    parts = [_part(title, names, record, fields, teller) for title, names in [*named, (MORE, unnamed)]]
    glance = _part("", layout.glance, record, fields, teller)
    return {
        "kind": kind,
        "place": PLACES[kind],
        "record": record,
        "glance": (*glance.facts, *(Fact(block.title, _shortly(block)) for block in glance.blocks)),
        "parts": [_with_workings(part, record) for part in parts if part.facts or part.blocks],
        "body": maker.prose(record.body) if kind in WRITTEN and record.body else "",
        "thread": thread_of(maker.atlas, maker.strands, *_nodes(kind, record)),
        "worked_out": _worked_out(kind, record, maker),
        "status": STATUS.get(record.status, ""),
        "upkeep": upkeep(record),
        "sources": [source_of(one, maker.atlas) for one in record.sources],
        **dict(_drawn(record, maker, teller)),
    }


def _worked_out(kind: str, record: Any, maker: Maker) -> list[Ref]:
    """Give the pages of figures that come from a record; the measures of a dataset have theirs beside them."""
    before = f"{record.id}." if kind == "dataset" else f"{PLACES[kind].field}.{record.id}."
    measures = {f"{record.id}.{one.name}" for one in getattr(record, "measures", ())}
    names = sorted(name for name in maker.figures if name.startswith(before) and name not in measures)
    return [Ref(_title_of(name, maker), f"{places.FIGURES}{name}/") for name in names]


def _title_of(name: str, maker: Maker) -> str:
    return "The numbers that this record gives" if name.endswith(".numbers") else maker.figures[name]


def upkeep(record: Record) -> tuple[Fact, ...]:
    """Say who keeps a record, of when its facts are and when it is looked at again."""
    said = (
        ("Kept by", record.owner),
        ("Published", span(record.published)),
        ("Facts as at", span(record.data_as_at)),
        ("To be reviewed by", day(record.review_by)),
    )
    return tuple(Fact(title, (text,)) for title, text in said if text)


def source_of(source: Source, atlas: Atlas) -> tuple[Ref, str]:
    """Give a source's document and where in it."""
    return atlas.ref("document", source.document), source.where or ""


def _nodes(kind: str, record: Any) -> Iterator[tuple[str, str]]:
    """Give all that a record's page is about: an exercise with its themes, a dataset with its figures."""
    yield kind, record.id
    if isinstance(record, Exercise):
        yield from (("theme", f"{record.id}.{theme.name}") for theme in record.themes)
    if isinstance(record, Dataset):
        yield from (("indicator", f"{record.id}.{one.name}") for one in record.measures)


def _part(title: str, names: Sequence[str], record: Any, fields: Schema, teller: Teller) -> Part:
    told = [_told(name, record, fields, teller) for name in names if name in fields]
    facts = tuple(one for one in told if isinstance(one, Fact))
    blocks = tuple(one for one in told if isinstance(one, Block))
    if len(blocks) == 1 and not facts and (blocks[0].lines or len(names) == 1 or blocks[0].title == title):
        blocks = (replace(blocks[0], title=""),)  # the part's own title says it
    return Part(title, facts, blocks)


def _told(name: str, record: Any, fields: Schema, teller: Teller) -> Fact | Block | None:
    value = getattr(record, attribute(name))
    if name in COUNTED and value is not None:
        return counted(str(fields[name]["title"]), value, COUNTED[name])
    return teller.tell(value, fields[name])


def _shortly(block: Block) -> tuple[str | Ref, ...]:
    """Say a small block in the list at the top."""
    return (*block.lines, *(value for fact in block.facts for value in _named(fact)))


def _named(fact: Fact) -> tuple[str | Ref, ...]:
    return tuple(value if isinstance(value, Ref) else f"{fact.title}: {value}" for value in fact.values)


def _with_workings(part: Part, record: Any) -> Part:
    """Put beside a contract's value and a funding's lines what they make."""
    if isinstance(record, Contract) and part.title == "Money" and (found := with_extensions(record)) is not None:
        return Part(part.title, (*part.facts, Fact(found[0], (found[1],))), part.blocks)
    return part


def _drawn(record: Any, maker: Maker, teller: Teller) -> Iterator[tuple[str, Any]]:
    """Give what a kind of record shows in a way of its own."""
    if isinstance(record, Opportunity):
        yield "dates", dates_of(record)
    elif isinstance(record, Contract):
        yield "worth", worth(record)
        fields = properties_of("contract")
        happened = fields["history"]["items"]["properties"]["happened"]
        yield "history", [(str(one.when), teller.said(one.happened, happened)[0], one.what) for one in record.history]
        yield "not_held", [_field_title(fields, name) for name in record.not_held]
    elif isinstance(record, Funding):
        yield "in_all", "" if record.in_all is None else plain(record.in_all)
        yield "printed", (record.printed, record.why)
    elif isinstance(record, Exercise):
        yield "themes", [_theme(one, record, maker, teller) for one in record.themes]
    elif isinstance(record, Assessment):
        yield "standards", [(one, record.is_weak(one)) for one in record.standards]
    elif isinstance(record, Dataset):
        figures = figures_of(record, maker.atlas, maker.figures)
        yield "figures", figures
        yield "marks", marks_of(figures)
        yield "csv", places.of_table(record.id)


def dates_of(record: Opportunity) -> list[dict[str, str]]:
    """Give each date of an opportunity: as first planned, as planned now, as it came true, and how far it moved."""
    kinds = properties_of("opportunity")["dates"]["items"]["properties"]["kind"]
    titles = {choice["const"]: choice["title"] for choice in kinds["oneOf"]}
    return [
        {
            "what": titles[one.kind],
            "first": str(one.planned_first),
            "now": span(one.planned_now),
            "actual": span(one.actual),
            "slip": days(one.slip_days),
            "reason": one.reason or "",
            "moved": "later" if one.slip_days > 0 else "",
        }
        for one in record.dates
    ]


def _theme(theme: Any, exercise: Exercise, maker: Maker, teller: Teller) -> dict[str, Any]:
    """Give a theme as people said it, with what was done about it."""
    fields = properties_of("exercise")["themes"]["items"]["properties"]
    skip = frozenset({"title", "kind", "statement", "said", "response"})
    response = theme.response
    thread = thread_of(maker.atlas, maker.strands, ("theme", f"{exercise.id}.{theme.name}"))
    answer = fields["response"]["properties"]
    told = () if response is None else tuple(teller.facts(response, answer, skip=frozenset({"state", "what"})))
    return {
        "theme": theme,
        "kind": teller.said(theme.kind, fields["kind"])[0],
        "facts": tuple(teller.facts(theme, fields, skip=skip)),
        "state": "" if response is None else teller.said(response.state, answer["state"])[0],
        "response": response,
        "told": told,
        "leads_to": sorted({ref.title: ref for knot in thread.after for ref in knot.refs}.values(), key=_title),
    }


def _title(ref: Ref) -> str:
    return ref.title


def _field_title(fields: Schema, name: str) -> str:
    key = name.replace("-", "_")
    return str(fields[key]["title"]) if key in fields else name.replace("-", " ").capitalize()


def count(number_of: int, one: str, many: str) -> str:
    """Say a count: 1 page, 3 pages."""
    return f"{number(number_of)} {one if number_of == 1 else many}"
