"""A linear network of two layers, whose learning is known in closed form."""

from __future__ import annotations

import math

import numpy as np

from engine import fields
from engine.arrays import Array, HostArray, Namespace
from engine.surfaces import constants
from engine.surfaces.base import Moment, subscript
from engine.surfaces.shapes import Landscape


class LinearNetwork(
    Landscape,
    kind="linear_network",
    title="Linear network",
    reference="Saxe, McClelland & Ganguli 2014, Exact solutions to the nonlinear dynamics of learning in deep linear "
    "neural networks, arXiv:1312.6120, section 1",
    formula="J(W₁, W₂) = ½‖W₂W₁ − diag(s)‖²",
    rank=66,
):
    """Two linear layers learn a matrix from whitened inputs: one singular value after the other, with plateaus between.

    Each is a saddle left behind. From a start of strength u₀ in the directions of the singular vectors, the value s is
    half learned after ln(s/u₀ − 1)/(2sη) steps of gradient descent with a small rate η.
    """

    region = ((-2.0, 2.0), (-2.0, 2.0))

    singular_values: tuple[tuple[float, ...], ...] = fields.table(
        ((3.0,), (1.5,), (0.75,)),
        columns=(
            fields.Real(
                name="value",
                title="Singular value",
                symbol="s",
                default=1.0,
                low=0.0,
                high=1e3,
                slider=(0.0, 5.0),
                help="Strength of a direction that is to be learned.",
            ),
        ),
        title="Singular values",
        fewest=1,
        most=16,
        help="Of the matrix that is to be learned; as many as there are inputs and outputs.",
    )
    hidden: int = fields.integer(
        3,
        title="Hidden units",
        symbol="h",
        low=1,
        high=64,
        slider=(1, 16),
        help="Width of the layer between; with fewer units than singular values, only the first ones are learned.",
    )
    start_strength: float = fields.real(
        1e-3,
        title="Strength",
        symbol="u₀",
        low=0.0,
        high=1e3,
        scale="log",
        slider=(1e-6, 1.0),
        lane=True,
        help="Size of each direction in W₂W₁ at the start; 0 is a saddle, where nothing moves.",
    )

    @property
    def size(self) -> int:
        """Inputs, and outputs."""
        return len(self.singular_values)

    def dimension(self) -> int:
        return 2 * self.hidden * self.size

    def names(self) -> tuple[str, ...]:
        shapes = ((self.hidden, self.size), (self.size, self.hidden))
        return tuple(
            f"W{subscript(layer)}[{row + 1}, {column + 1}]"
            for layer, shape in enumerate(shapes, start=1)
            for row, column in np.ndindex(shape)
        )

    def nominal(self) -> HostArray:
        return self._diagonal([math.sqrt(self.start_strength)] * self.size)

    def _diagonal(self, strengths: list[float]) -> HostArray:
        """Parameters with W₁ = diag(strengths) = W₂ᵀ, as far as there are hidden units."""
        first = np.zeros((self.hidden, self.size))
        np.fill_diagonal(first, strengths[: self.hidden])
        return np.concatenate([first.ravel(), first.T.ravel()])

    def _layers(self, flat: Array) -> tuple[Array, Array]:
        """W₁ (R, h, n) and W₂ (R, n, h) as views of (R, d)."""
        middle = self.hidden * self.size
        return (
            flat[:, :middle].reshape(len(flat), self.hidden, self.size),
            flat[:, middle:].reshape(len(flat), self.size, self.hidden),
        )

    def _miss(self, xp: Namespace, points: Array) -> Array:
        """W₂W₁ − diag(s), (R, n, n)."""
        first, second = self._layers(points)
        goal = constants.diagonal(xp, tuple(row[0] for row in self.singular_values), points.dtype)
        return xp.matmul(second, first) - goal

    def value(self, xp: Namespace, points: Array, moment: Moment) -> Array:
        miss = self._miss(xp, points)
        return 0.5 * xp.sum((miss * miss).reshape(len(points), self.size**2), axis=1)

    def gradient(self, xp: Namespace, points: Array, moment: Moment, out: Array) -> Array:
        first, second = self._layers(points)
        miss = self._miss(xp, points)
        to_first, to_second = self._layers(out)
        xp.matmul(xp.swapaxes(second, 1, 2), miss, out=to_first)
        xp.matmul(miss, xp.swapaxes(first, 1, 2), out=to_second)
        return 0.5 * xp.sum((miss * miss).reshape(len(points), self.size**2), axis=1)

    def hessian_product(
        self, xp: Namespace, points: Array, directions: Array, moment: Moment, out: Array
    ) -> Array:
        first, second = self._layers(points)
        move_first, move_second = self._layers(directions)
        miss = self._miss(xp, points)
        change = xp.matmul(move_second, first) + xp.matmul(second, move_first)
        of_first = xp.matmul(xp.swapaxes(move_second, 1, 2), miss)
        of_first += xp.matmul(xp.swapaxes(second, 1, 2), change)
        of_second = xp.matmul(change, xp.swapaxes(first, 1, 2))
        of_second += xp.matmul(miss, xp.swapaxes(move_first, 1, 2))
        to_first, to_second = self._layers(out)
        to_first[...] = of_first
        to_second[...] = of_second
        return out

    def minimum(self) -> tuple[HostArray | None, float | None]:
        strengths = np.array([row[0] for row in self.singular_values])
        order = np.argsort(-strengths, kind="stable")
        first = np.zeros((self.hidden, self.size))
        for unit, index in enumerate(order[: self.hidden]):
            first[unit, index] = math.sqrt(strengths[index])
        point = np.concatenate([first.ravel(), first.T.ravel()])
        return point[None], 0.5 * float(np.sum(strengths[order[self.hidden :]] ** 2))

    def critical_points(self) -> HostArray | None:
        one_learned = self._diagonal([math.sqrt(self.singular_values[0][0])] + [0.0] * (self.size - 1))
        return np.stack([np.zeros(self.dimension()), one_learned])
