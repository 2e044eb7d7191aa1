"""How long the window needs to answer: ``python -m tests.benchmarks.answers [--rounds 5] [--only theme]`` on a display.

The digits train in several runs; each action is triggered as its button, key or menu would. An answer lasts until the
event loop has handled everything that came of it, painting included; processor time is that of the window's thread,
so other programs disturb it little. The first time, which may load modules and make widgets, stands by itself. `After`
is the longest that the event loop is taken in the half second that follows, while the worker answers; without an action
that is what a tick of the frame clock takes.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from functools import partial
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QDialog

from gui.app import start_worker
from gui.application import make_application
from gui.frame_clock import FrameClock
from gui.panels.base import Panel
from gui.panels.belief import BeliefPanel
from gui.panels.form_panel import FormPanel
from gui.panels.network import NetworkPanel
from gui.panels.plots import PlotsPanel
from gui.panels.runs import RunsPanel
from gui.plots.definition import plot_definitions
from tests.benchmarks.runs import experiments
from tests.benchmarks.window import WARM_UP, run_loop, shown_program, wait_for

P = TypeVar("P", bound=Panel)

AFTER = 0.5
"""Seconds that the event loop is watched after an answer."""
PAUSE = 0.3
QUIET = 3
"""Passes of the event loop without work, after which everything has been handled."""
WORK = 0.0003
"""Seconds that a pass takes at least where something was handled."""


class Answer(NamedTuple):
    """Milliseconds: of the window's thread, by the clock, and the longest pass afterwards."""

    processor: float
    wall: float
    after: float


class Action(NamedTuple):
    """Something a person does, what brings everything back to where it was, and what has to come before."""

    name: str
    do: Callable[[], object]
    back: Callable[[], object] = lambda: None
    before: Callable[[], object] = lambda: None


def answer(do: Callable[[], object], clock: FrameClock, profile: cProfile.Profile | None = None) -> Answer:
    """What an action takes; the frames of the runs that go on come afterwards."""
    clock.stop()
    with profile or nullcontext():
        wall, processor = time.perf_counter(), time.thread_time()
        do()
        settle()
        wall, processor = time.perf_counter() - wall, time.thread_time() - processor
    clock.start()
    longest, end = 0.0, time.perf_counter() + AFTER
    while time.perf_counter() < end:
        before = time.thread_time()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        longest = max(longest, time.thread_time() - before)
        time.sleep(0.0005)
    return Answer(1000 * processor, 1000 * wall, 1000 * longest)


def settle() -> None:
    """Handle everything that is waiting, and what comes of it."""
    quiet = 0
    while quiet < QUIET:
        before = time.thread_time()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        quiet = quiet + 1 if time.thread_time() - before < WORK else 0


