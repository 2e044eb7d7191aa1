"""A stand-in for a device that fails, with errors like CuPy's."""

from __future__ import annotations

from typing import Any

from tests.support.strict import StrictBackend


def cupy_error(kind: str, text: str) -> Exception:
    """An error that looks like one of CuPy's; `kind` is its class's name."""
    base, module = (
        (MemoryError, "cupy.cuda.memory")
        if kind == "OutOfMemoryError"
        else (RuntimeError, "cupy_backends.cuda.api.runtime")
    )
    made: Exception = type(kind, (base,), {"__module__": module})(text)
    return made


OUT_OF_MEMORY = cupy_error("OutOfMemoryError", "Out of memory allocating 8,000,000,000 bytes")
LOST = cupy_error("CUDARuntimeError", "cudaErrorIllegalAddress: an illegal memory access was encountered")


class FaultyBackend(StrictBackend):
    """Fails with `error` when it has gathered `gathers` times (twice for a batch), and ever after."""

    name = "cupy"

    def __init__(self, error: Exception, gathers: int) -> None:
        super().__init__()
        self.error, self.gathers = error, gathers

    def take(self, source: Any, rows: Any, out: Any) -> Any:
        self.gathers -= 1
        if self.gathers < 0:
            raise self.error
        return super().take(source, rows, out)
