"""NVIDIA's run-time compiler, where a package or the system has it; it needs no device."""

from __future__ import annotations

import ctypes
import ctypes.util
import functools
import importlib.util
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from engine.arrays import Dtype
from engine.backend.compiler import Compiler, Elementwise, RawKernel


def _candidates() -> Iterator[str]:
    spec = importlib.util.find_spec("nvidia")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for pattern in ("*/lib/libnvrtc.so.*", "*/lib/*/libnvrtc.so.*", "*/bin/nvrtc64*.dll"):
            yield from map(str, sorted(Path(folder).glob(pattern)))
    if found := ctypes.util.find_library("nvrtc"):
        yield found


@functools.cache
def library() -> ctypes.CDLL | None:
    """The compiler, or None."""
    for name in _candidates():
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def to_ptx(text: str, *options: str) -> str:
    """Compile CUDA C. Raises AssertionError with the compiler's log."""
    nvrtc = library()
    assert nvrtc is not None
    program = ctypes.c_void_p()
    created = nvrtc.nvrtcCreateProgram(ctypes.byref(program), text.encode(), b"kernel.cu", 0, None, None)
    assert created == 0
    given = (ctypes.c_char_p * len(options))(*(option.encode() for option in options))
    code = nvrtc.nvrtcCompileProgram(program, len(options), given)
    problem = _text(nvrtc, program, "ProgramLog")
    assert code == 0, problem
    ptx = _text(nvrtc, program, "PTX")
    nvrtc.nvrtcDestroyProgram(ctypes.byref(program))
    return ptx


def _text(nvrtc: ctypes.CDLL, program: ctypes.c_void_p, what: str) -> str:
    size = ctypes.c_size_t()
    getattr(nvrtc, f"nvrtcGet{what}Size")(program, ctypes.byref(size))
    buffer = ctypes.create_string_buffer(size.value)
    getattr(nvrtc, f"nvrtcGet{what}")(program, buffer)
    return buffer.value.decode()


class Collector(Compiler):
    """Makes no kernels; keeps what is asked for.

    Attributes:
        elementwise_texts: kernels by name, in which T stands for the type.
    """

    shared_bytes = 48 * 1024

    def __init__(self) -> None:
        self.elementwise_texts: dict[str, str] = {}

    def elementwise(self, inputs: Sequence[str], outputs: Sequence[str], body: str, name: str) -> Elementwise:
        name = f"{name}_{len(self.elementwise_texts)}"
        declared = ", ".join(
            [*(f"const T *{each}_" for each in inputs), *(f"T *{each}_" for each in outputs)]
        )
        views = "".join(
            [
                *(f"const T &{each} = {each}_[i]; " for each in inputs),
                *(f"T &{each} = {each}_[i]; " for each in outputs),
            ]
        )
        self.elementwise_texts[name] = (
            f'extern "C" __global__ void {name}({declared}) '
            f"{{ int i = blockIdx.x * blockDim.x + threadIdx.x; {views} {body} }}\n"
        )
        return _never

    def raw(self, source: str, name: str, dtype: Dtype) -> RawKernel:
        raise NotImplementedError


def _never(*_: Any) -> None:
    raise NotImplementedError
