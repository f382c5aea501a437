"""A council's settings are read once, and each mistake in them is named with its remedy."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from plugins.settings import NO_TILES, SettingsError, Tiles, contrast, read_settings, settings_from, today
from tests.builders import PELICANCONF, write_repository

COUNCIL_PARTS = (
    "name, website, phone, email, out_of_hours_phone, safeguarding_phone, "
    "personal_assistant_phone, personal_assistant_email"
)
BRAND_PARTS = "colour, accent, logo"


def settings_with(**changes: Any) -> dict[str, Any]:
    """Change settings; a group's parts are changed one by one, and None takes a part or a setting out."""
    raw = copy.deepcopy(PELICANCONF)
    for key, change in changes.items():
        if isinstance(change, dict):
            raw[key] = {name: value for name, value in (raw[key] | change).items() if value is not None}
        else:
            raw[key] = change
    return {key: value for key, value in raw.items() if value is not None}


def test_settings_are_read_from_pelicans_file(tmp_path: Path) -> None:
    settings = read_settings(write_repository(tmp_path) / "pelicanconf.py")
    assert settings == settings_from(PELICANCONF)
    assert settings.name == "Choose My Support"
    assert settings.council.phone == "01632 960000"
    assert settings.brand.colour == "#1d4f5c"
    assert settings.freshness.hidden == 12
    assert settings.direct_payment is not None
    assert (settings.direct_payment.rate, settings.direct_payment.day) == ("21.60", date(2026, 4, 6))


def test_a_council_may_have_no_one_rate() -> None:
    assert settings_from({**PELICANCONF, "DIRECT_PAYMENT": None}).direct_payment is None


def test_map_tiles_may_be_left_out() -> None:
    for tiles in (None, {}, {"address": "", "attribution": ""}):
        assert settings_from(PELICANCONF | {"MAP_TILES": tiles}).tiles == NO_TILES
    tiles = {"address": "https://tiles.example.org/{z}/{x}/{y}.png", "attribution": "Ordnance Survey"}
    assert settings_from(PELICANCONF | {"MAP_TILES": tiles}).tiles == Tiles(**tiles)


