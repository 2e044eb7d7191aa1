"""How far the parameters move: the learning rate, and the length of a step beside that of the parameters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.recording.store import SeriesStore
from gui.plots.curve import Curve
from gui.plots.definition import PlotDefinition
from gui.plots.run_look import RunLook
from gui.theme.palette import Palette


class Rates(PlotDefinition):
    name = "rates"
    order = 40
    y_logarithmic = True

    def title(self, measure: str = "") -> str:
        return QCoreApplication.translate("Plots", "Learning rate η and update ratio ∥Δθ∥/∥θ∥")

    def columns(self, layer_names: Sequence[str]) -> tuple[str, ...]:
        return ("learning_rate", "update_ratio")

    def curves(
        self, store: SeriesStore, look: RunLook, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        color = look.color_of(lane, palette)
        rate, ratio = (store.series(column, lane) for column in self.columns(layer_names))
        return [
            Curve(f"learning_rate.{lane}", "η", color, look.test_dash, series=rate),
            Curve(f"update_ratio.{lane}", "∥Δθ∥/∥θ∥", color, look.dash, series=ratio, smooth=True),
        ]


PLOT = Rates()
