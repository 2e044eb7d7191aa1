"""What this machine can do at best: products of large matrices, and copying memory.

``python -m tests.benchmarks.speed.peaks`` prints them as JSON.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import numpy as np

from engine import threads

SIZE = 2048
COPIED = 1 << 26
"""Values of four bytes; far more than any cache holds."""


def best(action: Callable[[], object], repeats: int) -> float:
    """The shortest time of several."""
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        action()
        times.append(time.perf_counter() - begun)
    return min(times)


def measure() -> dict[str, float]:
    """GFLOP/s of float32 products by threads (`sgemm.1`, …), and GB/s of a copy, read and written (`copy`)."""
    generator = np.random.default_rng(1)
    left, right = (generator.random((SIZE, SIZE), dtype=np.float32) for _ in range(2))
    out = np.empty_like(left)
    found: dict[str, float] = {}
    for count in sorted({1, threads.cap()}):
        with threads.limited(count):
            seconds = best(lambda: np.matmul(left, right, out=out), 8)
        found[f"sgemm.{count}"] = 2e-9 * SIZE**3 / seconds
    source, target = np.ones(COPIED, dtype=np.float32), np.zeros(COPIED, dtype=np.float32)
    found["copy"] = 2e-9 * source.nbytes / best(lambda: np.copyto(target, source), 8)
    return found


if __name__ == "__main__":
    print(json.dumps(measure()))
