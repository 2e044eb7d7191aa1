"""Which parameters of a script are weights, which are matrices between hidden layers, which are the last layer."""

from __future__ import annotations

from collections.abc import Mapping

from engine.exporters.pytorch.modules import Source
from engine.exporters.pytorch.script import listed
from engine.layout import Block, Layout


class Groups:
    """Parameters by their names in the script.

    Args:
        parameters: where each comes from.
        layout: our arrays.
    """

    def __init__(self, parameters: Mapping[str, Source], layout: Layout) -> None:
        blocks = {block.name: block for block in layout.blocks}
        self.parameters = parameters
        self.blocks: dict[str, Block] = {name: blocks[source.name] for name, source in parameters.items()}
        self._last = layout.blocks[-1].name.partition(".")[0]

    def weights(self) -> list[str]:
        """The lines that name what penalties and decay act on: in most networks everything but vectors."""
        penalized = [name for name, block in self.blocks.items() if block.penalized]
        matrices = [name for name, block in self.blocks.items() if len(block.shape) > 1]
        if penalized == matrices and not self.flattened:
            return ["weights = {name: p for name, p in parameters.items() if p.ndim > 1}  # no offsets"]
        return [
            f"WEIGHTS = {listed(penalized)}  # no offsets, gains and the like",
            "weights = {name: parameters[name] for name in WEIGHTS}",
        ]

    @property
    def hidden(self) -> list[str]:
        """The matrices between hidden layers."""
        return [
            name for name, block in self.blocks.items() if block.hidden and block.matrix_shape is not None
        ]

    @property
    def last_layer(self) -> list[str]:
        """What adaptive clipping leaves alone; a single layer is not."""
        own = [name for name, block in self.blocks.items() if block.name.partition(".")[0] == self._last]
        return own if len(own) < len(self.blocks) else []

    @property
    def units_last(self) -> list[str]:
        """Arrays whose last axis counts units in PyTorch too."""
        return [name for name, source in self.parameters.items() if source.units_last]

    @property
    def flattened(self) -> list[str]:
        """Vectors that have more axes in PyTorch."""
        return [name for name, source in self.parameters.items() if source.flattened]
