"""The command line: `python3 -m engine {run,list,show,export,share,bench} …` (installed: `descenso run …`)."""

from engine.bootstrap import prepare

prepare()

import sys  # the environment comes first
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; `argv` is without the program."""
    from engine.cli.main import main as run

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
