"""Write a table that a spreadsheet opens as it is meant: in UTF-8, and with no text taken for a sum."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def spreadsheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Give a table as CSV, its header first."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_harmless(text) for text in row] for row in rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _harmless(text: str) -> str:
    """Keep a spreadsheet from reading text as a sum: https://owasp.org/www-community/attacks/CSV_Injection."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
