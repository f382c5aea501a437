"""Write a small market, and load it."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from plugins.market.records.kinds import KINDS
from plugins.market.records.load import load_market
from plugins.market.records.market import Market
from plugins.records.load import load
from plugins.records.problem import Problem
from tests.builders import listing_yaml, write_repository

DAY = date(2013, 9, 9)
COMMON: dict[str, Any] = {
    "title": "A record",
    "status": "published",
    "owner": "Market team",
    "review_by": "2014-03-31",
    "sources": [{"document": "report"}],
}
MEASURE = {"name": "hours", "title": "Hours", "definition": "Hours that are given.", "unit": "hours"}
# The least a file of each kind may hold.
LEAST: dict[str, dict[str, Any]] = {
    "contract": COMMON | {"kind": "contract", "support": ["home-care"], "zones": ["county"]},
    "opportunity": COMMON | {"stage": "idea", "support": ["home-care"], "zones": ["county"]},
    "event": COMMON | {"kind": "workshop"},
    "exercise": COMMON
    | {"method": "Working Together for Change", "themes": [{"name": "staff", "title": "Staff", "kind": "working"}]},
    "decision": COMMON | {"body": "Cabinet", "outcome": "agreed"},
    "funding": COMMON | {"kind": "grant", "lines": [{"name": "post", "title": "A post", "amount": "£1,000"}]},
    "benchmark": COMMON | {"kind": "practice"},
    "assessment": COMMON
    | {
        "tool": "Our tool",
        "of": {"listing": "adas-companions"},
        "scale": {"lowest": 1, "highest": 4, "weak_below": 3},
        "standards": [{"name": "choice", "title": "Choice", "own": 3, "reviewer": 3, "agreed": 3}],
        "reply_until": "2013-08-01",
    },
    "dataset": COMMON | {"measures": [MEASURE]},
    "intention": COMMON
    | {
        "signal": "grow",
        "support": ["home-care"],
        "zones": ["county"],
        "rationale": "There is too little of it.",
        "confidence": "firm",
        "not_quantified": "Nobody has counted.",
        "not_a_commitment": "yes",
    },
    "chapter": COMMON | {"summary": "What there is to know.", "order": 10},
    "edition": {
        "title": "A year ago",
        "date": "2012-09-09",
        "owner": "Market team",
        "review_by": "2013-03-31",
        "hidden_up_to": 7,
        "nearest": 5,
    },
    "organisation": {"title": "A council", "kind": "council"},
    "statement": {"title": "The market", "owner": "Market team", "review_by": "2014-03-31", "as_of": DAY.isoformat()},
    "zones": {
        "zones": [
            {"code": "county", "name": "The county", "districts": ["mansfield", "newark-and-sherwood"]},
            {"code": "mansfield", "name": "Mansfield", "parent": "county", "districts": ["mansfield"]},
        ]
    },
    "documents": {
        "documents": [
            {"name": "report", "title": "A report", "publisher": "A council", "licence": "ogl-3"},
            {"name": "poppi", "title": "POPPI", "publisher": "Somebody", "licence": "no-republication"},
        ]
    },
    "workings": {"sufficiencies": [{"name": "care.enough", "title": "Care", "unit": "hours"}]},
    "glossary": {"words": [{"name": "isf", "term": "ISF", "meaning": "A fund that a provider holds for you."}]},
}
TABLE = "period,value\n2013,10\n"
PAST = "name,title,place,category,as_at,value,lowest,highest,how,marker,unit,counts,cell\n"


def fields_of(kind: str, **fields: Any) -> dict[str, Any]:
    """Give the fields of a valid file, with some changed; a field that is None is left out."""
    changed = copy.deepcopy(LEAST[kind]) | fields
    return {key: value for key, value in changed.items() if value is not None}


def path_of(kind: str, name: str = "a") -> str:
    """Give where a file of a kind stands."""
    one = KINDS[kind]
    return one.place if one.is_one_file else f"{one.place}/{name}{'.md' if one.is_markdown else '.yaml'}"


def file_of(kind: str, body: str = "", **fields: Any) -> str:
    """Write a file, a line a field: lists and groups of fields stand on their field's line."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields_of(kind, **fields).items()]
    text = "\n".join(lines) + "\n"
    return f"---\n{text}---\n{body}" if KINDS[kind].is_markdown else text


def write_market(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a repository with a listing, an area, a statement, zones, documents, a council and the files given."""
    least: dict[str, str | bytes] = {path_of(kind): file_of(kind) for kind in ("statement", "zones", "documents")}
    least |= {
        path_of("organisation", "council"): file_of("organisation"),
        "providers/micro/adas-companions.yaml": listing_yaml(),
    }
    return write_repository(root, least | dict(files or {}))


def market_of(root: Path, today: date = DAY) -> tuple[Market, list[str]]:
    """Load a market, with each problem as it is printed."""
    market, problems = load_market(root, load(root, today).catalogue, today)
    return market, [str(problem) for problem in problems]


def problems_of(root: Path, kind: str, table: str = TABLE, **fields: Any) -> list[Problem]:
    """Give what is wrong with one file of a kind, in a market that is in order."""
    files: dict[str, str | bytes] = {path_of(kind): file_of(kind, **fields)}
    if kind == "dataset":
        files[path_of(kind).replace(".yaml", ".csv")] = table
    write_market(root, files)
    return list(load_market(root, load(root, DAY).catalogue, DAY)[1])
