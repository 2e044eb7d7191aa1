"""Lets loss, measure and layers follow another data set: what cannot stay gives way to the first that fits."""

from __future__ import annotations

from collections.abc import Callable

from engine import registry
from engine.errors import InputError
from engine.experiment import Experiment
from engine.losses.base import Loss
from engine.metrics.base import Metric
from engine.tasks import Task
from engine.training.topology import inspect


def suited(experiment: Experiment) -> Experiment:
    """The experiment with a loss and a measure for its task, and, if that is all it takes, other shape-only layers."""
    if experiment.surface.is_surface:
        return experiment
    try:
        task = experiment.data.task()
    except InputError:
        return experiment
    same_sort = _accepts(experiment.measure.check, task)
    if not same_sort:
        experiment = experiment.replace(measure=_measure(task) or experiment.measure)
    # A measure that must go tells that classes became values or the reverse. Losses are less choosy, so ask anew.
    if not same_sort or not _accepts(experiment.loss.outputs, task):
        experiment = experiment.replace(loss=_loss(task) or experiment.loss)
    return _with_other_layers(experiment)


def _loss(task: Task) -> Loss | None:
    kinds = (kind() for kind in registry.kinds("losses").values())
    return next((loss for loss in kinds if isinstance(loss, Loss) and _accepts(loss.outputs, task)), None)


def _measure(task: Task) -> Metric | None:
    """The first that fits; those of which more is better come first."""
    kinds = [kind() for kind in registry.kinds("metrics").values()]
    fitting = [kind for kind in kinds if isinstance(kind, Metric) and _accepts(kind.check, task)]
    return min(fitting, key=lambda kind: not kind.higher_is_better, default=None)


def _with_other_layers(experiment: Experiment) -> Experiment:
    """Add or take away a layer without fields at the input, if the network cannot stand as it is and can so."""
    inspection = inspect(experiment)
    if inspection.plan is not None or not inspection.problems:
        return experiment
    if any(not problem.path.startswith("network.") for problem in inspection.problems):
        return experiment
    layers = experiment.network.layers
    others = [(kind(), *layers) for kind in registry.kinds("layers").values() if not kind.fields]
    if layers and not layers[0].fields:
        others.insert(0, layers[1:])
    for other in others:
        changed = experiment.replace(network=experiment.network.replace(layers=other))
        if inspect(changed).plan is not None:
            return changed
    return experiment


def _accepts(check: Callable[[Task], object], task: Task) -> bool:
    try:
        check(task)
    except InputError:
        return False
    return True