@pytest.mark.parametrize(
    ("address", "attribution", "said"),
    [
        ("http://tiles.example.org/{z}/{x}/{y}.png", "OS", "It starts with https://"),
        ("https://tiles.example.org/{z}/{x}.png", "OS", "It starts with https://"),
        ("https://tiles.example.org; script-src *//{z}/{x}/{y}.png", "OS", "It starts with https://"),
        ("https://tiles.example.org/{z}/{x}/{y}.png", "", "Say who made the map"),
    ],
)
def test_map_tiles_that_cannot_be_used(address: str, attribution: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        settings_from(PELICANCONF | {"MAP_TILES": {"address": address, "attribution": attribution}})


@pytest.mark.parametrize(
    ("url", "read", "base"),
    [
        ("", "", ""),
        ("https://a.example/", "https://a.example", ""),
        ("https://a.example/care/", "https://a.example/care", "/care"),
    ],
)
def test_an_address_has_no_slash_at_its_end(url: str, read: str, base: str) -> None:
    settings = settings_from(settings_with(SITEURL=url))
    assert (settings.url, settings.base) == (read, base)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"SITENAME": None}, 'SITENAME is missing. Add a line like SITENAME = "…".'),
        ({"SITENAME": ""}, 'SITENAME is missing. Add a line like SITENAME = "…".'),
        ({"REPORT_TO": None}, 'REPORT_TO is missing. Add a line like REPORT_TO = "…".'),
        ({"DIRECT_PAYMENT": None}, "DIRECT_PAYMENT is missing. It holds rate, since, source, link."),
        ({"DIRECT_PAYMENT": {"rate": 21.6}}, "DIRECT_PAYMENT “rate” must be text in quotes."),
        (
            {"DIRECT_PAYMENT": {"rate": "£21.60"}},
            "DIRECT_PAYMENT “rate” is “£21.60”. Write the pounds for an hour, without £, like 21.60.",
        ),
        (
            {"DIRECT_PAYMENT": {"rate": "0.00"}},
            "DIRECT_PAYMENT “rate” is “0.00”. Write the pounds for an hour, without £, like 21.60.",
        ),
        (
            {"DIRECT_PAYMENT": {"since": "April 2026"}},
            "DIRECT_PAYMENT “since” is “April 2026”. Write the day the rate began, like 2026-04-06.",
        ),
        (
            {"DIRECT_PAYMENT": {"since": "2026-02-30"}},
            "DIRECT_PAYMENT “since” is “2026-02-30”. Write the day the rate began, like 2026-04-06.",
        ),
        (
            {"DIRECT_PAYMENT": {"source": " "}},
            "DIRECT_PAYMENT “source” is empty. Name the paper or page that gives the rate.",
        ),
        (
            {"DIRECT_PAYMENT": {"link": "http://example.org"}},
            "DIRECT_PAYMENT “link” starts with https://, or is empty.",
        ),
        ({"COUNCIL": None}, f"COUNCIL is missing. It holds {COUNCIL_PARTS}."),
        ({"BRAND": "#1d4f5c"}, f"BRAND is missing. It holds {BRAND_PARTS}."),
        ({"BRAND": {"logo": None}}, f"BRAND lacks “logo”. It holds {BRAND_PARTS}."),
        (
            {"BRAND": {"logo": None, "font": "x"}},
            f"BRAND lacks “logo”; has “font”, which is not one of its parts. It holds {BRAND_PARTS}.",
        ),
        ({"COUNCIL": {"phone": 1632960000}}, "COUNCIL “phone” must be text in quotes."),
        ({"FRESHNESS": {"ageing": "3"}}, "FRESHNESS “ageing” must be a whole number."),
        (
            {"FRESHNESS": {"sinking": 12}},
            "FRESHNESS must rise from ageing to sinking to hidden, like 3, 6 and 12.",
        ),
        (
            {"FRESHNESS": {"ageing": 0}},
            "FRESHNESS must rise from ageing to sinking to hidden, like 3, 6 and 12.",
        ),
        ({"BRAND": {"colour": "teal"}}, "BRAND “colour” is “teal”. Write six hexadecimal digits, like #1d4f5c."),
        ({"BRAND": {"accent": "#fff"}}, "BRAND “accent” is “#fff”. Write six hexadecimal digits, like #1d4f5c."),
        (
            {"BRAND": {"accent": "#777777"}},
            "white text on BRAND “accent” #777777 has a contrast of 4.47; people need 4.5. Choose a darker colour.",
        ),
        (
            {"REPORT_TO": "http://example.org"},
            "REPORT_TO is “email” or an address that starts with https://.",
        ),
    ],
)
def test_a_mistake_is_named_with_its_remedy(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError) as raised:
        settings_from(settings_with(**changes), "conf.py")
    assert str(raised.value) == f"conf.py: {message}"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as raised:
        read_settings(tmp_path / "pelicanconf.py")
    assert str(raised.value) == "pelicanconf.py is not here. Run this in the folder that holds pelicanconf.py."


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("SITENAME = ", "invalid syntax (pelicanconf.py, line 1)"),
        ("1 / 0", "division by zero"),
        ("raise SystemExit('bye')", "bye"),
    ],
)
def test_a_file_that_cannot_be_run(code: str, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "pelicanconf.py"
    path.write_text(code, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        read_settings(path)
    assert str(raised.value) == f"pelicanconf.py cannot be read: {problem}"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.00),
        ("#333333", "#ffffff", 12.63),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """The ratios are those of WebAIM's contrast checker."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_day_is_that_of_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 11, 20, 23, 59, tzinfo=UTC).timestamp())))
    assert today() == date(2026, 11, 20)


def test_without_it_the_day_is_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert abs((today() - datetime.now(UTC).date()).days) <= 1


@pytest.mark.parametrize("epoch", ["today", "1e9", "99999999999999999999"])
def test_an_epoch_that_is_no_day(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(SettingsError) as raised:
        today()
    remedy = "Give the seconds since 1970, like 1790000000, or leave it out."
    assert str(raised.value) == f"SOURCE_DATE_EPOCH is “{epoch}”. {remedy}"
