"""The rules by which a council shows counts of people.

The default is NHS Digital's rule for areas smaller than England: a count from 1 to 7 is hidden, every other count is
rounded to the nearest 5, and zero is shown.
https://digital.nhs.uk/data-and-information/data-tools-and-services/data-services/hospital-episode-statistics/change-to-disclosure-control-methodology-for-hes-and-ecds-from-september-2018

Rounding alone does not protect a small count: 8, 8 and 1 make 17, published as 10, 10, [c] and 15. The least that the
two tens and the most that the fifteen can stand for leave 17 - 8 - 8 = 1 and nothing else. So more is hidden where it
must be, as government statisticians ask of every table (GSS/GSR, “Disclosure control guidance for tables produced from
administrative sources”, in https://analysisfunction.civilservice.gov.uk/policy-store/).
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.market.disclosure.markers import HIDDEN, IN_PLACE, Marker, Shown

# The least and the most that a count can be; None is “no end”.
Bounds = tuple[int, int | None]
ANY_COUNT: Bounds = (0, None)
AT_LEAST = 2  # values must be left possible, whatever else


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is hidden, and how the rest is rounded. A council may have its own.

    A reader who knows everything that is published, and every rule here, can rule out none of the values that a hidden
    count may have. Only where small counts make a small total (three of them at most 7 in all) he can; then he must be
    left every value that he would be left if all other counts were hidden too, and at least two.
    """

    name: str
    small: int  # counts from 1 to this are hidden
    nearest: int  # other counts are shown to the nearest multiple of this; 1 shows them as they are
    providers: int = 3  # a statistic of prices needs so many providers

    def __post_init__(self) -> None:
        """Refuse a profile that protects nobody."""
        if self.small < AT_LEAST or self.nearest < 1 or self.providers < AT_LEAST:
            raise ValueError(f"Profile “{self.name}” must hide 1 and 2, round to 1 or more and ask for two providers.")

    def is_small(self, count: int) -> bool:
        """Tell whether so few people could be picked out."""
        return 1 <= count <= self.small

    def show(self, count: int) -> Shown:
        """Give what this count alone may be published as."""
        if self.is_small(count):
            return HIDDEN
        rounded = (2 * count + self.nearest) // (2 * self.nearest) * self.nearest
        return Shown(None, Marker.LOW) if count and not rounded else Shown(rounded)

    def bounds(self, shown: Shown) -> Bounds:
        """Give the counts that are published as this, for a reader who does not know why a count is hidden."""
        if shown.marker is Marker.NOT_APPLICABLE or shown.value == 0:
            return (0, 0)
        if shown.marker in IN_PLACE - {Marker.LOW}:
            return ANY_COUNT
        value = int(shown.value or 0)
        return (max(value - self.nearest // 2, self.small + 1), value + (self.nearest - 1) // 2)

    @property
    def small_bounds(self) -> Bounds:
        """Give what a small count can be."""
        return (1, self.small)

    @property
    def other_bounds(self) -> Bounds:
        """Give what a count can be that is hidden only to protect a small one."""
        return (self.small + 1, None)


DEFAULT = Profile(name="1 to 7 hidden", small=7, nearest=5)
# As in NHS England's mental health statistics, where fewer than 5 are hidden.
ALTERNATIVE = Profile(name="1 to 4 hidden", small=4, nearest=5)


def narrower(first: Bounds, second: Bounds) -> Bounds:
    """Give the counts that lie between both."""
    ends = [most for _, most in (first, second) if most is not None]
    return max(first[0], second[0]), min(ends, default=None)
