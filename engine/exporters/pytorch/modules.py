"""What a layer becomes: modules of an `nn.Sequential`, and where their parameters come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from engine.arrays import HostArray, Shape
from engine.exporters.pytorch.script import call

Convert = Callable[[HostArray], HostArray]


def unchanged(array: HostArray) -> HostArray:
    """The array as it is."""
    return array


def transposed(array: HostArray) -> HostArray:
    """(inputs, units) as PyTorch's (units, inputs)."""
    return array.T


def filters(array: HostArray) -> HostArray:
    """(…positions, channels, filters) as PyTorch's (filters, channels, …positions)."""
    return np.moveaxis(array, (-1, -2), (0, 1))


def channels_first(array: HostArray) -> HostArray:
    """An array of images (…, height, width, channels), or of one image, as (…, channels, height, width)."""
    return np.moveaxis(array, -1, -3)


@dataclass(frozen=True)
class Source:
    """Which of our arrays a parameter of the script is, and how its values are rearranged.

    Attributes:
        name: within the layer, and in the end within the network, for instance ``2.weight``.
        units_last: whether the units that the array belongs to are its last axis there too, not its first one.
        padded: whether it has places there that are not trained and stay zero.
        flattened: whether it has more axes there than here, where it is a vector.
    """

    name: str
    convert: Convert = unchanged
    units_last: bool = False
    padded: bool = False
    flattened: bool = False


@dataclass(frozen=True)
class Module:
    """One module: its source, and its parameters by their names within it."""

    source: str
    parameters: Mapping[str, Source] = field(default_factory=dict)

    def within(self, function: str, prefix: str, *arguments: str) -> Module:
        """This module as the first argument of a call, which keeps it under `prefix`."""
        inner = {f"{prefix}{name}": source for name, source in self.parameters.items()}
        return Module(call(function, [self.source, *arguments]), inner)


@dataclass(frozen=True)
class Place:
    """Where a layer stands.

    Attributes:
        path: of its field in the experiment.
        shape: of a sample that arrives, as our layers see it.
        stream: the random stream of the layer.
        first: whether it is the first one of the network.
    """

    path: str
    shape: Shape
    stream: int
    first: bool = False

    @property
    def image(self) -> bool:
        """Whether samples are images, which PyTorch has as channels × height × width."""
        return len(self.shape) == 3

    @property
    def sequence(self) -> bool:
        """Whether samples are sequences, steps × features here and there."""
        return len(self.shape) == 2

    @property
    def channels(self) -> int:
        """Extent of the last axis."""
        return self.shape[-1]


def sequential(modules: Sequence[Module]) -> Module:
    """An `nn.Sequential` of all, or the only one itself."""
    if len(modules) == 1:
        return modules[0]
    return Module(sequence_source(modules), numbered(modules))


def sequence_source(modules: Sequence[Module]) -> str:
    """The source of an `nn.Sequential`, with a line for each module."""
    lines = "".join(
        "".join(f"    {line}\n" for line in f"{module.source},".splitlines()) for module in modules
    )
    return f"nn.Sequential(\n{lines})"


def numbered(modules: Iterable[Module]) -> dict[str, Source]:
    """The parameters by their names within an `nn.Sequential`."""
    return {
        f"{number}.{name}": source
        for number, module in enumerate(modules)
        for name, source in module.parameters.items()
    }


def owned(parameters: Mapping[str, Source], owner: str) -> dict[str, Source]:
    """The same parameters, whose arrays are those of a part `owner` of ours."""
    return {name: replace(source, name=f"{owner}.{source.name}") for name, source in parameters.items()}
