"""`bench [WORKLOAD…]`: speed side by side with others; the benchmark itself stands in a checkout's tests."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path
from typing import Any

import engine
from engine.cli.parser import UsageError

MODULE = "tests.benchmarks.speed.main"
NO_PREFIX = "\0"
"""No argument begins like this, so that all of them, options too, are handed on as they are."""


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "bench",
        help="measure speed against other programs (in a checkout)",
        prefix_chars=NO_PREFIX,
        add_help=False,
    )
    parser.add_argument("words", nargs="*")
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Hand over to the benchmark. Raises UsageError where there is none."""
    root = Path(engine.__file__).resolve().parent.parent
    if not root.joinpath(*MODULE.split(".")).with_suffix(".py").exists():
        raise UsageError(
            "the benchmark comes with the source code, not with the installed program; "
            "get the source code and run `python3 -m engine bench` in its folder"
        )
    code: int = importlib.import_module(MODULE).main(arguments.words)
    return code
