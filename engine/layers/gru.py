"""The gated recurrent unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from engine.arrays import Shape
from engine.duals import DualNamespace, Number
from engine.layers.base import Operation, ParameterSpec, Site
from engine.layers.pure import Record
from engine.layers.recurrence import RecurrentLayer, RecurrentOperation, Weights, logistic_slope, plus


class Gru(
    RecurrentLayer,
    kind="gru",
    title="GRU",
    reference="Cho et al. 2014, arXiv:1406.1078, section 2.3; reset after the product as in cuDNN and PyTorch",
    formula="hₜ = (1 − z) n + z hₜ₋₁, n = tanh(xₜ W + b + r (hₜ₋₁ U + c)), r and z sigmoids of xₜ and hₜ₋₁",
    rank=81,
):
    """A state with two gates: how much of the past a candidate sees (r), and how much of it stays (z).

    This is the variant of cuDNN and PyTorch: the reset gate multiplies the product of state and recurrent weights;
    Cho et al. multiply the state before the product. The columns of weights and bias are ordered r, z, n; the offset c
    is `candidate_bias`.
    """

    gates: ClassVar[int] = 3

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        specs = super().parameters(shape)
        candidate = ParameterSpec("candidate_bias", (self.units,), self.units, self.units, penalized=False)
        return (*specs, candidate) if self.bias else specs

    def compile(self, site: Site) -> Operation:
        return GatedRecurrence(self, site)


class GatedRecurrence(RecurrentOperation):
    """r = σ(aᵣ + sᵣ), z = σ(a_z + s_z), n = tanh(aₙ + r m), h' = n + z (h − n), with s = h U and m = sₙ + c."""

    def unroll(
        self, xp: DualNamespace, weights: Weights, projected: Sequence[Number]
    ) -> tuple[list[Number], Record]:
        units, split = self.units, 2 * self.units
        state = self.start(xp)
        states, record = [], []
        for step in projected:
            product = state @ weights["recurrent"]
            gates = xp.logistic(step[:, :, :split] + product[:, :, :split])
            reset, update = gates[:, :, :units], gates[:, :, units:]
            memory = product[:, :, split:]
            if self.has_bias:
                memory = memory + weights["candidate_bias"][:, None, :]
            candidate = xp.tanh(step[:, :, split:] + reset * memory)
            record.append((state, reset, update, candidate, memory))
            state = candidate + update * (state - candidate)
            states.append(state)
        return states, record

    def rewind(
        self, xp: DualNamespace, weights: Weights, record: Record, gradients: Sequence[Number | None]
    ) -> tuple[list[Number], list[Number]]:
        back = xp.swapaxes(weights["recurrent"], 1, 2)
        deltas: list[Number] = []
        recurrent_deltas: list[Number] = []
        carried: Number = None
        for step, gradient in zip(reversed(record), reversed(gradients), strict=True):
            state, reset, update, candidate, memory = step
            state_gradient = plus(carried, gradient)
            renewed = state_gradient * (1.0 - update)
            update_delta = renewed * update * (state - candidate)
            candidate_delta = renewed * (1.0 - candidate * candidate)
            memory_delta = candidate_delta * reset
            reset_delta = candidate_delta * memory * logistic_slope(reset)
            deltas.append(xp.concatenate([reset_delta, update_delta, candidate_delta], axis=2))
            recurrent_delta = xp.concatenate([reset_delta, update_delta, memory_delta], axis=2)
            recurrent_deltas.append(recurrent_delta)
            carried = state_gradient * update + recurrent_delta @ back
        deltas.reverse()
        recurrent_deltas.reverse()
        return deltas, recurrent_deltas

    def other_gradients(self, xp: DualNamespace, deltas: Number, recurrent_deltas: Number) -> Weights:
        if not self.has_bias:
            return {}
        return {"candidate_bias": xp.sum(recurrent_deltas[:, :, 2 * self.units :], axis=1)}
