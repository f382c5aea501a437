"""Numbers of a table: totals, ratios, parts and shares."""

from __future__ import annotations

from typing import Any

from plugins.market.records.rules import numbers
from tests.market.builders import MEASURE, file_of, path_of
from tests.market.records.rules.example import Example


def measure(name: str, unit: str = "hours", **fields: Any) -> dict[str, Any]:
    return MEASURE | {"name": name, "unit": unit} | fields


REMEDY = (
    "Put the wrong one right. If the source prints it so, write what is right, and put what is printed under “printed”."
)
REPORT = {"name": "report", "title": "A report", "publisher": "A council", "licence": "ogl-3"}
OWN = REPORT | {"name": "own", "licence": "own"}
SAVING = [measure("stays"), measure("saving", "pounds", each={"of": "stays", "price": "£2,500"})]
EXAMPLES = (
    Example(
        rule=numbers.every_measure_has_numbers,
        kind="dataset",
        bad={"measures": [measure("hours"), measure("all", parts=["hour", "all"]), measure("cost")]},
        table="measure,period,value\nhours,2013,1\nall,2013,1\n",
        said=(
            "6: “all” is no part of it. Use another measure of this file.",
            "6: “cost” has no number. Add a row to a.csv, with x when it is not held.",
            "6: “hour” is no part of it. Did you mean “hours”?",
        ),
    ),
    Example(
        rule=numbers.residents_are_open_statistics,
        kind="dataset",
        bad={
            "measures": [measure("aged-65", "hours", counts="residents")],
            "sources": [{"document": "report"}, {"document": "own"}],
        },
        said=(
            (
                "5: “aged-65” counts residents, and “own” is no open statistics. "
                "Write “counts: people”: small numbers are then kept back."
            ),
            "6: Residents are counted in people. Write “unit: people”.",
        ),
        beside={path_of("documents"): file_of("documents", documents=[REPORT, OWN])},
        good={"measures": [measure("aged-65", "people", counts="residents")]},
    ),
    Example(
        rule=numbers.rows_stand_once,
        kind="dataset",
        table=(
            "period,zone,value,lowest,highest,printed,note\n2013,,1,,,,\n2013,,2,,,,\n2012,mansfeld,3,,,,\n"
            "2011,,,7,6,,\n2010,,4,,,4.000,\n"
        ),
        said=(
            "csv:3: Line 2 has a number for the same period, zone and category. Keep one of the two.",
            "csv:4: “mansfeld” is not a zone we know. Did you mean “mansfield”?",
            "csv:5: It runs from 7 to 6. Swap the two numbers.",
            "csv:6: It says what the source prints. Say under “note” what is wrong with it.",
        ),
        good_table="period,zone,value\n2013,,1\n2012,,2\n2013,mansfield,3\n2013,newark-and-sherwood,3\n",
    ),
    Example(
        rule=numbers.ratio_is_of_its_numbers,
        kind="dataset",
        bad={"measures": [measure("part", "percent")]},
        table="period,value,numerator,denominator\n2013,7.6,1144508,15240000\n2012,50,1,0\n",
        said=(
            "csv:2: 1144508 divided by 15240000 is 7.5%, not 7.6%. Put the wrong one right.",
            "csv:3: Nothing can be divided by 0. Use the sign z (does not apply) instead.",
        ),
        good={"measures": [measure("part", "percent")]},
        good_table="period,value,numerator,denominator\n2013,7.5,1144508,15240000\n2012,8%,1144508,15240000\n",
    ),
    Example(
        rule=numbers.ratio_is_of_its_numbers,
        kind="dataset",
        bad={"measures": [measure("price", "pounds-an-hour")]},
        table="period,value,numerator,denominator\n2013,14.72,15240000,1110928\n",
        said=("csv:2: 15240000 divided by 1110928 is 13.72, not 14.72. Put the wrong one right.",),
        good={"measures": [measure("price", "pounds-an-hour")]},
        good_table="period,value,numerator,denominator\n2013,13.72,15240000,1110928\n",
    ),
    Example(
        rule=numbers.categories_make_the_total,
        kind="dataset",
        bad={"measures": [measure("saving", "pounds")]},
        table='period,category,value\n2013,Nurse,"£67,500"\n2013,Doctor,20000\n2013,total,"£87,500,000"\n',
        said=(
            f"csv:4: The rows make £87,500, and the total says £87,500,000. It is a thousand times too large. {REMEDY}",
        ),
        good={"measures": [measure("saving", "pounds")]},
        good_table="period,category,value\n2013,Nurse,67500\n2013,Doctor,20000\n2013,total,87500\n",
    ),
    Example(
        rule=numbers.parts_make_the_measure,
        kind="dataset",
        bad={"measures": [measure("one"), measure("two"), measure("all", parts=["one", "two"])]},
        table="measure,period,value\none,2013,1\ntwo,2013,2\nall,2013,4\n",
        said=(f"csv:4: one, two make 3, not 4. {REMEDY}",),
        good={"measures": [measure("one"), measure("two"), measure("all", parts=["one", "two"])]},
        good_table="measure,period,value\none,2013,1\ntwo,2013,2\nall,2013,3\n",
    ),
    Example(
        rule=numbers.parts_make_the_measure,
        kind="dataset",
        bad={"measures": SAVING},
        table="measure,period,value\nstays,2013,27\nsaving,2013,67000\n",
        said=(f"csv:3: 27 at £2,500 each make £67,500, not £67,000. {REMEDY}",),
        good={"measures": SAVING},
        good_table="measure,period,value\nstays,2013,27\nsaving,2013,67500\n",
    ),
    Example(
        rule=numbers.shares_make_a_hundred,
        kind="dataset",
        bad={"measures": [measure("part", "percent", percent_of_whole=True)]},
        table="period,category,value\n2013,A,33\n2013,B,33\n2013,C,32\n",
        said=("csv:4: The rows for 2013 make 98%, not 100%. Put the wrong one right.",),
        good={"measures": [measure("part", "percent", percent_of_whole=True)]},
        good_table="period,category,value\n2013,A,33\n2013,B,33\n2013,C,33\n",
    ),
)
