"""Backends by name."""

from __future__ import annotations

from engine.backend.base import Backend
from engine.backend.device import CupyBackend
from engine.backend.host import NumpyBackend
from engine.errors import DeviceError


def names() -> tuple[str, ...]:
    """What `--backend` accepts."""
    return ("auto", "numpy", "cupy")


def resolve(name: str = "auto") -> Backend:
    """The backend called `name`; `auto` is the processor here (`engine.worker.trial` measures which is faster).

    Raises DeviceError when it is unknown or cannot be used here.
    """
    if name in ("auto", "numpy"):
        return NumpyBackend()
    if name == "cupy":
        return CupyBackend()
    raise DeviceError(f"There is no backend called {name!r}; there are: {', '.join(names())}.")
