"""`export FILE.descenso --to NAME.SUFFIX`: a run, or what it has learned, for another program."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path
from typing import Any

from engine import registry
from engine.cli import settings
from engine.cli.moved import tell_moved
from engine.cli.parser import UsageError
from engine.cli.progress import Portions
from engine.errors import InputError
from engine.exporters.base import Exporter
from engine.recording.run import RunRecord
from engine.session.atomic import check_writable
from engine.session.session import Session, load
from engine.side_by_side import LAYOUT, titles
from engine.source import SESSION

MOST = 20
"""Runs that are named where none is found."""

DESCRIPTION = """\
Write a run of a session for another program, as it was when it was saved. The end of NAME says the format: recorded
rows (.csv, .parquet), weights (.safetensors), the trained network (.onnx), a PyTorch script (.py)."""
EPILOG = """\
Tables have one row per lane and step, like the file of `run --metrics`. Of steps that the run keeps by blocks alone,
each block has three rows: mean, minimum and maximum (`figure`) of its `samples` from `first_step` to `step`.

Exit codes: 0; 2 for a wrong argument or file, or a run that cannot be had in this format; 130 when it was interrupted
(no file is left then)."""


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "export",
        help="a run for other programs: tables, weights, ONNX, PyTorch",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    option = parser.add_argument
    option("file", metavar=f"FILE{SESSION}", type=Path, help="the session")
    option("--to", type=Path, required=True, metavar="NAME.SUFFIX", help="the file to write")
    option(
        "--run", metavar="N", help="which run of the session, from 1 on, or its name (default: the last one)"
    )
    option("--format", metavar="KIND", help="what to write, whatever NAME ends in: see `list exporters`")
    option(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="a field of the format, for instance evaluations_only=true; may be repeated",
    )
    option("--quiet", action="store_true", help="no progress bar and no word about what was written")
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Write the file."""
    file, target = arguments.file, arguments.to
    if file.suffix.lower() != SESSION:
        raise UsageError(f"argument FILE: {str(file)!r} must end in {SESSION}; `run --save` writes such")
    exporter = _exporter(target, arguments.format, arguments.set)
    if target.resolve() == file.resolve():
        raise UsageError("argument --to: this is the session itself; choose another name")
    check_writable(target)
    session = load(file)
    tell_moved("export", session)
    known = _titles(session)
    number = _chosen(arguments.run, known, file)
    record = session.runs[number]
    name = f"run {number + 1}" + (f" ({known[number]})" if len(known) > 1 else "")
    if reason := exporter.obstacle(record):
        raise InputError(name, f"cannot be had as {exporter.kind}: {reason}")
    with Portions(quiet=arguments.quiet):
        exporter.write(record, target)
    if not arguments.quiet:
        sys.stdout.write(f"{target}: {exporter.title}, {name} of {file.name}{_state(record)}\n")
    return 0


def _exporter(target: Path, kind: str | None, changes: list[str]) -> Exporter:
    """The exporter that is meant, with its fields. Raises UsageError or InputError."""
    if kind is None:
        kinds = registry.kinds("exporters")
        fitting = [name for name, one in kinds.items() if _suffix(one) == target.suffix.lower()]
        if not fitting:
            known = ", ".join(_suffix(one) for one in kinds.values())
            raise UsageError(
                f"argument --to: {target.name!r} must end in {known}, or --format say what to write"
            )
        kind = fitting[0]
    values: dict[str, Any] = dict(settings.parse(text) for text in changes)
    exporter = registry.decode("exporters", values | {"kind": kind})
    assert isinstance(exporter, Exporter)
    return exporter


def _suffix(kind: Any) -> str:
    suffix: str = kind.suffix
    return suffix


def _titles(session: Session) -> list[str]:
    """What the runs are called: by the window, or by what differs."""
    names = [""] * len(session.runs)
    with contextlib.suppress(KeyError, IndexError, TypeError):  # the layout is the window's own
        for entry in session.layout[LAYOUT]["entries"]:
            if "run" in entry:
                names[entry["run"]] = str(entry["name"])
    return titles([(name, record.experiment) for name, record in zip(names, session.runs, strict=True)])


def _chosen(asked: str | None, known: list[str], file: Path) -> int:
    """Which run, counted from 0. Raises UsageError where there is none such."""
    if not known:
        raise UsageError(f"argument FILE: {file} holds no run yet, only an experiment; train it first")
    if asked is None:
        return len(known) - 1
    if asked.isascii() and asked.isdecimal() and len(asked) < 10 and 1 <= int(asked) <= len(known):
        return int(asked) - 1
    if known.count(asked) == 1:
        return known.index(asked)
    these = "; ".join(f"{number}: {title}" for number, title in enumerate(known[:MOST], start=1))
    more = "; …" if len(known) > MOST else ""
    raise UsageError(f"argument --run: there is no run {asked!r} in {file}; there are {these}{more}")


def _state(record: RunRecord) -> str:
    return f", step {record.checkpoint.step:,}" if record.checkpoint else ""
