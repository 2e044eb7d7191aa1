"""Calling single kernels from Python, and measuring their errors in units in the last place."""

from __future__ import annotations

import ctypes
import importlib.util
from typing import Any

import numpy as np
import pytest

needs_numba = pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="Numba is not installed")
PATHS = pytest.mark.parametrize("path", ["reference", pytest.param("accelerated", marks=needs_numba)])
TYPES = pytest.mark.parametrize("dtype", [np.float32, np.float64])


def call(units: Any, code: int, *arguments: Any) -> tuple[float, ...]:
    """Run a function of a set of `Units` on NumPy arrays and numbers; its results, where it has some."""
    letters = units.arguments
    arrays = [value for letter, value in zip(letters, arguments, strict=True) if letter == "a"]
    assert all(array.dtype == arrays[0].dtype and array.flags["C_CONTIGUOUS"] for array in arrays)
    kinds: dict[str, Any] = dict.fromkeys("adt", ctypes.c_void_p) | {
        "i": ctypes.c_int64,
        "x": ctypes.c_double,
    }
    sent = [
        value.ctypes.data if letter in "adt" else value
        for letter, value in zip(letters, arguments, strict=True)
    ]
    prototype = [kinds[letter] for letter in letters]
    results = np.full(units.results, np.nan)
    if units.results:
        sent.append(results.ctypes.data)
        prototype.append(ctypes.c_void_p)
    ctypes.CFUNCTYPE(None, *prototype)(units.require(code, arrays[0].dtype))(*sent)
    return tuple(results.tolist())


def ulps(found: np.ndarray, wanted: np.ndarray) -> float:
    """The largest error in units of the last place of the wanted values, which are of higher precision."""
    with np.errstate(all="ignore"):
        place = np.spacing(np.abs(wanted).astype(found.dtype)).astype(wanted.dtype)
        return float(np.max(np.abs(found - wanted) / place, initial=0.0))
