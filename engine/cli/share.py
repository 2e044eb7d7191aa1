"""`share EXPERIMENT`: its settings as a short text, and as a QR code."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from engine import source
from engine.sharing import code
from engine.sharing.text import encode


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "share",
        help="an experiment as a short text or a QR code",
        description="Print the settings of an experiment as a short text, which is taken wherever an EXPERIMENT is, "
        "and in the window by File › Open Shared….",
    )
    option = parser.add_argument
    option("experiment", metavar="EXPERIMENT", help=source.MEANT)
    option("--qr", type=Path, metavar="FILE", help="write it as a QR code, too: .svg or .png")
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Print it."""
    found = source.resolve(arguments.experiment)
    records = found.session.runs if found.session else ()
    runs = found.runs or tuple(("", record.experiment) for record in records)
    text = encode(runs or (("", found.experiment),))
    if arguments.qr:
        code.save(text, arguments.qr)
    sys.stdout.write(f"{text}\n")
    return 0
