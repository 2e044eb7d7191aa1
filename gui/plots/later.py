"""The part of a source from a step on: what a branch draws of itself, where the run that it left draws the rest."""

from __future__ import annotations

from dataclasses import dataclass

from engine.recording.series import Columns, Grain
from gui.plots.source import Source


@dataclass(frozen=True)
class Later:
    """A source as if it began at `first`; the sample before stays, so that the line begins where it left."""

    source: Source
    first: int

    def __len__(self) -> int:
        return len(self.source)

    @property
    def first_step(self) -> int:
        return max(self.source.first_step, self.first)

    @property
    def last(self) -> tuple[int, float] | None:
        return self.source.last

    def columns(self, first_step: int, last_step: int, count: int, *, logarithmic: bool = False) -> Columns:
        first_step, last_step = self._clamped(first_step, last_step)
        return self.source.columns(first_step, last_step, count, logarithmic=logarithmic)

    def grain(self, first_step: int, last_step: int, count: int, *, logarithmic: bool = False) -> Grain:
        first_step, last_step = self._clamped(first_step, last_step)
        return self.source.grain(first_step, last_step, count, logarithmic=logarithmic)

    def blocks(self, grain: Grain, first_step: int, last_step: int) -> Columns:
        return self.source.blocks(grain, *self._clamped(first_step, last_step))

    def _clamped(self, first_step: int, last_step: int) -> tuple[int, int]:
        return max(first_step, self.first + 1), max(last_step, self.first + 1)
