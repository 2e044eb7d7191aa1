"""Newton's method in its variants: the whole Hessian, by its eigenvalues."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from engine import fields
from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.errors import InputError
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, step_size
from engine.optimizers.stages import SCALING

LARGEST = 500
"""Parameters up to which the whole Hessian is computed, a product for each of its columns."""

NEGLIGIBLE = {4: 1e-6, 8: 1e-12}
"""By bytes of a number, the share of the largest eigenvalue below which one counts as zero."""


class HessianMethod(Optimizer):
    """Solves with the exact Hessian of the batch; a direction without curvature is left alone."""

    asks: ClassVar[bool] = True
    elementwise: ClassVar[bool] = False
    downhill: ClassVar[bool] = False

    learning_rate: float = step_size(1.0)
    damping: float = fields.real(
        0.0,
        title="Damping",
        symbol="λ",
        low=0.0,
        scale="log",
        slider=(1e-6, 100.0),
        live=True,
        lane=True,
        help="Added to every eigenvalue: large values turn the step towards the gradient and shorten it.",
    )

    def check(self, layout: Layout) -> None:
        if layout.size > LARGEST:
            raise InputError(
                "",
                f"computes the whole Hessian: {layout.size:,} parameters are too many (at most {LARGEST:,}); "
                "make the network smaller or choose the Hessian-free method",
            )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return {}

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {"damping": self.damping, "step_size": -learning_rate}

    @abstractmethod
    def curvatures(self, xp: Namespace, eigenvalues: Array) -> Array:
        """What takes the place of the eigenvalues (lanes, parameters)."""

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, gradient = arrays.xp, arrays.gradient
        eigenvalues, vectors = xp.linalg.eigh(_hessian(arrays))
        curvatures = self.curvatures(xp, eigenvalues) + c["damping"]
        largest = xp.max(xp.abs(curvatures), axis=1, keepdims=True)
        flat = xp.abs(curvatures) <= NEGLIGIBLE[gradient.itemsize] * largest
        inverse = xp.where(flat, 0.0, 1.0 / xp.where(flat, 1.0, curvatures))
        shares = xp.matmul(xp.swapaxes(vectors, 1, 2), gradient[:, :, None])[:, :, 0]
        step = xp.matmul(vectors, (shares * inverse)[:, :, None])[:, :, 0]
        arrays.note(SCALING, step)
        xp.multiply(step, c["step_size"], out=arrays.update)


def _hessian(arrays: Arrays) -> Array:
    """The Hessian of each lane, (lanes, parameters, parameters), symmetric and finite."""
    xp, size = arrays.xp, arrays.gradient.shape[1]
    assert arrays.oracle is not None
    matrix = xp.empty((*arrays.gradient.shape, size), dtype=arrays.gradient.dtype)
    direction, product = arrays.scratch("direction"), arrays.scratch("product")
    direction[...] = 0.0
    for column in range(size):
        direction[:, column] = 1.0
        matrix[:, :, column] = arrays.oracle.hessian_product(direction, product)
        direction[:, column] = 0.0
    matrix = 0.5 * (matrix + xp.swapaxes(matrix, 1, 2))
    # An eigenvalue solver fails on what is not finite; a lane that has such is stopped by its gradient.
    sound = xp.all(xp.isfinite(matrix), axis=(1, 2), keepdims=True)
    return xp.where(sound, matrix, 0.0)


class Newton(
    HessianMethod,
    kind="newton",
    title="Newton",
    reference="Goodfellow, Bengio & Courville 2016, Deep Learning, algorithm 8.8, eq. 8.28 (damped)",
    formula="θ ← θ − η (∇²J + λI)⁻¹ g",
    rank=230,
):
    """Jumps to the stationary point of the local quadratic, be it a minimum, a saddle or a maximum.

    Undamped it is η = 1, λ = 0: exact on quadratics in one step, and drawn to saddles like to minima. λ above the size
    of the most negative eigenvalue makes it descend; η < 1 shortens the steps.
    """

    def curvatures(self, xp: Namespace, eigenvalues: Array) -> Array:
        return eigenvalues


class SaddleFreeNewton(
    HessianMethod,
    kind="saddle_free_newton",
    title="Saddle-free Newton",
    reference="Dauphin et al. 2014, Identifying and attacking the saddle point problem, arXiv:1406.2572, algorithm 1",
    formula="θ ← θ − η (|∇²J| + λI)⁻¹ g",
    rank=240,
):
    """Newton's method with the absolute values of the eigenvalues: saddles repel it instead of drawing it in."""

    def curvatures(self, xp: Namespace, eigenvalues: Array) -> Array:
        return xp.abs(eigenvalues)
