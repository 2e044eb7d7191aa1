"""``python -m engine.kernels.warming [--wait] [PRECISION]…``: compile what is not on the disk yet, at low priority.

Of several such processes one works, and the others end at once or wait for it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from engine.kernels.warming.cache import Marks
from engine.kernels.warming.stages import PRECISIONS, STAGES, WAIT

NICENESS = 10


def main(arguments: Sequence[str]) -> int:
    """Compile; the exit code says whether all is there now."""
    marks, wanted = Marks(), [word for word in arguments if word != WAIT]
    with marks.alone(wait=WAIT in arguments) as alone:
        if not alone:
            return 0
        if marks.failure:
            return 1
        marks.begin()
        try:
            _compile(marks, wanted or PRECISIONS)
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
