"""Leave out of style sheets and scripts what no page of ours uses: a phone on a poor line waits for every byte."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

CLASS = re.compile(r"govuk-[\w!-]*\w")
CALL = re.compile(r"""govuk\(\s*["']([a-z-]+)["']""")
SELECTED = re.compile(r"\.(govuk-(?:[\w-]|\\!)+)")
BRACE = re.compile("[{}]")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# What a component that a template asks for by name may bring with it.
BROUGHT = ("form-group", "label", "hint", "error-message", "fieldset", "visually-hidden")
# Groups of rules within rules; what else begins with @ is kept as it is.
GROUPS = ("@media", "@supports", "@layer")


def used_classes(text: str) -> set[str]:
    """Give the classes of the design system that a text names; of a component it asks for, all (“govuk-input*”)."""
    called = CALL.findall(text)
    return set(CLASS.findall(text)) | {f"govuk-{name}*" for name in (*called, *(BROUGHT if called else ()))}


def trim_layout(css: str) -> str:
    """Leave out comments, and what stands before and after a line."""
    lines = (line.strip() for line in COMMENT.sub("", css).splitlines())
    return "\n".join(line for line in lines if line)


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


def trim_script(script: str) -> str:
    """Leave out lines that hold only a comment, and what stands before a line; the words of the program stay.

    A script with text over several lines is left alone, for there these say something.
    """
    lines = script.splitlines()
    if any(line.count("`") % 2 for line in lines):
        return script
    bare = (line.strip() for line in lines)
    return "".join(f"{line}\n" for line in bare if line and not _is_comment(line))


def _is_comment(line: str) -> bool:
    return line.startswith("//") or (line.startswith("/*") and line.find("*/") == len(line) - 2)


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
