"""Measures what the examples promise on seeds that no test uses: `python -m tests.tools.example_effects NAME…`.

Prints mean and standard deviation of each figure, for the table in `tests/engine/test_examples_effects.py`.
"""

from __future__ import annotations

import argparse
import sys

import numpy as np

from tests.support.effects import EFFECTS, train

SHIFT = 1000
"""Added to the seeds, and once more for each repetition, so that no lane's seed comes twice."""


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description="Measure the effects of examples.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="all, if none is given")
    parser.add_argument("--seeds", type=int, default=30, help="how many (default 30)")
    options = parser.parse_args()
    for name in options.names or EFFECTS:
        found = [
            EFFECTS[name](train(name, SHIFT * (1 + number), "accelerated")) for number in range(options.seeds)
        ]
        for figure in found[0]:
            values = np.array([one[figure] for one in found])
            sys.stdout.write(
                f"{name} | {figure} | {values.mean():.4g} | {values.std(ddof=1):.3g} | "
                f"{values.min():.4g} to {values.max():.4g}\n"
            )
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
