"""Adam with decoupled weight decay."""

from __future__ import annotations

from engine import fields
from engine.coefficients import Coefficients
from engine.optimizers.adam import Adam
from engine.optimizers.base import Arrays
from engine.optimizers.decay import decay_weights


class AdamW(
    Adam,
    kind="adamw",
    title="AdamW",
    reference="Loshchilov & Hutter 2019, Decoupled weight decay regularization, arXiv:1711.05101, algorithm 2",
    formula="θ ← θ − η (m̂ / (√v̂ + ε) + λθ)",
    rank=41,
):
    """Adam whose weight decay bypasses the gradient, so that its strength does not depend on the gradient's scale.

    The rate multiplies λ, as in common implementations. Biases and gains do not decay. The experiment's own weight
    decay (under regularization) acts in the same way on any method; where both are set, they add up.
    """

    weight_decay: float = fields.real(
        0.01,
        title="Weight decay",
        symbol="λ",
        low=0.0,
        scale="log",
        slider=(1e-6, 1.0),
        live=True,
        lane=True,
        help="Each update also takes η·λ·θ off the weights; adds to the weight decay of the regularization.",
    )

    def coefficients(self, step: int, learning_rate: float) -> dict[str, float]:
        return super().coefficients(step, learning_rate) | {"decay": -learning_rate * self.weight_decay}

    def apply(self, c: Coefficients, arrays: Arrays) -> None:
        super().apply(c, arrays)
        decay_weights(c, arrays, arrays.update)
