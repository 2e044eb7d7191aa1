"""What is to be predicted: classes or values, and what keeps a column from being either."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import HostArray
from engine.importers.columns import ENORMOUS, Finding
from engine.importers.remarks import Remark

MOST_CLASSES = 1000

FEW_NUMBERS = 20
"""So many different whole numbers at most are taken for classes, if each comes five times on average."""

_FEW_SAMPLES = 5


@dataclass(frozen=True, eq=False)
class Target:
    """Targets, or the problem that there is with them.

    Attributes:
        values: int64 (N,) class numbers or float64 (N, 1); what stands where `missing` says so has no meaning.
        missing: rows without a target, bool (N,).
        classes: the classes' names; empty for values.
    """

    values: HostArray
    missing: HostArray
    classes: tuple[str, ...] = ()
    problem: str = ""
    problem_path: str = "target"


def wants_classes(numbers: HostArray, task: str) -> bool:
    """Whether numbers, none missing, are to be classes; ``auto`` decides by how many different ones there are."""
    if task != "auto":
        return task == "classes"
    different = np.unique(numbers)
    whole = bool((different == np.floor(different)).all())
    return whole and len(different) <= FEW_NUMBERS and len(numbers) >= 5 * len(different)


def of_column(finding: Finding, task: str) -> Target:
    """The targets in a column."""
    if finding.type == "number" and not wants_classes(finding.column.numbers[~finding.missing], task):
        return _values(finding)
    missing = finding.missing | finding.column.is_missing
    nothing = np.zeros(len(missing))
    if finding.type == "empty":
        return Target(nothing, missing, problem=f"{finding.name!r} holds nothing; choose another column")
    if task == "values":
        return Target(
            nothing,
            missing,
            problem=f"{finding.name!r} holds words, which are no values; choose another column, or predict classes",
            problem_path="predict",
        )
    if finding.type == "date":
        return Target(
            nothing, missing, problem=f"{finding.name!r} holds dates; choose another column to predict"
        )
    if finding.column.crowded or finding.distinct > MOST_CLASSES:
        return Target(
            nothing,
            missing,
            problem=f"{finding.name!r} has more than {MOST_CLASSES:,} different values, too many for classes; "
            "choose another column, or predict values if they are numbers",
        )
    return _classes(finding, missing)


def _values(finding: Finding) -> Target:
    numbers, missing = finding.column.numbers, finding.missing
    present = numbers[~missing]
    problem = ""
    if (present == present[0]).all():
        problem = f"{finding.name!r} is the same in every row; choose another column to predict"
    elif np.abs(present).max() > ENORMOUS:
        problem = f"{finding.name!r} holds numbers beyond 1e30; divide the column by a power of ten"
    return Target(np.where(missing, 0.0, numbers)[:, None], missing, problem=problem)


def _classes(finding: Finding, missing: HostArray) -> Target:
    names, codes = finding.categories()
    codes = np.where(missing, -1, codes)
    # A column of numbers may hold a few words, which are no classes then.
    used = np.unique(codes[codes >= 0])
    names = tuple(names[code] for code in used)
    place = np.zeros(int(used.max()) + 1, np.int64)
    place[used] = np.arange(len(used))
    targets = np.where(codes >= 0, place[codes], 0)
    return Target(targets, missing, names, problem=one_class(finding.name, names))


def one_class(name: str, names: tuple[str, ...]) -> str:
    """The problem of a single class; nothing when there are more."""
    if len(names) > 1:
        return ""
    return f"{name!r} holds a single class ({', '.join(names)}); there is nothing to tell apart"


def rare_classes(counts: tuple[tuple[str, int], ...]) -> tuple[Remark, ...]:
    """A remark on classes that have too few samples for three parts."""
    rare = [name for name, count in counts if count < _FEW_SAMPLES]
    if not rare:
        return ()
    return (
        Remark(
            "Classes with fewer than 5 samples may be missing from the validation or the test part: {names}.",
            {"names": ", ".join(rare[:10]) + ("…" if len(rare) > 10 else "")},
        ),
    )
