"""The command: what is asked for, measured and told."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from engine.cli.parser import Parser, UsageError
from tests.benchmarks.speed import live, machine, report
from tests.benchmarks.speed.compare import Comparison, compare
from tests.benchmarks.speed.export import export
from tests.benchmarks.speed.roster import own, peers, recording
from tests.benchmarks.speed.workloads import GROUPS, LIVE, RECORDING, chosen, find, names

VARIABLE = "DESCENSO_PEERS_PYTHON"
EPILOG = f"""\
Workloads: {", ".join(names())}; groups: {", ".join(GROUPS)}.
Without one: {", ".join(GROUPS["networks"])}.

All contenders start from the same parameters and see the same batches; whose losses differ is not compared. Each is a
process of its own; they run in turns, in random order. Figures are medians over the rounds, with their range; ratios
are taken within a round. The engine records the norms of all gradients and updates while it trains, the others record
nothing but the loss.

Peers: pip install -e ".[peers]", in this environment or in another one that --peers-python or the variable
{VARIABLE} names. What is missing is left out and named."""


def parser() -> Parser:
    """The arguments."""
    found = Parser(
        prog="descenso bench",
        description="Measure the speed of training, side by side with others.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    option = found.add_argument
    option("workloads", nargs="*", metavar="WORKLOAD", help="a workload or a group of them")
    option(
        "--peers", action="store_true", help="against PyTorch, JAX, scikit-learn and node, where there are"
    )
    option("--peers-python", metavar="PATH", help="the interpreter that has the peers; implies --peers")
    option("--rounds", type=int, default=7, metavar="N", help="how often everyone runs (default: 7)")
    option("--seconds", type=float, default=0.5, metavar="S", help="how long a run is (default: 0.5)")
    option("--json", metavar="FILE", help="write all figures to a file")
    option("--markdown", action="store_true", help="print the table as Markdown too")
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what is asked for. Raises UsageError when that is not clear."""
    options = parser().parse_args(argv)
    try:
        asked = chosen(options.workloads)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if options.rounds < 1 or options.seconds <= 0:
        raise UsageError("there has to be at least one round of more than 0 seconds")
    python = options.peers_python or (os.environ.get(VARIABLE, sys.executable) if options.peers else "")
    entries = [*own(), *(peers(python) if python else ())]
    try:
        versions = machine.peer_versions(python) if python else {}
        if options.json:
            Path(options.json).touch()
    except (OSError, subprocess.SubprocessError) as error:
        raise UsageError(f"what was asked for cannot be used: {error}") from None
    peaks = machine.peaks()
    header = machine.header(peaks, versions)
    print("\n".join(f"{name:12} {text}" for name, text in header), flush=True)
    comparisons: list[Comparison] = []
    lives: list[live.Live] = []
    for name in asked:
        if name in LIVE:
            lives.append(live.measured(LIVE[name], options.rounds, options.seconds))
            print("\n" + lives[-1].text(), flush=True)
            continue
        with tempfile.TemporaryDirectory(prefix="descenso-bench-") as folder:
            work = export(*find(name))
            own_only = recording() if name in RECORDING else entries
            found = compare(work, Path(folder), own_only, options.rounds, options.seconds, say)
        say("")
        comparisons.append(found)
        print("\n" + report.terminal(found, peaks), flush=True)
    if options.markdown:
        print("\n" + report.markdown(header, comparisons, lives, peaks))
    if options.json:
        text = json.dumps(report.document(header, comparisons, lives, peaks), indent=1)
        Path(options.json).write_text(text + "\n", encoding="utf-8")
    return 0


def say(text: str) -> None:
    """Show what goes on, where somebody is looking."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()
