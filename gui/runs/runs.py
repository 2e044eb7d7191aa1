"""The runs of the window: a controller for each that the document holds, and what concerns several of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import psutil
from PySide6.QtCore import QObject, Signal, SignalInstance

from engine.recording.run import CARRIED, RunRecord
from engine.recording.store import BUDGET
from gui.document import Document
from gui.runs.branching import Branching
from gui.runs.controller import RunController
from gui.runs.hub import Client, WorkerHub
from gui.runs.naming import names
from gui.runs.subject import Subject

MEMORY = 2 * 2**30
"""Bytes that the series of all runs may take together, where the machine has so much to spare."""

SHARE = 8
"""Not more than this part of the machine's memory."""

PARKED = 8
"""Runs that were taken away and can come back, by undo, as they were; older ones come back untrained."""


class Runs(QObject):
    """Keeps a controller for each run of the document; all train in one worker, and share its time evenly.

    Signals:
        state_changed, moment_changed, frames_arrived, reading_arrived, log_changed, failed: those of the selected run;
            the first two and `log_changed` also when another one is selected.
        changed: there are other runs, or they have other names, another order, look, or selection.
        grown: the series of some run have grown.
        stirred: the state of some run is another one.
    """

    state_changed = Signal()
    moment_changed = Signal()
    frames_arrived = Signal()
    reading_arrived = Signal(str, object)
    log_changed = Signal()
    failed = Signal(str, str)
    changed = Signal()
    grown = Signal()
    stirred = Signal()

    def __init__(
        self, document: Document, start_client: Callable[[], Client], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        self._hub = WorkerHub(start_client)
        self._branching = Branching(document, self)
        self._branching.failed.connect(lambda problem: self.failed.emit(problem, ""))
        self._controllers: dict[int, RunController] = {}
        self._parked: dict[int, RunController] = {}
        self._watched: dict[object, tuple[str, ...]] = {}
        self._hidden: set[int] = set()
        self._attended: set[object] = set()
        self._pace = 0.0
        self._held = True
        self.pinned = 0
        self._selected = document.scene.selected
        self._add(self._selected)
        document.scene_changed.connect(self._follow)

    # What can be asked

    @property
    def controller(self) -> RunController:
        """That of the selected run."""
        return self._controllers[self._selected]

    def of(self, key: int) -> RunController:
        """That of any run. Raises KeyError."""
        return self._controllers[key]

    def __iter__(self) -> Iterator[tuple[int, RunController]]:
        """Keys and controllers in the order of the document."""
        return ((key, self._controllers[key]) for key in self.document.scene.keys if key in self._controllers)

    def __len__(self) -> int:
        return len(self.document.scene.entries)

    @property
    def selected(self) -> int:
        """The key of the selected run."""
        return self._selected

    @property
    def playing(self) -> bool:
        """Whether any of them trains, or will as soon as it is ready."""
        return any(controller.playing for _, controller in self)

    @property
    def busy(self) -> bool:
        """Whether something will come from the worker without being asked for."""
        waiting = any(controller.playing or controller.state == "opening" for _, controller in self)
        return waiting or bool(self._attended)

    @property
    def hub(self) -> WorkerHub:
        """The worker that they train in, for what trains there beside them."""
        return self._hub

    def attend(self, owner: object, *, wanted: bool) -> None:
        """Have the worker listened to as often as when a run plays, because `owner` trains there, too."""
        (self._attended.add if wanted else self._attended.discard)(owner)
        self.stirred.emit()

    def names(self) -> dict[int, str]:
        """What each run is called: its own name, or what differs from the others."""
        return names(self.document.scene.entries)

    # How they are looked at

    def is_hidden(self, key: int) -> bool:
        """Whether a run's curves are left out."""
        return key in self._hidden

    def shown(self) -> list[int]:
        """Keys of the runs whose curves are shown, the selected one foremost."""
        keys = [key for key in self.document.scene.keys if key not in self._hidden]
        return sorted(keys, key=lambda key: key != self._selected)

    def set_hidden(self, key: int, *, hidden: bool) -> None:
        """Leave a run's curves out, or show them again."""
        (self._hidden.add if hidden else self._hidden.discard)(key)
        self.changed.emit()

    def set_looks(self, hidden: set[int], reference: int) -> None:
        """Take over from a file whose curves are hidden, and which run others are compared with."""
        self._hidden, self.pinned = set(hidden), reference
        self.changed.emit()

    @property
    def hidden(self) -> frozenset[int]:
        """Keys of the runs whose curves are left out."""
        return frozenset(self._hidden)

    def solo(self, key: int) -> None:
        """Show this run's curves alone; all, if that is so already."""
        others = {other for other in self.document.scene.keys if other != key}
        alone = others <= self._hidden and key not in self._hidden
        self._hidden = set() if alone else others
        self.changed.emit()

    def pin(self, key: int) -> None:
        """Take a run as the reference that others are compared with; 0, or the same once more, for none."""
        self.pinned = 0 if key == self.pinned else key
        self.changed.emit()

    # What can be asked for

    def together(self) -> list[RunController]:
        """The selected run, and with it all others in sight that have not reached their horizon.

        Has every one in sight reached it, all of them go on beyond.
        """
        seen = self._in_sight()
        playable = [controller for controller in seen if controller.playable]
        selected = self._controllers[self._selected]
        return [controller for controller in seen if controller in (selected, *playable) or not playable]

    def play(self) -> None:
        """Train those that go together."""
        for controller in self.together():
            controller.play()

    def train(self, steps: int) -> None:
        """Train all in sight for so many steps, whatever their horizons."""
        for controller in self._in_sight():
            controller.train(steps)

    def pause(self) -> None:
        """Stop all of them."""
        for _, controller in self:
            controller.pause()

    def toggle(self) -> None:
        """Play, or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def step_once(self) -> None:
        """Make one update in each that goes along; are any training, they are paused instead."""
        self._train_or_pause(RunController.step_once)

    def step_back(self) -> None:
        """Show the selected run one update before."""
        self.controller.step_back()

    def epoch_once(self) -> None:
        """Train until every sample has been seen once more, likewise."""
        self._train_or_pause(RunController.epoch_once)

    def restart(self) -> None:
        """Begin all in sight again at step 0; those that go on play on."""
        for controller in self._in_sight():
            controller.restart()

    def restart_with_new_seed(self) -> None:
        """Begin all in sight again from other random numbers, as one change: each takes its next seed."""
        stack = self.document.undo_stack
        several = len(self._in_sight()) > 1
        if several:
            stack.beginMacro(self.tr("New seed"))
        for controller in self._in_sight():
            controller.restart_with_new_seed()
        if several:
            stack.endMacro()

    def recover(self) -> None:
        """After a failure: go on with the selected run, and with all that went down with it."""
        lost = [controller for _, controller in self if controller.state == "lost"]
        if self.controller not in lost:
            lost.append(self.controller)
        for controller in lost:
            controller.recover()

    def branch(self, state: str = CARRIED, *, play: bool = False) -> None:
        """Go on from the moment that the selected run shows in a run of its own, with what was edited there.

        Args:
            state: whether the optimizer's state is ``carried`` on, where it can be, or begins ``fresh``.
            play: whether the new run trains at once.
        """

        def begun(key: int) -> None:
            if play:
                self._controllers[key].play()

        self.controller.pause()
        self._branching.begin(self.controller, begun, state)

    def set_pace(self, steps_per_second: float) -> None:
        """At most so many steps a second in each run; 0 for as fast as it goes."""
        self._pace = steps_per_second
        for controller in self._all():
            controller.set_pace(steps_per_second)

    def watch(self, owner: object, probes: tuple[str, ...]) -> None:
        """Have `probes` of the selected run read for `owner`, instead of those that it asked for before."""
        if probes:
            self._watched[owner] = probes
        else:  # the owner may be gone soon
            self._watched.pop(owner, None)
        self._watch()

    def hold(self) -> None:
        """Let go of all runs; edits of the document start nothing until `load`."""
        self._held = True
        self._hidden.clear()
        self.pinned = 0
        for controller in self._all():
            controller.hold()

    def load(self, loaded: Mapping[int, tuple[RunRecord, Path | None]] | None = None) -> None:
        """Take over runs from a file, by their keys, and prepare new ones of the other experiments."""
        self._held = False
        while self._parked:
            _drop(self._parked.popitem()[1])
        loaded = loaded or {}
        for key, controller in self:
            controller.load(*loaded.get(key, (None, None)))

    def poll(self) -> None:
        """Take in what the worker has sent. Called by the frame clock."""
        self._hub.poll()

    def close(self) -> None:
        """End the worker and remove what was scratch."""
        for controller in self._all():
            controller.close()
        self._hub.close()

    # How it is done

    def _all(self) -> list[RunController]:
        """Also those that rest and may come back."""
        return [*self._controllers.values(), *self._parked.values()]

    def _in_sight(self) -> list[RunController]:
        return [self._controllers[key] for key in self.document.scene.keys if self._goes_along(key)]

    def _goes_along(self, key: int) -> bool:
        return key == self._selected or key not in self._hidden

    def _train_or_pause(self, train: Callable[[RunController], None]) -> None:
        if self.playing:
            self.pause()
            return
        for controller in self.together():
            train(controller)

    def _add(self, key: int) -> None:
        controller = self._parked.pop(key, None)
        if controller is None:
            controller = RunController(Subject(self.document, key, self), self._hub, self)
            controller.set_pace(self._pace)
            self._connect(key, controller)
            controller.branch_wanted.connect(partial(self._branch_off, key))
        self._controllers[key] = controller

    def _follow(self) -> None:
        """Have a controller for each run of the document, and no others."""
        keys = self.document.scene.keys
        added = [key for key in keys if key not in self._controllers]
        fresh = [key for key in added if key not in self._parked]
        for key in added:
            self._add(key)
        other = self._selected != self.document.scene.selected
        self._selected = self.document.scene.selected
        self.changed.emit()  # before any run says something: who listens has to know which there are
        for key in [key for key in self._controllers if key not in keys]:
            self._park(key)
        if other:
            self._watch()
        self._share_memory()
        for key in fresh if not self._held else ():
            self._controllers[key].load()
        if other:
            self.log_changed.emit()
            self.moment_changed.emit()
            self.state_changed.emit()

    def _share_memory(self) -> None:
        memory = min(MEMORY, psutil.virtual_memory().total // SHARE)
        controllers = self._all()
        for controller in controllers:
            controller.set_budget(min(BUDGET, memory // len(controllers)))

    def _park(self, key: int) -> None:
        controller = self._controllers.pop(key)
        controller.park()
        controller.watch(self, ())
        self._parked[key] = controller
        while len(self._parked) > PARKED:
            _drop(self._parked.pop(next(iter(self._parked))))

    def _watch(self) -> None:
        wanted = tuple(sorted({probe for probes in self._watched.values() for probe in probes}))
        for key, controller in self._controllers.items():
            controller.watch(self, wanted if key == self._selected else ())

    def _branch_off(self, key: int) -> None:
        """Play was asked for at a moment of the past, with something changed."""
        if key == self._selected:
            self.branch(play=True)

    def _connect(self, key: int, controller: RunController) -> None:
        """Pass on what a run says while it is selected; that it has grown or stirred, in any case."""
        controller.frames_arrived.connect(self.grown)
        controller.state_changed.connect(self.stirred)
        for said, ours in (
            (controller.state_changed, self.state_changed),
            (controller.moment_changed, self.moment_changed),
            (controller.frames_arrived, self.frames_arrived),
            (controller.reading_arrived, self.reading_arrived),
            (controller.log_changed, self.log_changed),
            (controller.failed, self.failed),
        ):
            said.connect(partial(self._pass_on, key, ours))

    def _pass_on(self, key: int, ours: SignalInstance, *values: object) -> None:
        if key == self._selected:
            ours.emit(*values)


def _drop(controller: RunController) -> None:
    controller.close()
    controller.subject.deleteLater()
    controller.deleteLater()
