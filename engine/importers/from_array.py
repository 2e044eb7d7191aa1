"""From samples that are arrays to a task."""

from __future__ import annotations

import dataclasses

import numpy as np

from engine.arrays import HostArray
from engine.importers import limits
from engine.importers.numbers import text_of
from engine.importers.options import Options
from engine.importers.prepared import Prepared
from engine.importers.report import Preview
from engine.importers.table import Samples
from engine.importers.targets import MOST_CLASSES, one_class, rare_classes, wants_classes
from engine.tasks import Task


def prepare_array(samples: Samples, start: Preview, options: Options) -> Prepared:
    """The task of an array, and the report on it."""
    start = dataclasses.replace(start, target=samples.target, rows_used=start.rows)
    limits.require_room(samples.inputs.size, start.path)
    names, targets, problem = _targets(samples, options.task)
    path = "predict" if problem else ""
    if names or samples.names:
        problem = problem or one_class(samples.target, names)
    if problem:
        return Prepared(dataclasses.replace(start, problem=problem, problem_path=path or "path"))
    shape = samples.inputs.shape[1:]
    view = "image" if samples.image else ""
    if not view and shape == (2,) and names:
        view = "plane"
    elif not view and shape == (1,) and not names:
        view = "curve"
    task = Task(shape, names, 0 if names else targets.shape[1], view)
    counts = np.bincount(targets, minlength=len(names)).tolist() if names else []
    classes = tuple(zip(names, counts, strict=True))
    report = dataclasses.replace(
        start,
        task="classes" if names else "values",
        classes=classes,
        input_shape=shape,
        remarks=(*samples.remarks, *rare_classes(classes)),
    )
    return Prepared(report, task, samples.inputs, targets, samples.scale)


def _targets(samples: Samples, task: str) -> tuple[tuple[str, ...], HostArray, str]:
    """Names of the classes, targets, and what is wrong with them."""
    targets = samples.targets
    if samples.names:
        if task == "values":
            return (), targets, f"{samples.target!r} holds classes, which are no values"
        return samples.names, targets, ""
    values = targets.reshape(len(targets), -1)
    if task == "auto" and values.shape[1] > 1 and _is_one_hot(values):
        return tuple(str(number) for number in range(values.shape[1])), values.argmax(axis=1), ""
    if values.shape[1] == 1 and wants_classes(values[:, 0], task):
        different, codes = np.unique(values[:, 0], return_inverse=True)
        if len(different) > MOST_CLASSES:
            return (
                (),
                values,
                f"{samples.target!r} has {len(different):,} different values, too many for classes",
            )
        return tuple(text_of(float(value)) for value in different), codes.astype(np.int64), ""
    if task == "classes":
        return (), values, f"{samples.target!r} has {values.shape[1]} values per sample, which are no class"
    if (values == values[0]).all():
        return (), values, f"{samples.target!r} is the same for every sample; there is nothing to learn"
    return (), values, ""


def _is_one_hot(values: HostArray) -> bool:
    return bool(((values == 0.0) | (values == 1.0)).all() and (values.sum(axis=1) == 1.0).all())
