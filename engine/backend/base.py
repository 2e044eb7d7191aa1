"""What a backend is: an array namespace, the ways between it and the host, and fused kernels where it has such."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from engine.arrays import Array, HostArray, Namespace

if TYPE_CHECKING:
    from engine.backend.compiler import Compiler
    from engine.backend.kernels import Kernels


class Pending(ABC):
    """An array on its way to the host."""

    @property
    @abstractmethod
    def ready(self) -> bool:
        """Whether it has come, so that `get` does not wait."""

    @abstractmethod
    def get(self) -> HostArray:
        """The array as it was when it was asked for; waits for it."""


class Arrived(Pending):
    """An array that is on the host already."""

    def __init__(self, array: HostArray) -> None:
        self._array = array

    @property
    def ready(self) -> bool:
        return True

    def get(self) -> HostArray:
        return self._array


class Backend(ABC):
    """An array namespace and the transfers between it and the host.

    Attributes:
        name: ``numpy`` or ``cupy``.
        xp: the namespace, with NumPy's names.
        on_host: True when arrays are NumPy arrays, so that reading a value costs nothing.
        kernels: fused kernels for some kinds; None where all run the reference operations.
        compiler: makes device kernels of source text; None where there is no device.
    """

    name: str
    xp: Namespace
    on_host: bool
    kernels: Kernels | None = None
    compiler: Compiler | None = None

    @abstractmethod
    def to_device(self, array: HostArray) -> Array:
        """A copy of a NumPy array in this backend's memory (the array itself when that is the host's)."""

    @abstractmethod
    def to_host(self, array: Array) -> HostArray:
        """A NumPy array with the same content (the array itself when it is one); waits for the device."""

    @abstractmethod
    def fetch(self, array: Array) -> Pending:
        """A copy for the host that comes while the device goes on; what is written to `array` later is not in it."""

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
