"""What a surface is: an objective J(θ) given by a formula, for pure optimization."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

from engine.arrays import Array, HostArray, Namespace
from engine.random import Draw
from engine.values import Part

Range = tuple[float, float]
Region = tuple[Range, Range]


@dataclass(frozen=True)
class Moment:
    """What a value may depend on beside θ.

    Attributes:
        draw: the randomness of the step; None for the expectation, as evaluations want it.
        step: updates made so far.
        steps: the horizon.
    """

    draw: Draw | None
    step: int
    steps: int


class Surface(Part, family="surfaces"):
    """J(θ) with exact derivatives. Points, gradients and directions are (R, d), values (R,).

    Class attributes:
        is_surface: False only for the kind that stands for learning from data.
        noisy: whether an update sees only a sample of J: by chance, or because each step has a term of its own.
        region: what `window` gives, unless fields matter.
    """

    is_surface: ClassVar[bool] = True
    noisy: ClassVar[bool] = False
    region: ClassVar[Region] = ((-2.0, 2.0), (-2.0, 2.0))

    def check(self) -> None:
        """Raises InputError when the fields do not fit together."""

    @abstractmethod
    def dimension(self) -> int:
        """Number of parameters d."""

    @abstractmethod
    def start(self, seed: int) -> HostArray:
        """The starting point of a lane with this seed, float64 (d,)."""

    def names(self) -> tuple[str, ...]:
        """Names of the parameters, for axes."""
        return tuple(f"x{subscript(number + 1)}" for number in range(self.dimension()))

    @abstractmethod
    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        """J, (R,)."""

    @abstractmethod
    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        """J, (R,); ∇J is written to `out`."""

    @abstractmethod
    def hessian_product(
        self, xp: Namespace, points: Array, directions: Array, moment: Moment, out: Array
    ) -> Array:
        """∇²J(points) · directions, written to `out` and returned."""

    def project(self, xp: Namespace, points: Array) -> None:
        """Bring points back, in place, to where J is defined."""

    def minimum(self) -> tuple[HostArray | None, float | None]:
        """The known global minimizers (n, d) and the least value."""
        return None, None

    def critical_points(self) -> HostArray | None:
        """Points (n, d) with gradient zero that are known beside the minimizers: saddles, maxima, other minima."""
        return None

    def window(self) -> Region:
        """A good region to draw, of the first two parameters; of a single one, its range and that of J."""
        return self.region


def subscript(number: int) -> str:
    """A whole number in the signs that stand below the line."""
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
