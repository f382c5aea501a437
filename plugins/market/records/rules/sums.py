"""Rules about amounts: parts make their total, and percentages are those of their amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plugins.market.records.contract import Contract
from plugins.market.records.decision import Decision
from plugins.market.records.files import Filed
from plugins.market.records.funding import Funding
from plugins.market.records.known import Around
from plugins.market.records.money import Money, total
from plugins.market.records.opportunity import Opportunity
from plugins.market.records.percent import Percent, rounded
from plugins.market.records.record import Saving
from plugins.records.problem import Problem

CHECK = "Put the wrong one right."


def parts_make_the_value(filed: Filed[Contract], _around: Around) -> Iterator[Problem]:
    """A contract's total is its years together, and what was saved is the highest price less the bid."""
    value = filed.record.value
    if value is None:
        return
    if value.total is not None and value.annual is not None and value.years is not None:
        made = value.annual * value.years
        if made != value.total:
            message = (
                f"{value.years} years at {value.annual} make {made}, not {value.total}.{_thousand(value.total, made)}"
            )
            yield filed.problem(("value", "total"), f"{message} {CHECK}")
    if value.cap is not None and value.bid is not None and value.saving is not None:
        left = value.cap - value.bid
        if left != value.saving:
            message = f"{value.cap} less the bid of {value.bid} leaves {left}, not {value.saving}. {CHECK}"
            yield filed.problem(("value", "saving"), message)
    if value.baseline is not None and value.baseline_period is None:
        message = "It does not say when it cost so much. Add “baseline_period:”, like 2009/10."
        yield filed.problem(("value", "baseline"), message)


def lines_make_the_total(filed: Filed[Funding], _around: Around) -> Iterator[Problem]:
    """The lines of a funding make its total."""
    funding = filed.record
    if not funding.lines and funding.total is None:
        yield filed.problem((), "It has no amount. Add “lines:”, each with an amount, or “total:”.")
    elif funding.lines and funding.total is not None:
        made = total(tuple(line.amount for line in funding.lines))
        if made != funding.total:
            message = f"The lines make {made}, not {funding.total}.{_thousand(funding.total, made)} {CHECK}"
            remedy = " If the source prints it so, leave “total:” out, and add “printed:” and “why:”."
            yield filed.problem("total", message + remedy)


def what_is_printed_has_a_reason(filed: Filed[Contract | Funding], _around: Around) -> Iterator[Problem]:
    """Where a source prints what cannot be right, the record says what is wrong with it."""
    record = filed.record
    told = record.value if isinstance(record, Contract) else record
    before = ("value",) if isinstance(record, Contract) else ()
    if told is not None and told.printed is not None and told.why is None:
        message = "It says what the source prints, and not why it differs. Add “why:”."
        yield filed.problem((*before, "printed"), message)


def percentages_make_a_hundred(filed: Filed[Contract | Opportunity], _around: Around) -> Iterator[Problem]:
    """The weights of all criteria, or the shares of all partners, make 100%."""
    record = filed.record
    many, key = ("criteria", "weight") if isinstance(record, Opportunity) else ("partners", "share")
    parts: Sequence[Percent | None] = (
        [one.weight for one in record.criteria]
        if isinstance(record, Opportunity)
        else [one.share for one in record.partners]
    )
    given = [part for part in parts if part is not None]
    made = sum((part.value for part in given), Decimal(0))
    # Each may be rounded by half of its last place.
    slack = sum((Decimal(5).scaleb(min(0, int(part.value.as_tuple().exponent)) - 1) for part in given), Decimal(0))
    if not given:
        return
    if made > 100 + slack or (len(given) == len(parts) and made < 100 - slack):
        yield filed.problem(many, f"“{key}:” makes {made}% in all, not 100%. {CHECK}")


def prices_run_upwards(filed: Filed[Contract], _around: Around) -> Iterator[Problem]:
    """The lowest price is not above the highest, and none in use is above the cap."""
    price = filed.record.price
    if price is None:
        return
    if price.lowest is not None and price.highest is not None and price.lowest > price.highest:
        message = f"The lowest price, {price.lowest}, is above the highest, {price.highest}. Swap them."
        yield filed.problem(("price", "lowest"), message)
    used = [(("price", name), value) for name, value in (("lowest", price.lowest), ("highest", price.highest))]
    bands = [(("price", "bands", index, "amount"), band.amount) for index, band in enumerate(price.bands)]
    for field, amount in (*used, *bands):
        if amount is not None and price.cap is not None and amount > price.cap:
            yield filed.problem(field, f"{amount} is above the cap, {price.cap}. {CHECK}")


def saving_is_of_its_baseline(filed: Filed[Contract | Decision], _around: Around) -> Iterator[Problem]:
    """A saving's percentage is that of its amount and baseline, and a year's baseline times the years is the whole."""
    for index, saving in enumerate(filed.record.savings):
        if saving.amount is not None and saving.baseline is not None and saving.percent is not None:
            part, whole = saving.amount.pounds, saving.baseline.pounds
            if not saving.percent.is_of(part, whole):
                exact = f"{rounded(part / whole * 100, 1)}%" if whole else "no percentage at all"
                message = f"{saving.amount} of {saving.baseline} is {exact}, not {saving.percent}. {CHECK}"
                yield filed.problem(("savings", index, "percent"), message)
        if saving.baseline is not None and saving.a_year is not None:
            made = saving.a_year * saving.years
            if made != saving.baseline:
                message = f"{saving.years} years at {saving.a_year} make {made}, not {saving.baseline}. {CHECK}"
                yield filed.problem(("savings", index, "baseline"), message)


def savings_have_one_baseline(filed: Filed[Contract | Decision], around: Around) -> Iterator[Problem]:
    """Savings of one contract, and of the one it replaces, are measured from one yearly baseline, or say why not."""
    record = filed.record
    known: list[tuple[Money, str]] = []
    if isinstance(record, Contract):
        for other in around.filed(Contract):
            if other.record.id in record.replaces:
                known += [(a_year, f"in {other.path.name}") for one in other.record.savings if (a_year := _a_year(one))]
    for index, saving in enumerate(record.savings):
        a_year = _a_year(saving)
        if a_year is None:
            continue
        first = next(((other, where) for other, where in known if other != a_year), None)
        if first is not None and saving.differs_because is None:
            message = f"This saving is measured from {a_year} a year, and another ({first[1]}) from {first[0]}."
            remedy = "Use one baseline for both, or say in “differs_because:” why there are two."
            yield filed.problem(("savings", index, "baseline"), f"{message} {remedy}")
        known.append((a_year, "above"))


def _a_year(saving: Saving) -> Money | None:
    if saving.baseline is None:
        return None
    return Money(rounded(saving.baseline.pounds / saving.years, 2).normalize() + Decimal(0))


def _thousand(said: Money, made: Money) -> str:
    """Say when one is a thousand times the other, which is a slip of a comma."""
    if made.pounds and said.pounds == made.pounds * 1000:
        return " It is a thousand times too large."
    return " It is a thousand times too small." if said.pounds and made.pounds == said.pounds * 1000 else ""
