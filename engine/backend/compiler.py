"""What makes device kernels of source text, so that nothing outside this folder names CuPy."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from engine.arrays import Array, Dtype

Elementwise = Callable[..., None]
"""Takes the arrays and scalars of the inputs, then the arrays of the outputs, which broadcast together."""


class RawKernel(ABC):
    """A function of CUDA C on the device."""

    @abstractmethod
    def launch(
        self, blocks: int, threads: int, arguments: Sequence[Array | Any], shared_bytes: int = 0
    ) -> None:
        """Queue it; the arguments are contiguous device arrays, and NumPy scalars of the types that it declares."""


class Compiler(ABC):
    """Makes kernels; what is compiled at their first call is kept on disk by CuPy.

    Attributes:
        shared_bytes: the most shared memory that a block can have.
    """

    shared_bytes: int

    @abstractmethod
    def elementwise(self, inputs: Sequence[str], outputs: Sequence[str], body: str, name: str) -> Elementwise:
        """A kernel that runs `body` for each element.

        Args:
            inputs, outputs: names of parameters, all of one real type, which is called T in the body. Outputs may be
                read before they are written. An input may be a Python float.
            body: statements in C++.
        """

    @abstractmethod
    def raw(self, source: str, name: str, dtype: Dtype) -> RawKernel:
        """The function `name` of a CUDA C text in which REAL stands for the type."""
