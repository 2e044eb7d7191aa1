"""Types shared by everything that computes on arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = Any
"""An array of the backend in use (NumPy, CuPy or a stand-in); `xp` below is its namespace."""

Namespace = Any
"""A module-like namespace with NumPy's functions."""

HostArray = NDArray[Any]
Shape = tuple[int, ...]
Dtype = np.dtype[Any]
