"""Threads that work on one step together, and how they wait for one another inside a kernel.

A thread that waits spins for a moment, then gives its core away in each round, so that a busy machine is not held up.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from llvmlite import binding, ir
from numba.core import cgutils, types

from engine.kernels.compiler import inline, intrinsic
from engine.kernels.simd import I32, I64, data_pointer

SPINS = 2000

if sys.platform == "win32":
    _give_way = ctypes.windll.kernel32.SwitchToThread
else:
    _give_way = ctypes.CDLL(None).sched_yield
binding.add_symbol("descenso_give_way", ctypes.cast(_give_way, ctypes.c_void_p).value)


@intrinsic
def _add(typing: Any, array: Any, index: Any, value: Any) -> Any:
    """Add to a place of an int64 array, atomically; the value before."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        place = builder.gep(data_pointer(context, builder, array, arguments[0]), [arguments[1]])
        return builder.atomic_rmw("add", place, arguments[2], "seq_cst")

    return types.int64(array, types.intp, types.int64), generate


@intrinsic
def _read(typing: Any, array: Any, index: Any) -> Any:
    """A place of an int64 array as the other threads left it."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        place = builder.gep(data_pointer(context, builder, array, arguments[0]), [arguments[1]])
        return builder.load_atomic(place, "acquire", 8)

    return types.int64(array, types.intp), generate


@intrinsic
def _yield(typing: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        function = cgutils.get_or_insert_function(
            builder.module, ir.FunctionType(I32, []), "descenso_give_way"
        )
        builder.call(function, [])
        return ir.Constant(I64, 0)

    return types.int64(), generate


@inline
def meet(meeting, threads):
    """Wait until all threads have come here.

    Args:
        meeting: int64 array of two places, zero at first: who has come, and how many meetings there were.
    """
    if threads == 1:
        return
    known = _read(meeting, 1)
    if _add(meeting, 0, 1) == threads - 1:
        _add(meeting, 0, -threads)
        _add(meeting, 1, 1)
        return
    spins = 0
    while _read(meeting, 1) == known:
        spins += 1
        if spins > SPINS:
            _yield()


class Team:
    """So many threads, kept between calls. With one there is nothing but the calling thread."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self._pool = ThreadPoolExecutor(threads - 1, "kernel") if threads > 1 else None

    def run(self, work: Callable[[int], None], threads: int | None = None) -> None:
        """Have every thread, or the first so many, do its share.

        `work` is called with the thread's number and must release Python's lock.
        """
        if self._pool is None or threads == 1:
            work(0)
            return
        others = [self._pool.submit(work, number) for number in range(1, threads or self.threads)]
        work(0)
        for other in others:
            other.result()

    def close(self) -> None:
        """End the threads."""
        if self._pool is not None:
            self._pool.shutdown()
