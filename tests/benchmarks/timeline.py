"""How long it takes to reach any step: `python -m tests.benchmarks.timeline [EXAMPLE] [--steps N] [--visits N]`.

Trains an example in a worker process, goes to random steps of it, and prints how long each took, from asking for it
until its state is there, and what the states take.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np

from engine import source
from engine.worker import messages
from engine.worker.client import WorkerClient

PATIENCE = 600.0


class Worker:
    """A run in a process of its own, and the credit that a window would grant."""

    def __init__(self, example: str, folder: Path) -> None:
        self._client = WorkerClient()
        document = source.resolve(example).experiment.to_document()
        self._client.send(messages.Open("run", document, scratch=str(folder / "run.checkpoint")))
        self.states = folder / "run.states"
        self.wait(messages.Opened)
        self._client.send(messages.Credit("run", 2))

    def wait(self, kind: type[messages.Message]) -> messages.Message:
        """The next message of a kind."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for message in self._client.receive(0.5):
                if isinstance(message, messages.Frame):
                    self._client.send(messages.Credit("run", 1))
                moves = isinstance(message, messages.Moment) and not message.digest
                if isinstance(message, kind) and not moves:
                    return message
        raise TimeoutError(kind.__name__)

    def train(self, steps: int) -> float:
        """Seconds that so many updates take."""
        begun = time.perf_counter()
        self._client.send(messages.Play("run", steps))
        self.wait(messages.Moment)
        return time.perf_counter() - begun

    def visit(self, step: int) -> float:
        """Seconds until a step is there."""
        begun = time.perf_counter()
        self._client.send(messages.Visit("run", step))
        reached = self.wait(messages.Moment)
        assert isinstance(reached, messages.Moment)
        assert reached.step == step
        return time.perf_counter() - begun

    def close(self) -> None:
        """End the process."""
        self._client.close()


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("example", nargs="?", default="digits")
    parser.add_argument("--steps", type=int, default=100_000)
    parser.add_argument("--visits", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        worker = Worker(arguments.example, Path(folder))
        try:
            training = worker.train(arguments.steps)
            steps = np.random.default_rng(0).integers(0, arguments.steps, arguments.visits).tolist()
            times = sorted(worker.visit(step) for step in steps)
            spilled = worker.states.stat().st_size if worker.states.exists() else 0
        finally:
            worker.close()
    print(f"{arguments.example}: {arguments.steps} steps took {training:.1f} s")
    print(
        f"{len(times)} random steps: median {statistics.median(times):.3f} s, "
        f"95 % below {times[int(0.95 * len(times))]:.3f} s, longest {times[-1]:.3f} s"
    )
    print(f"states in the scratch file: {spilled / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
