"""`replay FILE`: make the runs of a session again, and say whether they are the same, bit for bit."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

from engine.cli.moved import tell_moved
from engine.cli.parser import UsageError, count
from engine.cli.progress import Interruption, Progress
from engine.recording.run import RunRecord
from engine.session.session import load
from engine.worker.replay import Comparison, Replay
from engine.worker.timing import SliceLength

AGREES, DIFFERS, NOT_COMPARABLE, INTERRUPTED = 0, 1, 4, 130
SLICE = 0.1
"""Seconds between two looks at the progress bar and at Ctrl+C, or one step."""
DIGITS = 16
"""Of a hash that are shown."""

DESCRIPTION = """\
Make each run of a session again, from its experiment and its log of live changes, and compare the SHA-256 of its
state with that of every state in the file. Branches are made again from the run that they left."""
EPILOG = """\
Exit codes: 0 when all states agree; 1 when one differs; 2 for a wrong argument or file; 4 when a run was trained on
other ground (processor, libraries, threads) and differs, which then says nothing; 130 when interrupted."""


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "replay",
        help="make a session's runs again and compare",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("session", metavar="FILE", type=Path, help="a .descenso file")
    parser.add_argument(
        "--to",
        type=count,
        metavar="STEP",
        help="make each run up to this step (default: to its latest state)",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress bar, and a line for each run alone")
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Replay, report, and return the exit code: the worst of all runs."""
    session = load(arguments.session)
    tell_moved("replay", session)
    runs = session.runs
    if not runs:
        raise UsageError(f"{arguments.session} holds no run that could be made again")
    codes = []
    for number, record in enumerate(runs):
        codes.append(_replay(number, record, arguments))
        if codes[-1] == INTERRUPTED:
            break
    return max(codes, key=(AGREES, NOT_COMPARABLE, DIFFERS, INTERRUPTED).index)


def _replay(number: int, record: RunRecord, arguments: argparse.Namespace) -> int:
    replay, length, first = Replay(record, arguments.to), SliceLength(SLICE), record.first
    name = f"run {number + 1} ({record.start.optimizer.title})"
    with Progress(replay.last - first, quiet=arguments.quiet) as progress, Interruption() as interruption:
        while not replay.over:
            if interruption.requested:
                sys.stdout.write(f"{name}: interrupted at step {replay.course.step}\n")
                return INTERRUPTED
            before, begun = replay.course.step, time.perf_counter()
            block = replay.advance(length.steps)
            length.learn(max(1, replay.course.step - before), time.perf_counter() - begun)
            progress.update(replay.course.step - before, block, replay.course.trainer.path)
    if not arguments.quiet:
        for comparison in replay.comparisons:
            sys.stdout.write(f"  {_told(comparison)}\n")
    code, verdict = _verdict(replay)
    sys.stdout.write(f"{name}: {verdict}\n")
    return code


def _told(comparison: Comparison) -> str:
    made = comparison.made[:DIGITS]
    if not comparison.kept:
        return f"step {comparison.step}: {made}, nothing to compare with"
    if comparison.agrees:
        return f"step {comparison.step}: {made}, the same"
    return f"step {comparison.step}: {made}, but the file has {comparison.kept[:DIGITS]}"


def _verdict(replay: Replay) -> tuple[int, str]:
    compared = sum(bool(item.kept) for item in replay.comparisons)
    if replay.agrees:
        if not compared:
            return AGREES, f"made up to step {replay.course.step}; the file has no state to compare with"
        states = "1 state agrees" if compared == 1 else f"{compared} states agree"
        return AGREES, f"{states}, up to step {replay.course.step}"
    if replay.ground:
        return NOT_COMPARABLE, f"not comparable here: {'; '.join(replay.ground)}"
    wrong = next((item for item in replay.comparisons if not item.agrees), None)
    where = f"at step {wrong.step}" if wrong else f"all lanes stopped at step {replay.course.step}"
    return DIFFERS, f"differs, {where}"
