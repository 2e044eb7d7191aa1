"""Whatever was recorded: the columns are chosen in the plot's menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QCoreApplication

from engine.recording.store import SeriesStore
from gui.plots.column_names import column_name
from gui.plots.curve import DASHED, DOTTED, SOLID, Curve
from gui.plots.definition import PlotDefinition
from gui.plots.run_look import RunLook
from gui.theme.palette import Palette

DASHES = (SOLID, DASHED, DOTTED)
"""Tell columns apart where colors tell runs or lanes apart."""


@dataclass(frozen=True)
class RecordedSeries(PlotDefinition):
    """A plot of any columns.

    Attributes:
        chosen: which ones.
    """

    chosen: tuple[str, ...] = ()
    name: ClassVar[str] = "series"
    order: ClassVar[int] = 90
    standard: ClassVar[bool] = False
    chooses: ClassVar[bool] = True

    def choosing(self, columns: Sequence[str]) -> RecordedSeries:
        return RecordedSeries(tuple(dict.fromkeys(columns)))

    def title(self, measure: str = "") -> str:
        names = [column_name(column) for column in self.chosen]
        return ", ".join(names) or QCoreApplication.translate("Plots", "Any series")

    def columns(self, layer_names: Sequence[str]) -> tuple[str, ...]:
        return self.chosen

    def curves(
        self, store: SeriesStore, look: RunLook, lane: int, palette: Palette, layer_names: Sequence[str]
    ) -> list[Curve]:
        by_color = look.alone and look.lanes == 1
        return [
            Curve(
                f"{column}.{lane}",
                column_name(column),
                look.color_of(index if by_color else lane, palette),
                SOLID if by_color else DASHES[index % len(DASHES)],
                series=store.series(column, lane),
                smooth=True,
            )
            for index, column in enumerate(self.chosen)
        ]


PLOT = RecordedSeries()
