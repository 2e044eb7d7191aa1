"""The array backends: NumPy on the processor, CuPy on a GPU."""

from engine.backend.base import Arrived, Backend, Pending
from engine.backend.choice import names, resolve
from engine.backend.device import CupyBackend, cupy_problem
from engine.backend.host import NumpyBackend

__all__ = [
    "Arrived",
    "Backend",
    "CupyBackend",
    "NumpyBackend",
    "Pending",
    "cupy_problem",
    "names",
    "resolve",
]
