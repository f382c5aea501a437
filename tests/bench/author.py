"""Write one invented listing, as long and as full as the samples in providers/."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from plugins.records.problem import as_word
from plugins.records.schema import vocabularies
from tests.bench import phrases
from tests.bench.pieces import Fields, Pieces

BLOCK = 200  # listings, among which a few organisations run several
ORGANISATIONS = 3  # in a block
HOMES = ("care-home", "nursing-home", "extra-care")
ACCOMMODATION = "Accommodation for persons who require nursing or personal care"
RESIDENTIAL = ("Residential homes", "Nursing homes")


class Author(Pieces):
    """Writes one listing. A field is there as often as in the samples, which is the number beside it."""

    __slots__ = ()

    def registered(self) -> tuple[str, Fields]:
        """Write a service that CQC registers."""
        is_home = self._often(0.45)
        name = self._name(phrases.HOMES if is_home else phrases.AGENCIES)
        fields: Fields = {
            "sample": True,
            "summary": self._sentence(phrases.SUMMARIES),
            **self._sometimes(0.87, description=self._description()),
            "support": [
                self.chance.choice(HOMES) if is_home else "home-care",
                *self._words("support", 0, 3, leaving_out=(*HOMES, "home-care")),
            ],
            **self._sometimes(0.9, needs=self._words("need", 2, 5)),
            **self._sometimes(0.73, age={"from": self.chance.choice((18, 50, 60, 65))}),
            **({} if is_home else {"area": self._travels()}),
            **self._sometimes(0.83, prices=self._prices("week" if is_home else "hour")),
            **self._sometimes(0.9, pays=self._words("way_to_pay", 2, 4, leaving_out=("free",))),
            **self._sometimes(0.83, availability=self._availability(0.73)),
            **self._sometimes(0.57, languages=["en", *self._words("language", 1, 3, leaving_out=("en",))]),
            **self._sometimes(0.6, accessibility=self._words("accessibility", 3, 7)),
            **self._sometimes(0.67, how_to_start=self.chance.choice(phrases.STARTS)),
            **self._sometimes(0.37, email=f"hello@{as_word(name)}.example.org"),
            **self._sometimes(0.8, contact_by=self._words("contact_way", 2, 4)),
            **self._sometimes(0.23, hours=self._hours()),
            **self._sometimes(0.23, checks=self._checks(1)),
            "council_contract": self._often(0.5),
            **self._sometimes(0.93, assured=self._assured("Nottinghamshire market team")),
            "cqc": self._cqc(name, is_home=is_home),
        }
        return as_word(name), fields

    def micro(self) -> tuple[str, Fields]:
        """Write a very small independent service."""
        name = self._name(phrases.SMALL)
        fields: Fields = {
            "sample": True,
            "name": name,
            "summary": self._sentence(phrases.SUMMARIES),
            "description": self._description(),
            "support": self._words("support", 1, 3, leaving_out=(*HOMES, "home-care", "personal-assistant")),
            "needs": self._words("need", 2, 5),
            **self._sometimes(0.77, area=self._travels()),
            "address": self._address() | {"show": self.chance.choice(("full", "outcode", "none"))},
            **self._contact(name),
            "contact_by": self._words("contact_way", 1, 3),
            **self._sometimes(0.67, hours=self._hours()),
            **self._sometimes(0.93, prices=self._prices("hour")),
            "pays": self._words("way_to_pay", 2, 3, leaving_out=("free",)),
            **self._sometimes(0.93, availability=self._availability(0.5)),
            **self._sometimes(0.33, accessibility=self._words("accessibility", 2, 6)),
            **self._sometimes(0.13, languages=self._words("language", 1, 2)),
            **self._sometimes(0.8, how_to_start=self.chance.choice(phrases.STARTS)),
            **self._sometimes(0.9, checks=self._checks(3)),
            "assured": self._assured("Micro-provider scheme coordinator"),
            "legal_form": self.chance.choice(list(vocabularies()["legal_form"])),
            "team_size": Decimal(self.chance.choice(("0.8", "1", "1.6", "2", "4"))),
            "personal_care": "not-provided",
            **self._sometimes(0.67, scheme="Micro-provider scheme (sample)", supported_since=self._day(900, 200)),
        }
        return as_word(name), fields

    def assistant(self) -> tuple[str, Fields]:
        """Write a personal assistant."""
        name = self.chance.choice(phrases.PEOPLE)
        fields: Fields = {
            "sample": True,
            "name": name,
            "summary": self._sentence(phrases.SUMMARIES),
            "description": self._paragraph(4),
            "support": ["personal-assistant", *self._words("support", 1, 3, leaving_out=("personal-assistant",))],
            "needs": self._words("need", 2, 4),
            "area": self._travels(),
            "outcode": self._outcode(),
            "contact_through": "broker",
            "reference": f"PA-{self.number:05d}",
            "employment": self._words("employment", 1, 2),
            **self._sometimes(0.88, hours_sought={"from": 6, "to": self.chance.choice((16, 20, 30))}),
            **self._sometimes(0.88, experience=self._paragraph(2)),
            "drives": self._often(0.6),
            **self._sometimes(0.88, prices=self._prices("hour")),
            "pays": self._words("way_to_pay", 2, 3, leaving_out=("free",)),
            "availability": self._availability(0.75),
            **self._sometimes(0.5, languages=["en", *self._words("language", 1, 1, leaving_out=("en",))]),
            "checks": self._checks(3),
            "assured": self._assured("Personal assistant team"),
        }
        return f"pa-{self.number:05d}-{as_word(name)}", fields

    def service(self) -> tuple[str, Fields]:
        """Write a service that the council or the NHS pays for."""
        name = self._name(phrases.SERVICES)
        named = self.chance.sample(phrases.PARTS, 3)
        fields: Fields = {
            "sample": True,
            "name": name,
            "summary": self._sentence(phrases.SUMMARIES),
            "description": self._description(),
            "support": self._words("support", 1, 3),
            "needs": self._words("need", 1, 4),
            "area": {"districts": [district.slug for district in self.area.districts]},
            "phone": self._phone(),
            "contact_by": ["phone"],
            **self._sometimes(0.37, pays=["free"]),
            "how_to_start": self.chance.choice(phrases.STARTS),
            "assured": self._assured("Joint commissioning team"),
            "who_for": self._paragraph(1),
            "referral": {
                "route": self.chance.choice(("self", "professional", "either")),
                "how": self._paragraph(1),
                "triggers": self.chance.sample(phrases.TRIGGERS, 2),
            },
            **self._sometimes(0.2, time_limit="Up to six weeks"),
            **self._sometimes(0.37, components=[{"name": part, "what": self._paragraph(1)} for part in named]),
            "commissioners": ["Nottinghamshire County Council"],
            **self._sometimes(0.5, contract={"type": "Framework", "start": date(2024, 4, 1), "end": date(2028, 3, 31)}),
            **self._sometimes(0.84, results=self.chance.sample(phrases.RESULTS, 2)),
        }
        return as_word(name), fields

    def _cqc(self, name: str, *, is_home: bool) -> Fields:
        """Write what CQC publishes of a location; one in seven belongs to a provider with several."""
        provider = {"provider_id": f"1-{7_000_000 + self.number}", "provider_name": f"{name} Limited"}
        if self._often(0.15):
            several = self.number // BLOCK * ORGANISATIONS + self.chance.randrange(ORGANISATIONS)
            first = phrases.FIRST[several % len(phrases.FIRST)]
            provider = {
                "provider_id": f"1-{6_000_000 + several}",
                "provider_name": f"{first} Care Group {several} Limited",
            }
        good = self.chance.choice(("Good", "Good", "Good", "Good", "Outstanding", "Requires improvement"))
        answers = dict.fromkeys(("overall", "safe", "effective", "caring", "responsive", "well_led"), good)
        return {
            "location_id": f"1-{8_000_000 + self.number}",
            **provider,
            "name": name,
            **self._address(),
            "local_authority": self.area.name,
            "phone": self._phone(),
            **self._sometimes(0.87, website=f"https://{as_word(name)}.example.org"),
            "service_types": [self.chance.choice(RESIDENTIAL)] if is_home else ["Homecare agencies"],
            "specialisms": self.chance.sample(phrases.SPECIALISMS, self.chance.randint(2, 5)),
            "regulated_activities": [ACCOMMODATION if is_home else "Personal care"],
            **({"beds": self.chance.randint(5, 80)} if is_home else {}),
            **self._sometimes(0.97, rating={**answers, "published": self._day(2000, 60)}),
            **self._sometimes(0.9, latest_check=self._day(2000, 90)),
        }
