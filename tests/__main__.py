"""`python3 -m tests [--slow] [PYTEST ARGUMENTS]`: prepare the environment and pass the tests."""

import os

from engine.bootstrap import prepare

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
prepare(extras=("test",), display=True)

if __name__ == "__main__":  # a worker spawned by a test imports this module again
    import sys

    import pytest

    from engine import threads

    given = sys.argv[1:]
    # A selection of tests takes one process, all of them as many as there are processors.
    everything = all(argument.startswith("-") for argument in given)
    share = ["-n", str(threads.cap()), "--dist", "loadfile"] if everything and threads.cap() > 1 else []
    sys.exit(pytest.main([*share, *given]))
