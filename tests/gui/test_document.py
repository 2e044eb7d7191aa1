"""The document: every edit can be taken back, exactly."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.errors import InputError
from engine.experiment import Experiment
from engine.paths import differences, get
from gui.document import Document

pytestmark = pytest.mark.usefixtures("qapp")

LAYERS: list[Any] = [["flatten", {"kind": "dense", "units": units}, "output"] for units in (3, 5)] + [
    ["output"]
]
EDITS = {
    "seed": st.integers(0, 9),
    "optimizer.learning_rate": st.floats(1e-4, 1.0),
    "optimizer.kind": st.sampled_from(["adam", "sgd"]),
    "regularization.l2_penalty": st.floats(0.0, 1.0),
    "regularization.clipping": st.sampled_from(["none", {"kind": "norm"}]),
    "network.layers": st.sampled_from(LAYERS),
    "batch_size": st.integers(1, 64),
}
edits = st.sampled_from(sorted(EDITS)).flatmap(lambda path: EDITS[path].map(lambda value: (path, value)))


def test_an_edit_changes_one_path_and_tells_which() -> None:
    document, seen = Document(), list[list[str]]()
    document.changed.connect(seen.append)
    document.edit("optimizer.learning_rate", 0.02)
    assert document.experiment == Experiment().replace(optimizer=document.experiment.optimizer)
    assert document.experiment.optimizer.learning_rate == 0.02
    assert seen == [["optimizer.learning_rate"]]
    assert document.undo_stack.undoText() == "Change learning rate"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("regularization.l2_penalty", "Change L2 penalty"),
        ("optimizer.kind", "Change method"),
        ("network.layers.1.units", "Change units"),
        ("network.layers.1", "Change layers"),
    ],
)
def test_undo_names_the_field(path: str, text: str) -> None:
    document = Document()
    values = {"optimizer.kind": "sgd", "network.layers.1": "flatten"}
    document.edit(path, values.get(path, 7))
    assert document.undo_stack.undoText() == text


def test_consecutive_edits_of_one_path_are_one_change_until_finished() -> None:
    document = Document()
    for rate in (0.01, 0.02, 0.03):
        document.edit("optimizer.learning_rate", rate)
    document.finish_edit()
    document.edit("optimizer.learning_rate", 0.04)
    document.edit("seed", 2)
    document.edit("optimizer.learning_rate", 0.05)
    assert document.undo_stack.count() == 4
    rates = [0.05]
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
        rates.append(document.experiment.optimizer.learning_rate)
    assert rates == [0.05, 0.04, 0.04, 0.03, 0.001]


def test_scrubbing_back_to_the_start_leaves_nothing_to_undo() -> None:
    document = Document()
    document.edit("batch_size", 40)
    document.edit("batch_size", 32)
    assert not document.undo_stack.canUndo()
    assert not document.modified


def test_what_is_refused_changes_nothing() -> None:
    document, seen = Document(), list[list[str]]()
    before = document.experiment
    document.changed.connect(seen.append)
    with pytest.raises(InputError) as caught:
        document.edit("optimizer.learning_rate", -1.0)
    assert caught.value.path == "optimizer.learning_rate"
    assert document.experiment is before
    assert (seen, document.undo_stack.count(), document.modified) == ([], 0, False)


def test_an_edit_to_the_same_value_is_none() -> None:
    document = Document()
    document.edit("seed", document.experiment.seed)
    assert document.undo_stack.count() == 0


def test_the_inspection_belongs_to_the_experiment() -> None:
    document = Document()
    assert document.inspection is document.inspection
    assert not document.inspection.problems
    document.edit("network.layers", [])
    assert document.inspection.problems
    document.undo_stack.undo()
    assert not document.inspection.problems


def test_modified_follows_edits_saving_and_training(tmp_path: Path) -> None:
    document = Document()
    document.mark_advanced()
    assert not document.modified  # play makes the same run again
    document.edit("seed", 3)
    assert document.modified
    document.mark_saved(tmp_path / "a.descenso", "a")
    assert not document.modified
    document.mark_advanced()
    assert document.modified
    document.mark_saved(tmp_path / "a.descenso", "a")
    document.undo_stack.undo()
    assert document.modified
    document.undo_stack.redo()
    assert not document.modified


def test_reset_forgets_the_history(tmp_path: Path) -> None:
    document, seen = Document(), list[list[str]]()
    document.edit("seed", 3)
    document.changed.connect(seen.append)
    document.reset(Experiment(seed=9), tmp_path / "b.descenso", "b")
    assert (document.experiment.seed, document.title, document.modified) == (9, "b", False)
    assert not document.undo_stack.canUndo()
    assert seen == [["seed"]]


def test_what_adapts_to_an_edit_is_undone_with_it() -> None:
    document = Document(Experiment())
    before = document.experiment

    def adapt(experiment: Experiment) -> Experiment:
        return experiment.replace(seed=experiment.batch_size)

    document.edit("batch_size", 7, adapt=adapt)
    assert (document.experiment.batch_size, document.experiment.seed) == (7, 7)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.experiment == before
    document.finish_edit()
    document.edit("batch_size", before.batch_size, adapt=adapt)
    assert document.experiment == before, "an edit that changes nothing adapts nothing"


class DocumentEdits(RuleBasedStateMachine):
    """Random edits, undos and redos, against a plain list of values."""

    @initialize()
    def start(self) -> None:
        self.document = Document()
        self.values = [self.document.experiment]
        self.place = 0
        self.changed: list[str] = []
        self.document.changed.connect(self.changed.extend)

    @rule(edit=edits)
    def edit(self, edit: tuple[str, Any]) -> None:
        before = self.document.experiment
        self.changed.clear()
        self.document.edit(*edit)
        self.document.finish_edit()
        after = self.document.experiment
        if after != before:
            assert self.changed == list(differences(before, after))
            self.values = [*self.values[: self.place + 1], after]
            self.place += 1
        if not edit[0].endswith("layers") and not edit[0].endswith("clipping"):
            assert get(after, edit[0]) == edit[1]

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self) -> None:
        self.document.undo_stack.undo()
        self.place -= 1

    @precondition(lambda self: self.place < len(self.values) - 1)
    @rule()
    def redo(self) -> None:
        self.document.undo_stack.redo()
        self.place += 1

    @invariant()
    def shows_its_place_in_history(self) -> None:
        if hasattr(self, "document"):
            assert self.document.experiment == self.values[self.place]
            assert self.document.modified == (self.place != 0)

    def teardown(self) -> None:
        while self.document.undo_stack.canUndo():
            self.document.undo_stack.undo()
        assert self.document.experiment == Experiment()


TestDocumentEdits = DocumentEdits.TestCase
TestDocumentEdits.settings = settings(max_examples=30, stateful_step_count=15)
