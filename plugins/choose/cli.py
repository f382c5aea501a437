"""Read the command line and call the command.

Exit codes: 0 fine, 1 the content has problems, 2 the command was wrong.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from plugins.records.problem import RecordsError
from plugins.records.report import as_text
from plugins.settings import SettingsError

COMMANDS = {  # and the module of each: only the one asked for is loaded
    "serve": "serve",
    "build": "build",
    "check": "check",
    "new": "new",
    "import": "imports",
    "remove-samples": "samples",
    "evaluate": "evaluate",
    "languages": "languages",
    "figures": "figures",
    "edition": "edition",
    "reviews": "reviews",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    parser = argparse.ArgumentParser(prog="choose", description="Keep and publish a directory of care and support.")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder that holds pelicanconf.py (here)")
    parts = parser.add_subparsers(title="commands", required=True, metavar="command")
    given = sys.argv[1:] if arguments is None else list(arguments)
    asked = [name for name in COMMANDS if name in given] or list(COMMANDS)
    for name in asked:
        importlib.import_module(f"plugins.choose.{COMMANDS[name]}").add_to(parts)
    options = parser.parse_args(given)
    try:
        code: int = options.run(options)
    except RecordsError as error:
        fatal = [problem for problem in error.problems if problem.fatal]
        print(as_text(fatal), file=sys.stderr)
        print(
            f"Nothing was changed: put {'this' if len(fatal) == 1 else f'these {len(fatal)} problems'} right first.",
            file=sys.stderr,
        )
        return 1
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return code


def run() -> NoReturn:
    """Run as a program, and leave at once: taking ten thousand listings apart again would take a tenth of a second."""
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
