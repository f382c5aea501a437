"""Say for each figure how much of it is hidden and why, for the public page on what we hide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.languages.speaking import n, t
from plugins.market.disclosure.profile import Profile
from plugins.market.disclosure.table import Published


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure, how many of its numbers are hidden, of how many, and by which rules, in sentences."""

    figure: str
    hidden: int
    cells: int
    said: str
    rules: tuple[str, ...]


def explain(published: Published, profile: Profile) -> tuple[Explained, ...]:
    """Explain every figure, by name.

    Nothing here tells which of the hidden numbers are small: the rules are given, not how often each was used.
    """
    counted: dict[str, list[bool]] = defaultdict(list)
    for (figure, *_), shown in sorted(published.shown.items()):
        counted[figure].append(shown.is_hidden)
    return tuple(
        Explained(figure, sum(hidden), len(hidden), _said(sum(hidden), len(hidden)), tuple(rules(profile, sum(hidden))))
        for figure, hidden in counted.items()
    )


def rules(profile: Profile, hidden: int = 1) -> Iterator[str]:
    """Say the rules, those on hiding only where something is hidden."""
    if hidden:
        yield t(
            "A number of people from 1 to {small} is hidden, so that nobody can be picked out.", small=profile.small
        )
        yield t("Sometimes one more number is hidden, because a hidden one could be worked out from it.")
    if profile.nearest > 1:
        yield t("Other numbers of people are shown to the nearest {nearest}.", nearest=profile.nearest)
        yield t("So the parts may not add up to the total.")
    yield t("Nought is shown as 0.")


def _said(hidden: int, cells: int) -> str:
    if not hidden:
        return t("No number is hidden.")
    return n("{count} number of {cells} is hidden.", "{count} numbers of {cells} are hidden.", hidden, cells=cells)