class Desk:
    """A window with runs that train, and what is done in it."""

    def __init__(self, app: QApplication, count: int, size: tuple[int, int]) -> None:
        self.program = shown_program(app, start_worker, size)
        self.context, self.window = self.program.context, self.program.window
        self.program.files.open_experiments([("", experiment) for experiment in experiments(count)])
        self.runs, self.history = self.context.runs, self.context.document.undo_stack
        wait_for(lambda: all(controller.state == "paused" for _, controller in self.runs))
        self.play()

    def panel(self, kind: type[P]) -> P:
        """The panel of a class; asked for anew each time, for another language makes all of them anew."""
        return next(panel for panel in self.window.panels.values() if isinstance(panel, kind))

    def play(self) -> None:
        """Have all runs train, and wait until they do."""
        self.runs.play()
        wait_for(lambda: all(controller.step > 50 for _, controller in self.runs))

    def undo(self) -> None:
        """Take the last change back; what had to begin anew trains again."""
        self.history.undo()
        self.play()

    def trigger(self, name: str) -> None:
        """Do as a menu of the window does."""
        self.window.commands[name].trigger()

    def with_run(self, name: str) -> None:
        """Do as the menu of the list of runs does."""
        self.panel(RunsPanel).commands[name].trigger()

    def prefer(self, **values: object) -> Callable[[], object]:
        """Another choice in the preferences."""
        return lambda: self.window.settings.change(**values)

    def select(self, place: int) -> None:
        """Make another run current."""
        view = self.panel(RunsPanel).list
        view.setCurrentIndex(view.runs_model.index(place, 0))

    def enter(self, path: str, value: object) -> Callable[[], None]:
        """Give a field of a form another value."""

        def act() -> None:
            forms = [panel for panel in self.window.panels.values() if isinstance(panel, FormPanel)]
            next(panel for panel in forms if path.startswith(panel.paths)).form.edited.emit(path, value)

        return act

    def take_back(self) -> None:
        """Give a live number another value, and take that back."""
        self.enter("optimizer.learning_rate", 0.002)()
        self.history.undo()

    def remove_layer(self) -> None:
        """Take the first layer away."""
        editor = self.panel(NetworkPanel).editor
        editor.select(0)
        editor.remove()

    def believe(self, probe: str) -> None:
        """Show what a probe finds; nothing is the usual."""
        self.panel(BeliefPanel).choose(probe)

    def leave_layer(self) -> None:
        """Close the form of a layer."""
        self.panel(NetworkPanel).inspector.close_sheet()

    def inspect(self) -> None:
        """Open the form of the first layer."""
        editor = self.panel(NetworkPanel).editor
        editor.select(0)
        editor.asked.emit()

    def enlarge(self) -> None:
        """Enlarge the first plot, or let it go back."""
        panel = self.panel(PlotsPanel)
        panel.desk.enlarge(panel.cards[0])

    def add_plot(self) -> None:
        """Put another plot behind the others."""
        self.panel(PlotsPanel).desk.add(plot_definitions()["measure"])

    def remove_plot(self) -> None:
        """Take the last plot away."""
        panel = self.panel(PlotsPanel)
        panel.desk.remove(panel.cards[-1])

    def close_beside(self) -> None:
        """Close whatever stands over the window or beside it."""
        self.window.commands.welcome.hide()
        if palette := self.window.commands.beside.palette:
            palette.close()
        for dialog in self.window.findChildren(QDialog):
            dialog.close()

    def actions(self) -> Iterator[Action]:
        """All that is measured."""
        run = self.runs
        live, kind = self.enter("optimizer.learning_rate", 0.002), self.enter("optimizer.kind", "sgd")

        def played(change: Callable[[], object]) -> Callable[[], None]:
            def make() -> None:
                change()
                self.play()

            return make

        yield Action("nothing", lambda: None)
        yield Action("select the next run", lambda: self.select(1), lambda: self.select(0))
        yield Action("pause", run.pause, self.play)
        yield Action("play", run.play, before=run.pause)
        yield Action("one step (pauses first)", run.step_once, self.play)
        yield Action("restart", partial(self.trigger, "restart"), self.play)
        yield Action("hide a run", partial(self.with_run, "hide"), partial(self.with_run, "hide"))
        yield Action("show a run alone", partial(self.with_run, "solo"), partial(self.with_run, "solo"))
        yield Action("take as reference", partial(self.with_run, "pin"), partial(self.with_run, "pin"))
        yield Action("duplicate a run", partial(self.with_run, "duplicate"), self.undo)
        yield Action("delete a run", partial(self.with_run, "delete"), self.undo)
        yield Action("change a live number", live, self.undo)
        yield Action("undo a live number", self.history.undo, before=live)
        yield Action("redo a live number", self.history.redo, self.undo, before=self.take_back)
        yield Action("change a number that begins anew", self.enter("batch_size", 16), self.undo)
        yield Action("change the optimizer's kind", kind, self.undo)
        yield Action("undo a kind", self.history.undo, self.play, before=played(kind))
        yield Action("insert a layer", lambda: self.panel(NetworkPanel).editor.insert(1, "dense"), self.undo)
        yield Action("delete a layer", self.remove_layer, self.undo)
        yield Action("undo a deleted layer", self.history.undo, self.play, before=played(self.remove_layer))
        yield Action("open a layer's form", self.inspect, self.leave_layer)
        yield Action("add a plot", self.add_plot, self.remove_plot)
        yield Action("remove a plot", self.remove_plot, before=self.add_plot)
        yield Action("enlarge a plot", self.enlarge, self.enlarge)
        for probe, title in list(self.panel(BeliefPanel).choices().items())[1:]:
            yield Action(f"belief: {title}", partial(self.believe, probe), partial(self.believe, ""))
        yield Action("find a command", partial(self.trigger, "palette"), self.close_beside)
        yield Action("welcome page", partial(self.trigger, "examples"), self.close_beside)
        for name in ("preferences", "shortcuts", "compare", "race", "heat_map"):
            yield Action(f"dialog: {name}", partial(self.trigger, name), self.close_beside)
        theme = self.context.theme
        yield Action("another theme", lambda: theme.set("dark"), lambda: theme.set("light"))
        yield Action("another text size", self.prefer(font_size=15), self.prefer(font_size=13))
        yield Action("another language", self.prefer(language="es"), self.prefer(language="en"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--runs", type=int, default=4)
    parser.add_argument("--only", default="", help="actions with this in their names")
    parser.add_argument("--profile", action="store_true", help="tell what takes the time, too")
    parser.add_argument("--size", default="1600x960")
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    app = make_application(["descenso"])
    app.setQuitOnLastWindowClosed(False)
    desk = Desk(app, options.runs, (width, height))
    run_loop(WARM_UP)
    print(f"{'':34}{'first':>8}{'processor':>11}{'(from':>8}{'to)':>8}{'wall':>8}{'after':>8}   ms")
    for action in desk.actions():
        if options.only not in action.name:
            continue
        profile = cProfile.Profile() if options.profile else None
        answers = []
        for number in range(options.rounds + 1):
            action.before()
            run_loop(PAUSE)
            answers.append(answer(action.do, desk.context.clock, profile if number else None))
            action.back()
            run_loop(PAUSE)
        first, later = answers[0].processor, answers[1:]
        taken = sorted(one.processor for one in later)
        middle, wall, after = (statistics.median(values) for values in zip(*later, strict=True))
        print(
            f"{action.name:34}{first:8.0f}{middle:11.0f}{taken[0]:8.0f}{taken[-1]:8.0f}{wall:8.0f}{after:8.0f}",
            flush=True,
        )
        if profile is not None:
            pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    desk.program.close()
    run_loop(0.2)


if __name__ == "__main__":
    main()
