"""The update that comes, taken apart layer by layer, and what it does to J."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np

from engine.arrays import HostArray
from engine.probes.base import Probe, Subject
from engine.surfaces.base import Surface
from engine.tasks import Task
from engine.training.tracing import KINDS, TERMS, Stage

if TYPE_CHECKING:
    from engine.training.anatomy import Anatomy


class UpdateAnatomy(
    Probe,
    kind="update_anatomy",
    title="Why did it move?",
    reference="Taylor expansion of J along the update; Nocedal & Wright 2006, Numerical Optimization, 2nd ed., "
    "theorem 2.1; Hessian products: Pearlmutter 1994",
    formula="J(θ + u) − J(θ) ≈ gᵀu + ½uᵀHu",
):
    """Gradient, clipping, momentum, preconditioner, rate and decay of the update to come, in lane 0.

    Arrays: ``layers`` int64 (layers,), positions of those with parameters; ``stages`` int64 (stages,), numbers in
    `tracing.KINDS`, and ``wrappers`` int64 (stages,), the number of a wrapper or −1. A stage is a vector: what a term
    adds, what any other leads to, of gradients the negative. Float64: ``norms`` and ``cosines`` (stages, 1 + layers),
    the length and the cosine to the negative gradient of J, of all parameters and of each layer, NaN where a vector
    is zero; ``parameters`` (1 + layers,) ∥θ∥; ``shares`` (1 + layers,) of gᵀu; ``changes`` (3,): gᵀu, gᵀu + ½uᵀHu and
    J(θ + u) − J(θ); ``objective`` () J(θ); ``whole`` (), the change on the whole training part, NaN where it is not
    known; ``rate`` (); ``resolution`` (), what rounding alone may make of a change. ``source`` int64 (), see
    `anatomy.EXACT`. Where no update is to come there is ``layers`` alone, and it is empty.
    """

    largest_share: ClassVar[float] = 0.03
    at_rest: ClassVar[bool] = True

    def suits(self, task: Task) -> bool:
        return True

    def suits_surface(self, surface: Surface) -> bool:
        return surface.is_surface

    def read(self, subject: Subject) -> dict[str, HostArray]:
        anatomy = subject.anatomy()
        return {"layers": np.empty(0, dtype=np.int64)} if anatomy is None else _arrays(anatomy)


def _arrays(anatomy: Anatomy) -> dict[str, HostArray]:
    spans = [slice(None), *(group.span for group in anatomy.groups)]
    downhill = -anatomy.gradient
    vectors = [_shown(anatomy.stages, number) for number in range(len(anatomy.stages))]
    second = anatomy.slope + 0.5 * anatomy.bend
    whole = float("nan") if anatomy.whole is None else anatomy.whole[1] - anatomy.whole[0]
    update = anatomy.update.astype(np.float64)
    return {
        "layers": np.array([group.index for group in anatomy.groups]),
        "stages": np.array([KINDS.index(stage.kind) for stage in anatomy.stages]),
        "wrappers": np.array([stage.number for stage in anatomy.stages]),
        "norms": np.array([[_length(vector[span]) for span in spans] for vector in vectors]),
        "cosines": np.array(
            [[_cosine(vector[span], downhill[span]) for span in spans] for vector in vectors]
        ),
        "parameters": np.array([_length(anatomy.parameters[span]) for span in spans]),
        "shares": np.array([float(anatomy.gradient[span] @ update[span]) for span in spans]),
        "changes": np.array([anatomy.slope, second, anatomy.end - anatomy.value]),
        "objective": np.array(anatomy.value),
        "whole": np.array(whole),
        "rate": np.array(anatomy.rate),
        "resolution": np.array(anatomy.resolution),
        "source": np.array(anatomy.source),
    }


def _shown(stages: tuple[Stage, ...], number: int) -> HostArray:
    """The vector of a stage, float64: of a term what it adds."""
    motion = stages[number].motion.astype(np.float64)
    return motion - stages[number - 1].motion if stages[number].kind in TERMS else motion


def _length(vector: HostArray) -> float:
    with np.errstate(over="ignore"):
        return float(np.sqrt(vector @ vector))


def _cosine(vector: HostArray, other: HostArray) -> float:
    """Of vectors whose squares would underflow or overflow, too."""
    sizes = [float(np.abs(one).max(initial=0.0)) for one in (vector, other)]
    if not all(0.0 < size < np.inf for size in sizes):
        return float("nan")
    one, two = vector / sizes[0], other / sizes[1]
    return float(one @ two / np.sqrt((one @ one) * (two @ two)))
