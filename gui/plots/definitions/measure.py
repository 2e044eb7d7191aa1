"""What is cared about, on training, validation and test data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.recording.store import SeriesStore
from gui.plots.curve import DASHED, DOTTED, TEST_WIDTH, Curve
from gui.plots.definition import PlotDefinition, lane_color
from gui.theme.palette import Palette


class Measure(PlotDefinition):
    name = "measure"
    order = 20
    of_surfaces = False

    def title(self, measure: str = "") -> str:
        return QCoreApplication.translate("Plots", "Measure P: {name}").format(name=measure)

    def columns(self, layer_names: Sequence[str]) -> tuple[str, ...]:
        return ("train_measure", "test_measure", "validation_measure", "average_test_measure")

    def curves(
        self, store: SeriesStore, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        color = lane_color(palette, lane)
        train, test, validation, average = (
            store.series(column, lane) for column in self.columns(layer_names)
        )
        translate = QCoreApplication.translate
        on_train, on_test = translate("Plots", "train"), translate("Plots", "test")
        curves = [
            Curve(f"train_measure.{lane}", on_train, color, series=train),
            Curve(f"test_measure.{lane}", on_test, color, DASHED, TEST_WIDTH, test),
        ]
        if len(validation):
            key, on_validation = f"validation_measure.{lane}", translate("Plots", "validation")
            curves.append(Curve(key, on_validation, color, DOTTED, 1.0, validation))
        if len(average):
            on_average = translate("Plots", "test, averaged θ")
            curves.append(
                Curve(f"average_test_measure.{lane}", on_average, palette.muted, DASHED, TEST_WIDTH, average)
            )
        return curves


PLOT = Measure()
