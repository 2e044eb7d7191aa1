"""`show EXPERIMENT`: the experiment, or several side by side, as JSON, which `run` takes again."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from engine import side_by_side, source


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "show",
        help="an experiment as JSON",
        description="Print an experiment as JSON, which `run` accepts again; of several runs the first one, and "
        "what is changed in it for each.",
    )
    parser.add_argument("experiment", metavar="EXPERIMENT", help=source.MEANT)
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Print it."""
    found = source.resolve(arguments.experiment)
    document = found.experiment.to_document()
    if len(found.runs) > 1:
        document = {"experiment": document, "runs": side_by_side.encode(found.runs)}
    sys.stdout.write(json.dumps(document, indent=2, allow_nan=False) + "\n")
    return 0
