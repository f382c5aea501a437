"""People by age come from ONS's estimates; what cannot be true is refused, all at once, and nothing is written."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from plugins.choose.cli import main
from plugins.market.figures.load import load_figures
from plugins.market.records.load import load_market
from plugins.records.load import load
from tests.builders import write_repository
from tests.importers.builders import SHARED, TODAY, choose, tree_of
from tests.market.builders import file_of, path_of, write_market

HEAD = "district_code,district,total,age_18_64,age_65_plus,age_75_plus,age_85_plus\n"
NORTHAM = "E07000001,Northam,1000,500,200,90,30\n"
SOUTHAM = "E07000002,Southam,2000,1100,450,200,70\n"
ELSEWHERE = "E07000009,Elsewhere,x,x,x,x,x\n"
WHOLE = HEAD + NORTHAM + SOUTHAM + ELSEWHERE
TABLE = """\
measure,period,zone,value
aged-18-to-64,2020-06-30,,1600
aged-18-to-64,2020-06-30,northam,500
aged-18-to-64,2020-06-30,southam,1100
aged-65-and-over,2020-06-30,,650
aged-65-and-over,2020-06-30,northam,200
aged-65-and-over,2020-06-30,southam,450
aged-75-and-over,2020-06-30,,290
aged-75-and-over,2020-06-30,northam,90
aged-75-and-over,2020-06-30,southam,200
aged-85-and-over,2020-06-30,,100
aged-85-and-over,2020-06-30,northam,30
aged-85-and-over,2020-06-30,southam,70
"""
RECORD = Path("content/market/indicators/population.yaml")
NOMIS = "DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER_NAME,C_AGE_NAME,MEASURES_NAME,OBS_VALUE\n"


def write(folder: Path, content: str | bytes, name: str = "districts-mid-2020.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def table(root: Path) -> str:
    return (root / RECORD).with_suffix(".csv").read_text(encoding="utf-8")


def nomis(code: str, name: str, year: int, sexes: Sequence[str] = ("Total",), each: int = 2) -> str:
    ages = ["All Ages", *(f"Age {age}" for age in range(90)), "Aged 90+"]
    return "".join(f"{year},{name},{code},{sex},{age},Value,{each}\n" for sex in sexes for age in ages)


def refused(root: Path, file: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """Give what an import is refused with, having changed nothing."""
    before = tree_of(root)
    assert choose(root, "import", "population", file, *options) == 2
    assert tree_of(root) == before
    return capsys.readouterr().err.replace(f"{file}", "FILE").splitlines()


def test_bands_of_the_areas_districts_are_written_with_their_sum(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert choose(root, "import", "population", write(tmp_path, WHOLE), "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert {(one["outcome"], one["reason"]): (one["rows"], one["districts"]) for one in data["outcomes"]} == {
        ("written", ""): (2, 2),
        ("not in scope", "not in this area"): (1, 0),
    }
    assert data["changed_files"] == [
        "content/market/documents.yaml",
        "content/market/indicators/population.csv",
        "content/market/indicators/population.yaml",
    ]
    assert table(root) == TABLE


@pytest.mark.parametrize(
    "content",
    [
        WHOLE.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + WHOLE.encode(),
        WHOLE.replace("Elsewhere", "Elsewhère").encode("cp1252"),
        WHOLE.replace("2000,1100", '"2,000","1,100"').encode(),
        WHOLE.replace("Southam,2000,1100", "Southam,2000.0,1100.00").encode(),
        ("ONS,,\n\nMid-year estimates,\n" + WHOLE + "\nSource: ONS\n").encode(),
    ],
    ids=["CRLF", "BOM", "cp1252", "thousands", "decimals", "lead lines and a footnote"],
)
def test_a_table_may_be_saved_in_many_ways(content: bytes, root: Path, tmp_path: Path) -> None:
    assert choose(root, "import", "population", write(tmp_path, content)) == 0
    assert table(root) == TABLE


def test_nomis_gives_a_row_for_each_year_of_age(root: Path, tmp_path: Path) -> None:
    rows = nomis("E07000001", "Northam", 2022) + nomis("E07000002", "Southam", 2022, ("Male", "Female"))
    percent = "2022,Northam,E07000001,Total,Age 40,Percent,1.2\n"
    file = write(tmp_path, NOMIS + rows + percent + "2022,Band,E07000001,Total,Aged 16 to 64,Value,98\n", "nomis.csv")
    assert choose(root, "import", "population", file) == 0
    found = dict(line.rsplit(",", 1) for line in table(root).splitlines()[1:])
    assert found["aged-18-to-64,2022-06-30,northam"] == str(47 * 2)
    assert found["aged-65-and-over,2022-06-30,northam"] == str(26 * 2)
    assert found["aged-85-and-over,2022-06-30,southam"] == str(6 * 4)
    assert found["aged-75-and-over,2022-06-30,"] == str(16 * 6)


def test_ons_gives_a_column_for_each_year_of_age(root: Path, tmp_path: Path) -> None:
    ages = [*map(str, range(90)), "90+"]
    head = ",".join(["Code", "Name", "Geography", "All ages", *ages])
    rows = [",".join([code, "A", "District", "91", *["1"] * 91]) for code in ("E07000001", "E07000002", "K02000001")]
    file = write(tmp_path, "\n".join(["MYE2: Persons", head, *rows]), "mye.csv")
    assert choose(root, "import", "population", file, "--year", "2023") == 0
    assert "aged-65-and-over,2023-06-30,northam,26\n" in table(root)
    assert "aged-85-and-over,2023-06-30,,12\n" in table(root)


def test_what_was_imported_can_be_checked_and_shown_at_once(root: Path, tmp_path: Path) -> None:
    choose(root, "import", "population", write(tmp_path, WHOLE))
    market, problems = load_market(root, load(root, TODAY).catalogue, TODAY)
    assert problems == ()
    assert market.datasets["population"].sources[0].document == "ons-population-estimates"
    figures = load_figures(root, load(root, TODAY).catalogue, TODAY).figures
    assert figures["population.aged-65-and-over.northam"].dated == "200 people (at 30 June 2020)"
    assert figures["population.aged-85-and-over"].place is None
    event = ("new", "event", "--title", "A forum", "--owner", "Us", "--kind", "forum")
    assert main(["--root", str(root), *event]) == 0, "the document that a new record names is there"


def test_a_second_run_changes_nothing_and_what_people_wrote_stays(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, WHOLE)
    choose(root, "import", "population", file)
    record = root / RECORD
    record.write_text(record.read_text().replace("People by age", "Who lives here").replace("Market team", "Us"))
    csv = record.with_suffix(".csv")
    csv.write_text(
        TABLE.replace("value", "value,note").replace("southam,450", "southam,999,Look again").replace(",1600", ",1600,")
        + "aged-65-and-over,2001-06-30,,300,From the census\n"
    )
    choose(root, "import", "population", file, "--quiet")
    assert "Who lives here" in record.read_text()
    assert "aged-65-and-over,2020-06-30,southam,450,Look again\n" in csv.read_text()
    assert "aged-65-and-over,2001-06-30,,300,From the census\n" in csv.read_text()
    capsys.readouterr()
    before = tree_of(root)
    choose(root, "import", "population", file)
    assert tree_of(root) == before
    assert "0 changed files" in capsys.readouterr().out


def test_another_year_stands_beside_the_first(root: Path, tmp_path: Path) -> None:
    choose(root, "import", "population", write(tmp_path, WHOLE))
    choose(root, "import", "population", write(tmp_path, WHOLE, "b.csv"), "--year", "2021")
    assert table(root) == TABLE + TABLE.partition("\n")[2].replace("2020-", "2021-")


def test_a_dry_run_writes_nothing(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree_of(root)
    assert choose(root, "import", "population", write(tmp_path, WHOLE), "--dry-run") == 0
    assert tree_of(root) == before
    assert "+aged-85-and-over,2020-06-30,southam,70" in capsys.readouterr().out


def test_the_document_is_added_to_those_that_are_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_market(tmp_path / "site", {path_of("documents"): DOCUMENTS})
    (root / "content/area/area.yaml").write_text(
        "name: Test\ndistricts:\n  - slug: mansfield\n    name: Mansfield\n    code: E07000001\n"
        "  - slug: newark-and-sherwood\n    name: Newark\n    code: E07000002\n"
    )
    file = write(tmp_path, WHOLE)
    options = ("import", "population", file, "--url", "https://www.nomisweb.co.uk/datasets/pestsyoala")
    assert choose(root, *options) == 0
    text = (root / path_of("documents")).read_text()
    assert text.startswith("# Ours\ndocuments:\n- name: ons-population-estimates\n  title: Pop")
    assert "url: https://www.nomisweb.co.uk/datasets/pestsyoala\n" in text
    assert text.endswith(DOCUMENTS.partition("documents:\n")[2])
    assert load_market(root, load(root, date(2013, 9, 9)).catalogue, date(2013, 9, 9))[1] == ()
    capsys.readouterr()
    assert choose(root, *options) == 0
    assert "so its address stays" in capsys.readouterr().out


DOCUMENTS = "# Ours\ndocuments:\n- name: report  # old\n  title: A report\n  publisher: A council\n  licence: ogl-3\n"


def test_documents_written_on_one_line_are_left_to_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_repository(tmp_path / "site", {path_of("documents"): file_of("documents")})
    area = root / "content/area/area.yaml"
    area.write_text("name: Test\ndistricts:\n  - slug: northam\n    name: Northam\n    code: E07000001\n")
    said = refused(root, write(tmp_path, WHOLE), capsys)
    assert "cannot be added to by itself. Add these lines under “documents:”, then import again:" in said[0]
    assert "name: ons-population-estimates" in said[1]


BAD = HEAD + "E07000001,Northam,600,500,200,250,-5\nE07000001,Northam,1,1,1,1,1\n"
FAULTY = [
    "FILE, line 2: “age_85_plus” of Northam is “-5”, and not a number of people.",
    "FILE, line 2: Northam has 250 people aged 75 and over, and only 200 aged 65 and over. Both cannot be true.",
    "FILE, line 2: Northam has 700 people from 18, and only 600 of all ages. Both cannot be true.",
    "FILE, line 3: Northam is on line 2 already. Keep one of the two.",
    (
        "FILE has no row for Southam (E07000002) in 2020. Codes change when councils do: "
        "is the file of the same time as content/area/area.yaml?"
    ),
    "Nothing was changed.",
]


def test_every_fault_is_told_at_once(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(root, write(tmp_path, BAD), capsys) == FAULTY


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (WHOLE.replace("200,90", ",90"), "line 2: “age_65_plus” of Northam is empty."),
        (WHOLE.replace("200,90", "20 0,90"), "line 2: “age_65_plus” of Northam is “20 0”, and not a number of people."),
        (WHOLE.replace("200,90", '"2,00",90'), "is “2,00”, and not a number of people."),
        (WHOLE.replace("200,90", "200.5,90"), "is “200.5”, and not a number of people."),
        (WHOLE.replace(",90,30", ",90,95"), "has 95 people aged 85 and over, and only 90 aged 75 and over."),
        (WHOLE.replace("90,30", "90,30,7"), "line 2: It has more cells than the first line has columns."),
        (HEAD.replace("age_75_plus", "older") + NORTHAM, "it lacks “age_75_plus”."),
        ("", "is not a file this command knows."),
        ("a,b\n1,2\n", "is not a file this command knows."),
        (b"\xff\xfe" + WHOLE.encode("utf-16-le"), "saved as UTF-16. Save it as CSV UTF-8."),
        (b"PK\x03\x04xlsx", "a spreadsheet (.xlsx or .ods). Open it and save it as CSV."),
        (WHOLE.encode() + b"\x81\x8d", "saved neither as UTF-8 nor as Windows-1252."),
        (WHOLE.encode() + b"\0", "is not a text file."),
        (HEAD + "x" * 5_000_000 + "\n", "is not a whole CSV table: field larger than field limit"),
        (HEAD + ELSEWHERE, "has no row for Northam (E07000001)."),
        (
            NOMIS + nomis("E07000001", "N", 2022) + nomis("E07000002", "S", 2021),
            "no row for Northam (E07000001) in 2021",
        ),
        (NOMIS + nomis("E07000001", "N", 2022).replace("Age 70", "Age 7"), "has not every age of Northam, so nobody"),
        (NOMIS + nomis("E07000001", "N", 2022, ("Female",)), "Northam has the number of one sex only."),
        (NOMIS + nomis("E07000001", "N", 2022).replace("Age 71", "age 70"), "has a number for “age 70” on line"),
        (NOMIS + nomis("E07000001", "N", 2022).replace("2022", "last year"), "does not say which year it is of"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused(
    content: str | bytes, said: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in "\n".join(refused(root, write(tmp_path, content), capsys))


def test_a_file_that_does_not_say_its_year_is_asked_for_it(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, WHOLE, "ages.csv")
    assert refused(root, file, capsys) == ["FILE does not say which year it is of. Add it, like “--year 2020”."]
    assert choose(root, "import", "population", file, "--year", "2020") == 0
    with pytest.raises(SystemExit):
        choose(root, "import", "population", file, "--year", "20")
    with pytest.raises(SystemExit):
        choose(root, "import", "population", file, "--url", "javascript:alert(1)")


def test_a_giant_is_not_read_at_all(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, HEAD)
    os.truncate(file, 2**30)  # a gigabyte that takes no room
    assert refused(root, file, capsys) == ["FILE is larger than 256 MB. Is it the right file?"]
    assert "cannot be read" in refused(root, tmp_path / "none.csv", capsys)[0]


def test_forty_faults_are_enough_to_read(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(root, write(tmp_path, HEAD + NORTHAM * 100), capsys)
    assert len(said) == 42
    assert said[-2:] == ["… and 60 more.", "Nothing was changed."]


def test_an_area_without_codes_is_sent_for_its_boundaries(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    area = root / "content/area/area.yaml"
    area.write_text(area.read_text().replace("    code: E07000002\n", ""))
    (said,) = refused(root, write(tmp_path, WHOLE), capsys)
    assert said == "content/area/area.yaml gives no code for Southam. Run “choose import boundaries” first."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("title: Ours\nmeasures:\n  - name: aged-65-and-over\n", "has no measure “aged-18-to-64”, “aged-75"),
        ("measure,period,value\n", "has no column “zone”."),
        ("measure,period,zone,value\na,b,c,d,e\n", "more cells than columns"),
    ],
)
def test_a_record_of_that_name_that_is_not_this_one_is_left_alone(
    content: str, said: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / RECORD if content.startswith("title") else (root / RECORD).with_suffix(".csv")
    path.parent.mkdir(parents=True)
    path.write_text(content)
    assert said in "\n".join(refused(root, write(tmp_path, WHOLE), capsys))


@pytest.mark.shared
def test_the_real_file_is_read(root: Path) -> None:
    (root / "content/area/area.yaml").write_text(
        "name: Two\ndistricts:\n  - slug: darlington\n    name: Darlington\n    code: E06000005\n"
        "  - slug: hartlepool\n    name: Hartlepool\n    code: E06000001\n"
    )
    assert choose(root, "import", "population", SHARED / "population/districts-by-age-mid-2020.csv") == 0
    assert "aged-65-and-over,2020-06-30,darlington,22131\n" in table(root)
    assert "aged-85-and-over,2020-06-30,,5375\n" in table(root)
