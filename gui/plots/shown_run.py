"""A run whose curves the plots show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from engine.recording.run import RunRecord
from engine.timeline.branching import shares_past
from engine.training.topology import Inspection
from gui.plots.clock import COLUMN
from gui.plots.run_look import RunLook
from gui.plots.units import Odometer

PASSES = 3
"""Forward passes that a step is worth: one, and for the gradient twice as much."""


class ShownRun(NamedTuple):
    """What a run recorded, and how its curves look."""

    record: RunRecord
    look: RunLook


def odometer_of(record: RunRecord, samples: int, inspection: Inspection) -> Odometer:
    """What is known of a run beside its steps.

    Args:
        samples: of its training part; 0 where that is not known yet.
        inspection: of its network.
    """
    if record.start.surface.is_surface:
        return Odometer(clock=record.series.series(COLUMN))
    batch = min(record.start.batch_size, samples or record.start.batch_size)
    cost = inspection.topology.multiply_adds if inspection.topology else 0
    return Odometer(batch, samples, PASSES * batch * cost, record.series.series(COLUMN))


def drawn_since(record: RunRecord, shown: Sequence[RunRecord]) -> int:
    """The step from which on a run is drawn: the past that a branch shares with a run beside it is drawn once."""
    origin = record.origin
    if origin is None or not any(other is not record and shares_past(other, origin) for other in shown):
        return 0
    return origin.step


def titles_of(record: RunRecord) -> Sequence[str]:
    """What the parts of its problem are called: the layers of its network, or its surface."""
    surface = record.start.surface
    return [surface.title] if surface.is_surface else [layer.title for layer in record.start.network.layers]
