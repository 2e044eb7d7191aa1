"""The simple recurrent layer."""

from __future__ import annotations

from collections.abc import Sequence

from engine import fields
from engine.activations.base import Activation
from engine.arrays import Shape
from engine.duals import DualNamespace, Number
from engine.layers.base import Bend, Operation, Site
from engine.layers.pure import Record
from engine.layers.recurrence import RecurrentLayer, RecurrentOperation, Weights, plus


class Recurrent(
    RecurrentLayer,
    kind="recurrent",
    title="Recurrent",
    reference="Elman 1990, Finding structure in time; Goodfellow, Bengio & Courville 2016, Deep Learning, section 10.2",
    formula="hₜ = f(xₜ W + hₜ₋₁ U + b)",
    rank=80,
):
    """A state that each step renews from itself and the input; gradients fade or explode over many steps."""

    activation: Activation = fields.part(
        "activations",
        "tanh",
        title="Activation",
        help="The nonlinearity f applied to each unit of the state.",
    )

    def working_values(self, shape: Shape) -> int:
        return 6 * shape[0] * self.units

    def compile(self, site: Site) -> Operation:
        return SimpleRecurrence(self, site)


class SimpleRecurrence(RecurrentOperation):
    """zₜ = aₜ + hₜ₋₁ U, hₜ = f(zₜ)."""

    def __init__(self, layer: Recurrent, site: Site) -> None:
        super().__init__(layer, site)
        self.activation = layer.activation

    def unroll(
        self, xp: DualNamespace, weights: Weights, projected: Sequence[Number]
    ) -> tuple[list[Number], Record]:
        state = self.start(xp)
        states, sums = [], []
        for step in projected:
            z = step + state @ weights["recurrent"]
            state = xp.activate(self.activation, z)
            sums.append(z)
            states.append(state)
        return states, (sums, states)

    def bends(self) -> tuple[Bend, ...]:
        sums, _ = self.kept()
        return (Bend(self.activation, self.xp.stack(sums, axis=2)),)

    def rewind(
        self, xp: DualNamespace, weights: Weights, record: Record, gradients: Sequence[Number | None]
    ) -> tuple[list[Number], list[Number]]:
        back = xp.swapaxes(weights["recurrent"], 1, 2)
        deltas: list[Number] = []
        state_gradient: Number = None
        for z, state, gradient in zip(*(reversed(each) for each in (*record, gradients)), strict=True):
            state_gradient = plus(state_gradient, gradient)
            delta = state_gradient * xp.slope(self.activation, z, state)
            deltas.append(delta)
            state_gradient = delta @ back
        deltas.reverse()
        return deltas, deltas
