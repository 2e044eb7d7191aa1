"""On what ground a run is computed: the facts that its bits depend on."""

from __future__ import annotations

import platform
from collections.abc import Collection, Mapping

import numpy as np

from engine import threads
from engine.kernels.warming import cache
from engine.training.stepping import ACCELERATED, REFERENCE
from engine.training.trainer import Trainer
from engine.version import VERSION

IRRELEVANT = ("descenso", "python", "trial")
"""Facts that are worth keeping and change no bit."""

OF_THE_REFERENCE = ("threads", "blas")
"""Facts that change no update of the compiled kernels: none of their sums depends on who computes it."""


def facts(trainer: Trainer, trial: str = "") -> dict[str, str]:
    """Backend, device, path, precision, threads, BLAS and versions, in words by name.

    Args:
        trial: what was measured where a trial has chosen the backend.
    """
    backend = trainer.backend
    known = {
        "backend": backend.name,
        "device": backend.describe(),
        "path": trainer.path,
        "dtype": str(trainer.dtype),
        "threads": str(trainer.threads),
        "blas": threads.blas_description(),
        "machine": f"{platform.system()} {platform.machine()}",
        backend.name: str(getattr(backend.xp, "__version__", "")),
        "numpy": np.__version__,
        "python": platform.python_version(),
        "descenso": VERSION,
    }
    if trainer.path == ACCELERATED and backend.on_host:
        known |= kernel_facts()
    return known | ({"trial": trial} if trial else {})


def kernel_facts() -> dict[str, str]:
    """What the bits of compiled kernels depend on; nothing where there can be none."""
    try:
        from llvmlite import binding
    except Exception:  # noqa: BLE001 - a broken installation can raise anything here
        return {}
    features = binding.get_host_cpu_features()
    return {
        **cache.versions(),
        "kernels": cache.digest(),
        "processor": binding.get_host_cpu_name() + (" with FMA" if features.get("fma") else ""),
    }


def thread_count(known: Mapping[str, str]) -> int | None:
    """The threads of the matrix products that a run began with, where this machine has as many; else None."""
    count = known.get("threads", "")
    return int(count) if count.isdecimal() and 0 < int(count) <= threads.cap() else None


def differences(old: Mapping[str, str], new: Mapping[str, str], paths: Collection[str] = ()) -> list[str]:
    """What differs so that figures are not comparable bit for bit, in words; nothing where `old` is unknown.

    Args:
        paths: those that the run took later; on the way from a checkpoint more may matter than for the first.
    """
    ignored: tuple[str, ...] = IRRELEVANT
    if REFERENCE not in {old.get("path", REFERENCE), new.get("path", REFERENCE), *paths}:
        ignored += OF_THE_REFERENCE
    return [
        f"{name} {old[name]} → {new.get(name, 'none')}"
        for name in old
        if name not in ignored and old[name] != new.get(name)
    ]
