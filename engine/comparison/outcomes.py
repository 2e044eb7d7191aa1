"""What the lanes of a run have come to so far: the latest and the best of J and of the measure, on each part."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Literal

from engine.comparison.best import Best, Search
from engine.comparison.paired import LaneKey, lane_keys
from engine.recording.run import RunRecord

Quantity = Literal["objective", "measure"]

JUDGES = ("validation", "test", "train")
"""The parts by which the best is chosen: the first of them that there is. On the test part that is to be flagged."""


class Outcomes:
    """Figures of all lanes of one record; asking again costs what was recorded since.

    Args:
        record: the run; a record that takes its place needs outcomes of its own.
    """

    def __init__(self, record: RunRecord) -> None:
        self.record = record
        self.keys: tuple[LaneKey, ...] = lane_keys(record.start)
        self._searches: dict[tuple[str, int], Search] = {}
        self._whole: dict[tuple[str, int], tuple[Best, Best]] = {}
        """The best of losses as they are, and with the penalties that belong to J."""

    @property
    def lanes(self) -> int:
        """How many there are."""
        return len(self.keys)

    @property
    def judge(self) -> str:
        """The part by which the best is chosen."""
        series = self.record.series
        return next((split for split in JUDGES if len(series.get((f"{split}_loss", 0), ()))), JUDGES[0])

    def last(self, quantity: Quantity, split: str, diverged: Collection[int] = ()) -> list[float | None]:
        """The latest figure of each lane; of a lane that has diverged the worst there is."""
        worst = -math.inf if self._higher(quantity) else math.inf
        return [
            worst if lane in diverged else self._last(quantity, split, lane) for lane in range(self.lanes)
        ]

    def best(self, quantity: Quantity, split: str) -> list[Best | None]:
        """The best figure of each lane, also of one that has diverged since."""
        return [self._best(quantity, split, lane) for lane in range(self.lanes)]

    def gaps(self, quantity: Quantity) -> list[float | None]:
        """How much worse each lane does on the test part than on the training part; negative if better."""
        sign = -1.0 if self._higher(quantity) else 1.0
        pairs = zip(self.last(quantity, "train"), self.last(quantity, "test"), strict=True)
        return [None if one is None or two is None else sign * (two - one) + 0.0 for one, two in pairs]

    def column(self, name: str) -> list[float | None]:
        """The latest value of any recorded column, of each lane."""
        return [self._newest(name, lane) for lane in range(self.lanes)]

    def _last(self, quantity: Quantity, split: str, lane: int) -> float | None:
        column = _column(quantity, split)
        value = self._newest(column, lane)
        return value + self._penalty(lane) if value is not None and _bare(column) else value

    def _best(self, quantity: Quantity, split: str, lane: int) -> Best | None:
        key = (_column(quantity, split), lane)
        search = self._searches.get(key)
        if search is None:
            series = self.record.series.get(key)
            if series is None:
                return None
            search = self._searches[key] = Search(series, higher_is_better=self._higher(quantity))
        found = search.refresh()
        if found is None or not _bare(key[0]):
            return found
        bare, whole = self._whole.get(key, (None, None))
        if bare is not found or whole is None:
            whole = found._replace(value=found.value + self._penalty(lane, found.last))
            self._whole[key] = found, whole
        return whole

    def _penalty(self, lane: int, step: int | None = None) -> float:
        """What J has above the loss: series of losses are without it. That of the end, or of a step."""
        series = self.record.series
        whole, loss = (series.get((f"train_{name}", lane)) for name in ("objective", "loss"))
        if whole is None or loss is None or whole.last is None or loss.last is None:
            return 0.0
        ends = (whole.last[1], loss.last[1]) if step is None else (whole.at(step), loss.at(step))
        difference = ends[0] - ends[1]
        return difference if math.isfinite(difference) else 0.0

    def _newest(self, name: str, lane: int) -> float | None:
        series = self.record.series.get((name, lane))
        return None if series is None or series.last is None else series.last[1]

    def _higher(self, quantity: Quantity) -> bool:
        return quantity == "measure" and self.record.start.measure.higher_is_better


def _column(quantity: Quantity, split: str) -> str:
    """Where a quantity is recorded; of the validation part that is the loss, without penalties."""
    if quantity == "objective" and split == "validation":
        return "validation_loss"
    return f"{split}_{quantity}"


def _bare(column: str) -> bool:
    """Whether it lacks the penalties that belong to J."""
    return column.endswith("_loss")
