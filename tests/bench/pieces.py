"""The parts of an invented listing that several kinds have: names, words, prices, papers, places."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from plugins.records.area import Area
from plugins.records.problem import as_word
from plugins.records.schema import vocabularies
from tests.bench import phrases

TODAY = date(2026, 11, 20)
ALL_WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Makes the parts of one listing. A share is how often the samples have that part."""

    chance: random.Random
    number: int
    area: Area

    def _often(self, share: float) -> bool:
        return self.chance.random() < share

    def _sometimes(self, share: float, **fields: Any) -> Fields:
        return fields if self._often(share) else {}

    def _name(self, endings: Sequence[str]) -> str:
        """Give a name that no other listing with these endings has: 7919, a prime, walks through all pairs."""
        pair = self.number * 7919 % (len(phrases.FIRST) * len(phrases.SECOND))
        round_ = self.number // (len(phrases.FIRST) * len(phrases.SECOND))
        first, second = phrases.FIRST[pair % len(phrases.FIRST)], phrases.SECOND[pair // len(phrases.FIRST)]
        ending = endings[(self.number + round_) % len(endings)]
        return f"{first}{second} {ending}" if round_ < len(endings) else f"{first}{second} {ending} {round_}"

    def _words(self, vocabulary: str, least: int, most: int, leaving_out: Sequence[str] = ()) -> list[str]:
        words = [word for word in vocabularies()[vocabulary] if word not in leaving_out]
        return self.chance.sample(words, self.chance.randint(least, most))

    def _sentence(self, sentences: Sequence[str]) -> str:
        return self.chance.choice(sentences).format(
            town=self.chance.choice(phrases.TOWNS),
            number=self.chance.randint(2, 20),
            day=self.chance.choice(phrases.DAYS),
            people=self.chance.choice(phrases.GROUPS),
        )

    def _paragraph(self, sentences: int) -> str:
        return " ".join(self._sentence([text]) for text in self.chance.sample(phrases.SENTENCES, sentences))

    def _description(self) -> str:
        """Write 60 to 150 words in two or three paragraphs; one in six has something bold, one in eleven a list."""
        parts = [self._paragraph(3), self._paragraph(2)]
        if self._often(0.5):
            parts.append(self._paragraph(2))
        if self._often(0.17):
            parts[0] += f" {self.chance.choice(phrases.BOLD)}"
        if self._often(0.09):
            parts.append("\n".join(f"- {item}" for item in self.chance.sample(phrases.ITEMS, 4)))
        return "\n\n".join(parts) + "\n"

    def _prices(self, unit: str) -> list[Fields]:
        least, most, half = {"hour": (14, 32, "0.50"), "week": (750, 1600, "0")}[unit]
        prices: list[Fields] = []
        for what in self.chance.sample(phrases.PRICED, self.chance.choice((1, 2, 2, 3, 4))):
            amount = Decimal(self.chance.randint(least, most)) + Decimal(self.chance.choice(("0", half)))
            price: Fields = {"amount": amount, **self._sometimes(0.2, to=amount + 5), "unit": unit, "for": what}
            price |= self._sometimes(0.3, includes=self.chance.choice(phrases.INCLUDED))
            prices.append(price | self._sometimes(0.4, **{"from": date(2026, 4, 6)}))
        return prices

    def _checks(self, most: int) -> list[Fields]:
        found = []
        for kind, level in self.chance.sample(sorted(phrases.PAPERS.items()), self.chance.randint(1, most)):
            expires = self._sometimes(0.7, expires=TODAY + timedelta(days=self.chance.randint(1, 700)))
            found.append(
                {"kind": kind, "level": level, "seen_by": "Market team", "seen_on": self._day(500, 1), **expires}
            )
        return found

    def _hours(self) -> list[Fields]:
        if self._often(0.4):
            return [{"days": ALL_WEEK, "opens": "00:00", "closes": "24:00"}]
        return [{"days": ALL_WEEK[:5], "opens": "09:00", "closes": "17:00"}]

    def _availability(self, noted: float) -> Fields:
        state = self.chance.choice(("now", "now", "waiting-list", "full"))
        return {
            "state": state,
            "as_of": self._day(90, 0),
            **self._sometimes(noted, note=self.chance.choice(phrases.NOTES)),
        }

    def _assured(self, who: str) -> Fields:
        """Say when the listing was last checked: one in a hundred so long ago that search hides it."""
        longest = 500 if self._often(0.04) else 240
        return {"date": self._day(longest, 0), "by": who}

    def _day(self, longest: int, shortest: int) -> date:
        return TODAY - timedelta(days=self.chance.randint(shortest, longest))

    def _phone(self) -> str:
        return f"01632 {200_000 + self.number:06d}"  # no telephone has this area code: Ofcom keeps it for drama

    def _contact(self, name: str) -> Fields:
        site = f"{as_word(name)}.example.org"
        return {
            "phone": self._phone(),
            **self._sometimes(0.53, email=f"hello@{site}"),
            **self._sometimes(0.37, website=f"https://{site}"),
        }

    def _travels(self) -> Fields:
        if self._often(0.45):
            return {"miles": self.chance.randint(3, 12), "of": self._outcode()}
        chosen = self.chance.sample(self.area.districts, self.chance.randint(1, min(3, len(self.area.districts))))
        return {"districts": [district.slug for district in chosen]}

    def _outcode(self) -> str:
        return self.chance.choice(sorted(code for code, place in self.area.outcodes.items() if place.district))

    def _address(self) -> Fields:
        outcode = self._outcode()
        street = f"{self.chance.randint(1, 200)} {self.chance.choice(phrases.STREETS)}"
        half = f"{self.chance.randint(1, 9)}{self.chance.choice('ABDEFGHJ')}{self.chance.choice('ABDEFGHJ')}"
        return {
            "street": street,
            "town": self.chance.choice(phrases.TOWNS),
            "postcode": f"{outcode} {half}",
            "district": self.area.outcodes[outcode].district,
        }
