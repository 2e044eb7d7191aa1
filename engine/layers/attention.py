"""Multi-head self-attention."""

from __future__ import annotations

import math

import numpy as np

from engine import fields
from engine.arrays import Array, Shape
from engine.duals import DualNamespace, Number
from engine.errors import InputError
from engine.layers.base import Layer, Operation, ParameterSpec, Site
from engine.layers.pure import PureOperation, Record
from engine.layers.recurrence import Weights, require_sequence
from engine.random import Draw

PROJECTIONS = ("query", "key", "value")


class Attention(
    Layer,
    kind="attention",
    title="Self-attention",
    reference="Vaswani et al. 2017, arXiv:1706.03762, section 3.2",
    formula="y = [A₁V₁ … A_hV_h] W, A = softmax(QKᵀ / √k) over the steps, k = D / h",
    rank=90,
):
    """Every step of a sequence collects values from all steps, weighted by how its query meets their keys.

    Queries, keys and values are linear in the inputs; each head works with its share of D / h of them. The causal
    form lets a step see itself and earlier ones only.
    """

    heads: int = fields.integer(
        4,
        title="Heads",
        symbol="h",
        low=1,
        high=1024,
        scale="log",
        slider=(1, 16),
        help="How many attentions work side by side; their number has to divide the number of features D.",
    )
    causal: bool = fields.toggle(
        False, title="Causal", help="Hide later steps, as predicting the next token needs it."
    )
    bias: bool = fields.toggle(
        False, title="Bias", symbol="b", help="Add trainable offsets to all four projections."
    )

    def output_shape(self, shape: Shape) -> Shape:
        require_sequence(shape, "self-attention")
        if shape[1] % self.heads:
            raise InputError(
                "heads",
                f"{self.heads} heads do not divide {shape[1]} features; choose a divisor of {shape[1]}",
            )
        return shape

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        features = shape[1]
        weights = (
            ParameterSpec("query", (features, features), features, features),
            ParameterSpec("key", (features, features), features, features),
            ParameterSpec("value", (features, features), features, features),
            ParameterSpec("output", (features, features), features, features),
        )
        if not self.bias:
            return weights
        return (
            *weights,
            ParameterSpec("query_bias", (features,), features, features, penalized=False),
            ParameterSpec("key_bias", (features,), features, features, penalized=False),
            ParameterSpec("value_bias", (features,), features, features, penalized=False),
            ParameterSpec("output_bias", (features,), features, features, penalized=False),
        )

    def multiply_adds(self, shape: Shape) -> int:
        """Four projections, the scores, and the values collected by them; hidden scores count like others."""
        steps, features = shape
        return 4 * steps * features**2 + 2 * steps**2 * features

    def working_values(self, shape: Shape) -> int:
        return 6 * math.prod(shape) + 2 * self.heads * shape[0] ** 2

    def compile(self, site: Site) -> Operation:
        return AttentionOperation(self, site)


class AttentionOperation(PureOperation):
    """Projections take all samples and steps as rows; the heads' products are stacked over (lanes, batch, heads)."""

    def __init__(self, layer: Attention, site: Site) -> None:
        super().__init__(site)
        self.heads, self.has_bias = layer.heads, layer.bias
        self.steps, self.features = site.shape
        self.size = self.features // layer.heads
        self.sharpness = 1.0 / math.sqrt(self.size)
        hidden = np.triu(np.full((self.steps, self.steps), -np.inf), 1).astype(site.dtype)
        self.mask: Array | None = site.backend.to_device(hidden) if layer.causal else None

    def run(
        self, xp: DualNamespace, weights: Weights, inputs: Number, draw: Draw | None
    ) -> tuple[Number, Record]:
        rows = inputs.reshape(self.site.lanes, -1, self.features)
        queries, keys, values = (self._split(xp, self._project(rows, weights, name)) for name in PROJECTIONS)
        scores = (queries @ xp.swapaxes(keys, 3, 4)) * self.sharpness
        if self.mask is not None:
            scores = scores + self.mask
        # The largest score is taken off so that nothing overflows; it cancels out.
        shares = xp.exp(scores - xp.max(xp.constant(scores), axis=-1, keepdims=True))
        shares = shares / xp.sum(shares, axis=-1, keepdims=True)
        collected = self._join(xp, shares @ values)
        outputs = self._project(collected, weights, "output")
        return outputs.reshape(*inputs.shape), (rows, queries, keys, values, shares, collected)

    def pull(
        self, xp: DualNamespace, weights: Weights, record: Record, output_gradient: Number
    ) -> tuple[Number | None, Weights]:
        rows, queries, keys, values, shares, collected = record
        found: dict[str, Number] = {}
        delta = output_gradient.reshape(self.site.lanes, -1, self.features)
        back = self._split(xp, self._pull_projection(xp, weights, found, "output", collected, delta))
        share_gradient = back @ xp.swapaxes(values, 3, 4)
        weighted = xp.sum(share_gradient * shares, axis=-1, keepdims=True)
        score_gradient = (share_gradient - weighted) * shares * self.sharpness
        gradients = {
            "query": score_gradient @ keys,
            "key": xp.swapaxes(score_gradient, 3, 4) @ queries,
            "value": xp.swapaxes(shares, 3, 4) @ back,
        }
        total: Number = None
        for name, gradient in gradients.items():
            joined = self._join(xp, gradient)
            through = self._pull_projection(xp, weights, found, name, rows, joined)
            total = through if total is None else total + through
        if not self.site.needs_input_gradient:
            return None, found
        return total.reshape(*output_gradient.shape), found

    def _project(self, rows: Number, weights: Weights, name: str) -> Number:
        product = rows @ weights[name]
        return product + weights[f"{name}_bias"][:, None, :] if self.has_bias else product

    def _pull_projection(
        self,
        xp: DualNamespace,
        weights: Weights,
        found: dict[str, Number],
        name: str,
        rows: Number,
        delta: Number,
    ) -> Number:
        """Note the gradients of a projection; return that of its rows."""
        found[name] = xp.swapaxes(rows, 1, 2) @ delta
        if self.has_bias:
            found[f"{name}_bias"] = xp.sum(delta, axis=1)
        return delta @ xp.swapaxes(weights[name], 1, 2)

    def _split(self, xp: DualNamespace, rows: Number) -> Number:
        """(lanes, batch · steps, features) as (lanes, batch, heads, steps, size)."""
        blocks = rows.reshape(self.site.lanes, self.site.batch, self.steps, self.heads, self.size)
        return xp.contiguous(xp.swapaxes(blocks, 2, 3))

    def _join(self, xp: DualNamespace, blocks: Number) -> Number:
        """The reverse of `_split`."""
        whole = xp.contiguous(xp.swapaxes(blocks, 2, 3))
        return whole.reshape(self.site.lanes, self.site.batch * self.steps, self.features)
