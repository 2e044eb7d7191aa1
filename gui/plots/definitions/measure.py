"""What is cared about, on training, validation and test data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.recording.store import SeriesStore
from gui.plots.curve import DOTTED, TEST_WIDTH, Curve
from gui.plots.definition import PlotDefinition
from gui.plots.run_look import RunLook
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
        self, store: SeriesStore, look: RunLook, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        color = look.color_of(lane, palette)
        train, test, validation, average = (
            store.series(column, lane) for column in self.columns(layer_names)
        )
        translate = QCoreApplication.translate
        on_train, on_test = translate("Plots", "train"), translate("Plots", "test")
        curves = [
            Curve(f"train_measure.{lane}", on_train, color, look.dash, series=train),
            Curve(f"test_measure.{lane}", on_test, color, look.test_dash, TEST_WIDTH, test),
        ]
        if len(validation):
            key, on_validation = f"validation_measure.{lane}", translate("Plots", "validation")
            curves.append(Curve(key, on_validation, color, DOTTED, 1.0, validation))
        if len(average):
            on_average, dash = translate("Plots", "test, averaged θ"), look.average_dash
            key, tint = f"average_test_measure.{lane}", look.color or palette.muted
            curves.append(Curve(key, on_average, tint, dash, TEST_WIDTH, average))
        return curves


PLOT = Measure()
