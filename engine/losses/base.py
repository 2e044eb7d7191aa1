"""What a loss is: the surrogate J that is minimized."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from engine.arrays import Array, HostArray, Namespace
from engine.tasks import Task
from engine.values import Part


class Loss(Part, family="losses"):
    """The mean over the batch of a function of the network's outputs and the targets.

    Arrays: `outputs` (R, B, K) are the last layer's values; `targets` (R or 1, B, K) are those of `encode`, or blends
    of them (mixup). At a kink gradient and Hessian are those of one side, named in the kind's file.

    Class attributes:
        link: what makes predictions of the outputs: ``softmax``, ``sigmoid``, or ``linear`` when they are scores or
            values, not probabilities.
        convex: whether it is convex in the outputs, so that its Hessian is never negative.
    """

    link: ClassVar[str] = "linear"
    convex: ClassVar[bool] = True

    @abstractmethod
    def outputs(self, task: Task) -> int:
        """How many outputs K the network needs. Raises InputError in words if the loss does not suit the task."""

    @abstractmethod
    def encode(self, targets: HostArray, task: Task) -> HostArray:
        """Targets as the loss wants them, float64 (N, K)."""

    @abstractmethod
    def value(self, xp: Namespace, outputs: Array, targets: Array) -> Array:
        """The loss of each lane, (R,)."""

    @abstractmethod
    def value_and_gradient(self, xp: Namespace, outputs: Array, targets: Array, out: Array) -> Array:
        """The loss of each lane (R,); its gradient with respect to the outputs is written to `out`."""

    @abstractmethod
    def hessian_product(self, xp: Namespace, outputs: Array, targets: Array, tangent: Array) -> Array:
        """The Hessian with respect to the outputs, times `tangent` (R, B, K)."""

    def value_and_predictions(self, xp: Namespace, outputs: Array, targets: Array) -> tuple[Array, Array]:
        """`value` and `predict` at once, bit for bit; for a loss whose two share most of their work."""
        return self.value(xp, outputs, targets), self.predict(xp, outputs)

    @abstractmethod
    def predict(self, xp: Namespace, outputs: Array) -> Array:
        """Class probabilities (R, B, classes), or predicted values (R, B, values)."""
