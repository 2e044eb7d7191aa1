"""Device kernels without a device: their sources, compiled as C++ by g++ and run on arrays of the stand-in.

It tells whether a kernel computes the right numbers and meets at its barriers; nothing about speed, nor about what
only a GPU does (memory models, warps).
"""

from __future__ import annotations

import ctypes
import functools
import itertools
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from engine.arrays import Dtype
from engine.backend.compiler import Compiler, Elementwise, RawKernel
from engine.kernels.device.fused import DeviceKernels
from tests.support.strict import HostMixingError, StrictArray, StrictBackend

HEADER = Path(__file__).with_name("cuda_host.h")
OPTIONS = ("-std=c++17", "-O1", "-ffp-contract=off", "-shared", "-fPIC", "-w")
REALS = {"float32": "float", "float64": "double"}
PROBLEMS = {
    1: "the arguments are not of the number and sizes that the kernel declares",
    2: "not all threads meet at each barrier",
    3: "it writes beyond its shared memory",
}


def compiler_problem() -> str:
    """Why kernels cannot be compiled for the processor here, or nothing."""
    if not sys.platform.startswith("linux"):
        return "the fibers of the emulation are tried on Linux only"
    return "" if shutil.which("g++") else "g++ is not installed"


class CudaError(RuntimeError):
    """A kernel did what a device would punish."""


@functools.cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="descenso-cuda-")


_numbers = itertools.count()


@functools.cache
def _compile(text: str, *options: str) -> ctypes.CDLL:
    stem = Path(_folder().name) / f"kernels{next(_numbers)}"
    stem.with_suffix(".cpp").write_text(text, "utf-8")
    command = ["g++", *OPTIONS, *options, str(stem.with_suffix(".cpp")), "-o", str(stem.with_suffix(".so"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return ctypes.CDLL(str(stem.with_suffix(".so")))


class HostCompiler(Compiler):
    """Compiles for the processor, all elementwise kernels that are known at the first call together.

    Attributes:
        launches: kernels started.
        reversed: whether blocks and threads run from the last to the first.
    """

    def __init__(self, shared_bytes: int = 48 * 1024) -> None:
        self.shared_bytes = shared_bytes
        self.launches = 0
        self.reversed = False
        self._declared = 0
        self._waiting: list[_HostElementwise] = []

    def elementwise(self, inputs: Sequence[str], outputs: Sequence[str], body: str, name: str) -> Elementwise:
        self._declared += 1
        name = f"{name}_{self._declared}"  # variants of a kind share its name
        kernel = _HostElementwise(self, inputs, outputs, body, name)
        self._waiting.append(kernel)
        return kernel

    def raw(self, source: str, name: str, dtype: Dtype) -> RawKernel:
        return _HostRawKernel(self, source, name, REALS[str(np.dtype(dtype))])

    def finish(self) -> None:
        """Compile what is waiting."""
        kernels, self._waiting = self._waiting, []
        library = _compile(
            "#include <cmath>\nusing namespace std;\n" + "".join(kernel.text for kernel in kernels)
        )
        for kernel in kernels:
            kernel.library = library


class _HostElementwise:
    def __init__(
        self, compiler: HostCompiler, inputs: Sequence[str], outputs: Sequence[str], body: str, name: str
    ) -> None:
        self._compiler, self._inputs, self._name = compiler, len(inputs), name
        self._count = len(inputs) + len(outputs)
        self.library: ctypes.CDLL | None = None
        declared = [*(f"const T &{name}" for name in inputs), *(f"T &{name}" for name in outputs)]
        given = ", ".join(f"p[{number}][i]" for number in range(self._count))
        self.text = (
            f"template <class T> static void {name}_at({', '.join(declared)}) {{ {body} }}\n"
            + "".join(
                f'extern "C" void {name}_{size}(long n, {real} **p) '
                f"{{ for (long i = 0; i < n; i++) {name}_at<{real}>({given}); }}\n"
                for size, real in REALS.items()
            )
        )

    def __call__(self, *arguments: Any) -> None:
        if self.library is None:
            self._compiler.finish()
        assert len(arguments) == self._count, f"{self._name} takes {self._count} arguments"
        self._compiler.launches += 1
        held = [_held(argument) for argument in arguments]
        (dtype,) = {array.dtype for array in held if isinstance(array, np.ndarray)}
        shape = np.broadcast_shapes(*(np.shape(array) for array in held))
        outputs = held[self._inputs :]
        assert all(array.shape == shape for array in outputs), "outputs have the shape of all"
        flat = [np.ascontiguousarray(np.broadcast_to(np.asarray(array, dtype), shape)) for array in held]
        pointers = (ctypes.c_void_p * self._count)(*(array.ctypes.data for array in flat))
        getattr(self.library, f"{self._name}_{dtype}")(ctypes.c_long(flat[-1].size), pointers)
        for output, written in zip(outputs, flat[self._inputs :], strict=True):
            output[...] = written


class _HostRawKernel(RawKernel):
    def __init__(self, compiler: HostCompiler, source: str, name: str, real: str) -> None:
        self._compiler, self._name = compiler, name
        text = (
            f'#include "{HEADER}"\n{source}\n'
            "__align__(16) unsigned char memory[host::shared_bytes + host::margin];\n"
            f'extern "C" int launch(unsigned blocks, unsigned threads, size_t bytes, int reversed, int count, '
            f"void **arguments, const int *sizes) {{ return host::launch({name}, memory, blocks, threads, bytes, "
            "reversed, count, arguments, sizes); }\n"
        )
        self._library = _compile(text, f"-DREAL={real}")

    def launch(self, blocks: int, threads: int, arguments: Sequence[Any], shared_bytes: int = 0) -> None:
        if shared_bytes > self._compiler.shared_bytes:
            raise CudaError(f"{self._name}: no block has {shared_bytes} bytes of shared memory")
        self._compiler.launches += 1
        values: list[Any] = []
        for argument in arguments:
            held = _held(argument)
            if isinstance(held, np.ndarray):
                assert held.flags.c_contiguous, "a raw kernel knows no strides"
                values.append(ctypes.c_void_p(held.ctypes.data))
            else:
                assert isinstance(held, np.generic), f"{held!r} has no type"
                kind: Any = np.ctypeslib.as_ctypes_type(held.dtype.str)
                values.append(kind(held.item()))
        pointers = (ctypes.c_void_p * len(values))(*(ctypes.addressof(value) for value in values))
        sizes = (ctypes.c_int * len(values))(*(ctypes.sizeof(value) for value in values))
        code = self._library.launch(
            ctypes.c_uint(blocks),
            ctypes.c_uint(threads),
            ctypes.c_size_t(shared_bytes),
            int(self._compiler.reversed),
            len(values),
            pointers,
            sizes,
        )
        if code:
            raise CudaError(f"{self._name}: {PROBLEMS[code]}")


def _held(argument: Any) -> Any:
    if isinstance(argument, StrictArray):
        return argument.held
    if isinstance(argument, np.ndarray):
        raise HostMixingError("an array of the host was given to a kernel")
    return argument


class KernelBackend(StrictBackend):
    """The stand-in with fused kernels."""

    def __init__(self, shared_bytes: int = 48 * 1024) -> None:
        super().__init__()
        self.compiler: HostCompiler = HostCompiler(shared_bytes)
        self.kernels: DeviceKernels = DeviceKernels(self.xp, self.compiler)
