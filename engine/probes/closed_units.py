"""Units that pass no gradient: dead ones, and saturated values."""

from __future__ import annotations

import functools
from typing import ClassVar

import numpy as np

from engine.activations.base import Activation
from engine.arrays import HostArray
from engine.probes.base import Probe, Subject
from engine.tasks import Task

SAMPLES = 128
CLOSED = 0.05
"""Below this part of its largest slope an activation passes as good as nothing."""
FAR = np.array([40.0, 47.0, 60.0])
"""Where an activation is flat if it ever becomes so; several places, because a wave is flat here and there."""
FLAT = 1e-3
NONE = -1.0
"""Where there is nothing that could be closed."""


class ClosedUnits(
    Probe,
    kind="closed_units",
    title="Dead and saturated units",
    reference="Glorot & Bengio 2010, section 3 (saturation); Lu, Shin, Su & Karniadakis 2019, arXiv:1903.06733 (dead "
    "units)",
    formula="|f'(z)| < 0.05 max |f'|: dead on all samples, saturated on one",
):
    """For each layer the share of its units that are closed, on the first samples of the training part.

    Arrays: ``dead`` float32 (layers,), of units whose activation is flat on one side, the share that is closed on every
    sample (and position); ``saturated`` float32 (layers,), of activations that are flat on both sides, the share of
    values that are closed. −1 where a layer has no such activation.
    """

    # It is on show all the time, and units close slowly.
    largest_share: ClassVar[float] = 0.02

    def suits(self, task: Task) -> bool:
        return True

    def read(self, subject: Subject) -> dict[str, HostArray]:
        layers = subject.bends(subject.data.train.raw[:SAMPLES])
        return {
            "dead": np.array([closed_share(bends, sides=1) for bends in layers], dtype=np.float32),
            "saturated": np.array([closed_share(bends, sides=2) for bends in layers], dtype=np.float32),
        }


def closed_share(bends: list[tuple[Activation, HostArray]], *, sides: int) -> float:
    """Of the units with an activation that is flat on one side the dead share, of values of others the closed one."""
    found = [closed(activation, z) for activation, z in bends if flat_sides(activation) == sides]
    if sides == 1:
        found = [np.all(values.reshape(-1, values.shape[-1]), axis=0, keepdims=True) for values in found]
    return float(np.concatenate([values.ravel() for values in found]).mean()) if found else NONE


def closed(activation: Activation, z: HostArray) -> HostArray:
    """Where the slope is as good as zero, as truth values of the shape of z."""
    return np.abs(_slopes(activation, z)) < CLOSED * _largest_slope(activation)


@functools.cache
def flat_sides(activation: Activation) -> int:
    """On how many sides, far from zero, the activation is flat: 1 for ReLU, 2 for a sigmoid, 0 for the identity."""
    limit = FLAT * _largest_slope(activation)
    return sum(bool((np.abs(_slopes(activation, side)) < limit).all()) for side in (FAR, -FAR))


@functools.cache
def _largest_slope(activation: Activation) -> float:
    return float(np.abs(_slopes(activation, np.linspace(-8.0, 8.0, 1601))).max())


def _slopes(activation: Activation, z: HostArray) -> HostArray:
    with np.errstate(all="ignore"):  # a run that diverges is looked at, too
        value = activation.value(np, z, np.empty_like(z))
        slope: HostArray = activation.slope(np, z, value, np.empty_like(z))
    return slope
