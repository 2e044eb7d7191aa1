"""Which requirements are met, judged by names of files alone: nothing is imported, no metadata is read."""

from __future__ import annotations

import operator
import os
import re
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Distributions whose module has another name.
MODULES = {
    "import-linter": "importlinter",
    "pillow": "PIL",
    "pyside6-essentials": "PySide6",
    "pytest-qt": "pytestqt",
    "pytest-xdist": "xdist",
    "zxing-cpp": "zxingcpp",
}
COMPARISONS = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}


def distribution(requirement: str) -> str:
    """The normalized name at the head of a requirement."""
    head = re.match(r"[\w.-]*\w", requirement)
    return re.sub(r"[-_.]+", "-", head.group() if head else "").lower()


def installed_versions(paths: Sequence[str]) -> dict[str, str]:
    """Normalized name to version of the distributions on `paths`; the first one counts, as in an import."""
    versions: dict[str, str] = {}
    for path in paths:
        try:
            names = os.listdir(path or ".")
        except OSError:  # a path may name an archive, or nothing
            continue
        for name in names:
            stem, suffix = os.path.splitext(name)
            if suffix in (".dist-info", ".egg-info") and "-" in stem:
                project, version = stem.split("-")[:2]
                versions.setdefault(distribution(project), version)
    return versions


def is_met(requirement: str, versions: dict[str, str], paths: Sequence[str]) -> bool:
    """Whether the required distribution is on `paths`, importable, in a version that its specifiers allow."""
    name = distribution(requirement)
    if name not in versions or not allows(requirement, versions[name]):
        return False
    return PathFinder.find_spec(MODULES.get(name, name.replace("-", "_")), paths) is not None


def allows(requirement: str, version: str) -> bool:
    """Whether the specifiers of a requirement allow a version; its marker is left aside."""
    specifiers = requirement.partition(";")[0]
    clauses = re.findall(r"([<>=!]=|[<>])\s*([\w.]+)", specifiers)
    return all(COMPARISONS[sign](_release(version), _release(bound)) for sign, bound in clauses)


def _release(version: str) -> list[int]:
    head = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(part) for part in head.group().split(".")] if head else []
    return (numbers + [0] * 6)[:6]
