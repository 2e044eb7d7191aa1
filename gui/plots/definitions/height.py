"""How high a run stands on a surface; where it is noisy, over the samples that its steps saw."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.recording.store import SeriesStore
from gui.plots.curve import Curve
from gui.plots.definition import PlotDefinition
from gui.plots.run_look import RunLook
from gui.theme.palette import Palette


class Height(PlotDefinition):
    name = "height"
    order = 11
    y_logarithmic = True
    of_learning = False

    def title(self, measure: str = "") -> str:
        return QCoreApplication.translate("Plots", "Objective J(θ)")

    def columns(self, layer_names: Sequence[str]) -> tuple[str, ...]:
        return ("train_objective", "batch_loss")

    def curves(
        self, store: SeriesStore, look: RunLook, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        color = look.color_of(lane, palette)
        value, sample = (store.series(column, lane) for column in self.columns(layer_names))
        of_step = QCoreApplication.translate("Plots", "of the step")
        return [
            Curve(f"train_objective.{lane}", "J", color, look.dash, series=value),
            Curve(f"batch_loss.{lane}", of_step, color, width=1.0, series=sample, opacity=0.4),
        ]


PLOT = Height()
