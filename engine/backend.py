"""The array backends: NumPy on the processor, CuPy on a GPU. The only module that names CuPy."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import importlib.util
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.arrays import Array, HostArray, Namespace
from engine.errors import DeviceError


class Backend(ABC):
    """An array namespace and the two transfers between it and the host.

    Attributes:
        name: ``numpy`` or ``cupy``.
        xp: the namespace, with NumPy's names.
        on_host: True when arrays are NumPy arrays, so that reading a value costs nothing.
    """

    name: str
    xp: Namespace
    on_host: bool

    @abstractmethod
    def to_device(self, array: HostArray) -> Array:
        """A copy of a NumPy array in this backend's memory (the array itself when that is the host's)."""

    @abstractmethod
    def to_host(self, array: Array) -> HostArray:
        """A NumPy array with the same content (the array itself when it is one)."""

    @abstractmethod
    def take(self, source: Array, rows: Array, out: Array) -> Array:
        """`source[rows]` along the first axis, written to `out`."""

    @abstractmethod
    def describe(self) -> str:
        """The device in words, for the header of the window."""

    @contextlib.contextmanager
    def quiet(self) -> Iterator[None]:
        """Floating-point overflow and invalid operations raise no warnings inside; the trainer looks itself."""
        with np.errstate(all="ignore"):
            yield


class NumpyBackend(Backend):
    """Arrays in the processor's memory."""

    name = "numpy"
    xp = np
    on_host = True

    def to_device(self, array: HostArray) -> Array:
        return array

    def to_host(self, array: Array) -> HostArray:
        return np.asarray(array)

    def take(self, source: Array, rows: Array, out: Array) -> Array:
        # With the default mode NumPy would gather into a copy first.
        return np.take(source, rows, axis=0, out=out, mode="clip")

    def describe(self) -> str:
        return "NumPy"


class CupyBackend(Backend):
    """Arrays in the memory of a CUDA GPU. Raises DeviceError when there is none that works."""

    name = "cupy"
    on_host = False

    def __init__(self) -> None:
        problem = cupy_problem()
        if problem:
            raise DeviceError(
                f"The GPU cannot be used: {problem}. Choose the backend numpy to train on the processor."
            )
        import cupy

        self.xp = cupy

    def to_device(self, array: HostArray) -> Array:
        return self.xp.asarray(array)

    def to_host(self, array: Array) -> HostArray:
        return np.asarray(self.xp.asnumpy(array))

    def take(self, source: Array, rows: Array, out: Array) -> Array:
        return self.xp.take(source, rows, axis=0, out=out)

    def describe(self) -> str:
        properties: dict[str, Any] = self.xp.cuda.runtime.getDeviceProperties(self.xp.cuda.Device().id)
        return f"CuPy · {properties['name'].decode()}"


@functools.cache
def cupy_problem() -> str:
    """Why CuPy cannot compute here, or nothing. Importing it succeeds without a GPU, so each step is tried."""
    if importlib.util.find_spec("cupy") is None:
        return "the package cupy is not installed"
    driver = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
    try:
        ctypes.CDLL(driver)
    except OSError:
        return "the NVIDIA driver was not found"
    try:
        import cupy

        if cupy.cuda.runtime.getDeviceCount() < 1:
            return "the driver reports no device"
        ones = cupy.ones((2, 2), dtype=cupy.float32)
        if float((ones @ ones).sum()) != 8.0:
            return "a small product came out wrong"
    except Exception as error:  # noqa: BLE001 - a broken installation can raise anything here
        return f"{type(error).__name__}: {error}"
    return ""


def names() -> tuple[str, ...]:
    """What `--backend` accepts."""
    return ("auto", "numpy", "cupy")


def resolve(name: str = "auto") -> Backend:
    """The backend called `name`; `auto` is the processor until a measured trial says otherwise.

    Raises DeviceError when it is unknown or cannot be used here.
    """
    if name in ("auto", "numpy"):
        return NumpyBackend()
    if name == "cupy":
        return CupyBackend()
    raise DeviceError(f"There is no backend called {name!r}; there are: {', '.join(names())}.")
