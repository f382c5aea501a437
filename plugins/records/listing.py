"""A listing: one service that a person can choose, at one place or across one area."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from plugins.records.pickles import quick_to_pickle

# Ours; changing it changes every id in the feeds.
NAMESPACE = uuid.UUID("6d0d5c0e-6a3c-5b0e-9a55-3f2b7c1d8e90")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Who runs a service."""

    name: str
    cqc_provider_id: str | None = None
    company_number: str | None = None
    charity_number: str | None = None
    website: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeRange:
    """The ages a service is for, in years; None is no limit."""

    from_: int | None = None
    to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceArea:
    """Where a service comes to people: districts by slug, or so many miles of an outcode."""

    districts: tuple[str, ...] = ()
    miles: int | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a service is; `show` (full, outcode or none) says how much of it may leave this program."""

    street: str | None = None
    town: str | None = None
    postcode: str
    district: str | None = None
    show: str

    @property
    def outcode(self) -> str:
        """Give the first half of the postcode."""
        return self.postcode.split(" ")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Some days of the week and when they open and close (24:00 is midnight)."""

    days: tuple[str, ...]
    opens: str
    closes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What people pay, in pounds; `to` is the highest where it varies. `minimum_minutes` is the least time charged."""

    amount: Decimal
    unit: str
    to: Decimal | None = None
    for_: str | None = None
    includes: str | None = None
    minimum: str | None = None
    minimum_minutes: int | None = None
    from_: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """Whether there were places, on a day."""

    state: str
    as_of: date
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A paper that somebody other than the provider has seen."""

    kind: str
    seen_by: str
    seen_on: date
    level: str | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture in providers/photos and what it shows."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assured:
    """Who (a role) last checked a whole listing, and when."""

    date: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Whether a service is open: active, temporarily-closed or closed."""

    state: str
    since: date
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts come from, when not from the service itself."""

    title: str
    website: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """CQC's rating of a location: the whole, and its five key questions."""

    overall: str
    safe: str | None = None
    effective: str | None = None
    caring: str | None = None
    responsive: str | None = None
    well_led: str | None = None
    published: date | None = None
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cqc:
    """What CQC publishes of a location. Only the importer writes it."""

    location_id: str
    name: str
    provider_id: str | None = None
    provider_name: str | None = None
    brand: str | None = None
    also_known_as: str | None = None
    street: str | None = None
    town: str | None = None
    postcode: str | None = None
    district: str | None = None
    local_authority: str | None = None
    phone: str | None = None
    website: str | None = None
    service_types: tuple[str, ...] = ()
    specialisms: tuple[str, ...] = ()
    regulated_activities: tuple[str, ...] = ()
    beds: int | None = None
    latest_check: date | None = None
    rating: Rating | None = None
    gone: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursSought:
    """Hours a week a personal assistant wants."""

    from_: int | None = None
    to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """How people come to a commissioned service."""

    route: str
    how: str | None = None
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part, or a level, of a commissioned service."""

    name: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What is known of a commissioned service's contract."""

    reference: str | None = None
    type: str | None = None
    start: date | None = None
    end: date | None = None
    extension: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A listing of any kind. Words (support, needs, …) are those of the schema's vocabularies.

    Fields a kind does not have are None or empty. `address` is what the record holds: pages and feeds ask
    `public_address`, which obeys `show`.
    """

    slug: str
    kind: str
    name: str
    sample: bool = False
    organisation: Organisation | None = None
    summary: str | None = None
    description: str | None = None
    support: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    age: AgeRange | None = None
    area: ServiceArea | None = None
    address: Address | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    contact_by: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()
    prices: tuple[Price, ...] = ()
    pays: tuple[str, ...] = ()
    availability: Availability | None = None
    languages: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    how_to_start: str | None = None
    checks: tuple[Check, ...] = ()
    photos: tuple[Photo, ...] = ()
    assured: Assured | None = None
    status: Status | None = None
    sources: tuple[Source, ...] = ()
    # registered
    cqc: Cqc | None = None
    council_contract: bool | None = None
    # micro
    legal_form: str | None = None
    team_size: Decimal | None = None
    personal_care: str | None = None
    cqc_location_id: str | None = None
    scheme: str | None = None
    supported_since: date | None = None
    # personal-assistant
    outcode: str | None = None
    contact_through: str | None = None
    reference: str | None = None
    employment: tuple[str, ...] = ()
    hours_sought: HoursSought | None = None
    experience: str | None = None
    drives: bool | None = None
    # service
    who_for: str | None = None
    referral: Referral | None = None
    response_time: str | None = None
    time_limit: str | None = None
    components: tuple[Part, ...] = ()
    levels: tuple[Part, ...] = ()
    single_point_of_access: bool | None = None
    commissioners: tuple[str, ...] = ()
    contract: Contract | None = None
    results: tuple[str, ...] = ()
    # worked out when the records are loaded
    districts: tuple[str, ...] = field(default=())

    @property
    def id(self) -> uuid.UUID:
        """Give the id used in feeds: a UUIDv5 of the slug, the same while the file keeps its name."""
        return uuid.uuid5(NAMESPACE, self.slug)

    @property
    def public_address(self) -> tuple[str, ...]:
        """Give the lines of the address that may be shown; empty when nothing may."""
        where = self.address
        if where is None:
            return () if self.outcode is None else (self.outcode,)
        if where.show == "full":
            return tuple(line for line in (where.street, where.town, where.postcode) if line)
        return tuple(line for line in (where.town, where.outcode) if line) if where.show == "outcode" else ()

    @property
    def comes_to_you(self) -> bool:
        """Tell whether the service goes to people, rather than people to it."""
        return self.area is not None

    @property
    def is_open(self) -> bool:
        """Tell whether the service is open."""
        return self.status is None or self.status.state == "active"


for _record in (
    Organisation, AgeRange, ServiceArea, Address, Hours, Price, Availability, Check,
    Photo, Assured, Status, Source, Rating, Cqc, HoursSought, Referral,
    Part, Contract, Listing,
):  # fmt: skip
    quick_to_pickle(_record)
