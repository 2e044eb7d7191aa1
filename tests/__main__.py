"""`python3 -m tests [--slow] [PYTEST ARGUMENTS]`: prepare the environment and pass the tests."""

import os

from engine.bootstrap import prepare

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
prepare(extras=("test",), display=True)

if __name__ == "__main__":  # a worker spawned by a test imports this module again
    import sys

    import pytest

    sys.exit(pytest.main())
