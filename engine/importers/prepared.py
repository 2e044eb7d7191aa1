"""What was made of a file: a report, and a task with its samples if it poses one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import HostArray
from engine.errors import InputError
from engine.importers.report import Preview
from engine.tasks import Examples, Task


@dataclass(frozen=True, eq=False)
class Prepared:
    """A preview, and the samples where it has no problem.

    Attributes:
        raw: inputs, NaN where a number is missing; divided by `scale` they are as a person sees them.
        targets: int64 (N,) or float64 (N, d).
    """

    preview: Preview
    task: Task | None = None
    raw: HostArray | None = None
    targets: HostArray | None = None
    scale: float = 1.0

    def examples(self) -> Examples:
        """The samples. Raises InputError when they pose no task."""
        self.require()
        assert self.raw is not None
        assert self.targets is not None
        raw = self.raw.astype(np.float64)
        raw /= self.scale
        return Examples(raw, self.targets)

    def require(self) -> Task:
        """The task. Raises InputError when there is none."""
        if self.task is None:
            raise InputError(self.preview.problem_path, self.preview.problem)
        return self.task
