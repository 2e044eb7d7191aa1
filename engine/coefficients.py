"""Per-lane scalars of a block of updates, ready to be combined with arrays (R, P)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from engine.arrays import Array, Dtype
from engine.backend import Backend

Coefficients = Mapping[str, Any]
"""Each a Python float when all lanes agree, else a device array (R, 1) in the parameters' type.

A Python float takes the array's type when combined with one, so both spellings give the same bits.
"""


class CoefficientTable:
    """The coefficients of several updates, sent to the device together.

    Args:
        rows: for each update, for each lane, the scalars by name.
    """

    def __init__(self, rows: Sequence[Sequence[Mapping[str, float]]], backend: Backend, dtype: Dtype) -> None:
        self._columns: dict[str, Sequence[float] | Array] = {}
        if not rows:
            return
        for name in rows[0][0]:
            column = [[lane[name] for lane in row] for row in rows]
            if all(value == row[0] for row in column for value in row):
                self._columns[name] = [float(row[0]) for row in column]
            else:
                self._columns[name] = backend.to_device(np.array(column, dtype=dtype)[:, :, None])

    def __getitem__(self, index: int) -> Coefficients:
        """The coefficients of update number `index` of the block."""
        return {name: column[index] for name, column in self._columns.items()}
