"""``python -m engine.kernels.warming [PRECISION]…``: compile what is not on the disk yet, at low priority.

Of several such processes one works, and the others wait for it: then there is nothing left to do, as a rule.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from engine.kernels.warming.cache import Marks
from engine.kernels.warming.stages import PRECISIONS, STAGES

NICENESS = 10


def main(precisions: Sequence[str]) -> int:
    """Compile; the exit code says whether all is there now."""
    marks = Marks()
    with marks.alone():
        if marks.failure:
            return 1
        marks.begin()
        try:
            _compile(marks, precisions or PRECISIONS)
        except (MemoryError, OSError):  # another time it may go well
            raise
        except Exception as error:  # whatever it is, the next time it would be the same
            marks.fail(f"{type(error).__name__}: {error}")
            raise
        marks.end()
        marks.remove_old()
    return 0


def _compile(marks: Marks, precisions: Sequence[str]) -> None:
    from engine.kernels.warming import contents

    for dtype in precisions:
        for stage in STAGES:
            if not marks.has(stage, dtype, contents.processor()):
                contents.build(stage, dtype, whole=True)
                marks.add(stage, dtype, contents.processor())


def _step_back() -> None:
    """Leave the processor to everybody else (on Windows whoever starts this process has seen to it)."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(NICENESS)


if __name__ == "__main__":
    _step_back()
    sys.exit(main(sys.argv[1:]))
