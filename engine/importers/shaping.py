"""What plain arrays mean: images, sequences or rows of numbers; class numbers, names or values."""

from __future__ import annotations

import numpy as np

from engine.arrays import HostArray
from engine.errors import InputError

_SMALLEST_IMAGE = 5
_CHANNELS = (1, 3)


def shaped(array: HostArray, file: str, name: str) -> tuple[HostArray, float, bool]:
    """Inputs, what divides them, and whether they are images (then with an axis of channels).

    (N, h, w) and (N, h, w, 1 or 3) are images when they hold bytes, or numbers in 0 … 1, and are not too small.
    """
    if array.dtype.kind == "U":
        raise InputError("path", f"{file}: the inputs {name!r} are texts; they must be numbers")
    if array.ndim == 1:
        array = array[:, None]
    if 0 in array.shape:
        raise InputError("path", f"{file}: the inputs {name!r} are empty, their shape is {array.shape}")
    if array.dtype != np.uint8:
        array = array.astype(np.float64)
        if not np.isfinite(array).all():
            sample = int(np.flatnonzero(~np.isfinite(array).reshape(len(array), -1).all(axis=1))[0])
            raise InputError(
                "path", f"{file}: sample {sample:,} of {name!r} holds a value that is no finite number"
            )
    low, high = float(array.min()), float(array.max())
    pictures = array.ndim == 3 or (array.ndim == 4 and array.shape[3] in _CHANNELS)
    if not pictures or min(array.shape[1:3]) < _SMALLEST_IMAGE or low < 0.0:
        return array, 1.0, False
    if array.dtype != np.uint8 and high > 1.0:
        return array, 1.0, False
    # Bytes mostly reach 255; images with few gray levels are stretched by what they reach.
    scale = (255.0 if high > 127 else max(high, 1.0)) if array.dtype == np.uint8 else 1.0
    return (array[..., None] if array.ndim == 3 else array), scale, True


def class_numbers(array: HostArray, file: str, name: str) -> tuple[HostArray, tuple[str, ...]]:
    """Class numbers and names for texts and truth values, else float64 (N, d) without names."""
    if array.dtype.kind in "Ub":
        if array.ndim > 2 or (array.ndim == 2 and array.shape[1] != 1):
            raise InputError("path", f"{file}: the targets {name!r} must be one for each sample")
        names, codes = np.unique(array.reshape(-1), return_inverse=True)
        return codes.astype(np.int64), tuple(str(word) for word in names)
    values = array.astype(np.float64).reshape(len(array), -1)
    if values.size == 0 or not np.isfinite(values).all():
        raise InputError(
            "path", f"{file}: the targets {name!r} must be finite numbers, one or more for each sample"
        )
    return values, ()
