"""Rprop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from engine import fields
from engine.arrays import Array, Namespace, Shape
from engine.coefficients import Coefficients
from engine.layout import Layout
from engine.optimizers.base import Arrays, Optimizer, like_parameters, step_size
from engine.optimizers.stages import SCALING


class Rprop(
    Optimizer,
    kind="rprop",
    title="Rprop",
    reference="Riedmiller & Braun 1993, A direct adaptive method for faster backpropagation learning: the RPROP "
    "algorithm, IEEE Int. Conf. Neural Networks; Igel & Hüsken 2000, Improving the Rprop learning algorithm (iRprop−)",
    formula="r ← r·η₊ where g g₋₁ > 0, r·η₋ where g g₋₁ < 0 (and g ← 0), θ ← θ − η r sign g",
    rank=32,
):
    """Every parameter has a step length of its own that grows while its gradient keeps its sign and shrinks when not.

    Only signs matter, so it is for full batches: noise turns signs over. After a change of sign the parameter waits
    for one update (iRprop−: nothing is taken back). Lengths and their bounds are in units of η, which schedules scale.
    """

    continuous: ClassVar[bool] = False

    learning_rate: float = step_size(0.01)
    grow: float = fields.real(
        1.2,
        title="Growth",
        symbol="η₊",
        above=1.0,
        slider=(1.01, 2.0),
        live=True,
        lane=True,
        help="Factor of the length while the sign stays.",
    )
    shrink: float = fields.real(
        0.5,
        title="Shrinkage",
        symbol="η₋",
        above=0.0,
        below=1.0,
        slider=(0.1, 0.9),
        live=True,
        lane=True,
        help="Factor of the length when the sign changes.",
    )
    shortest: float = fields.real(
        1e-4,
        title="Shortest",
        low=0.0,
        high=1.0,
        scale="log",
        slider=(1e-8, 1.0),
        live=True,
        lane=True,
        help="Least length, in units of η.",
    )
    longest: float = fields.real(
        5000.0,
        title="Longest",
        low=1.0,
        scale="log",
        slider=(1.0, 1e5),
        live=True,
        lane=True,
        help="Greatest length, in units of η.",
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        return like_parameters(layout, "length", "sign")

    def start(self, xp: Namespace, parameters: Array, state: Mapping[str, Array], layout: Layout) -> None:
        state["length"].fill(1.0)

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return {
            "more": self.grow - 1.0,
            "less": 1.0 - self.shrink,
            "shortest": self.shortest,
            "longest": self.longest,
            "step_size": -learning_rate,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        xp, update = arrays.xp, arrays.update
        length, before = arrays.state["length"], arrays.state["sign"]
        sign = xp.sign(arrays.gradient, out=arrays.gradient)
        # 1 where the sign stays, −1 where it changes, 0 after a wait and for gradients of zero.
        agreement = xp.multiply(sign, before, out=before)
        growth = xp.maximum(agreement, 0.0, out=arrays.scratch("work"))
        growth *= c["more"]
        turned = xp.minimum(agreement, 0.0, out=update)
        before[...] = turned
        turned *= c["less"]
        growth += turned
        growth += 1.0
        length *= growth
        xp.maximum(length, c["shortest"], out=length)
        xp.minimum(length, c["longest"], out=length)
        before += 1.0
        before *= sign
        xp.multiply(length, before, out=update)
        arrays.note(SCALING, update)
        update *= c["step_size"]
