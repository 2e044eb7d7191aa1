"""Muon."""

from __future__ import annotations

import math
from typing import ClassVar

from engine import fields
from engine.arrays import Array, Shape
from engine.coefficients import Coefficients
from engine.layout import Block, Layout
from engine.optimizers.base import (
    Arrays,
    Optimizer,
    like_parameters,
    small_positive,
    step_size,
    unit_interval,
)
from engine.optimizers.moments import adam_scalars, advance
from engine.optimizers.newton_schulz import MOST, orthogonalize
from engine.optimizers.stages import MOMENTUM, SCALING

SCALINGS = {"aspect": "√max(1, outputs / inputs)", "size": "0.2 √max(inputs, outputs)", "none": "1"}


class Muon(
    Optimizer,
    kind="muon",
    title="Muon",
    reference="Jordan et al. 2024, Muon: an optimizer for hidden layers in neural networks; Liu et al. 2025, "
    "arXiv:2502.16982, eq. 4 (0.2 √max)",
    formula="M ← μM + (1 − μ) G, W ← W − η s · NewtonSchulz(μM + (1 − μ) G)",
    rank=140,
):
    """Momentum whose step in each hidden matrix has all its singular values pushed towards 1.

    Five quintic Newton–Schulz iterations in the parameters' own precision, not in bfloat16; the start is divided by
    its norm alone, so that the gradient's scale has no effect. Convolutions count as matrices inputs × outputs. The
    embeddings, the last layer and all vectors take Adam's step with η times a factor. Decay is the regularization's,
    decoupled as in AdamW: η·λ·θ for every weight, without that factor.
    """

    elementwise: ClassVar[bool] = False
    downhill: ClassVar[bool] = False

    learning_rate: float = step_size(0.02)
    momentum: float = unit_interval(
        0.95, "Momentum", "μ", "Decay of the mean of gradients of hidden matrices."
    )
    nesterov: bool = fields.toggle(
        True, title="Nesterov", live=True, help="Take the mean as it will be after one more equal gradient."
    )
    iterations: int = fields.integer(
        5,
        title="Iterations",
        symbol="n",
        low=0,
        high=MOST,
        slider=(1, 10),
        live=True,
        lane=True,
        help="Newton–Schulz iterations; with 0 the step is the momentum divided by its norm.",
    )
    scaling: str = fields.choice(
        "aspect",
        options=SCALINGS,
        title="Scale",
        symbol="s",
        live=True,
        help="How the length of a matrix's step depends on its shape.",
    )
    ratio: float = fields.real(
        0.1,
        title="Others' rate",
        symbol="ρ",
        above=0.0,
        scale="log",
        slider=(1e-3, 10.0),
        live=True,
        lane=True,
        help="Adam's rate for embeddings, the last layer and vectors, in units of η.",
    )
    beta1: float = unit_interval(
        0.9, "First decay", "β₁", "Decay of the mean of the others' gradients.", slider=(0.0, 0.999)
    )
    beta2: float = unit_interval(
        0.95, "Second decay", "β₂", "Decay of the mean of the others' squares.", slider=(0.0, 0.9999)
    )
    epsilon: float = small_positive(
        1e-10, "Epsilon", "ε", "Keeps Adam's quotient finite where gradients vanish."
    )

    def state_shapes(self, layout: Layout) -> dict[str, Shape]:
        others = {
            f"square{index}": (block.size,)
            for index, block in enumerate(layout.blocks)
            if not _is_hidden(block)
        }
        return like_parameters(layout, "mean") | others

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return adam_scalars(self.beta1, self.beta2, self.epsilon, step + 1) | {
            "momentum": self.momentum,
            "rest": 1.0 - self.momentum,
            "iterations": float(self.iterations),
            "step_size": -learning_rate,
            "others_step_size": -learning_rate * self.ratio,
        }

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        work = arrays.scratch("work")
        for index, block in enumerate(arrays.layout.blocks):
            gradient, mean, out, spare = (
                array[:, block.span] for array in (arrays.gradient, arrays.state["mean"], arrays.update, work)
            )
            if _is_hidden(block):
                self._move_matrix(c, arrays, block, gradient, mean, out)
            else:
                square = arrays.state[f"square{index}"]
                advance(c, arrays.xp, gradient, mean, square, out=out, work=spare)
                arrays.note(MOMENTUM, mean, c["mean_scale"], block=block)
                out *= c["others_step_size"]
                arrays.note(SCALING, out, rated=True, block=block)

    def _move_matrix(
        self, c: Coefficients, arrays: Arrays, block: Block, gradient: Array, mean: Array, out: Array
    ) -> None:
        gradient *= c["rest"]
        mean *= c["momentum"]
        mean += gradient
        direction = mean
        if self.nesterov:
            gradient += mean * c["momentum"]
            direction = gradient
        arrays.note(MOMENTUM, direction, block=block)
        shape = block.matrix_shape
        assert shape is not None
        turned = orthogonalize(arrays.xp, direction.reshape(len(mean), *shape), c["iterations"])
        out[...] = turned.reshape(len(mean), block.size)
        out *= self._scale(*shape)
        arrays.note(SCALING, out, block=block)
        out *= c["step_size"]

    def _scale(self, inputs: int, outputs: int) -> float:
        if self.scaling == "aspect":
            return math.sqrt(max(1.0, outputs / inputs))
        return 0.2 * math.sqrt(max(inputs, outputs)) if self.scaling == "size" else 1.0


def _is_hidden(block: Block) -> bool:
    return block.hidden and block.matrix_shape is not None
