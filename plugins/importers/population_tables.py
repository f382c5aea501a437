"""Read how many people of each age live in a district, in the layouts that ONS's estimates come in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.importers.account import Account
from plugins.importers.cells import text_of
from plugins.importers.table import Row, Shape, Table, UnreadableFileError, read_table
from plugins.records.problem import shorten

# From and to which age, each included; the last three have no end.
BANDS: Mapping[str, tuple[int, int | None]] = {
    "aged-18-to-64": (18, 64),
    "aged-65-and-over": (65, None),
    "aged-75-and-over": (75, None),
    "aged-85-and-over": (85, None),
}
COLUMNS = dict(zip(("age_18_64", "age_65_plus", "age_75_plus", "age_85_plus"), BANDS, strict=True))
BY_BAND = Shape("a column for each age band", ("district_code", *COLUMNS))
BY_ROW = Shape("Nomis, a row for each age", ("geography_code", "c_age_name", "obs_value"))
BY_YEAR = Shape("ONS, a column for each year of age", ("code", "all ages", "18", "65", "85"))
FIRST, TOP = 18, 90  # the first year of age that is needed, and the one that stands for itself and all above it
LARGEST = 256 * 1024 * 1024  # bytes; every district, year of age and sex of ten years is a tenth of it
NUMBER = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.0+)?")
AGE = re.compile(r"(?:aged? )?([0-9]{1,3})( ?\+| and over)?", re.IGNORECASE)
YEAR = re.compile(r"(?:mid-?)?((?:19|20)[0-9]{2})", re.IGNORECASE)
MID_YEAR = re.compile(r"mid[-_ ]?((?:19|20)[0-9]{2})", re.IGNORECASE)
BOTH_SEXES, EACH_SEX = ("total", "persons", "all persons"), ("male", "female")
MOST_FAULTS = 40

Who = tuple[str, int]  # a district's code and a year
Ages = dict[int, int]


@dataclass(frozen=True, slots=True)
class Residents:
    """How many people of each band lived in a district in the middle of a year."""

    code: str
    year: int
    bands: Mapping[str, int]


@dataclass(slots=True)
class _Reading:
    """What is found on the way through a table; `names` are the area's districts by their codes."""

    names: Mapping[str, str]
    account: Account
    faults: list[str] = field(default_factory=list)
    seen: set[Who] = field(default_factory=set)
    faulty: set[str] = field(default_factory=set)  # codes of districts with a fault: one is told once

    def count(self, who: Who) -> None:
        """Account for a row that is written."""
        self.account.add("written", things=int(who not in self.seen))
        self.seen.add(who)

    def number(self, row: Row, column: str) -> int | None:
        """Read a number of people; what is none is a fault."""
        text = text_of(row[column])
        found = NUMBER.fullmatch(text)
        if found is None:
            said = "is empty" if not text else f"is {shorten(text)}, and not a number of people"
            self.fault(row, f"“{column}” of {self.names[_code(row)]} {said}")
            return None
        return int(found[1].replace(",", ""))

    def fault(self, row: Row, message: str) -> None:
        """Keep a fault with its line."""
        self.faulty.add(_code(row))
        self.faults.append(f"{row.path}, line {row.line}: {message}.")


