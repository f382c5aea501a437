"""The names in double brackets that stand for the council's own settings, wherever a council writes."""

from __future__ import annotations

import re

TOKEN = re.compile(r"\[\[([^\[\]<>]*)\]\]")
NAMES = (
    "area.name", "budget.examples", "council.email", "council.name", "council.out_of_hours_phone", "council.phone",
    "council.safeguarding_phone", "council.website", "direct_payment.rate", "settings.fresh_months",
    "settings.hidden_months", "settings.sinking_months", "site.name",
)  # fmt: skip


def unknown_token(text: str) -> str | None:
    """Say what is wrong with the first name in double brackets that stands for nothing."""
    for name in TOKEN.findall(text):
        if name not in NAMES:
            return f"“[[{name}]]” stands for nothing. Use one of: {', '.join(NAMES)}."
    return None
