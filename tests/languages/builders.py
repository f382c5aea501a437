"""Write files of translations for tests."""

from __future__ import annotations

from pathlib import Path

HEAD = """\
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

"""


def po(*entries: tuple[str, ...], flags: str = "") -> str:
    """Write entries: an English text and its translation; or for one, for several, and each form."""
    lines = [HEAD]
    for english, *rest in entries:
        lines.append(f"{flags}msgid {quoted(english)}\n")
        if len(rest) == 1:
            lines.append(f"msgstr {quoted(rest[0])}\n\n")
        else:
            lines.append(f"msgid_plural {quoted(rest[0])}\n")
            lines += [f"msgstr[{number}] {quoted(form)}\n" for number, form in enumerate(rest[1:])]
            lines.append("\n")
    return "".join(lines)


def quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def write_po(root: Path, text: str) -> Path:
    """Write content/languages/pl.po under a folder."""
    path = root / "content/languages/pl.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
