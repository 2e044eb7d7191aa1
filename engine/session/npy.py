"""NumPy's `.npy` files, version 1.0, as narrow as we write them: plain numbers in C order, never pickle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.lib import format as npy_format

from engine.arrays import Dtype, HostArray, Shape

DTYPES = ("<f4", "<f8", "<i8", "|u1")
LONGEST_HEADER = 512
_START = b"\x93NUMPY\x01\x00"
_EXTENT = "(?:0|[1-9][0-9]*)"
_SHAPE = f"|{_EXTENT},|{_EXTENT}(?:, {_EXTENT})+"
_HEADER = re.compile(rf"{{'descr': '([^']*)', 'fortran_order': False, 'shape': \(({_SHAPE})\), }} *\n")
"""As NumPy writes it, and no other way of saying the same."""


@dataclass(frozen=True)
class Header:
    """What stands before the numbers: their type and shape, and its own length in bytes."""

    dtype: Dtype
    shape: Shape
    length: int

    @property
    def total(self) -> int:
        """Bytes of the whole file."""
        size = self.dtype.itemsize
        for extent in self.shape:
            size *= extent
        return self.length + size


def encode(array: HostArray) -> tuple[bytes, memoryview]:
    """Header and numbers of the file for an array. Raises TypeError for a type that files do not carry."""
    contiguous = np.ascontiguousarray(array, array.dtype.newbyteorder("<")).reshape(array.shape)
    if contiguous.dtype.str not in DTYPES:
        raise TypeError(f"files carry {', '.join(DTYPES)}, not {array.dtype}")
    start = BytesIO()
    npy_format.write_array_header_1_0(start, npy_format.header_data_from_array_1_0(contiguous))
    return start.getvalue(), contiguous.reshape(-1).view(np.uint8).data


def decode_header(start: bytes) -> Header:
    """The header at the start of a file. Raises ValueError: what is wrong, in words."""
    if not start.startswith(_START) or len(start) < 10:
        raise ValueError("is not an array in NumPy's format 1.0")
    length = 10 + int.from_bytes(start[8:10], "little")
    if length > len(start):
        raise ValueError("has a header that is too long")
    found = _HEADER.fullmatch(start[10:length].decode("latin-1"))
    if found is None or found[1] not in DTYPES:
        raise ValueError("is not an array of plain numbers in C order")
    extents = [text for text in found[2].replace(" ", "").split(",") if text]
    if len(extents) > 8 or any(len(text) > 18 for text in extents):
        raise ValueError("has an impossible shape")
    return Header(np.dtype(found[1]), tuple(int(text) for text in extents), length)
