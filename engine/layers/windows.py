"""Windows that slide over the positions of an image or a sequence: which input each of them sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine import fields
from engine.arrays import Array, Shape
from engine.errors import InputError
from engine.layers.base import shape_words

PADDINGS = {"same": "Same", "valid": "Valid"}
CAUSAL = {"causal": "Causal"}


def padding_field(default: str, *, causal: bool = False) -> Any:
    """What happens at the borders, as a field of a layer."""
    past = " Causal: the padding stands before the beginning, so that no output sees what comes after it."
    return fields.choice(
        default,
        title="Padding",
        options=PADDINGS | (CAUSAL if causal else {}),
        help="Same: borders are padded so that stride 1 keeps the size. Valid: windows stay within the input."
        + (past if causal else ""),
    )


@dataclass(frozen=True)
class Axis:
    """Windows along one axis.

    Attributes:
        extent: number of input positions.
        size: positions per window, `dilation` apart.
        before: how far the first window begins before the input.
        outputs: number of windows, `stride` apart.
    """

    extent: int
    size: int = 1
    stride: int = 1
    dilation: int = 1
    before: int = 0
    outputs: int = 1

    def places(self, offset: int) -> tuple[slice, slice] | None:
        """The windows whose position number `offset` lies on the input, and the inputs there; None without any."""
        shift = offset * self.dilation - self.before
        first = max(0, -(shift // self.stride))
        last = min(self.outputs - 1, (self.extent - 1 - shift) // self.stride)
        if last < first:
            return None
        start = first * self.stride + shift
        stop = last * self.stride + shift + 1
        return slice(first, last + 1), slice(start, stop, self.stride)


def slide(extent: int, size: int, stride: int, padding: str, dilation: int = 1) -> Axis:
    """Windows along an axis; with no room for one there are none (`outputs` is 0).

    An odd number of padded positions has the larger half behind.
    """
    reach = (size - 1) * dilation + 1
    if padding == "valid":
        return Axis(extent, size, stride, dilation, 0, max(0, (extent - reach) // stride + 1))
    outputs = -(-extent // stride)
    total = max(0, (outputs - 1) * stride + reach - extent)
    return Axis(extent, size, stride, dilation, reach - 1 if padding == "causal" else total // 2, outputs)


@dataclass(frozen=True)
class Tap:
    """One position within the windows: where it is the input `source`, for the windows `target`."""

    row: int
    column: int
    target: tuple[slice, slice]
    source: tuple[slice, slice]


@dataclass(frozen=True)
class Windows:
    """Windows over (rows, columns); a sequence has one row."""

    rows: Axis
    columns: Axis
    channels: int

    @cached_property
    def taps(self) -> tuple[Tap, ...]:
        """The positions of a window in row-major order; those that never meet the input are left out."""
        return tuple(self._taps())

    def _taps(self) -> Iterator[Tap]:
        for row in range(self.rows.size):
            for column in range(self.columns.size):
                down, across = self.rows.places(row), self.columns.places(column)
                if down is not None and across is not None:
                    yield Tap(row, column, (down[0], across[0]), (down[1], across[1]))

    @property
    def size(self) -> int:
        """Positions per window."""
        return self.rows.size * self.columns.size

    @property
    def count(self) -> int:
        """Number of windows."""
        return self.rows.outputs * self.columns.outputs

    @property
    def input_grid(self) -> Shape:
        """Shape of one input sample as an image."""
        return (self.rows.extent, self.columns.extent, self.channels)

    @property
    def output_grid(self) -> Shape:
        """Numbers of windows along rows and columns."""
        return (self.rows.outputs, self.columns.outputs)

    def images(self, signal: Array) -> Array:
        """Inputs as (lanes, batch, rows, columns, channels)."""
        return signal.reshape(*signal.shape[:2], *self.input_grid)


def windows_over(
    shape: Shape, layer: str, size: int, stride: int, padding: str, dilation: int = 1
) -> tuple[Windows, Shape]:
    """Square windows over an image H×W×C or windows over a sequence T×C, and the numbers of windows.

    Raises InputError, which names the layer, when no window fits.
    """
    axes = tuple(slide(extent, size, stride, padding, dilation) for extent in shape[:-1])
    outputs = tuple(axis.outputs for axis in axes)
    if not all(outputs):
        window = shape_words((size,) * len(axes)) + (f" (dilation {dilation})" if dilation > 1 else "")
        raise InputError(
            "",
            f"{layer} with a window of {window} has no room in {shape_words(shape)}; "
            "make the window smaller or choose the padding same",
        )
    rows = axes[0] if len(axes) == 2 else Axis(1)
    return Windows(rows, axes[-1], shape[-1]), outputs


def require_image(shape: Shape, layer: str) -> None:
    """Raises InputError unless `shape` is that of an image."""
    if len(shape) != 3:
        raise InputError(
            "",
            f"{layer} needs an image of height × width × channels, but {shape_words(shape)} arrives here; "
            "insert Reshape before it",
        )


def require_sequence(shape: Shape, layer: str) -> None:
    """Raises InputError unless `shape` is that of a sequence."""
    if len(shape) != 2:
        raise InputError(
            "",
            f"{layer} needs a sequence of length × channels, but {shape_words(shape)} arrives here; "
            "insert Reshape before it",
        )


def require_positions(shape: Shape, layer: str) -> None:
    """Raises InputError unless `shape` is that of an image or a sequence."""
    if len(shape) not in (2, 3):
        raise InputError(
            "",
            f"{layer} needs an image (height × width × channels) or a sequence (length × channels), but "
            f"{shape_words(shape)} arrives here; insert Reshape before it",
        )
