"""Steps a second as a user has them: an example through the worker, evaluated, recorded and sent as it says.

``python -m tests.benchmarks.speed.live EXAMPLE ROUNDS SECONDS`` prints them as JSON, for each round beside those of
the trainer alone, which evaluates just as often.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from engine import examples, paths
from engine.experiment import Experiment
from engine.training.trainer import Trainer
from engine.worker import messages
from engine.worker.client import InProcessClient
from tests.benchmarks.speed.figures import Spread
from tests.benchmarks.speed.process import environment
from tests.benchmarks.speed.workloads import FOREVER

WARM_UP = 0.3
CREDIT = 2


def worker(experiment: Experiment, seconds: float) -> tuple[float, str]:
    """Steps a second through the worker, which a window would read from, and the path that it took."""
    client = InProcessClient()
    client.send(messages.Open("run", experiment=experiment.to_document()))
    client.send(messages.Credit("run", CREDIT))
    client.send(messages.Play("run"))

    def slice_of_work() -> None:
        for event in client.receive():
            if isinstance(event, messages.Frame):
                client.send(messages.Credit("run"))
            elif isinstance(event, messages.Refused | messages.Failed):
                raise RuntimeError(f"the worker would not: {event.problem}")

    def made() -> int:
        return client.host.jobs["run"].course.step if client.host.jobs else 0

    rate = steps_a_second(slice_of_work, made, seconds)
    path = client.host.jobs["run"].course.trainer.path
    client.close()
    return rate, path


def alone(experiment: Experiment, path: str, seconds: float) -> float:
    """Steps a second of the trainer by itself."""
    trainer = Trainer(experiment, path=path)
    return steps_a_second(lambda: trainer.advance(200), lambda: trainer.step, seconds)


def steps_a_second(work: Callable[[], object], made: Callable[[], int], seconds: float) -> float:
    """How fast `made` grows while `work` is called again and again, after a warm-up."""
    rate = 0.0
    for limit in (WARM_UP * seconds, seconds):
        begun, first = time.perf_counter(), made()
        while (passed := time.perf_counter() - begun) < limit or made() == first:
            work()
        rate = (made() - first) / passed
    return rate


@dataclass(frozen=True)
class Live:
    """What was found for an example: steps a second by round."""

    example: str
    worker: list[float]
    alone: list[float]
    path: str

    def text(self) -> str:
        """It in words."""
        with_worker, by_itself = (Spread.of(rates).text() for rates in (self.worker, self.alone))
        return (
            f"live:{self.example}: {with_worker} steps/s through the worker, {by_itself} of the trainer alone "
            f"({self.path} path)"
        )


def measured(example: str, rounds: int, seconds: float) -> Live:
    """What a process of its own finds."""
    command = [sys.executable, "-m", "tests.benchmarks.speed.live", example, str(rounds), str(seconds)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    return Live(example, **json.loads(done.stdout))


def main(example: str, rounds: str, seconds: str) -> None:
    """Measure and print."""
    experiment = paths.put(examples.load(example).experiment, "steps", FOREVER)
    rates: dict[str, list[float]] = {"worker": [], "alone": []}
    path = ""
    for _ in range(int(rounds)):
        rate, path = worker(experiment, float(seconds))
        rates["worker"].append(rate)
        rates["alone"].append(alone(experiment, path, float(seconds)))
    print(json.dumps(rates | {"path": path}))


if __name__ == "__main__":
    main(*sys.argv[1:])
