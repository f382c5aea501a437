"""Read what translators wrote, and find what is wrong with it."""

from __future__ import annotations

import gettext
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from plugins.languages.speaking import Language, LanguageError
from plugins.languages.template_words import PART

FOLDER = Path("content/languages")
ENOUGH = 200  # counts, among which every form of a language comes up
BRACES = re.compile(r"[{}<>]")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong with a translation, and on which line. One that is fatal stops the build."""

    line: int
    message: str
    fatal: bool


def load_languages(root: Path, wanted: Mapping[str, str]) -> tuple[Language, ...]:
    """Read the further languages of a site, whose names are given by code. Raises LanguageError."""
    return tuple(_load(root, code, name) for code, name in wanted.items())


def _load(root: Path, code: str, name: str) -> Language:
    shown = FOLDER / f"{code}.po"
    if not (root / shown).is_file():
        raise LanguageError(f"{shown.as_posix()} is not there. Run `choose languages --add {code}`, or see LANGUAGES.")
    catalog = read_catalog(root / shown)
    wrong = [fault for fault in faults_of(catalog) if fault.fatal]
    if wrong:
        raise LanguageError("\n".join(f"{shown.as_posix()}:{fault.line}: {fault.message}" for fault in wrong))
    messages: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id or message.fuzzy or not all(forms_of(message)):
            continue
        if message.pluralizable:
            plurals[english_of(message)] = forms_of(message)
        else:
            messages[english_of(message)] = forms_of(message)[0]
    plural_of = gettext.c2py(catalog.plural_expr)
    return Language(code, name, messages, plurals, plural_of, _plural_names(code, plural_of))


def _plural_names(code: str, plural_of: Callable[[int], int]) -> dict[str, int]:
    """Give the number of each form by its name in the Unicode plural rules."""
    name_of = Locale.parse(code).plural_form
    names = {name_of(count): plural_of(count) for count in range(ENOUGH)}
    return {"other": plural_of(2)} | dict(sorted(names.items()))  # “other”: of a part of one


def read_catalog(path: Path) -> Catalog:
    """Read a file of translations. Raises LanguageError."""
    try:
        return read_po(io.BytesIO(path.read_bytes()), locale=path.stem, abort_invalid=True)
    except PoFileError as error:
        line = getattr(error, "lineno", 0) + 1
        raise LanguageError(f"{FOLDER.as_posix()}/{path.name}:{line}: This cannot be read: {error}") from error
    except (UnicodeDecodeError, ValueError) as error:
        raise LanguageError(f"{FOLDER.as_posix()}/{path.name}:1: This cannot be read: {error}") from error


def faults_of(catalog: Catalog, known: frozenset[str] | None = None) -> Iterator[Fault]:
    """Find what is wrong with translations. `known` are the English texts that pages say now, where those were read."""
    for message in catalog:
        if not message.id:
            continue
        line = message.lineno or 1
        said = f"“{english_of(message)}”"
        if message.fuzzy:
            yield Fault(line, f"{said} has changed. Look at its translation, then remove “fuzzy”.", fatal=False)
        elif not all(forms_of(message)):
            yield Fault(line, f"{said} has no translation yet, so that it is shown in English.", fatal=False)
        else:
            for wrong in _wrong_parts(message):
                yield Fault(line, wrong, fatal=True)
    there = {english_of(message) for message in catalog if message.id}
    for english in sorted((known or frozenset()) - there):
        yield Fault(1, f"“{english}” is not in this file. Run `choose languages`.", fatal=False)


def english_of(message: Message) -> str:
    """Give the English text of a message; where it depends on a count, the text for one."""
    return message.id if isinstance(message.id, str) else message.id[0]


def forms_of(message: Message) -> tuple[str, ...]:
    """Give the translation: one form, or one for each kind of count. What is not there is empty."""
    if message.string is None or isinstance(message.string, str):
        return (message.string or "",)
    return tuple(message.string) or ("",)


def _wrong_parts(message: Message) -> Iterator[str]:
    """Say which names in braces and which tags a translation has lost, or has made up."""
    several = Counter(PART.findall(message.id if isinstance(message.id, str) else message.id[1]))
    for form in forms_of(message):
        may_lack = {"{count}"} if message.pluralizable and "{count}" not in form else set()  # “one service” needs none
        yield from _differences(several - Counter(may_lack), form)


def _differences(wanted: Counter[str], translation: str) -> Iterator[str]:
    found = Counter(PART.findall(translation))
    for part in wanted - found:
        yield f"The translation “{translation}” lacks {part}. Write it as the English has it."
    for part in found - wanted:
        yield f"The translation “{translation}” has {part}, which the English has not so often. Remove it."
    if BRACES.search(PART.sub("", translation)):
        yield f"The translation “{translation}” has a brace or an angle that is no part of a name. Remove it."
    opened: list[str] = []
    for part in PART.findall(translation):
        if part.startswith("</"):
            if not opened or opened.pop() != part[2:-1]:
                yield f"In “{translation}”, {part} closes what is not open. Put a pair around its words."
                return
        elif part.startswith("<") and not part.startswith("<img"):
            opened.append(part[1:-1])
