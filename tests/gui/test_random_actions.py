"""Anything in any order: the window lives, and undoing everything brings back the first value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtTest import QTest

from engine import registry
from engine.errors import InputError
from gui.app import Program
from tests.gui.support import small_experiment

numbers = st.integers(0, 20)
MOST_RUNS = 6


def kinds(family: str) -> st.SearchStrategy[Any]:
    """The kinds of a family; of those that need a file the refusal is seen."""
    return st.sampled_from(sorted(registry.kinds(family)))


LAYERS: list[Any] = [
    [],
    ["output"],
    ["flatten", "output"],
    [{"kind": "dense", "units": 3, "activation": "relu"}, "output"],
    [
        {"kind": "dense", "units": 2},
        {"kind": "residual", "layers": [{"kind": "dense", "units": 2}]},
        "output",
    ],
    [{"kind": "convolution", "filters": 2}, "flatten", "output"],
    ["dropout", "output"],
]
EDITS: dict[str, st.SearchStrategy[Any]] = {
    "optimizer.kind": kinds("optimizers"),
    "optimizer.learning_rate": st.sampled_from([1e-4, 0.1, 1e30, 0.0, -1.0, float("nan"), "many"]),
    "schedule.kind": kinds("schedules"),
    "loss.kind": kinds("losses"),
    "measure.kind": kinds("metrics"),
    "initializer.kind": kinds("initializers"),
    "surface.kind": st.sampled_from(["none", "none", "rosenbrock", "himmelblau"]),
    "data.kind": st.sampled_from(["xor", "moons", "blobs", "noisy_function", "painted", "digits"]),
    "data.samples": st.sampled_from([50, 120, 0, -3]),
    "network.layers": st.sampled_from(LAYERS),
    "network.layers.0.units": st.sampled_from([1, 5, 0]),
    "batch_size": st.sampled_from([1, 8, 10**6, 0]),
    "steps": st.sampled_from([1, 5, 10**7]),
    "evaluate_every": st.sampled_from([1, 3, 1000]),
    "regularization.clipping.kind": kinds("clippings"),
    "regularization.l2_penalty": st.floats(0.0, 1.0),
    "seed": st.integers(0, 5),
    "lanes": st.sampled_from(
        [[], [{"seed": 1}, {"seed": 2}], [{"seed": 1}] * 5, [{"optimizer.learning_rate": 0.1}]]
    ),
}
edits = st.sampled_from(sorted(EDITS)).flatmap(lambda path: EDITS[path].map(lambda value: (path, value)))


class Anything(RuleBasedStateMachine):
    """A person, or a cat, at the window."""

    program: Program

    @initialize()
    def start(self) -> None:
        self.program.files.open_experiment(small_experiment())
        self.runs, self.document = self.program.context.runs, self.program.context.document
        self.first = self.document.scene.entries

    def _key(self, number: int) -> int:
        keys = self.document.scene.keys
        return keys[number % len(keys)]

    @rule(edit=edits)
    def edit(self, edit: tuple[str, Any]) -> None:
        before, refused = self.document.scene, False
        try:
            self.document.edit(*edit)
        except InputError:
            refused = True
        assert not refused or self.document.scene == before
        self.document.finish_edit()

    @rule(rates=st.lists(st.floats(1e-5, 10.0), min_size=2, max_size=6))
    def drag(self, rates: list[float]) -> None:
        if hasattr(self.document.experiment.optimizer, "learning_rate"):
            for rate in rates:
                self.document.edit("optimizer.learning_rate", rate)
                self.runs.poll()

    @rule(back=st.integers(1, 4))
    def undo(self, back: int) -> None:
        for _ in range(back):
            self.document.undo_stack.undo()

    @rule(forth=st.integers(1, 4))
    def redo(self, forth: int) -> None:
        for _ in range(forth):
            self.document.undo_stack.redo()

    @rule()
    def duplicate(self) -> None:
        if len(self.runs) < MOST_RUNS:
            self.document.add([(self.document.experiment, "")], "Duplicate")

    @rule(picked=st.lists(numbers, max_size=2))
    def remove(self, picked: list[int]) -> None:
        self.document.remove([self._key(number) for number in picked], "Delete")

    @rule(number=numbers)
    def select(self, number: int) -> None:
        self.document.select(self._key(number))

    @rule(number=numbers, name=st.text(max_size=8))
    def rename(self, number: int, name: str) -> None:
        self.document.rename(self._key(number), name, "Rename")

    @rule(number=numbers, hidden=st.booleans())
    def hide(self, number: int, hidden: bool) -> None:
        self.runs.set_hidden(self._key(number), hidden=hidden)

    @rule(number=numbers)
    def look(self, number: int) -> None:
        self.runs.solo(self._key(number))
        self.runs.pin(self._key(number))

    @rule(name=st.sampled_from(["play", "step", "epoch", "restart", "new_seed"]))
    def act(self, name: str) -> None:
        self.program.window.commands[name].trigger()

    @rule(pace=st.sampled_from([0.0, 1.0, 100.0]))
    def set_pace(self, pace: float) -> None:
        self.runs.set_pace(pace)

    @rule(times=st.integers(1, 12))
    def wait(self, times: int) -> None:
        for _ in range(times):
            self.program.context.clock.tick.emit()
        QTest.qWait(0)

    @invariant()
    def stands(self) -> None:
        if hasattr(self, "document"):
            scene = self.document.scene
            assert {key for key, _ in self.runs} == set(scene.keys)
            assert self.runs.controller.subject.experiment == self.document.experiment

    def teardown(self) -> None:
        if hasattr(self, "document"):
            while self.document.undo_stack.canUndo():
                self.document.undo_stack.undo()
            assert self.document.scene.entries == self.first


def run_machine(program: Program, examples: int, steps: int) -> None:
    """So many sequences of so many actions each."""
    run_state_machine_as_test(
        type("Machine", (Anything,), {"program": program}),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=[Phase.generate, Phase.shrink],
        ),
    )


def test_a_thousand_actions(shared_program: Program) -> None:
    shared_program.window.show()
    run_machine(shared_program, 25, 40)


@pytest.mark.slow
def test_a_hundred_thousand_actions(shared_program: Program) -> None:
    shared_program.window.show()
    run_machine(shared_program, 1000, 100)
