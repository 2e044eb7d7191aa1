"""What a trainer minimizes, at work: J of a step's batch with its derivatives, and what is measured beside it."""

from __future__ import annotations

from abc import ABC, abstractmethod

from engine.arrays import Array, HostArray
from engine.experiment import Experiment
from engine.training.divergence import Divergence
from engine.training.plans import Plan


class Objective(ABC):
    """All lanes of a problem; points and gradients are (lanes, parameters), values (lanes,). No penalties in it.

    `prepare` chooses the batch and the draws of a step; everything after it refers to them, at any point, until the
    next. Products refer to the point of the latest `gradient`.

    Attributes:
        plan: what is trained.
        buffers: running statistics (lanes, buffers), state beside the parameters.
        batch_size: samples per step; 0 where there are none.
        constrained: whether `project` does anything.
    """

    plan: Plan
    buffers: Array
    batch_size: int = 0
    constrained: bool = False

    @abstractmethod
    def initial(self) -> HostArray:
        """Starting parameters, float64 on the host."""

    def epoch(self, step: int) -> float:
        """How often the training part has been seen after `step` updates."""
        return float(step)

    @abstractmethod
    def retune(self, experiment: Experiment) -> None:
        """Take over live changes."""

    @abstractmethod
    def prepare(self, step: int) -> None:
        """Choose the batch and the draws of the update that follows `step` updates."""

    @abstractmethod
    def value(self, point: Array) -> Array:
        """The loss at a point."""

    @abstractmethod
    def gradient(self, point: Array, out: Array) -> Array:
        """The loss at a point; its gradient is written to `out`."""

    @abstractmethod
    def hessian_product(self, direction: Array, out: Array) -> None:
        """Write the Hessian at the latest `gradient`'s point, times a direction, to `out`."""

    @abstractmethod
    def gauss_newton_product(self, direction: Array, out: Array) -> None:
        """Write the Gauss–Newton matrix at the latest `gradient`'s point, times a direction, to `out`."""

    @abstractmethod
    def note(self) -> None:
        """Remember what the latest `gradient` makes of the buffers."""

    @abstractmethod
    def commit(self) -> None:
        """Take over the buffers that were noted: the update that belongs to them is taken."""

    @abstractmethod
    def project(self, point: Array) -> None:
        """Bring a point back, in place, to where the objective is defined."""

    @abstractmethod
    def evaluate(self, point: Array) -> dict[str, HostArray]:
        """Figures of a point on the full splits, float64 (lanes,) each: `{split}_loss`, `{split}_measure`."""

    @abstractmethod
    def locate(self, lane: int, step: int, point: Array, gradient: Array) -> Divergence:
        """Where the value or gradient of the latest `gradient` stopped being finite."""
