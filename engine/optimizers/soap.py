"""SOAP."""

from __future__ import annotations

from typing import ClassVar

from engine.arrays import Array, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import (
    Arrays,
    Optimizer,
    like_parameters,
    small_positive,
    step_size,
    unit_interval,
)
from engine.optimizers.kronecker import (
    Side,
    eigen,
    gram,
    is_due,
    largest_side,
    lifted,
    multiply,
    precondition_every,
    renew,
    sides,
    square_shapes,
)
from engine.optimizers.moments import adam_scalars, advance_square
from engine.optimizers.stages import MOMENTUM, SCALING


class Soap(
    Optimizer,
    kind="soap",
    title="SOAP",
    reference="Vyas et al. 2024, SOAP, arXiv:2409.11321, algorithms 3 and 4; start, order and bias as in the authors' "
    "program",
    formula="G′ = Q_Lᵀ G Q_R, N′ = M̂′ / (√V̂′ + ε), W ← W − η Q_L N′ Q_Rᵀ; Q_L, Q_R: eigenvectors of ⟨GGᵀ⟩, ⟨GᵀG⟩",
    rank=145,
):
    """Adam in the slowly turning eigenbasis of Shampoo's preconditioner.

    The first gradient only fills the preconditioners, whose eigenvectors are the first bases, and moves nothing. Then
    every f steps each basis takes one step of power iteration and a QR decomposition, after its vectors and the
    squares that belong to them have been sorted by their eigenvalues. ε is added after the correction of the zero
    start, as in Adam; the authors' program adds it before. Convolutions count as matrices. Vectors take Adam's step.
    """

    elementwise: ClassVar[bool] = False

    learning_rate: float = step_size(3e-3)
    beta1: float = unit_interval(
        0.95, "First decay", "β₁", "Decay of the mean of gradients.", slider=(0.0, 0.999)
    )
    beta2: float = unit_interval(
        0.95, "Second decay", "β₂", "Decay of the mean of squares.", slider=(0.0, 0.9999)
    )
    beta3: float = unit_interval(
        0.95, "Basis decay", "β₃", "Decay of the means of GGᵀ and GᵀG.", slider=(0.0, 0.9999)
    )
    epsilon: float = small_positive(1e-8, "Epsilon", "ε", "Keeps the quotient finite where gradients vanish.")
    precondition_every: int = precondition_every(10, "Steps between two renewals of the bases.")
    largest: int = largest_side()

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        matrices = square_shapes(layout, self.largest, "moment", "basis")
        return like_parameters(layout, "mean", "square") | matrices

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return adam_scalars(self.beta1, self.beta2, self.epsilon, max(step, 1)) | {
            "beta3": self.beta3,
            "rest3": 1.0 - self.beta3,
            "first": float(step == 0),
            "renew": float(step % self.precondition_every == 0),
            "step_size": -learning_rate,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, update, state = arrays.xp, arrays.update, arrays.state
        known = sides(arrays.layout, self.largest)
        if c["first"]:
            self._gather(c, arrays, known)
            for side in known:
                state[side.called("basis")][...] = eigen(xp, state[side.called("moment")])[1]
            update.fill(0.0)
            return
        rotated, work, mean = arrays.scratch("rotated"), arrays.scratch("work"), state["mean"]
        mean *= c["beta1"]
        mean += xp.multiply(arrays.gradient, c["rest1"], out=work)
        rotated[...] = arrays.gradient
        xp.multiply(mean, c["mean_scale"], out=update)
        arrays.note(MOMENTUM, update)
        self._turn(arrays, known, rotated, transposed=True)
        self._turn(arrays, known, update, transposed=True)
        update /= advance_square(c, xp, rotated, state["square"], work=work)
        self._turn(arrays, known, update, transposed=False)
        arrays.note(SCALING, update)
        update *= c["step_size"]
        self._gather(c, arrays, known)
        if is_due(c["renew"]):
            for side in known:
                self._renew(c, arrays, side)

    @staticmethod
    def _gather(c: Coefficients, arrays: Arrays, known: list[Side]) -> None:
        for side in known:
            moment = arrays.state[side.called("moment")]
            moment *= lifted(c["beta3"])
            moment += gram(arrays.xp, arrays.gradient, side) * lifted(c["rest3"])

    @staticmethod
    def _turn(arrays: Arrays, known: list[Side], flat: Array, *, transposed: bool) -> None:
        for side in known:
            multiply(arrays.xp, flat, side, arrays.state[side.called("basis")], transposed=transposed)

    @staticmethod
    def _renew(c: Coefficients, arrays: Arrays, side: Side) -> None:
        xp, state = arrays.xp, arrays.state
        basis = state[side.called("basis")]
        iterated = xp.matmul(state[side.called("moment")], basis)
        order = xp.argsort(-xp.sum(basis * iterated, axis=1), axis=1)
        fresh = xp.linalg.qr(xp.take_along_axis(iterated, order[:, None, :], axis=2))[0]
        renew(xp, basis, fresh, c["renew"])
        squares = side.block.matrix_of(state["square"])
        places = order[:, :, None] if side.axis == 1 else order[:, None, :]
        renew(xp, squares, xp.take_along_axis(squares, places, axis=side.axis), c["renew"])
