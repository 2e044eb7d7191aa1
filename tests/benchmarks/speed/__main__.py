"""``python -m tests.benchmarks.speed``: the same as ``python3 -m engine bench``."""

import sys

from engine.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["bench", *sys.argv[1:]]))
