"""CuPy on a CUDA GPU. The only folder that names CuPy."""

from __future__ import annotations

import ctypes
import functools
import importlib.util
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from engine.arrays import Array, Dtype, HostArray
from engine.backend.base import Arrived, Backend, Pending
from engine.backend.compiler import Compiler, Elementwise, RawKernel
from engine.errors import DeviceError

REAL_NAMES = {"float32": "float", "float64": "double"}
"""The types of CUDA C by those of arrays."""

EVERYWHERE = 48 * 1024
"""Bytes of shared memory that a block has without asking for more."""


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

        from engine.kernels.device.fused import DeviceKernels

        self.xp = cupy
        self.compiler = CupyCompiler()
        self.kernels = DeviceKernels(cupy, self.compiler)

    def to_device(self, array: HostArray) -> Array:
        return self.xp.asarray(array)

    def to_host(self, array: Array) -> HostArray:
        return np.asarray(self.xp.asnumpy(array))

    def fetch(self, array: Array) -> Pending:
        if array.size == 0:
            return Arrived(np.empty(array.shape, array.dtype))
        return _OnTheWay(self.xp, array)

    def take(self, source: Array, rows: Array, out: Array) -> Array:
        return self.xp.take(source, rows, axis=0, out=out)

    def describe(self) -> str:
        properties: dict[str, Any] = self.xp.cuda.runtime.getDeviceProperties(self.xp.cuda.Device().id)
        return f"CuPy · {properties['name'].decode()}"


class _OnTheWay(Pending):
    """A copy into page-locked memory, queued behind the work that makes the array.

    What is queued after it waits for it, so that the array may be written again at once; a few kilobytes take a few
    microseconds, and the processor does not wait.
    """

    def __init__(self, xp: Any, array: Array) -> None:
        import cupyx

        self._source = xp.ascontiguousarray(array)  # kept until it has been read
        self._target = cupyx.empty_pinned(array.shape, array.dtype)
        self._source.get(out=self._target, blocking=False)
        self._event = xp.cuda.Event(disable_timing=True)
        self._event.record()

    @property
    def ready(self) -> bool:
        return bool(self._event.done)

    def get(self) -> HostArray:
        self._event.synchronize()
        return np.asarray(self._target)


class CupyCompiler(Compiler):
    """CuPy's elementwise and raw kernels."""

    def __init__(self) -> None:
        import cupy

        self._cupy = cupy
        self.shared_bytes = int(cupy.cuda.Device().attributes["MaxSharedMemoryPerBlockOptin"])

    def elementwise(self, inputs: Sequence[str], outputs: Sequence[str], body: str, name: str) -> Elementwise:
        declared = [", ".join(f"T {parameter}" for parameter in names) for names in (inputs, outputs)]
        kernel: Elementwise = self._cupy.ElementwiseKernel(*declared, body, name, no_return=True)
        return kernel

    def raw(self, source: str, name: str, dtype: Dtype) -> RawKernel:
        options = (f"-DREAL={REAL_NAMES[str(np.dtype(dtype))]}",)
        return _CupyRawKernel(self._cupy.RawKernel(source, name, options))


class _CupyRawKernel(RawKernel):
    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel

    def launch(
        self, blocks: int, threads: int, arguments: Sequence[Array | Any], shared_bytes: int = 0
    ) -> None:
        for argument in arguments:
            if not isinstance(argument, np.generic) and not argument.flags.c_contiguous:
                raise ValueError("a raw kernel knows no strides")
        if shared_bytes > EVERYWHERE:
            self._kernel.max_dynamic_shared_size_bytes = shared_bytes
        self._kernel((blocks,), (threads,), tuple(arguments), shared_mem=shared_bytes)


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
