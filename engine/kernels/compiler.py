"""How kernels are compiled, and where the compiled code is kept.

Numba notices changes of the file of a compiled function, not of the files that it draws on; so the name of the folder
(`warming/cache.py`) holds a digest of all sources here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba
import numpy as np
from numba.core import config, extending

from engine.kernels.warming import cache

Function = Callable[..., Any]


setattr(config, "CACHE_DIR", str(cache.folder()))  # noqa: B010 (it has no static type)

# Neither fast-math nor bounds checks: not-a-number must stay what it is, for it tells of divergence.
_njit: Any = numba.njit
_CALLED: dict[str, Any] = {"error_model": "numpy", "nogil": True}
OPTIONS = _CALLED | {"_nrt": False}
"""Kernels allocate nothing, so nobody needs to count who holds an array; who is called by Python does."""

inline: Callable[[Function], Function] = _njit(forceinline=True, **OPTIONS)
"""A piece of a kernel, always made a part of its caller."""


@inline
def at(place: Any) -> Any:
    """A place that is not negative. Else Numba would ask whether it counts from the end, and loops stay scalar."""
    return np.uintp(place)


merge: Callable[[Function], Function] = _njit(inline="always", **OPTIONS)
"""A section of a longer kernel, copied into it before anything is compiled: for what has many arguments."""

kernel: Callable[[Function], Function] = _njit(**OPTIONS)
"""A function that other kernels call."""

entry: Callable[[Function], Function] = _njit(cache=True, **_CALLED)
"""A function that Python calls, which had best only call a kernel; what it draws on is compiled into it and kept on
disk."""

intrinsic: Callable[[Function], Any] = extending.intrinsic
"""A function that writes its own instructions, in LLVM's language."""
