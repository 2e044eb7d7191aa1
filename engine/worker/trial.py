"""Which device is faster for the run at hand: a short trial on copies, before the first step.

The trial ends when its time is over or a call is through, whichever is later; what a device compiles at its first step
(once for a machine: CuPy keeps it on disk) comes before. Where there is no GPU that works, nothing is tried.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine import backend as backends
from engine.backend import Backend
from engine.backend.faults import device_fault
from engine.experiment import Experiment
from engine.training.checkpoints import Checkpoint
from engine.training.trainer import Trainer

SHARE = 0.15
"""Seconds of steps on each device."""

LONGEST_CALL = 1024
"""Most steps at a time."""

REMEMBERED = 32
"""Results that are kept for the next start of the same experiment."""

Make = Callable[[Experiment, Backend, Checkpoint | None], Trainer]
"""Makes a trainer, from a checkpoint where there is one."""

Clock = Callable[[], float]


@dataclass(frozen=True)
class Trial:
    """Seconds a step by the backend's name, infinite where it failed; the processor comes first."""

    seconds: Mapping[str, float]

    @property
    def fastest(self) -> str:
        """The backend to take; the processor in doubt."""
        return min(self.seconds, key=lambda name: self.seconds[name])

    def __str__(self) -> str:
        return ", ".join(f"{name} {_duration(seconds)}" for name, seconds in self.seconds.items())


_results: dict[tuple[Experiment, str], Trial] = {}


def resolve(name: str, experiment: Experiment, known: Mapping[str, str], make: Make) -> tuple[Backend, str]:
    """The backend called `name`, and what was measured where that decided.

    Args:
        known: the executor of a run that goes on: `auto` keeps its backend where that can be used.

    Raises DeviceError when a backend that was asked for cannot be used here.
    """
    if name != "auto":
        return backends.resolve(name), ""
    if backends.cupy_problem():
        return backends.resolve("numpy"), ""
    if "backend" in known:
        return backends.resolve(known["backend"]), known.get("trial", "")
    candidates = {each: backends.resolve(each) for each in ("numpy", "cupy")}
    found = compare(experiment, candidates, make)
    return candidates[found.fastest], str(found)


def compare(
    experiment: Experiment, candidates: Mapping[str, Backend], make: Make, clock: Clock = time.perf_counter
) -> Trial:
    """Try the candidates, of which the first is the processor; the same experiment with another seed is tried once."""
    experiment = experiment.replace(evaluate_every=10**9)
    origin: Checkpoint | None = None
    seconds: dict[str, float] = {}
    key: tuple[Experiment, str] | None = None
    for name, backend in candidates.items():
        try:
            trainer = make(experiment, backend, origin)
            if origin is None:
                key = experiment.replace(seed=0), str(trainer.dtype)
                if key in _results:
                    return _results[key]
                # Only a run that goes on begins without an evaluation.
                origin = trainer.checkpoint()
                trainer = make(experiment, backend, origin)
            seconds[name] = measure(trainer, clock)
        except Exception as error:
            if backend.on_host or device_fault(error) is None:
                raise
            seconds[name] = math.inf
    result = Trial(seconds)
    if key is not None and math.isfinite(max(seconds.values())):
        if len(_results) >= REMEMBERED:
            _results.clear()
        _results[key] = result
    return result


def measure(trainer: Trainer, clock: Clock) -> float:
    """The shortest time of a step, in calls of ever more steps."""
    trainer.advance(1)
    shortest, spent, count = math.inf, 0.0, 1
    while spent < SHARE and not trainer.finished:
        begun = clock()
        trainer.advance(count)
        taken = clock() - begun
        shortest, spent, count = min(shortest, taken / count), spent + taken, min(2 * count, LONGEST_CALL)
    return shortest


def _duration(seconds: float) -> str:
    if not math.isfinite(seconds):
        return "–"
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"
