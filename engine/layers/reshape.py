"""Reshape: the same values in another arrangement."""

from __future__ import annotations

import math
import re

from engine import fields
from engine.arrays import Array, Shape
from engine.errors import InputError
from engine.layers.base import Layer, Operation, Site, Views, shape_words
from engine.random import Draw

LONGEST = 4
"""Axes that a sample may have."""


class Reshape(
    Layer,
    kind="reshape",
    title="Reshape",
    reference="the values of a sample in row-major order",
    formula="vec(y) = vec(x)",
    rank=42,
):
    """Arranges the values of each sample in another shape: a vector as an image or a sequence; nothing is computed."""

    shape: str = fields.text(
        "?×1",
        title="Shape",
        longest=100,
        help="Extents, as in 28×28×1 (x or a comma will do); a ? stands for the one that follows from the rest.",
    )

    def output_shape(self, shape: Shape) -> Shape:
        wanted, size = self._extents(), math.prod(shape)
        known = math.prod(extent for extent in wanted if extent)
        if 0 not in wanted and known != size:
            raise InputError(
                "shape",
                f"{shape_words(wanted)} has {known} values, but the {shape_words(shape)} that arrives here "
                f"has {size}",
            )
        if size % known:
            raise InputError(
                "shape",
                f"the {size} values of {shape_words(shape)} cannot be divided by {known}, so no extent fits "
                "in the place of the ?",
            )
        return tuple(extent or size // known for extent in wanted)

    def _extents(self) -> Shape:
        """The extents as written; 0 stands for the open one."""
        words = re.split(r"\s*[×xX*,;]\s*|\s+", self.shape)
        open_ones = sum(word in ("?", "-1") for word in words)
        fits = all(
            word in ("?", "-1") or re.fullmatch(r"0*[1-9][0-9]{0,8}", word, re.ASCII) for word in words
        )
        if not fits or open_ones > 1 or len(words) > LONGEST:
            raise InputError(
                "shape",
                f"{self.shape!r} is not a shape; write 1 to {LONGEST} extents such as 28×28×1, with at most "
                "one ? for the extent that follows from the rest",
            )
        return tuple(0 if word in ("?", "-1") else int(word) for word in words)

    def compile(self, site: Site) -> Operation:
        return ReshapeOperation(site, self.output_shape(site.shape))


class ReshapeOperation(Operation):
    """A change of shape, the same for signals, gradients and tangents; it returns views of what it gets."""

    def __init__(self, site: Site, output_shape: Shape) -> None:
        self.site = site
        self.shape = output_shape

    def forward(self, weights: Views, inputs: Array, draw: Draw | None) -> Array:
        return self._as_output(inputs)

    def backward(self, weights: Views, gradients: Views, output_gradient: Array) -> Array | None:
        return self._as_input(output_gradient)

    def jvp(self, weights: Views, tangents: Views, input_tangent: Array | None) -> Array | None:
        return None if input_tangent is None else self._as_output(input_tangent)

    def backward_jvp(
        self, weights: Views, tangents: Views, gradient_tangents: Views, change: Array
    ) -> Array | None:
        return self._as_input(change)

    def _as_output(self, array: Array) -> Array:
        return array.reshape(*array.shape[:2], *self.shape)

    def _as_input(self, gradient: Array) -> Array | None:
        if not self.site.needs_input_gradient:
            return None
        return gradient.reshape(*gradient.shape[:2], *self.site.shape)
