"""Rules about lots, bids and awards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plugins.market.records.contract import Contract
from plugins.market.records.files import Filed
from plugins.market.records.known import Around
from plugins.market.records.record import Party
from plugins.records.problem import Problem, nearest, shorten
from plugins.records.yaml_source import FieldPath


def lots_are_known(filed: Filed[Contract], _around: Around) -> Iterator[Problem]:
    """An award, and a supplier's lot, is of a lot of the same contract."""
    names = [lot.name for lot in filed.record.lots]
    told: list[tuple[FieldPath, str]] = []
    told += [(("awards", index, "lot"), award.lot) for index, award in enumerate(filed.record.awards)]
    for index, supplier in enumerate(filed.record.suppliers):
        told += [(("suppliers", index, "lots"), lot) for lot in supplier.lots]
    for field, name in told:
        if name not in names:
            meant = nearest(name, names)
            remedy = f"Did you mean “{meant}”?" if meant else "Add it under “lots:”."
            yield filed.problem(field, f"{shorten(name)} is not a lot of this contract. {remedy}")


def awards_name_a_supplier(filed: Filed[Contract], _around: Around) -> Iterator[Problem]:
    """An award goes to a supplier that the contract lists; a supplier is a listing or an organisation."""
    suppliers = {(one.listing, one.organisation) for one in filed.record.suppliers}
    listings = {one.listing for one in filed.record.suppliers}
    organisations = {one.organisation for one in filed.record.suppliers}
    for many, parties in (("suppliers", filed.record.suppliers), ("awards", filed.record.awards)):
        for index, party in enumerate(parties):
            if party.listing is None and party.organisation is None:
                message = "It does not say who. Add “listing:” with a listing's name, or “organisation:”."
                yield filed.problem((many, index), message)
    for index, award in enumerate(filed.record.awards):
        is_listed = (award.listing, award.organisation) in suppliers
        is_listed |= award.listing in listings - {None} or award.organisation in organisations - {None}
        name = award.listing or award.organisation
        if name is not None and not is_listed:
            message = f"{shorten(name)} won it and is not among the suppliers. Add it under “suppliers:”."
            yield filed.problem(("awards", index), message)


def no_more_win_than_may(filed: Filed[Contract], _around: Around) -> Iterator[Problem]:
    """No lot, and no contract, has more suppliers than it allows; nobody wins a lot twice."""
    contract = filed.record
    most = {lot.name: lot.most_suppliers for lot in contract.lots}
    so_far: Counter[str] = Counter()
    winners: set[tuple[str, Party]] = set()
    for index, award in enumerate(contract.awards):
        so_far[award.lot] += 1
        limit = most.get(award.lot)
        winner = (award.lot, Party(listing=award.listing, organisation=award.organisation))
        if winner in winners:
            yield filed.problem(("awards", index), f"It won {shorten(award.lot)} already. Remove one of the two.")
        winners.add(winner)
        if limit is not None and so_far[award.lot] == limit + 1:
            message = f"{shorten(award.lot)} allows {limit} and this is number {limit + 1}."
            yield filed.problem(("awards", index), f"{message} Remove one, or change “most_suppliers:” of the lot.")
    if contract.most_suppliers is not None and len(contract.suppliers) > contract.most_suppliers:
        message = f"It lists {len(contract.suppliers)} suppliers and allows {contract.most_suppliers}."
        yield filed.problem("suppliers", f"{message} Remove one, or change “most_suppliers:”.")


def no_bid_is_over_its_cap(filed: Filed[Contract], _around: Around) -> Iterator[Problem]:
    """A bid is not above the highest price of its lot, or of the whole."""
    contract = filed.record
    caps = {lot.name: lot.cap for lot in contract.lots}
    whole = contract.price.cap if contract.price is not None else None
    for index, award in enumerate(contract.awards):
        cap = caps.get(award.lot) or whole
        if award.bid is not None and cap is not None and award.bid > cap:
            message = f"The bid of {award.bid} is above the highest price, {cap}. Check both: such a bid cannot win."
            yield filed.problem(("awards", index, "bid"), message)
    value = contract.value
    if value is not None and value.bid is not None and value.cap is not None and value.bid > value.cap:
        message = f"The bid of {value.bid} is above the highest price, {value.cap}. Check both: such a bid cannot win."
        yield filed.problem(("value", "bid"), message)
