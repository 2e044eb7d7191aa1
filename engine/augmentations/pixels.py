"""Moving pixels within images."""

from __future__ import annotations

from engine.arrays import Array, Namespace


def gather(xp: Namespace, images: Array, rows: Array, columns: Array) -> Array:
    """The pixels of each image at (rows, columns), which broadcast to (lanes, batch, height, width)."""
    lanes, batch, height, width, channels = images.shape
    first = height * width * xp.arange(lanes * batch, dtype=xp.int64).reshape(lanes, batch, 1, 1)
    places = first + width * rows + columns
    pixels = images.reshape(lanes * batch * height * width, channels)
    return xp.take(pixels, places.ravel(), axis=0).reshape(images.shape)
