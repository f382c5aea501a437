"""Make a frozen record from the checked data of a file."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from plugins.records.listing import Listing

T = TypeVar("T")
Convert = Callable[[Any], Any]

# What CQC's words mean in ours. “Supported housing” is extra care; the bare inspection categories are all
# that the “latest ratings” file says of most locations. Source: the headings of both files, July and
# September 2026.
SUPPORT_OF_SERVICE_TYPE = {
    "homecare agencies": ("home-care",),
    "homecare": ("home-care",),
    "community based adult social care services": ("home-care",),
    "residential homes": ("care-home",),
    "care home": ("care-home",),
    "care homes": ("care-home",),
    "residential social care": ("care-home",),
    "nursing homes": ("nursing-home",),
    "nursing home": ("nursing-home",),
    "supported living": ("supported-living",),
    "supported housing": ("extra-care",),
    "extra care housing": ("extra-care",),
    "extra care": ("extra-care",),
    "shared lives": ("shared-lives",),
    "hospice": ("end-of-life-care",),
    "home hospice care": ("end-of-life-care",),
}
NEEDS_OF_SPECIALISM = {
    "caring for adults over 65 yrs": ("older-people",),
    "dementia": ("dementia",),
    "physical disabilities": ("physical-disability",),
    "learning disabilities": ("learning-disability",),
    "mental health conditions": ("mental-health",),
    "sensory impairment": ("sight-loss", "hearing-loss"),
    "substance misuse problems": ("drugs-and-alcohol",),
    "eating disorders": ("eating-disorders",),
    "services for everyone": ("anyone",),
}


def listing_from(slug: str, kind: str, data: dict[str, Any]) -> Listing:
    """Make a listing from data that its schema passed; what a registered one leaves out comes from CQC."""
    if kind == "registered":
        data = _from_cqc(data["cqc"]) | data
    return build(Listing, {"slug": slug, "kind": kind} | data)


def build(cls: type[T], data: dict[str, Any]) -> T:
    """Make a frozen dataclass from data: lists become tuples, dates and pounds become values.

    A class with a method `read` makes its own value from the text.
    """
    converters = _converters(cls)  # type: ignore[arg-type]  # every class is hashable
    values = {}
    for key, value in data.items():
        name, convert = converters[key]
        values[name] = value if convert is None else convert(value)
    return cls(**values)


def _from_cqc(cqc: dict[str, Any]) -> dict[str, Any]:
    """What CQC's block says of the fields everybody has."""
    found: dict[str, Any] = {"name": cqc["name"]}
    found |= {key: cqc[key] for key in ("phone", "website") if key in cqc}
    if "provider_name" in cqc:
        found["organisation"] = {"name": cqc["provider_name"]}
        if "provider_id" in cqc:
            found["organisation"]["cqc_provider_id"] = cqc["provider_id"]
    if "postcode" in cqc:
        found["address"] = {key: cqc[key] for key in ("street", "town", "postcode", "district") if key in cqc}
        found["address"]["show"] = "full"
    found["support"] = _mapped(cqc.get("service_types", ()), SUPPORT_OF_SERVICE_TYPE)
    found["needs"] = _mapped(cqc.get("specialisms", ()), NEEDS_OF_SPECIALISM)
    if "gone" in cqc:
        found["status"] = {
            "state": "closed",
            "since": cqc["gone"],
            "reason": "It is no longer on the Care Quality Commission's list of registered services.",
        }
    return found


def _mapped(said: Iterable[str], meaning: Mapping[str, tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys(word for text in said for word in meaning.get(text.lower(), ())))


@functools.cache
def _converters(cls: type) -> dict[str, tuple[str, Convert | None]]:
    """For each field of a file, the name of the dataclass's field and how its value is made."""
    hints = typing.get_type_hints(cls)
    fields = dataclasses.fields(cls)
    return {field.name.rstrip("_"): (field.name, _converter(hints[field.name])) for field in fields}


def _converter(hint: Any) -> Convert | None:
    if isinstance(hint, types.UnionType):
        (hint,) = (part for part in typing.get_args(hint) if part is not type(None))
    if typing.get_origin(hint) is tuple:
        item = _converter(typing.get_args(hint)[0])
        return tuple if item is None else lambda values: tuple(item(value) for value in values)
    if isinstance(hint, type) and hasattr(hint, "read"):
        return typing.cast("Convert", hint.read)
    if hint is date:
        return date.fromisoformat
    if hint is Decimal:
        return lambda value: Decimal(str(value))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return functools.partial(build, hint)
    return None
