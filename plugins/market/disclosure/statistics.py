"""Give percentages, rates, means, medians and prices that tell no more than the published counts do.

Percentages and rates are worked out from the published counts, never from what was counted. Of one to seven people no
mean and no median is shown. The rules are NHS Digital's, see `profile`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from plugins.languages.speaking import n, t
from plugins.market.disclosure.markers import HIDDEN, Marker, Shown
from plugins.market.disclosure.profile import Profile

ONE_DECIMAL_FROM = (
    4000  # a percentage of fewer people is not sure to a tenth: NHS Digital, “Presentation of percentages”
)
Number = int | Decimal


def percentage(part: Shown, whole: Shown) -> Shown:
    """Give what part of the people that is, in whole per cent, or in tenths where there are 4,000 people or more."""
    places = 1 if whole.value is not None and whole.value >= ONE_DECIMAL_FROM else 0
    return rate(part, whole, per=100, places=places)


def rate(part: Shown, whole: Shown | int, *, per: int, places: int = 1) -> Shown:
    """Give how many people that is per so many, from published counts; `whole` may be a public count of residents."""
    divisor = Shown(whole) if isinstance(whole, int) else whole
    missing = _missing(part, divisor)
    if missing is not None:
        return missing
    return _rounded(Decimal(part.value or 0) * per / Decimal(divisor.value or 0), places, part.notes | divisor.notes)


def mean(total: Number, people: Shown, *, places: int = 1) -> Shown:
    """Give how much of something (hours, pounds) each person has, where the total is published as well.

    It is divided by the published count of people, because the total and an exact mean together would tell the exact
    one. Where the total is published nowhere, an exact mean may be: then use `statistic`.
    """
    missing = _missing(people)
    return missing or _rounded(Decimal(total) / Decimal(people.value or 0), places, people.notes)


def statistic(value: Number, people: Shown) -> Shown:
    """Give a median, or a mean whose total is published nowhere, of so many people."""
    return _missing(people) or Shown(value, notes=people.notes)


def price_statistic(value: Number, providers: int, profile: Profile) -> Shown:
    """Give a mean, median, least or highest price, unless so few providers charge it that one could be picked out."""
    if providers == 0:
        return Shown(None, Marker.NOT_AVAILABLE)
    if providers < profile.providers:
        reason = n(
            "Only {count} provider gave a price. We show prices from {least} providers upwards.",
            "Only {count} providers gave a price. We show prices from {least} providers upwards.",
            providers,
            least=profile.providers,
        )
        return Shown(None, Marker.CONFIDENTIAL, reason=reason)
    return Shown(value)


def _missing(*counts: Shown) -> Shown | None:
    """Give what stands in place of a figure made of these counts; the last is what is divided by."""
    if any(count.is_hidden for count in counts):
        return Shown(None, Marker.CONFIDENTIAL, reason=t("It is worked out from a number that is hidden."))
    marker = next((count.marker for count in counts if count.marker is not None), None)
    if marker is Marker.LOW:  # a low number is somebody, and divides nothing
        return HIDDEN
    if marker is not None:
        return Shown(None, marker)
    return Shown(None, Marker.NOT_APPLICABLE) if counts[-1].value == 0 else None


def _rounded(number: Decimal, places: int, notes: frozenset[Marker]) -> Shown:
    return Shown(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), notes=notes)
