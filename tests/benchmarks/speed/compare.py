"""One comparison: start the contenders, have them prove that they do the same, let them run in turns."""

from __future__ import annotations

import contextlib
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tests.benchmarks.speed import plain, proof
from tests.benchmarks.speed.process import ContenderError, Process
from tests.benchmarks.speed.roster import Entry
from tests.benchmarks.speed.work import Work, operations

PAUSE = 0.2
"""Seconds before each run, in which thread pools of the one before stop looking for work."""

Say = Callable[[str], None]


@dataclass
class Outcome:
    """What one contender achieved.

    Attributes:
        micro: microseconds per step (of all lanes), by round.
        difference: largest relative difference of its losses from the reference.
        facts: its settings, as it told them after its last run.
    """

    name: str
    difference: float
    micro: list[float] = field(default_factory=list)
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Comparison:
    """What came of a workload.

    Attributes:
        operations: floating-point operations of the matrix products of a step of all lanes.
        refused: by name, why a contender does not take part.
    """

    name: str
    title: str
    lanes: int
    operations: int
    proof: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def compare(
    work: Work, folder: Path, entries: Sequence[Entry], rounds: int, seconds: float, say: Say
) -> Comparison:
    """Run all entries that do the same work."""
    plan = work.plan
    found = Comparison(plan.name, plan.title, plan.lanes, operations(plan.layers, plan.batch, plan.lanes))
    if not proof.telling(work.still, work.reference, plan.tolerance):
        raise ValueError(f"the proof of {plan.name} would hold for a training that stands still")
    found.proof = f"losses of {plan.proof} steps within {plan.tolerance:g} of float64"
    work.save(folder)
    plain.save(work, folder)
    with contextlib.ExitStack() as stack:
        running: list[tuple[Outcome, Process]] = []
        for number, entry in enumerate(entries):
            say(f"{plan.name}: {entry.name} proves its work")
            try:
                process = stack.enter_context(
                    Process(entry.command(folder), folder / f"{number}.txt", entry.more)
                )
                running.append((admit(entry.name, process, work), process))
            except ContenderError as error:
                found.refused[entry.name] = str(error)
        for number in range(rounds):
            say(f"{plan.name}: round {number + 1} of {rounds}")
            turn(running, seconds, random.Random(number), found)
        found.outcomes = [outcome for outcome, _ in running if len(outcome.micro) == rounds]
    return found


def admit(name: str, process: Process, work: Work) -> Outcome:
    """Have a contender prove its work. Raises ContenderError when it does something else."""
    answer = process.prove(work.plan.proof)
    losses = np.array(answer["losses"], dtype=float)
    verdict = proof.judge(losses, work.reference, work.plan.tolerance)
    if not verdict.holds:
        raise ContenderError(
            f"it does something else: its losses differ by {verdict.difference:.1e} "
            f"where {work.plan.tolerance:.0e} is allowed; there is no comparison"
        )
    return Outcome(name, verdict.difference, facts=answer["facts"])


def turn(
    running: Sequence[tuple[Outcome, Process]], seconds: float, chance: random.Random, found: Comparison
) -> None:
    """One round in random order; who fails in it is out."""
    for outcome, process in chance.sample(running, len(running)):
        if outcome.name in found.refused:
            continue
        time.sleep(PAUSE)
        try:
            answer = process.run(seconds)
        except ContenderError as error:
            found.refused[outcome.name] = str(error)
            continue
        outcome.micro.append(1e6 * answer["seconds"] / answer["steps"])
        outcome.facts = answer["facts"]
