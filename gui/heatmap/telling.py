"""From a sweep to what a heat map shows of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.sweeps.figures import Figures, Yardstick
from engine.sweeps.sweepable import Sweepable
from gui import formatting
from gui.forms.places import problem_text
from gui.heatmap.cells import CellState, HeatMapData, Place
from gui.sweeps.sweep import Sweep
from gui.sweeps.words import field_title, figure_text, figure_title, value_text, yardstick_title

CROSS, CHECK, WAITS = "×", "✓", "…"

translate = QCoreApplication.translate


def tell(sweep: Sweep, y: Sweepable, x: Sweepable, name: str, yardstick: Yardstick) -> HeatMapData:
    """The figure called `name` of each cell; rows are the values of `y`, columns those of `x`."""
    rows, columns = sweep.grid.axes
    cells: dict[Place, CellState] = {}
    best: Place | None = None
    low_is_better = name == "steps" or (name in ("final", "best") and not yardstick.higher_is_better)
    for row, column in sweep.grid.cells():
        place = row, column
        refusal = sweep.refused.get(place)
        if refusal is not None:
            cells[place] = CellState(
                "refused", None, formatting.MISSING, problem_text(refusal, sweep.grid.base)
            )
            continue
        found = sweep.figures(place, yardstick)
        cell = cells[place] = _cell(sweep, found, name, yardstick)
        if cell.figure is not None and cell.kind != "diverged":
            leader = cells[best].figure if best is not None else None
            ahead = leader is None or (cell.figure < leader if low_is_better else cell.figure > leader)
            best = place if ahead else best
    if len({cell.figure for cell in cells.values() if cell.figure is not None}) < 2:
        best = None  # where all are alike, none stands out
    title = figure_title(name)
    if name != "divergence":
        title = f"{yardstick_title(yardstick.series, sweep.grid.base)} · {title[:1].lower()}{title[1:]}"
    return HeatMapData(
        field_title(x),
        field_title(y),
        title,
        tuple(value_text(x, value) for value in columns.values),
        tuple(value_text(y, value) for value in rows.values),
        cells,
        best,
        low_is_better,
    )


def _cell(sweep: Sweep, found: Figures, name: str, yardstick: Yardstick) -> CellState:
    tip = _tip(found, yardstick)
    value = found.of(name)
    text = figure_text(value, name, yardstick, sweep.grid.base)
    if found.diverged is not None:
        if name == "divergence":
            return CellState("diverged", float(found.diverged), f"{CROSS} {text}", tip)
        if name != "steps" or value is None:
            return CellState("diverged", None, CROSS, tip)
    if name == "divergence":
        return CellState("unreached", None, CHECK if found.over else "", tip)
    if value is not None:
        return CellState("figure" if found.over else "running", float(value), text, tip)
    if name == "steps" and found.over:
        return CellState("unreached", None, f"> {formatting.number(found.step)}", tip)
    return CellState("running" if found.step else "waiting", None, WAITS if found.step else "", tip)


def _tip(found: Figures, yardstick: Yardstick) -> str:
    """Exact values, one a line."""
    if not found.step and not found.over:
        return translate("HeatMap", "Waits for its turn.")
    lines = []
    if found.diverged is not None:
        lines.append(
            translate("HeatMap", "Diverged at step {step}.").format(step=formatting.number(found.diverged))
        )
    if found.final is not None:
        text = translate("HeatMap", "After {step} steps: {value}")
        lines.append(text.format(step=formatting.number(found.step), value=formatting.exact(found.final)))
    if found.best is not None:
        text = translate("HeatMap", "Best: {value} at step {step}")
        step = formatting.number(found.best_step)
        lines.append(text.format(value=formatting.exact(found.best), step=step))
    target = formatting.exact(yardstick.target)
    if found.reached is not None:
        text = translate("HeatMap", "Reached {target} at step {step}.")
        lines.append(text.format(target=target, step=formatting.number(found.reached)))
    if found.over:
        lines.append(translate("HeatMap", "Click or Enter: make it a run."))
    return "\n".join(lines)
