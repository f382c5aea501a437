"""Which fields stand at the top of a record's page, and under which titles the others stand.

A field that is named nowhere stands under “More”: nothing that a record holds is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

# Shown in places of their own: the heading, the lead, the notices, the thread and the foot of the page.
ELSEWHERE = frozenset(
    {
        "title", "status", "summary", "sample", "owner", "review_by", "published", "data_as_at", "sources", "place",
        "note", "supersedes", "listings", "contracts", "opportunities", "intentions", "themes", "funding", "decisions",
        "events", "indicators", "benchmarks", "assessments", "order", "not_a_commitment", "printed", "why",
    }
)  # fmt: skip
AREA = ("support", "needs", "zones")


@dataclass(frozen=True, slots=True)
class Layout:
    """The fields at the top, and the titles of the parts with their fields."""

    glance: tuple[str, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def named(self) -> frozenset[str]:
        """Give every field that it places."""
        return frozenset(self.glance) | {name for _title, fields in self.parts for name in fields}


MORE = "More"
LAYOUTS = {
    "chapter": Layout(("section", *AREA)),
    "intention": Layout(
        ("signal", "confidence", "when", "quantity", "not_quantified", "pause_until", *AREA),
        (("Why", ("rationale",)), ("From now to then", ("baseline", "target", "model"))),
    ),
    "opportunity": Layout(
        ("stage", "route", "open_to", "expected", "most_suppliers", "framework", "contract", "cap", *AREA),
        (
            ("Dates", ("dates",)),
            ("What it is worth", ("value",)),
            ("How it works", ("steps", "criteria")),
            ("Where it was announced", ("notices",)),
            ("Why it was abandoned", ("abandoned_reason",)),
        ),
    ),
    "contract": Layout(
        (
            "kind", "type", "route", "start", "end", "term_months", "review_date", "response_time", "time_limit",
            "supplier_count", "suppliers_before", "most_suppliers", "bidders", "contracts_before", "sme", "vcse",
            "reference", "ocid", *AREA,
        ),
        (
            ("Who", ("buyers", "partners", "suppliers")),
            ("What it buys", ("components", "levels", "lots", "awards", "outcomes", "rollout")),
            ("Money", ("value", "price", "savings", "payment", "virement")),
            ("How long", ("extensions",)),
            ("Its story", ("history",)),
            ("Staff", ("staff_transfer",)),
        ),
    ),
    "funding": Layout(("kind", "from", "to", "period", "total", *AREA), (("Line by line", ("lines",)),)),
    "decision": Layout(
        ("body", "date", "outcome", "paper", "item", *AREA),
        (
            ("What was asked", ("asked",)),
            ("The options", ("options",)),
            ("Why", ("reasons",)),
            ("What it saves and whom it touches", ("savings", "staff", "equality")),
            ("What comes next", ("next",)),
            ("Background", ("background",)),
        ),
    ),
    "exercise": Layout(("method", "when", *AREA), (("Who took part", ("took_part",)), ("How it was done", ("steps",)))),
    "event": Layout(
        ("kind", "when", "every", "count", "led_by", "audience", "venue", *AREA),
        (("What it was", ("what", "topics", "took_part")), ("What was learnt", ("learned",))),
    ),
    "benchmark": Layout(
        ("kind", "places", "when", "visited", *AREA),
        (
            ("In figures", ("figures",)),
            ("How it is done", ("steps", "panel")),
            ("What was learnt", ("learned",)),
        ),
    ),
    "assessment": Layout(
        ("tool", "of", "when", *AREA),
        (("The service's reply", ("reply", "reply_until")), ("Development plan", ("actions",))),
    ),
    "dataset": Layout(("category", *AREA)),
}  # fmt: skip
# Drawn by a part of the page made for them, and by no other.
DRAWN = {
    "opportunity": frozenset({"dates"}),
    "contract": frozenset({"not_held", "history", "replaces"}),
    "exercise": frozenset({"themes"}),
    "assessment": frozenset({"standards", "scale"}),
    "dataset": frozenset({"measures"}),
}
