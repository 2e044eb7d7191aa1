"""`show EXPERIMENT`: the experiment as JSON, which `run` takes again."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from engine import source


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "show",
        help="an experiment as JSON",
        description="Print an experiment as JSON, which `run` accepts again.",
    )
    parser.add_argument("experiment", metavar="EXPERIMENT", help=source.MEANT)
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Print it."""
    document = source.resolve(arguments.experiment).experiment.to_document()
    sys.stdout.write(json.dumps(document, indent=2, allow_nan=False) + "\n")
    return 0
