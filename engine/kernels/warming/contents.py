"""What is compiled, stage by stage; here Numba is imported."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import numpy as np

from engine import kernels
from engine.backend import NumpyBackend
from engine.datasets.xor import Xor
from engine.experiment import Experiment
from engine.kernels.units import Units
from engine.kernels.warming.stages import BUNDLES, CHAIN, Stage
from engine.tasks import Data
from engine.training.accelerated import LEAST_LANES, AcceleratedStepper
from engine.training.descent import Descent
from engine.training.learning import Learning
from engine.training.recorder import Recorder
from engine.training.topology import Topology, plan

FOR_BUNDLES = "_bundle"
"""How the name of a set of functions ends that only kernels for bundles call."""


def processor() -> str:
    """For which processor is compiled: system, name and features, as Numba has them."""
    from numba.core.registry import cpu_target

    return " ".join(map(str, cpu_target.target_context.codegen().magic_tuple()))


def build(stage: Stage, dtype: str, *, whole: bool) -> None:
    """Have a stage's kernels in this process: from the disk where they are there, else compiled.

    Args:
        whole: also all functions that the kernels may call, of which a network wants but a few.
    """
    if whole:
        for units in sets(stage):
            for code in units.codes:
                units.require(code, np.dtype(dtype))
    _smallest(stage, dtype).measure(0, 0)


def sets(stage: Stage) -> Iterator[Units]:
    """The sets of functions that belong to a stage."""
    found: list[Units] = []
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, Units) and value not in found:
                found.append(value)
                if value.name.endswith(FOR_BUNDLES) == (stage == BUNDLES):
                    yield value


def _modules() -> Iterator[ModuleType]:
    for item in pkgutil.iter_modules(kernels.__path__):
        if not item.ispkg:
            yield importlib.import_module(f"{kernels.__name__}.{item.name}")


def _smallest(stage: Stage, dtype: str) -> AcceleratedStepper:
    """What trains a tiny network, made without a trainer: that would set the threads of all others."""
    assert stage in (CHAIN, BUNDLES)
    lanes = tuple({"seed": number} for number in range(LEAST_LANES)) if stage == BUNDLES else ()
    document = {"data": {"kind": "xor"}, "network": {"layers": ["output"]}, "lanes": lanes, "batch_size": 4}
    experiment = Experiment.from_document(document)
    topology, backend, precision = plan(experiment), NumpyBackend(), np.dtype(dtype)
    assert isinstance(topology, Topology)
    objective = Learning(experiment, topology, backend, precision, _data())
    parameters = np.zeros((max(1, len(lanes)), topology.layout.size), dtype=precision)
    singles = experiment.lane_experiments()
    descent = Descent(objective, parameters, singles, backend, precision)
    recorder = Recorder(topology, backend, precision, len(singles))
    return AcceleratedStepper(objective, descent, parameters, recorder, 1)


def _data() -> Data:
    return Xor().load()
