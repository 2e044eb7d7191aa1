"""How the figures came to be: what was changed on the way, on what ground they were computed, and the states' bits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from engine.recording.run import RunRecord
from gui import formatting
from gui.forms.places import place_text
from gui.report.blocks import Cell, Row, Table

translate = QCoreApplication.translate

Named = Sequence[tuple[str, RunRecord]]

FACTS = ("descenso", "python", "numpy", "backend", "device", "dtype", "path", "threads", "blas", "machine")
"""Of an executor, in this order; what else is known of it comes behind."""


def changes_table(runs: Named) -> Table | None:
    """What was changed while runs went on, in the order of the steps; None where that is nothing."""
    rows = []
    for name, record in runs:
        for step, what, value in sorted(_changes(record), key=lambda change: change[0]):
            rows.append(Row(tuple(map(Cell, (name, formatting.number(step), what, value)))))
    if not rows:
        return None
    head = tuple(
        Cell(text)
        for text in (
            translate("Report", "Run"),
            translate("Report", "at step"),
            translate("Report", "Setting"),
            translate("Report", "New value"),
        )
    )
    return Table(head, tuple(rows), (0.3, 0.12, 0.36, 0.22), frozenset((1, 3)))


def _changes(record: RunRecord) -> Iterator[tuple[int, str, str]]:
    """Step, setting and new value: where it branched off, its path, and its live changes."""
    if record.origin is not None:
        yield record.origin.step, translate("Report", "Branched off"), ""
    for switch in record.switches:
        yield switch.step, translate("Report", "Path"), switch.path
    for change in record.changes:
        yield change.step, place_text(change.path), _value(change.value)


def ground_table(runs: Named) -> Table | None:
    """Program, libraries and machine; where runs differ each is named. None where nothing has run."""
    known = [(name, record.executor) for name, record in runs if record.executor]
    names = [*FACTS, *(fact for _, executor in known for fact in executor if fact not in FACTS)]
    rows = []
    for fact in dict.fromkeys(names):
        said = [(name, executor.get(fact, "")) for name, executor in known]
        values = dict.fromkeys(value for _, value in said)
        text = next(iter(values), "")
        if len(values) > 1:
            text = "; ".join(f"{name}: {value or formatting.MISSING}" for name, value in said)
        if text:
            rows.append(Row((Cell(_fact(fact)), Cell(text))))
    return Table((), tuple(rows), (0.2, 0.8)) if rows else None


def states_table(runs: Named, digests: Mapping[str, tuple[int, str]]) -> Table | None:
    """SHA-256 of each run's state, by its name; None where there is none."""
    rows = [
        Row(
            (
                Cell(name),
                Cell(formatting.number(digests[name][0])),
                Cell(digests[name][1], fixed=True),
            )
        )
        for name, _ in runs
        if name in digests
    ]
    head = (
        Cell(translate("Report", "Run")),
        Cell(translate("Report", "at step")),
        Cell(translate("Report", "SHA-256 of its state")),
    )
    return Table(head, tuple(rows), (0.24, 0.1, 0.66), frozenset((1,))) if rows else None


def _fact(name: str) -> str:
    titles = {
        "descenso": "Descenso",
        "python": "Python",
        "numpy": "NumPy",
        "cupy": "CuPy",
        "numba": "Numba",
        "blas": "BLAS",
        "backend": translate("Report", "Backend"),
        "device": translate("Report", "Device"),
        "dtype": translate("Report", "Precision"),
        "path": translate("Report", "Path"),
        "threads": translate("Report", "Threads"),
        "machine": translate("Report", "System"),
        "kernels": translate("Report", "Kernels"),
        "processor": translate("Report", "Processor"),
        "trial": translate("Report", "Trial"),
    }
    return titles.get(name, name)


def _value(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return formatting.exact(value)
    if isinstance(value, Mapping) and "kind" in value:
        return str(value["kind"])
    return " ".join(str(value).split())
