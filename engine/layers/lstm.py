"""Long short-term memory."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import ClassVar

from engine import fields
from engine.arrays import HostArray
from engine.duals import DualNamespace, Number
from engine.layers.base import Operation, Site
from engine.layers.pure import Record
from engine.layers.recurrence import RecurrentLayer, RecurrentOperation, Weights, logistic_slope, plus


class Lstm(
    RecurrentLayer,
    kind="lstm",
    title="LSTM",
    reference="Hochreiter & Schmidhuber 1997, Long short-term memory; forget gate: Gers, Schmidhuber & Cummins 2000",
    formula="cₜ = f cₜ₋₁ + i g, hₜ = o tanh cₜ; i, f, o sigmoids and g tanh of xₜ W + hₜ₋₁ U + b",
    rank=82,
):
    """A state beside a memory cell that gates write, keep and read, so that gradients reach far back.

    The columns of weights and bias are ordered i, f, o, g (input, forget and output gate, candidate).
    """

    gates: ClassVar[int] = 4

    forget_bias: float = fields.real(
        1.0,
        title="Forget bias",
        slider=(0.0, 3.0),
        help="Where the bias of the forget gate starts; 1 lets the cell remember from the start "
        "(Jozefowicz, Zaremba & Sutskever 2015).",
    )

    def begin(self, arrays: MutableMapping[str, HostArray]) -> None:
        if self.bias:
            arrays["bias"][self.units : 2 * self.units] = self.forget_bias

    def compile(self, site: Site) -> Operation:
        return CellRecurrence(self, site)


class CellRecurrence(RecurrentOperation):
    """i, f, o = σ(a + s), g = tanh(a + s), c' = f c + i g, h' = o tanh c', with s = h U."""

    def unroll(
        self, xp: DualNamespace, weights: Weights, projected: Sequence[Number]
    ) -> tuple[list[Number], Record]:
        units = self.units
        state = cell = self.start(xp)
        states, record = [], []
        for step in projected:
            sums = step + state @ weights["recurrent"]
            gates = xp.logistic(sums[:, :, : 3 * units])
            write, keep, read = (gates[:, :, k * units : (k + 1) * units] for k in range(3))
            candidate = xp.tanh(sums[:, :, 3 * units :])
            before, cell = cell, keep * cell + write * candidate
            bounded = xp.tanh(cell)
            state = read * bounded
            record.append((before, write, keep, read, candidate, bounded))
            states.append(state)
        return states, record

    def rewind(
        self, xp: DualNamespace, weights: Weights, record: Record, gradients: Sequence[Number | None]
    ) -> tuple[list[Number], list[Number]]:
        back = xp.swapaxes(weights["recurrent"], 1, 2)
        deltas: list[Number] = []
        carried: Number = None
        cell_carried: Number = None
        for step, gradient in zip(reversed(record), reversed(gradients), strict=True):
            before, write, keep, read, candidate, bounded = step
            state_gradient = plus(carried, gradient)
            through = state_gradient * read * (1.0 - bounded * bounded)
            cell_gradient = plus(cell_carried, through)
            delta = xp.concatenate(
                [
                    cell_gradient * candidate * logistic_slope(write),
                    cell_gradient * before * logistic_slope(keep),
                    state_gradient * bounded * logistic_slope(read),
                    cell_gradient * write * (1.0 - candidate * candidate),
                ],
                axis=2,
            )
            deltas.append(delta)
            carried = delta @ back
            cell_carried = cell_gradient * keep
        deltas.reverse()
        return deltas, deltas
