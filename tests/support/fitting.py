"""Finds, for any kind, a small experiment that contains it and can train; nothing is written by hand for any kind."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from engine import paths, registry
from engine.errors import InputError
from engine.experiment import Experiment
from engine.fields import FilePath, GroupField, PartField, PartList
from engine.layers.base import Layer
from engine.recording.run import RunRecord
from engine.session.session import Session, save
from engine.tasks import Task
from engine.training.topology import inspect
from engine.training.trainer import Trainer
from engine.values import Part, Value
from tests.support.own_files import own_file, own_folder

SAMPLES = 60
MOST_AROUND = 2
"""Layers that are put before a layer so that it gets what it needs."""


@cache
def fitting(part: Part) -> Experiment:
    """The first experiment that contains the part (a probe: that suits it) and passes `inspect`.

    Raises AssertionError with what was wrong with the last ones that were tried.
    """
    problems: dict[str, None] = {}
    for experiment in _candidates(part):
        inspection = inspect(experiment)
        if inspection.plan is not None:
            return _with_saved_weights(experiment)
        problems |= {str(problem): None for problem in inspection.problems}
    raise AssertionError(f"no experiment fits {part}: " + "; ".join(list(problems)[-5:]))


def small(kind: type[Part], **changes: Any) -> Part:
    """The default of a kind, with few samples, and with a file of its own where it needs one."""
    if kind.family == "importers":
        return kind(**changes)
    files = {field.name: own_file() for field in kind.fields if isinstance(field, FilePath)}
    few = {field.name: SAMPLES for field in kind.fields if field.name == "samples"}
    try:
        return kind(**files | few | changes)
    except InputError:
        return kind(**files | changes)


@cache
def places() -> dict[str, str]:
    """Where in an experiment each family stands: `{"optimizers": "optimizer", "layers": "network.layers", …}`."""
    return dict(_places(Experiment, ""))


def _with_saved_weights(experiment: Experiment) -> Experiment:
    """The experiment; where its initializer reads a session, with one of an untrained run of itself."""
    initializer = experiment.initializer
    sessions = [field.name for field in initializer.fields if isinstance(field, FilePath)]
    if not sessions:
        return experiment
    donor = experiment.replace(initializer=Experiment().initializer)
    record = RunRecord(donor, checkpoint=Trainer(donor).checkpoint())
    file = own_folder() / f"{initializer.kind}.descenso"
    save(file, Session(donor, (record,)))
    return experiment.replace(initializer=initializer.replace(**dict.fromkeys(sessions, str(file))))


def _places(owner: type[Value], prefix: str) -> Iterator[tuple[str, str]]:
    for field in owner.fields:
        if isinstance(field, GroupField):
            yield from _places(field.value_type, f"{prefix}{field.name}.")
        elif isinstance(field, PartField | PartList):
            yield field.family, prefix + field.name


def _candidates(part: Part) -> Iterator[Experiment]:
    if part.family == "probes":
        yield from _for_probe(part)
    elif part.family not in places():
        for host in _hosts(part):
            yield from _candidates(host)
    elif part.family == "surfaces":
        yield _with(_base(), part)
    else:
        data = (part,) if part.family == "datasets" else _datasets()
        for around in range(MOST_AROUND + 1):
            for one in data:
                yield from _on(one, part, around)


def _hosts(part: Part) -> Iterator[Part]:
    """Parts of other families that hold this one."""
    for family in places():
        for kind in registry.kinds(family).values():
            for field in kind.fields:
                if isinstance(field, PartField) and field.family == part.family:
                    path = {"path": own_file(part.kind)} if part.family == "importers" else {}
                    yield small(kind, **path, **{field.name: part})


def _on(data: Part, part: Part, around: int = 0) -> Iterator[Experiment]:
    """Experiments on a data set, with whatever loss, measure and layers (so many more) suit it and the part."""
    start = _with(_base(), data)
    try:
        task = start.data.task()
    except InputError:
        return
    losses = [part] if part.family == "losses" else _kinds("losses")
    measures = [part] if part.family == "metrics" else _kinds("metrics")
    loss = next((loss for loss in losses if _accepts(loss.outputs, task)), None)  # type: ignore[attr-defined]
    measure = next((one for one in measures if _accepts(one.check, task)), None)  # type: ignore[attr-defined]
    if loss is None or measure is None:
        return
    start = _with(_with(start, loss), measure)
    for layers in _networks(part, around):
        yield _with(start.replace(network=start.network.replace(layers=layers)), part)


def _networks(part: Part, around: int) -> Iterator[tuple[Layer, ...]]:
    """Small networks that begin with `around` layers of any kinds; those for a layer contain it."""
    kinds = [kind for kind in _kinds("layers") if isinstance(kind, Layer)]
    output = next(kind for kind in kinds if _settles(kind))
    inner = [kind for kind in kinds if not _settles(kind)]
    first = [_named("dense"), _named("flatten")]
    inner.sort(key=lambda kind: first.index(kind) if kind in first else len(first))
    if isinstance(part, Layer):
        ends = [()] if _settles(part) else [(output,), (_named("flatten"), output), (_named("dense"), output)]
        cores: Iterable[tuple[Layer, ...]] = [(part,)]
    else:
        ends = [(output,), (_named("flatten"), output), (_named("flatten"), _named("dense"), output)]
        cores = [(_named("dense"),), ()]
    for before, core, end in itertools.product(itertools.product(inner, repeat=around), cores, ends):
        yield (*before, *core, *end)


def _for_probe(probe: Part) -> Iterator[Experiment]:
    for surface in _kinds("surfaces"):
        if surface.is_surface and probe.suits_surface(surface):  # type: ignore[attr-defined]
            yield _with(_base(), surface)
    for data in _datasets():
        for experiment in _on(data, probe):
            task = inspect(experiment).task
            if task is not None and probe.suits(task):  # type: ignore[attr-defined]
                yield experiment


def _with(experiment: Experiment, part: Part) -> Experiment:
    """The experiment with the part in the place of its family."""
    path = places().get(part.family, "")
    if not path or part.family == "layers":
        return experiment
    holds_many = isinstance(paths.trail(experiment, path)[-1], PartList)
    changed: Experiment = paths.put(experiment, path, (part,) if holds_many else part)
    return changed


@cache
def _base() -> Experiment:
    return Experiment.from_document({"batch_size": 8, "steps": 20, "evaluate_every": 5})


@cache
def _datasets() -> tuple[Part, ...]:
    """All data sets; first those of which a few samples can be drawn, and of these those with small samples."""

    def effort(data: Part) -> tuple[bool, int]:
        task = _with(_base(), data).data.task()
        return not hasattr(data, "samples"), math.prod(task.input_shape)

    return tuple(sorted(_kinds("datasets"), key=effort))


@cache
def _kinds(family: str) -> tuple[Part, ...]:
    return tuple(small(kind) for kind in registry.kinds(family).values())


@cache
def _named(kind: str) -> Layer:
    changes = {"units": 6} if kind == "dense" else {}
    layer = registry.decode("layers", {"kind": kind} | changes)
    assert isinstance(layer, Layer)
    return layer


def _settles(layer: Layer) -> bool:
    return type(layer).settle is not Layer.settle


def _accepts(check: Any, task: Task) -> bool:
    try:
        check(task)
    except InputError:
        return False
    return True
