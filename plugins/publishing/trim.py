"""Leave out of the design system what no page of ours uses: a phone on a poor line waits for every byte."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

CLASS = re.compile(r"govuk-[\w!-]*\w")
CALL = re.compile(r"""govuk\(\s*["']([a-z-]+)["']""")
SELECTED = re.compile(r"\.(govuk-(?:[\w-]|\\!)+)")
BRACE = re.compile("[{}]")
# What a component that a template asks for by name may bring with it.
BROUGHT = ("form-group", "label", "hint", "error-message", "fieldset", "visually-hidden")
# Groups of rules within rules; what else begins with @ is kept as it is.
GROUPS = ("@media", "@supports", "@layer")


def used_classes(text: str) -> set[str]:
    """Give the classes of the design system that a text names; of a component it asks for, all (“govuk-input*”)."""
    called = CALL.findall(text)
    return set(CLASS.findall(text)) | {f"govuk-{name}*" for name in (*called, *(BROUGHT if called else ()))}


def trim_styles(css: str, used: Collection[str]) -> str:
    """Leave out every selector for a class of the design system that is not used."""
    kept = []
    for selectors, body in _rules(css):
        if selectors.startswith(GROUPS):
            inside = trim_styles(body, used)
            kept.append(f"{selectors}{{{inside}}}" if inside else "")
        elif selectors.startswith("@"):
            kept.append(f"{selectors}{{{body}}}")
        else:
            wanted = ",".join(one for one in _apart(selectors) if _is_used(one, used))
            kept.append(f"{wanted}{{{body}}}" if wanted else "")
    return "".join(kept)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Give each rule: what stands before its brace and what stands between its braces."""
    start = 0
    while (opening := css.find("{", start)) != -1:
        depth, end = 1, opening + 1
        for brace in BRACE.finditer(css, end):
            depth += 1 if brace[0] == "{" else -1
            if depth == 0:
                end = brace.end()
                break
        yield css[start:opening].strip(), css[opening + 1 : end - 1]
        start = end


def _apart(selectors: str) -> Iterator[str]:
    """Take selectors apart at their commas, but not at those in brackets."""
    depth, start = 0, 0
    for place, character in enumerate(selectors):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            yield selectors[start:place]
            start = place + 1
    yield selectors[start:]


def _is_used(selector: str, used: Collection[str]) -> bool:
    names = (name.replace("\\", "") for name in SELECTED.findall(selector))
    return all(name in used or f"{re.split('__|--', name)[0]}*" in used for name in names)