def read_population(path: Path, names: Mapping[str, str], year: int | None) -> tuple[list[Residents], Account]:
    """Give the residents of each district of the area, in order, and the account of every row.

    `year` is that of a file which does not say it. Raises UnreadableFileError with every fault at once.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableFileError(f"{path} is larger than {LARGEST // 2**20} MB. Is it the right file?")
    except OSError as error:
        raise UnreadableFileError(f"{path} cannot be read: {error.strerror or error}.") from error
    table = read_table(path, (BY_BAND, BY_ROW, BY_YEAR))
    reading = _Reading(names, Account("districts"))
    if table.shape is BY_ROW:
        found = _from_rows(table, reading)
    else:
        found = _from_columns(table, reading, year or _year_of_name(path))
    reading.faults += _missing(path, found, reading)
    if reading.faults:
        raise UnreadableFileError(_all_of(reading.faults))
    reading.account.balance(len(table.rows), len(found))
    return sorted(found, key=lambda one: (one.year, names[one.code])), reading.account


def _code(row: Row) -> str:
    return next((text for name in ("district_code", "geography_code", "code") if (text := text_of(row[name]))), "")


def _is_ours(row: Row, reading: _Reading) -> bool:
    """Tell whether a row is of a district of the area; account for it when it is not."""
    code = _code(row)
    if code in reading.names:
        if row.overflow:
            reading.fault(row, "It has more cells than the first line has columns")
        return not row.overflow
    reading.account.add(*(("not in scope", "not in this area") if code else ("unreadable", "no code of a district")))
    return False


def _from_columns(table: Table, reading: _Reading, year: int) -> list[Residents]:
    """Read a table with a row for each district."""
    found: dict[Who, Residents] = {}
    lines: dict[str, int] = {}
    for row in table.rows:
        if not _is_ours(row, reading):
            continue
        code = _code(row)
        if code in lines:
            name = reading.names[code]
            reading.fault(row, f"{name} is on line {lines[code]} already. Keep one of the two")
            continue
        lines[code] = row.line
        if table.shape is BY_BAND:
            numbers = {band: reading.number(row, column) for column, band in COLUMNS.items()}
            bands = {band: number for band, number in numbers.items() if number is not None}
        else:
            bands = _bands({age: number for age in _ages(row) if (number := reading.number(row, f"{age}")) is not None})
        total = next((column for column in ("total", "all ages") if column in row.columns), None)
        whole = reading.number(row, total) if total is not None else None
        reading.faults += (
            f"{row.path}, line {row.line}: {said}" for said in _untrue(bands, whole, reading.names[code])
        )
        found[code, year] = Residents(code, year, bands)
        reading.count((code, year))
    return list(found.values())


def _ages(row: Row) -> Iterator[str]:
    """Give the columns of the years of age, from the first that is needed."""
    for column in row.columns:
        age = AGE.fullmatch(column)
        if age is not None and int(age[1]) >= FIRST:
            yield column


def _bands(ages: Mapping[str, int]) -> dict[str, int]:
    """Add years of age up to bands, where all of them are there."""
    years = {int(found[1]): number for text, number in ages.items() if (found := AGE.fullmatch(text))}
    wanted = {band: range(first, (last or TOP) + 1) for band, (first, last) in BANDS.items()}
    return {
        band: sum(years[age] for age in of_band)
        for band, of_band in wanted.items()
        if all(age in years for age in of_band)
    }


def _from_rows(table: Table, reading: _Reading) -> list[Residents]:
    """Read a table with a row for each district, year, sex and age."""
    numbers: dict[tuple[Who, str], Ages] = defaultdict(dict)
    lines: dict[tuple[Who, str, str], int] = {}
    for row in table.rows:
        if not _is_ours(row, reading):
            continue
        skipped = _not_needed(row)
        if skipped:
            reading.account.add("not in scope", skipped)
            continue
        when = YEAR.fullmatch(text_of(row["date_name"]) or text_of(row["date"]))
        number = reading.number(row, "obs_value")
        if when is None or number is None:
            if when is None:
                reading.fault(row, "It does not say which year it is of, under “date_name”")
            continue
        who, sex, age = (_code(row), int(when[1])), _sex(row), text_of(row["c_age_name"])
        first = lines.setdefault((who, sex, age.lower()), row.line)
        if first != row.line:
            reading.fault(row, f"{reading.names[who[0]]} has a number for “{age}” on line {first} already")
            continue
        numbers[who, sex][_top_of(age)] = number
        reading.count(who)
    return [_resident(who, numbers, reading) for who in sorted(reading.seen)]


def _not_needed(row: Row) -> str:
    """Say why a row of the area is not needed; nothing when it is."""
    if text_of(row["measures_name"]).lower() not in ("", "value"):
        return "not a number of people"
    age = AGE.fullmatch(text_of(row["c_age_name"]))
    if age is None or not FIRST <= int(age[1]) <= TOP or bool(age[2]) != (int(age[1]) == TOP):
        return "not a year of age from 18"
    return ""


def _top_of(age: str) -> int:
    found = AGE.fullmatch(age)
    return int(found[1]) if found is not None else 0


def _sex(row: Row) -> str:
    return (text_of(row["gender_name"]) or text_of(row["sex_name"]) or "total").lower()


def _resident(who: Who, numbers: Mapping[tuple[Who, str], Ages], reading: _Reading) -> Residents:
    """Put the ages of a district together: of everybody, else of both sexes."""
    whole = next((numbers[who, sex] for sex in BOTH_SEXES if (who, sex) in numbers), None)
    if whole is None:
        sexes = [numbers.get((who, sex), {}) for sex in EACH_SEX]
        if not all(sexes):
            reading.faults.append(f"{reading.names[who[0]]} has the number of one sex only. Choose “Total” on Nomis.")
        whole = Counter(sexes[0]) + Counter(sexes[1])
        whole |= {age: 0 for age in sexes[0].keys() & sexes[1].keys() if age not in whole}
    return Residents(*who, _bands({f"{age}": number for age, number in whole.items()}))


def _untrue(bands: Mapping[str, int], total: int | None, name: str) -> Iterator[str]:
    """Say which numbers of a district cannot all be true."""
    order = [band for band in BANDS if band in bands]
    for older, younger in (("aged-75-and-over", "aged-65-and-over"), ("aged-85-and-over", "aged-75-and-over")):
        if older in order and younger in order and bands[older] > bands[younger]:
            said = f"{bands[older]:,} people {_words(older)}, and only {bands[younger]:,} {_words(younger)}"
            yield f"{name} has {said}. Both cannot be true."
    grown = sum(bands.get(band, 0) for band in ("aged-18-to-64", "aged-65-and-over"))
    if total is not None and grown > total:
        yield f"{name} has {grown:,} people from 18, and only {total:,} of all ages. Both cannot be true."


def _words(band: str) -> str:
    return band.replace("-", " ")


def _missing(path: Path, found: Sequence[Residents], reading: _Reading) -> Iterator[str]:
    """Say which districts, and which ages of them, the file lacks."""
    there = {(one.code, one.year) for one in found}
    years = sorted({one.year for one in found})
    for code, name in reading.names.items():
        if code in reading.faulty:
            continue
        lacking = [f"{year}" for year in years if (code, year) not in there]
        if lacking or not years:
            yield (
                f"{path} has no row for {name} ({code}){' in ' if lacking else ''}{', '.join(lacking)}. "
                "Codes change when councils do: is the file of the same time as content/area/area.yaml?"
            )
    for one in found:
        missing = [_words(band) for band in BANDS if band not in one.bands]
        if missing and one.code not in reading.faulty:
            yield (
                f"{path} has not every age of {reading.names[one.code]}, so nobody can say how many are "
                f"{' or '.join(missing)}. Choose each year of age from 18 to 90 and over."
            )


def _year_of_name(path: Path) -> int:
    found = MID_YEAR.search(path.name)
    if found is None:
        raise UnreadableFileError(f"{path} does not say which year it is of. Add it, like “--year 2020”.")
    return int(found[1])


def _all_of(faults: Sequence[str]) -> str:
    rest = len(faults) - MOST_FAULTS
    lines = [*faults[:MOST_FAULTS], *([f"… and {rest:,} more."] if rest > 0 else [])]
    return "\n".join([*lines, "Nothing was changed."])
