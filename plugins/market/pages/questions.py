"""What people ask councils under freedom of information: each question with its figures, or “Not held”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.market.pages import places
from plugins.market.pages.atlas import Atlas, Ref
from plugins.market.pages.blocks import amount_of
from plugins.market.pages.numbers import meanings, observed
from plugins.market.pages.registers import worth
from plugins.market.pages.words import given, lasting, number, plain, properties_of, span, title_of
from plugins.market.records.contract import Contract
from plugins.publishing.render import Page
from plugins.records.catalogue import Catalogue
from plugins.records.wording import titles


@dataclass(frozen=True, slots=True)
class Answer:
    """A figure with what it is of, and its date."""

    ref: Ref
    text: str
    as_at: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question; without answers, what is asked for is not held."""

    anchor: str
    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """All that questions are answered from."""

    atlas: Atlas
    catalogue: Catalogue


NO_RATING = "Not rated"
Find = Callable[[Held], Iterator[Answer]]


def questions_page(held: Held) -> Page:
    """Give the page of questions."""
    return Page(places.file_of(places.QUESTIONS), "market/questions.html", lambda: values_of(held))


def values_of(held: Held) -> Mapping[str, Any]:
    """Give each question with its answers, and what each contract does not hold."""
    fields = properties_of("contract")
    questions = [Question(anchor, title, tuple(find(held))) for anchor, title, find in QUESTIONS]
    return {
        "questions": questions,
        "marks": meanings([answer.text for one in questions for answer in one.answers]),
        "not_held": [
            (held.atlas.ref("contract", name), ", ".join(_field(fields, field) for field in one.not_held))
            for name, one in held.atlas.market.contracts.items()
            if one.not_held
        ],
    }


def measured_in(*wanted: str) -> Find:
    """Answer with the newest figure of every measure in some units."""

    def find(held: Held) -> Iterator[Answer]:
        for name, indicator in held.atlas.market.indicators.items():
            latest = indicator.latest
            if indicator.measure.unit in wanted and latest is not None:
                yield Answer(held.atlas.ref("indicator", name), observed(indicator, latest), str(latest.period))

    return find


def of_contracts(say: Callable[[Contract], str]) -> Find:
    """Answer with what is on record of each contract."""

    def find(held: Held) -> Iterator[Answer]:
        for name, contract in held.atlas.market.contracts.items():
            said = say(contract)
            if said:
                yield Answer(held.atlas.ref("contract", name), said, span(contract.data_as_at))

    return find


def both(*finds: Find) -> Find:
    """Answer in several ways, one after the other."""
    return lambda held: (answer for find in finds for answer in find(held))


def nothing(_held: Held) -> Iterator[Answer]:
    """Answer that it is not held."""
    return iter(())


def ratings(held: Held) -> Iterator[Answer]:
    """Count the registered services of the directory by their rating."""
    registered = [one for one in held.catalogue.findable if one.kind == "registered"]
    counted = Counter(
        one.cqc.rating.overall if one.cqc is not None and one.cqc.rating is not None else "" for one in registered
    )
    for word, count in sorted(counted.items()):
        title = titles("rating", (word,))[0] if word else "No published rating"
        said = f"{number(count)} {'service' if count == 1 else 'services'}"
        yield Answer(Ref(title), said, plain(held.catalogue.today))


def _supply(contract: Contract) -> str:
    return "" if contract.supplier_count is None else given(contract.supplier_count)


def _price(contract: Contract) -> str:
    price = contract.price
    if price is None:
        return ""
    parts = [
        f"no more than {plain(price.cap)}" if price.cap else "",
        f"{plain(price.lowest)} to {plain(price.highest)}" if price.lowest and price.highest else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said}{amount_of(price).each}" if said else ""


def _term(contract: Contract) -> str:
    parts = [
        f"from {contract.start}" if contract.start else "",
        f"to {contract.last_end}" if contract.last_end else "",
        lasting(contract.term_months) if contract.term_months else "",
        "may be made longer" if any(not one.taken for one in contract.extensions) else "",
        "was made longer" if any(one.taken for one in contract.extensions) else "",
    ]
    return ", ".join(part for part in parts if part)


def _route(contract: Contract) -> str:
    return "" if contract.route is None else title_of(properties_of("contract")["route"], contract.route)


def _worth(contract: Contract) -> str:
    return ", ".join(worth(contract))


def _field(fields: Mapping[str, Any], name: str) -> str:
    key = name.replace("-", "_")
    return str(fields[key]["title"]).lower() if key in fields else name.replace("-", " ")


QUESTIONS: tuple[tuple[str, str, Find], ...] = (
    ("hours", "How many hours of care are bought?", measured_in("hours", "hours-a-week", "hours-a-person")),
    ("spend", "What is spent?", both(measured_in("pounds", "pounds-a-year"), of_contracts(_worth))),
    ("people", "How many people have support?", measured_in("people", "carers")),
    (
        "price",
        "What is the price?",
        both(measured_in("pounds-an-hour", "pounds-a-week", "pounds-an-admission"), of_contracts(_price)),
    ),
    (
        "providers",
        "How many providers are there?",
        both(measured_in("providers", "agencies", "micro-providers"), of_contracts(_supply)),
    ),
    ("ratings", "How are services rated?", ratings),
    ("terms", "When do contracts start and end, and may they be made longer?", of_contracts(_term)),
    ("routes", "How were providers chosen?", of_contracts(_route)),
    ("beds", "How many homes, beds and places are there?", measured_in("homes", "beds", "places", "schemes")),
    ("unmet", "How many people wait, or have care that cannot be found?", nothing),
    ("empty", "How many beds and places are empty?", nothing),
    ("workforce", "How many jobs are empty, and how many workers leave?", nothing),
)
