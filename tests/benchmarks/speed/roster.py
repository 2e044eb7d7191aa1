"""Who takes part: names, commands, and which interpreter they need."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MODULES = "tests.benchmarks.speed.contenders"
OURS = "Descenso"
PLAYGROUND = Path(__file__).parent / "contenders" / "playground.js"


@dataclass(frozen=True)
class Entry:
    """A contender that may take part.

    Attributes:
        module: its module in `contenders`; a script where it is a path.
        words: further words of its command line.
        python: the interpreter or program that runs it.
        more: additions to its environment.
    """

    name: str
    module: str
    words: tuple[str, ...] = ()
    python: str = sys.executable
    more: dict[str, str] = field(default_factory=dict)

    def command(self, folder: Path) -> list[str]:
        """What to start for the work in a folder."""
        start = [self.module] if self.module.endswith(".js") else ["-m", f"{MODULES}.{self.module}"]
        return [self.python, *start, str(folder), *self.words]


REFERENCE = Entry(f"{OURS}, reference", "ours", ("reference",))


def recording() -> tuple[Entry, ...]:
    """What the norms of the gradients cost where they are a pass of their own.

    The accelerated path sums them in the optimizer's pass, which it makes anyway; there is nothing to leave out.
    """
    return REFERENCE, Entry(f"{OURS}, reference, no gradient norms", "ours", ("reference", "blind"))


def own() -> Iterator[Entry]:
    """Those that need nothing but the program."""
    yield Entry(f"{OURS}, accelerated", "ours", ("accelerated",))
    yield REFERENCE
    yield Entry("NumPy, naive", "naive")


def peers(python: str) -> Iterator[Entry]:
    """Those of the extra `peers`, and what runs in node where there is one."""
    yield Entry("JAX, 25 steps a call", "jax_steps", ("25",), python)
    yield Entry("JAX, 1 step a call", "jax_steps", ("1",), python)
    yield Entry("PyTorch", "torch_steps", ("eager",), python)
    yield Entry("PyTorch, one run after the other", "torch_runs", (), python)
    yield Entry("torch.compile", "torch_steps", ("compile",), python)
    yield Entry("scikit-learn", "sklearn_steps", (), python)
    node = shutil.which("node")
    if node:
        yield Entry("node, object per neuron", str(PLAYGROUND), (), node)
