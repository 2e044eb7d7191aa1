"""Flatten: from images to vectors."""

from __future__ import annotations

import math

from engine.arrays import Shape
from engine.layers.base import Layer, Operation, Site
from engine.layers.reshape import ReshapeOperation


class Flatten(
    Layer,
    kind="flatten",
    title="Flatten",
    reference="the values of a sample in row-major order",
    formula="y = vec(x)",
    rank=40,
):
    """Lays the values of each sample out in one row, as dense layers need them; nothing is computed."""

    def output_shape(self, shape: Shape) -> Shape:
        return (math.prod(shape),)

    def compile(self, site: Site) -> Operation:
        return ReshapeOperation(site, self.output_shape(site.shape))
