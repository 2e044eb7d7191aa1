"""Convolutions and poolings, over images (batch, channels, height, width) and sequences (batch, steps, features)."""

from __future__ import annotations

from engine.errors import InputError
from engine.exporters.pytorch.layers.dense import Weighted, activated, no_bias, parametrized
from engine.exporters.pytorch.modules import Module, Place, filters, sequential
from engine.exporters.pytorch.script import Script, Section, literal
from engine.layers.convolution import Convolution, SequenceConvolution, SlidingLayer
from engine.layers.global_pooling import GlobalPooling
from engine.layers.pooling import AveragePooling, MaxPooling, PoolingLayer
from engine.layers.windows import Axis, Windows

ALONG_TIME = '''
class AlongTime(nn.Module):
    """Lets a layer that wants (batch, features, steps) work on (batch, steps, features)."""

    def __init__(self, layer):
        super().__init__()
        self.layer = layer

    def forward(self, x):
        return self.layer(x.transpose(1, 2)).transpose(1, 2)
'''

AVERAGE = '''
class AveragePool(nn.Module):
    """Means over windows that may reach beyond the borders; what is padded does not count."""

    def __init__(self, pad, pool):
        super().__init__()
        self.pad, self.pool = pad, pool

    def forward(self, x):
        return self.pool(self.pad(x)) / self.pool(self.pad(torch.ones_like(x)))
'''

OVER_TIME = '''
class OverTime(nn.Module):
    """The mean, or the largest value, of each feature over all steps."""

    def __init__(self, statistic):
        super().__init__()
        self.statistic = statistic

    def forward(self, x):
        return x.mean(dim=1) if self.statistic == "mean" else x.max(dim=1).values
'''


def after(axis: Axis) -> int:
    """How far the last window reaches behind the input."""
    reach = (axis.size - 1) * axis.dilation + 1
    return max(0, (axis.outputs - 1) * axis.stride + reach - axis.before - axis.extent)


def paddings(windows: Windows, *, sequence: bool) -> tuple[tuple[int, int], ...]:
    """Padded positions before and behind, for each axis."""
    axes = (windows.columns,) if sequence else (windows.rows, windows.columns)
    return tuple((axis.before, after(axis)) for axis in axes)


def as_argument(extents: tuple[int, ...]) -> str:
    """One number where all axes agree."""
    return str(extents[0]) if len(set(extents)) == 1 else f"({', '.join(map(str, extents))})"


def pad_argument(borders: tuple[tuple[int, int], ...]) -> str:
    """Borders in PyTorch's order: the last axis first."""
    return "(" + ", ".join(f"{before}, {behind}" for before, behind in reversed(borders)) + ")"


def convolution(layer: Convolution | SequenceConvolution, place: Place, script: Script) -> list[Module]:
    windows, _ = layer.windows(place.shape)
    borders = paddings(windows, sequence=place.sequence)
    dimensions = len(borders)
    arguments = [str(place.channels), str(layer.filters), str(layer.kernel_size)]
    if layer.stride > 1:
        arguments.append(f"stride={layer.stride}")
    modules = []
    if all(before == behind for before, behind in borders):
        if any(before for before, _ in borders):
            arguments.append(f"padding={as_argument(tuple(before for before, _ in borders))}")
    elif dimensions == 2:
        modules.append(Module(f"nn.ZeroPad2d({pad_argument(borders)})"))
    else:
        modules.append(Module(f"nn.ConstantPad1d({pad_argument(borders)}, 0.0)"))
    if isinstance(layer, SequenceConvolution) and layer.dilation > 1:
        arguments.append(f"dilation={layer.dilation}")
    arguments += no_bias(bias=layer.bias)
    modules.append(_filters(layer, f"nn.Conv{dimensions}d({', '.join(arguments)})", place, script))
    if dimensions == 2:
        return [*modules[:-1], *activated(modules[-1], place.path, layer.activation, script)]
    script.need(Section.NETWORK, ALONG_TIME)
    whole = sequential(modules).within("AlongTime", "layer.")
    return activated(whole, place.path, layer.activation, script)


def _filters(layer: SlidingLayer, source: str, place: Place, script: Script) -> Module:
    fan_in = layer.windows(place.shape)[0].size * place.channels
    weighted = Weighted(layer.parametrization, fan_in, filters, len(place.shape) + 1, layer.bias)
    return parametrized(source, weighted, script)


def _pooled(modules: list[Module], place: Place, script: Script) -> list[Module]:
    if not place.sequence:
        return modules
    script.need(Section.NETWORK, ALONG_TIME)
    return [sequential(modules).within("AlongTime", "layer.")]


def _window(layer: PoolingLayer) -> str:
    return (
        f"{layer.size}" if not layer.stride or layer.stride == layer.size else f"{layer.size}, {layer.stride}"
    )


def max_pooling(layer: MaxPooling, place: Place, script: Script) -> list[Module]:
    windows, _ = layer.windows(place.shape)
    borders = paddings(windows, sequence=place.sequence)
    dimensions = len(borders)
    modules = [Module(f"nn.MaxPool{dimensions}d({_window(layer)})")]
    if any(map(any, borders)):
        script.imports.add("import math")
        modules.insert(0, Module(f"nn.ConstantPad{dimensions}d({pad_argument(borders)}, -math.inf)"))
    return _pooled(modules, place, script)


def average_pooling(layer: AveragePooling, place: Place, script: Script) -> list[Module]:
    windows, _ = layer.windows(place.shape)
    borders = paddings(windows, sequence=place.sequence)
    pool = f"nn.AvgPool{len(borders)}d({_window(layer)})"
    if any(map(any, borders)):
        script.need(Section.NETWORK, AVERAGE)
        pool = f"AveragePool(nn.ConstantPad{len(borders)}d({pad_argument(borders)}, 0.0), {pool})"
    return _pooled([Module(pool)], place, script)


def averages(windows: Windows, *, sequence: bool) -> Module:
    """The means that a shortcut takes, which leave out or cut off what does not fill a last window."""
    axes = (windows.columns,) if sequence else (windows.rows, windows.columns)
    size = as_argument(tuple(axis.size for axis in axes))
    cut = [axis for axis in axes if after(axis)]
    left = [axis for axis in axes if axis.extent % axis.stride and not after(axis)]
    if cut and left:
        raise InputError(
            "projection", "means that cut off one axis and go beyond the other are not in PyTorch"
        )
    mode = ", ceil_mode=True" if cut else ""
    return Module(f"nn.AvgPool{len(axes)}d({size}{mode})")


def global_pooling(layer: GlobalPooling, place: Place, script: Script) -> list[Module]:
    if place.sequence:
        script.need(Section.NETWORK, OVER_TIME)
        return [Module(f"OverTime({literal(layer.statistic)})")]
    kind = "Avg" if layer.statistic == "mean" else "Max"
    return [Module(f"nn.Adaptive{kind}Pool2d(1)"), Module("nn.Flatten()")]
