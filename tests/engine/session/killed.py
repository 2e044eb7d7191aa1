"""Saves sessions again and again until it is killed: `python -m tests.engine.session.killed FILE` for `test_killed`.

For each line on its input, with the number of the version to begin with, it makes a copy of itself that saves, and
answers with the number of that process; for an empty line it waits for its end. The copies need no start of their own.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

import numpy as np

from engine.recording.run import RunRecord
from engine.session.session import Session, save
from tests.engine.session import forge
from tests.engine.training.experiments import small

VERSIONS = 3
ROWS, COLUMNS = 100_000, 10


def session(version: int) -> Session:
    """Eight megabytes that cannot be packed, other ones for each version."""
    record, rng = RunRecord(small()), np.random.default_rng(version)
    columns = {f"column_{number}": rng.random((ROWS, 1)) for number in range(COLUMNS)}
    record.series.append_block(np.arange(ROWS), columns)
    return Session(small(seed=version), (record, *forge.branched().runs), notes=f"version {version}")


def main(file: Path) -> None:
    """Serve until the input ends."""
    sessions = [session(version) for version in range(VERSIONS)]
    for line in sys.stdin:
        if not line.strip():
            os.wait()
            answer = 0
        else:
            answer = os.fork()
            if answer == 0:
                for number in count(int(line)):
                    save(file, sessions[number % VERSIONS], backup=True)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
