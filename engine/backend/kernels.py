"""What a backend may have beside its array operations: fused kernels by kind, each with a reference to fall back on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from engine.arrays import Array

if TYPE_CHECKING:
    from engine.activations.base import Activation
    from engine.coefficients import Coefficients
    from engine.losses.base import Loss
    from engine.optimizers.base import Arrays, Optimizer


class Bend(Protocol):
    """An activation f in one pass each way; `out` is written and returned."""

    def value(self, z: Array, out: Array) -> Array:
        """f(z)."""

    def pull(self, gradient: Array, z: Array, y: Array, out: Array) -> Array:
        """gradient · f'(z), with y = f(z)."""


ValueAndGradient = Callable[[Array, Array, Array], Array]
"""(outputs, targets, out) → as `Loss.value_and_gradient`."""

Update = Callable[["Coefficients", "Arrays"], None]
"""As `Optimizer.apply`."""


class Kernels(ABC):
    """Asked once for each part of a run; None means: there is none, run the reference operations.

    A kernel gives what the reference gives, but for rounding, and a value that is not finite stays one.
    """

    @abstractmethod
    def bend(self, activation: Activation) -> Bend | None:
        """A kernel for an activation."""

    @abstractmethod
    def loss(self, loss: Loss) -> ValueAndGradient | None:
        """A kernel for the loss and its gradient."""

    @abstractmethod
    def update(self, optimizer: Optimizer) -> Update | None:
        """A kernel for an update."""
