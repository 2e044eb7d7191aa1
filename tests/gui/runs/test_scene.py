"""Several runs in one document: every change can be taken back, and one run always stays."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engine.experiment import Experiment
from gui.document import Document

numbers = st.integers(0, 50)


def test_another_run_is_selected_with_its_experiment() -> None:
    document, seen = Document(Experiment(seed=1)), list[list[str]]()
    first = document.scene.selected
    (second,) = document.add([(Experiment(seed=2), "")], "Add")
    document.changed.connect(seen.append)
    assert document.experiment.seed == 2
    document.select(first)
    assert document.experiment.seed == 1
    assert seen == [["seed"]]
    assert document.undo_stack.count() == 1, "to look at another run is no change"
    document.edit("seed", 7, key=second)
    assert (document.experiment.seed, document.scene.entry(second).experiment.seed) == (1, 7)
    document.undo_stack.undo()
    assert document.scene.entry(second).experiment.seed == 2


def test_each_run_tells_of_its_own_changes() -> None:
    document, told = Document(Experiment(seed=1)), list[int]()
    first = document.scene.selected
    (second,) = document.add([(Experiment(seed=2), "")], "Add")
    document.run_changed.connect(told.append)
    document.edit("seed", 3)
    document.edit("seed", 4, key=first)
    document.select(first)
    assert told == [second, first]


def test_edits_of_two_runs_are_two_changes() -> None:
    document = Document(Experiment(seed=1))
    first = document.scene.selected
    (second,) = document.add([(Experiment(seed=2), "")], "Add")
    document.edit("seed", 3, key=first)
    document.edit("seed", 4, key=second)
    document.edit("seed", 5, key=second)
    assert document.undo_stack.count() == 3


def test_styles_are_kept_and_the_lowest_free_one_is_taken() -> None:
    document = Document()
    keys = document.add([(Experiment(seed=n), "") for n in range(3)], "Add")
    assert [entry.style for entry in document.scene.entries] == [0, 1, 2, 3]
    document.remove([keys[0]], "Delete")
    assert [entry.style for entry in document.scene.entries] == [0, 2, 3]
    document.add([(Experiment(seed=9), "")], "Add")
    assert sorted(entry.style for entry in document.scene.entries) == [0, 1, 2, 3]


def test_what_takes_the_place_of_a_run_may_have_its_style() -> None:
    document = Document()
    document.add([(Experiment(seed=n), "") for n in range(3)], "Race", instead=True)
    assert [entry.style for entry in document.scene.entries] == [0, 1, 2]


def test_the_neighbor_is_selected_when_a_run_goes() -> None:
    document = Document(Experiment(seed=0))
    document.add([(Experiment(seed=n), "") for n in (1, 2)], "Add")
    assert document.experiment.seed == 1
    document.remove([document.scene.selected], "Delete")
    assert document.experiment.seed == 0
    document.remove([document.scene.selected], "Delete")
    assert document.experiment.seed == 2
    document.remove([document.scene.selected], "Delete")
    assert document.experiment.seed == 2, "the last one stays"


class Scenes(RuleBasedStateMachine):
    """Random changes of the runs, undone and done again, against a list of the scenes seen."""

    @initialize()
    def start(self) -> None:
        self.document = Document()
        self.seen = [self.document.scene]
        self.place = 0

    def _note(self) -> None:
        scene = self.document.scene
        if self.document.undo_stack.index() > self.place:
            self.seen = [*self.seen[: self.place + 1], scene]
            self.place += 1
        assert self.place == self.document.undo_stack.index()

    def _key(self, number: int) -> int:
        keys = self.document.scene.keys
        return keys[number % len(keys)]

    @rule(count=st.integers(1, 3), seed=numbers, instead=st.booleans())
    def add(self, count: int, seed: int, instead: bool) -> None:
        runs = [(Experiment(seed=seed + number), "") for number in range(count)]
        self.document.add(runs, "Add", instead=instead)
        self._note()

    @rule(picked=st.lists(numbers, max_size=3))
    def remove(self, picked: list[int]) -> None:
        self.document.remove([self._key(number) for number in picked], "Delete")
        self._note()

    @rule(number=numbers, name=st.sampled_from(["", "a", " b "]))
    def rename(self, number: int, name: str) -> None:
        self.document.rename(self._key(number), name, "Rename")
        self._note()

    @rule(data=st.data())
    def reorder(self, data: st.DataObject) -> None:
        self.document.reorder(data.draw(st.permutations(self.document.scene.keys)), "Move")
        self._note()

    @rule(number=numbers, seed=numbers)
    def edit(self, number: int, seed: int) -> None:
        self.document.edit("seed", seed, key=self._key(number))
        self.document.finish_edit()
        self._note()

    @rule(number=numbers)
    def select(self, number: int) -> None:
        self.document.select(self._key(number))

    @rule()
    def undo(self) -> None:
        if self.place:
            self.document.undo_stack.undo()
            self.place -= 1
            assert self.document.scene.entries == self.seen[self.place].entries

    @rule()
    def redo(self) -> None:
        if self.place < len(self.seen) - 1:
            self.document.undo_stack.redo()
            self.place += 1
            assert self.document.scene == self.seen[self.place]

    @invariant()
    def stands(self) -> None:
        if hasattr(self, "document"):
            scene = self.document.scene
            assert scene.selected in scene.keys
            assert len(set(scene.keys)) == len(scene.keys) == len({entry.style for entry in scene.entries})

    def teardown(self) -> None:
        while self.document.undo_stack.canUndo():
            self.document.undo_stack.undo()
        assert self.document.scene.entries == self.seen[0].entries


TestScenes = Scenes.TestCase
TestScenes.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
