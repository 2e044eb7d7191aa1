"""Embedding: from numbers of tokens to vectors."""

from __future__ import annotations

from typing import ClassVar

from engine import fields
from engine.arrays import Array, Namespace, Shape
from engine.errors import InputError
from engine.layers.base import Layer, Operation, ParameterSpec, Site, Views, shape_words
from engine.layers.pure import of_all_lanes
from engine.random import Draw

BLOCK_VALUES = 1 << 22
"""The most numbers of a one-hot matrix that are written at once."""

LARGE = 512
"""From this vocabulary on the processor adds row by row: with 10,000 tokens that is 30 times as fast."""


class Embedding(
    Layer,
    kind="embedding",
    title="Embedding",
    reference="Bengio, Ducharme, Vincent & Jauvin 2003, A neural probabilistic language model, section 2",
    formula="yₜ = row xₜ of W",
    rank=70,
):
    """Looks up a trainable vector for each token of a sequence; it has to stand first.

    Inputs are numbers of tokens, from 0 to vocabulary − 1. Numbers outside are taken as the nearest of these. Looking
    up is the product of a one-hot row and W, so one input of a unit is active and the fan-in of W is 1.
    """

    tokens: ClassVar[bool] = True

    vocabulary: int = fields.integer(
        128,
        title="Vocabulary",
        symbol="V",
        low=1,
        high=1_000_000,
        scale="log",
        slider=(2, 10_000),
        help="How many tokens there are.",
    )
    units: int = fields.integer(
        32, title="Units", low=1, high=100_000, scale="log", slider=(1, 512), help="Length of the vectors."
    )

    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) != 1:
            raise InputError(
                "",
                f"an embedding needs a row of token numbers, but {shape_words(shape)} arrives here; "
                "put it first, on data that are tokens",
            )
        return (shape[0], self.units)

    def parameters(self, shape: Shape) -> tuple[ParameterSpec, ...]:
        return (ParameterSpec("weight", (self.vocabulary, self.units), 1, self.units, hidden=False),)

    def compile(self, site: Site) -> Operation:
        return EmbeddingOperation(self, site)


class EmbeddingOperation(Operation):
    """Rows of W by token; the gradient of a row is the sum over its tokens, as a product with one-hot columns.

    That product always has the same order of summation, which adding rows on a GPU has not; lanes do not meet in it.
    """

    def __init__(self, layer: Embedding, site: Site) -> None:
        self.site = site
        self.xp: Namespace = site.backend.xp
        self.vocabulary, self.units = layer.vocabulary, layer.units
        self.rows = site.batch * site.shape[0]
        self.block = max(1, min(layer.vocabulary, BLOCK_VALUES // self.rows))
        self.by_row = site.backend.on_host and layer.vocabulary >= LARGE
        self.lanes = self.xp.arange(site.lanes)[:, None]
        self.row: Array = None

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        flat = of_all_lanes(self.site, inputs).reshape(self.site.lanes, self.rows)
        self.row = self.xp.clip(self.xp.rint(flat), 0, self.vocabulary - 1).astype(self.xp.int64)
        return self._look_up(weights)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        self._gather(output_gradient, gradients["weight"])
        return self._no_input_gradient()

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array:
        return self._look_up(tangents)

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        self._gather(change, gradient_tangents["weight"])
        return self._no_input_gradient()

    def _look_up(self, views: Views) -> Array:
        site = self.site
        found = views["weight"][self.lanes, self.row]
        return found.reshape(site.lanes, site.batch, site.shape[0], self.units)

    def _gather(self, gradient: Array, slot: Array) -> None:
        """Sum the rows of `gradient` by token."""
        flat = gradient.reshape(self.site.lanes, self.rows, self.units)
        if self.by_row:
            slot[...] = 0.0
            for lane in range(self.site.lanes):
                self.xp.add.at(slot[lane], self.row[lane], flat[lane])
            return
        for start in range(0, self.vocabulary, self.block):
            tokens = self.xp.arange(start, min(start + self.block, self.vocabulary))
            active = (self.row[:, None, :] == tokens[None, :, None]).astype(self.site.dtype)
            self.xp.matmul(active, flat, out=slot[:, start : start + self.block])

    def _no_input_gradient(self) -> Array | None:
        """The lookup is constant between whole numbers."""
        site = self.site
        if not site.needs_input_gradient:
            return None
        return self.xp.zeros((site.lanes, site.batch, *site.shape), dtype=site.dtype)
