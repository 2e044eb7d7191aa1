"""The outcome in words: tables for the terminal and for a README."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from tests.benchmarks.speed.compare import Comparison, Outcome
from tests.benchmarks.speed.figures import Spread, ratios, short
from tests.benchmarks.speed.live import Live
from tests.benchmarks.speed.roster import OURS

COLUMNS = ("", "µs per step", "ours: times faster", "GFLOP/s", "of sgemm", "threads", "losses differ by")


def rows(comparison: Comparison, peaks: Mapping[str, float]) -> list[tuple[str, ...]]:
    """One row per contender, under COLUMNS; ratios are to the first one of ours."""
    found: list[tuple[str, ...]] = []
    ours = next((outcome for outcome in comparison.outcomes if outcome.name.startswith(OURS)), None)
    for outcome in comparison.outcomes:
        time = Spread.of(outcome.micro)
        speed = comparison.operations / time.median / 1e3
        ratio = "" if ours in (None, outcome) else ratios(outcome.micro, ours.micro).text()
        found.append(
            (
                label(outcome),
                time.text(),
                ratio,
                short(speed),
                f"{100 * speed / peak(outcome, peaks):.0f} %",
                outcome.facts.get("threads", "all"),
                f"{outcome.difference:.0e}",
            )
        )
    return found


def label(outcome: Outcome) -> str:
    """Its name, with the setting that it chose."""
    setting = outcome.facts.get("setting")
    return f"{outcome.name} ({setting})" if setting else outcome.name


def peak(outcome: Outcome, peaks: Mapping[str, float]) -> float:
    """GFLOP/s of large products on as many threads as it uses."""
    best = max(value for name, value in peaks.items() if name.startswith("sgemm."))
    return peaks.get(f"sgemm.{outcome.facts.get('threads', 'all')}", best)


def heading(comparison: Comparison) -> str:
    """What the workload is."""
    lanes = f", {comparison.lanes} lanes (times are of a step of all)" if comparison.lanes > 1 else ""
    return f"{comparison.name}: {comparison.title}{lanes}"


def terminal(comparison: Comparison, peaks: Mapping[str, float]) -> str:
    """A table with aligned columns, and who did not take part."""
    table = [COLUMNS, *rows(comparison, peaks)]
    widths = [max(len(row[column]) for row in table) for column in range(len(COLUMNS))]
    lines = [heading(comparison), f"  ({comparison.proof})"]
    for row in table:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  " + "  ".join(cells).rstrip())
    lines += [f"  {name}: {reason}" for name, reason in comparison.refused.items()]
    return "\n".join(lines)


def markdown(
    header: Sequence[tuple[str, str]],
    comparisons: Sequence[Comparison],
    lives: Sequence[Live],
    peaks: Mapping[str, float],
) -> str:
    """All of it for a README: one table over all workloads."""
    lines = [f"- {name}: {text}" for name, text in header]
    lines += ["", "| workload | " + " | ".join(("contender", *COLUMNS[1:])) + " |"]
    lines.append("|---|---|" + "--:|" * (len(COLUMNS) - 1))
    for comparison in comparisons:
        for number, row in enumerate(rows(comparison, peaks)):
            name = f"**{comparison.name}**" if number == 0 else ""
            lines.append(f"| {name} | " + " | ".join(row) + " |")
    lines += ["", *(f"- {found.text()}" for found in lives)] if lives else []
    return "\n".join(lines)


def document(
    header: Sequence[tuple[str, str]],
    comparisons: Sequence[Comparison],
    lives: Sequence[Live],
    peaks: Mapping[str, float],
) -> dict[str, Any]:
    """All of it for a program."""
    return {
        "machine": dict(header),
        "peaks": dict(peaks),
        "workloads": [asdict(found) for found in comparisons],
        "live": [asdict(found) for found in lives],
    }
