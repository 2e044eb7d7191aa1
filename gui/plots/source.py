"""What can be drawn along steps: a recorded series, or something that is computed from several."""

from __future__ import annotations

from typing import Protocol

from engine.recording.series import Columns, Grain


class Source(Protocol):
    """As much of `Series` as drawing needs."""

    def __len__(self) -> int: ...

    @property
    def first_step(self) -> int: ...

    @property
    def last(self) -> tuple[int, float] | None: ...

    def columns(
        self, first_step: int, last_step: int, count: int, *, logarithmic: bool = False
    ) -> Columns: ...

    def grain(self, first_step: int, last_step: int, count: int, *, logarithmic: bool = False) -> Grain: ...

    def blocks(self, grain: Grain, first_step: int, last_step: int) -> Columns: ...
