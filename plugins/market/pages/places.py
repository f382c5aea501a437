"""Where each kind of record has its pages, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass

HOME = "/market/"
ZONES = "/market/zones/"
WORDS = "/market/words/"
DOCUMENTS = "/market/documents/"
ORGANISATIONS = "/market/organisations/"
SIGNALS = "/market/signals/"
EXPIRY = "/market/expiry/"
EXPIRY_TABLE = "/market/expiry/contracts.csv"
FIGURES = "/market/figures/"
DEMAND = "/market/demand/"
EDITIONS = "/market/editions/"
QUESTIONS = "/market/freedom-of-information/"


@dataclass(frozen=True, slots=True)
class Place:
    """The pages of one kind: their list at `path`, and one below it for each record of `field` of a Market."""

    kind: str
    field: str
    path: str
    title: str
    one: str
    about: str


PLACES = {
    place.kind: place
    for place in (
        Place("chapter", "chapters", "/market/chapters/", "Chapters", "Chapter", "The statement, a chapter a page."),
        Place(
            "intention", "intentions", "/market/intentions/", "What we mean to buy", "Intention",
            "What we mean to buy more of, change or stop. It is not a promise to buy.",
        ),
        Place(
            "opportunity", "opportunities", "/market/opportunities/", "Opportunities", "Opportunity",
            "What providers can get ready for or bid for, and how each date has moved.",
        ),
        Place(
            "contract", "contracts", "/market/contracts/", "Contracts", "Contract",
            "Every contract, framework and partnership on record: who, how much, and until when.",
        ),
        Place(
            "funding", "funding", "/market/funding/", "Funding", "Funding",
            "Money that comes from somewhere for something, line by line.",
        ),
        Place(
            "decision", "decisions", "/market/decisions/", "Decisions", "Decision",
            "Who decided what, from which options, and what came next.",
        ),
        Place(
            "exercise", "exercises", "/market/voice/", "What people said", "What people said",
            "What people told us works and does not, and what we did about it.",
        ),
        Place(
            "event", "events", "/market/events/", "Events", "Event",
            "Where people and providers were heard, and what was learnt there.",
        ),
        Place(
            "benchmark", "benchmarks", "/market/benchmarks/", "How others do it", "How others do it",
            "What other places do, and ways of working worth knowing.",
        ),
        Place(
            "assessment", "assessments", "/market/quality/", "Quality", "Quality assessment",
            "How good services are. Where a service and the reviewer do not agree, both views are shown.",
        ),
        Place(
            "dataset", "datasets", "/market/data/", "Data", "Data",
            "Tables of figures: what each counts, where it comes from, and a file to download.",
        ),
    )
}  # fmt: skip


def of_record(kind: str, name: str) -> str:
    """Give the page of a record."""
    return f"{PLACES[kind].path}{name}/"


def of_table(name: str) -> str:
    """Give the address of a dataset's table."""
    return f"/market/data/{name}.csv"


def file_of(path: str) -> str:
    """Give the file that a path is served from."""
    return f"{path.lstrip('/')}index.html"
