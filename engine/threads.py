"""How many threads the matrix products use: a pure function of the network's shape and the machine's cap.

Results of the reference path depend on the number of threads, so it is chosen before step 1 and kept.
"""

from __future__ import annotations

import contextlib
import functools
import os

import threadpoolctl

from engine.errors import InputError
from engine.training.plans import SurfacePlan
from engine.training.topology import Topology

WIDE = 256
"""Below this width a second thread costs more than it brings (and much more on a busy machine)."""


VARIABLE = "DESCENSO_THREADS"
"""Names the environment variable that says how many threads there may be at most."""


def processors() -> int:
    """How many of them this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cap() -> int:
    """Most threads: as many as there are processors, or fewer where a person has said so. Raises InputError."""
    said = os.environ.get(VARIABLE, "")
    if not said:
        return processors()
    if not (said.isascii() and said.isdecimal() and 0 < len(said) < 10 and int(said)):
        raise InputError(VARIABLE, f"must be a whole number from 1 on, not {said!r}")
    return min(int(said), processors())


def spare() -> int:
    """Most threads of the matrix products: one processor is left to others.

    BLAS's threads wait for one another without giving way. Beside a single busy process two of them on two processors
    took 5 to 8 times as long as one; on a quiet machine they win a fourth.
    """
    return max(1, min(cap(), processors() - 1))


def choose(plan: Topology | SurfacePlan, batch: int) -> int:
    """Threads of the matrix products for training this network with this batch size, or this surface."""
    nodes = plan.trained if isinstance(plan, Topology) else ()
    # An array is multiplied as a matrix of this many rows and columns; a convolution's fan-out is not one of them.
    widest = max(
        (
            min(spec.size // spec.shape[-1], spec.shape[-1], batch * 4)
            for node in nodes
            for spec in node.specs
        ),
        default=1,
    )
    return spare() if widest >= WIDE else 1


@functools.cache
def _controller() -> threadpoolctl.ThreadpoolController:
    return threadpoolctl.ThreadpoolController()


def limited(count: int) -> contextlib.AbstractContextManager[object]:
    """A context in which BLAS uses `count` threads."""
    return _controller().limit(limits=count, user_api="blas")


def blas_description() -> str:
    """The BLAS library in use and its kernels, for the record of a run."""
    return ", ".join(
        f"{info['internal_api']} {info.get('version')} {info.get('architecture', '')}".strip()
        for info in _controller().info()
        if info["user_api"] == "blas"
    )
