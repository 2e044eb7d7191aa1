"""On what ground a run is computed: the facts that its bits depend on."""

from __future__ import annotations

import platform
from collections.abc import Mapping

import numpy as np

from engine import threads
from engine.training.trainer import Trainer
from engine.version import VERSION

IRRELEVANT = ("descenso", "python", "trial")
"""Facts that are worth keeping and change no bit."""


def facts(trainer: Trainer, trial: str = "") -> dict[str, str]:
    """Backend, device, path, precision, threads, BLAS and versions, in words by name.

    Args:
        trial: what was measured where a trial has chosen the backend.
    """
    backend = trainer.backend
    known = {
        "backend": backend.name,
        "device": backend.describe(),
        "path": "reference",
        "dtype": str(trainer.dtype),
        "threads": str(trainer.threads),
        "blas": threads.blas_description(),
        "machine": f"{platform.system()} {platform.machine()}",
        backend.name: str(getattr(backend.xp, "__version__", "")),
        "numpy": np.__version__,
        "python": platform.python_version(),
        "descenso": VERSION,
    }
    return known | ({"trial": trial} if trial else {})


def thread_count(known: Mapping[str, str]) -> int | None:
    """The threads that a run began with, where this machine has as many; else None."""
    count = known.get("threads", "")
    return int(count) if count.isdecimal() and 0 < int(count) <= threads.cap() else None


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """What differs so that figures are not comparable bit for bit, in words; nothing where `old` is unknown."""
    return [
        f"{name} {old[name]} → {new.get(name, 'none')}"
        for name in old
        if name not in IRRELEVANT and old[name] != new.get(name)
    ]
