"""``python -m tests.benchmarks.speed``: the same as ``python3 -m engine bench``."""

import sys

from tests.benchmarks.speed.main import main

if __name__ == "__main__":
    sys.exit(main())
