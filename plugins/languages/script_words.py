"""Write the words of a script in another language: `t("…")` and `n("…", "…", …)` in theme/static/js."""

from __future__ import annotations

import json
import re

from plugins.languages.speaking import Language

TEXT = r'"((?:[^"\\]|\\.)*)"'
IN_SCRIPT = re.compile(rf"\bt\({TEXT}|\bn\({TEXT},\s*{TEXT}")


def translated_script(source: str, language: Language) -> str:
    """Put a language's texts in the place of ours; those for a count become one object of forms by name."""

    def put(found: re.Match[str]) -> str:
        if found[1] is not None:
            text = json.loads(f'"{found[1]}"')
            return f"t({_written(language.messages.get(text, text))}"
        forms = language.plurals.get(json.loads(f'"{found[2]}"'))
        if forms is None:
            return found[0]
        by_name = {name: forms[place] for name, place in language.plural_names.items()}
        return f'n({_written(by_name)}, ""'

    return IN_SCRIPT.sub(put, source)


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
