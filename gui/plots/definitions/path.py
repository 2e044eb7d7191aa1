"""Where a surface is descended: its first two parameters, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.recording.store import SeriesStore
from gui.plots.curve import Curve
from gui.plots.definition import PlotDefinition
from gui.plots.run_look import RunLook
from gui.theme.palette import Palette

NAMES = ("θ₁", "θ₂")


class Path(PlotDefinition):
    name = "path"
    order = 25
    of_learning = False

    def title(self, measure: str = "") -> str:
        return QCoreApplication.translate("Plots", "Parameters θ")

    def columns(self, layer_names: Sequence[str]) -> tuple[str, ...]:
        return tuple(f"parameter.{number}" for number in range(len(NAMES)))

    def curves(
        self, store: SeriesStore, look: RunLook, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        color = look.color_of(lane, palette)
        return [
            Curve(f"{column}.{lane}", name, color, dash, series=store.series(column, lane))
            for column, name, dash in zip(
                self.columns(layer_names), NAMES, (look.dash, look.test_dash), strict=True
            )
        ]


PLOT = Path()
