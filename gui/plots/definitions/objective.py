"""What is minimized, on training and test data, over the losses of the single batches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.recording.store import SeriesStore
from gui.plots.curve import TEST_WIDTH, Curve
from gui.plots.definition import PlotDefinition
from gui.plots.run_look import RunLook
from gui.theme.palette import Palette


class Objective(PlotDefinition):
    name = "objective"
    order = 10
    of_surfaces = False
    y_logarithmic = True

    def title(self, measure: str = "") -> str:
        return QCoreApplication.translate("Plots", "Objective J(θ)")

    def columns(self, layer_names: Sequence[str]) -> tuple[str, ...]:
        return ("train_objective", "test_objective", "batch_loss", "average_test_loss")

    def curves(
        self, store: SeriesStore, look: RunLook, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        color = look.color_of(lane, palette)
        train, test, batch, average = (store.series(column, lane) for column in self.columns(layer_names))
        translate = QCoreApplication.translate
        on_train, on_test = translate("Plots", "train"), translate("Plots", "test")
        on_batch = translate("Plots", "batch")
        curves = [
            Curve(f"train_objective.{lane}", on_train, color, look.dash, series=train),
            Curve(f"test_objective.{lane}", on_test, color, look.test_dash, TEST_WIDTH, test),
            Curve(f"batch_loss.{lane}", on_batch, color, width=1.0, series=batch, smooth=True, opacity=0.6),
        ]
        if len(average):
            on_average, dash = translate("Plots", "test, averaged θ"), look.average_dash
            key, tint = f"average_test_loss.{lane}", look.color or palette.muted
            curves.insert(2, Curve(key, on_average, tint, dash, TEST_WIDTH, average))
        return curves


PLOT = Objective()
