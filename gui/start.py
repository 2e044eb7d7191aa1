"""From options to a running window, and back to an exit code.

The window is on the screen, with a skeleton in it, before the engine is imported; meanwhile the worker's process does
the same imports beside this one.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Generator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from engine.errors import DescensoError
from engine.sharing.mark import is_shared
from engine.worker.child import Child
from gui.application import make_application, make_theme
from gui.arguments import SCREENSHOT_STEPS
from gui.crash.log import CrashLog
from gui.data_folder import data_folder, laid_out_folder
from gui.lean import lean_imports
from gui.main_window import MainWindow
from gui.portions import Portions
from gui.preferences.chosen import limit_threads
from gui.theme.manager import ThemeManager

if TYPE_CHECKING:
    from tqdm import tqdm

    from engine.source import Source
    from gui.app import Program
    from gui.faults import Faults
    from gui.recovery.recovery import Recovery
    from gui.runs.hub import Client

PICTURE = Path("descenso.png")
FAILED, DIVERGED = 2, 3
INTERRUPTED = 130
"""What a shell expects of a program that Ctrl+C has ended."""
PATIENCE = 300
"""Milliseconds after which the window is filled even if nobody has seen it."""


def run(options: argparse.Namespace, *, blind: bool) -> int:
    """Open what the options name; return when the window is closed or its picture is taken.

    Args:
        blind: there is no display: train with a progress bar, and leave a picture behind.
    """
    app = make_application(sys.argv[:1], options.language or "")
    start = Start(app, options)
    try:
        start.watch()
        if not blind and not options.screenshot:
            return start.show()
        program = start.fill()
        if blind:
            return _train_blindly(app, program, options)
        steps = SCREENSHOT_STEPS if options.steps is None else options.steps
        return _take_picture(app, program, options.screenshot, steps)
    except DescensoError as error:
        sys.stderr.write(f"descenso: {error}\n")
        return FAILED
    except Exception as error:
        start.crashes.write(error)
        raise
    finally:
        start.close()


class Start:
    """A window that is being filled.

    Attributes:
        program: what the window belongs to; None until the engine is there.
        crashes: what this run leaves behind if it crashes.
    """

    def __init__(self, app: QApplication, options: argparse.Namespace) -> None:
        self._app, self._options = app, options
        self._theme: ThemeManager = make_theme(app, options.theme or "")
        self._child: Child | None = None
        self._data = data_file(options.target)
        self._faults: Faults | None = None
        self._recovery: Recovery | None = None
        self.program: Program | None = None
        self.crashes = CrashLog(data_folder())
        self.window = MainWindow()
        if options.size:
            self.window.resize(*options.size)

    def watch(self) -> None:
        """Keep a trace of a crash from now on."""
        self.crashes.open()

    def show(self) -> int:
        """Show the window, fill it once it is seen, and return its exit code.

        Raises whatever went wrong while it was filled: DescensoError for what cannot be opened.
        """
        if not self._data and not _is_there(self._options.target):
            _resolve(self._options.target)  # which says so
        portions = Portions(self._steps())
        portions.ended.connect(lambda: self._begin() if portions.error is None else self._app.exit(FAILED))
        assert self.window.skeleton is not None
        # Not in the midst of the painting.
        self.window.skeleton.painted.connect(portions.start, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(PATIENCE, portions, portions.start)
        self.window.present(bounded=not self._options.size)
        self._follow_interruptions()
        code = self._app.exec()
        if portions.error is not None:
            raise portions.error
        return code

    def fill(self) -> Program:
        """Fill the window, then show it. Raises DescensoError for what cannot be opened."""
        for _ in self._steps():
            pass
        self.window.show()
        self._follow_interruptions()
        if self._data:
            self._await_data()
        assert self.program is not None
        return self.program

    def close(self) -> None:
        """End everything that has come to be."""
        if self._recovery is not None:
            self._recovery.close()
        if self.program is not None:
            self.program.close()
        if self._faults is not None:
            self._faults.uninstall()
        if self._child is not None:
            self._child.end()
        self.crashes.close()

    def _steps(self) -> Generator[None]:
        """Bring in everything that the window is about, portion by portion. Raises DescensoError."""
        limit_threads()
        self._child = Child()
        yield
        with lean_imports():
            import numpy  # noqa: F401

            yield
            found = None if self._data and _takes(self._data) else _resolve(self._options.target)
            yield
            from gui.app import Program, make_context
            from gui.faults import Faults, default_log_file

            context = make_context(self._app, self._start_worker, self._theme)
            self._faults = Faults(context.notices, default_log_file())
            self._faults.install()
            self.program = Program(context, self.window)
            # Before the panels, so that they are made for what is opened, and the worker prepares it meanwhile.
            if found is not None:
                self.program.files.open_source(found, Path(self._options.target))
            else:
                self._begin_with_data()
            yield
            yield from self.program.filling()
            if self._data:
                self.program.files.drop(self._data)

    def _begin_with_data(self) -> None:
        """A new experiment, which gets the file as its data once the window is there to show them."""
        from engine.experiment import Experiment

        assert self.program is not None
        assert self._data is not None
        self.program.files.open_experiment(Experiment(), self._data.stem)

    def _await_data(self) -> None:
        """Go on once they have been read, or could not be."""
        assert self.program is not None
        data, waiting = self.program.context.data, QEventLoop()
        data.settled.connect(waiting.quit)
        while data.busy:  # what is chosen is read once more, for its preview
            waiting.exec()

    def _begin(self) -> None:
        """The window is full: let go."""
        from gui.widgets.pace_slider import USUAL_PACE

        assert self.program is not None
        self._offer()
        self.program.window.transport.pace.choose(USUAL_PACE)
        if self._options.welcome:
            self.program.window.commands.welcome.show()
        if self._options.play and self.program.context.data.busy:
            self.program.context.data.settled.connect(self._play, Qt.ConnectionType.SingleShotConnection)
        elif self._options.play:
            self._play()

    def _play(self) -> None:
        assert self.program is not None
        runs, steps = self.program.context.runs, self._options.steps
        if steps is None:
            runs.play()
        else:
            runs.train(steps)

    def _offer(self) -> None:
        """What is worth knowing at a start: how the last one ended; at the first, that there is a tour."""
        from gui.crash.log import take_report
        from gui.tour.offer import offer_tour

        assert self.program is not None
        notices = self.program.context.notices
        self._keep_copies()
        if report := take_report(data_folder()):
            from gui.crash.offer import offer_report

            offer_report(notices, *report)
        else:
            offer_tour(notices, self.program.window.commands["tour"].trigger)

    def _keep_copies(self) -> None:
        """From now on what is unsaved survives the end of this process; and what an earlier one left is offered."""
        from gui.recovery.recovery import Recovery

        assert self.program is not None
        self._recovery = Recovery(self.program, data_folder())

    def _follow_interruptions(self) -> None:
        signal.signal(signal.SIGINT, lambda *_: self._app.exit(INTERRUPTED))

    def _start_worker(self) -> Client:
        """The process that was started first, or later ones."""
        from engine.worker.client import WorkerClient

        child, self._child = self._child, None
        return WorkerClient(child)


def data_file(target: str) -> Path | None:
    """The file or folder of a person's own data that is meant, found out without the engine: neither an example, nor
    an experiment, nor a session."""
    file = Path(target)
    if is_shared(target) or _example(target).is_file() or not file.exists():
        return None
    return None if file.suffix.lower() in (".json", ".descenso") else file


def _takes(file: Path) -> bool:
    from engine.importers.suffixes import takes

    return takes(file)


def _example(target: str) -> Traversable:
    return resources.files("assets").joinpath("examples", f"{target}.json")


def _is_there(target: str) -> bool:
    """Whether there is something of that name to open, found out without the engine; texts have to be read."""
    if is_shared(target):
        return False
    return _example(target).is_file() or Path(target).exists()


def _resolve(target: str) -> Source:
    from engine import source

    return source.resolve(target, laid_out_folder())


def _take_picture(
    app: QApplication, program: Program, file: Path, steps: int, bar: tqdm[None] | None = None
) -> int:
    from gui.portrait import Portrait

    portrait = Portrait(program.window, program.context, file, steps)
    if bar is not None:
        portrait.advanced.connect(lambda made: _advance(bar, made))
    portrait.finished.connect(lambda written: app.exit(0 if written else FAILED))
    code = app.exec()
    if code == FAILED:
        sys.stderr.write(f"descenso: {file} could not be written\n")
    return code


def _advance(bar: tqdm[None], made: int) -> None:
    bar.update(made - bar.n)
    if made == bar.total:
        bar.close()  # what is left to do is no training


def _train_blindly(app: QApplication, program: Program, options: argparse.Namespace) -> int:
    """Where there is no display: say so, train, leave a picture, and name the ways to go on.

    Returns the exit code that the command line would.
    """
    from tqdm import tqdm

    experiment = program.context.document.experiment
    steps = experiment.steps if options.steps is None else options.steps
    title = program.context.document.title
    _say(f"There is no display here, so the window cannot open; {title} trains without it.")
    tqdm.monitor_interval = 0
    with tqdm(total=steps, unit=" steps", desc=title) as bar:
        code = _take_picture(app, program, options.screenshot or PICTURE, steps, bar)
    if code == 0:
        _say(
            f"{_last_figures(program)}"
            f"The window's picture is in {options.screenshot or PICTURE}. To go on: start it where there is a "
            f"display (or over `ssh -X`){_without_window(options.target)}."
        )
    controller = program.context.controller
    possible, reason = controller.can_play
    if code or possible:
        return code
    # Whoever reads this has no window to look for a field in, but maybe the file.
    problems = controller.problems
    sys.stderr.write(f"descenso: {problems[0] if problems else reason}\n")
    return DIVERGED if controller.state == "diverged" else FAILED


def _without_window(target: str) -> str:
    """How the same could be trained on the command line, where that takes it."""
    command = f", or train on the command line with `python3 -m engine run {target}`"
    return "" if data_file(target) else command


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _last_figures(program: Program) -> str:
    from gui.formatting import number

    record = program.context.controller.record
    found = {name: record.series.series(f"{name}_measure").last for name in ("train", "test")}
    figures = [f"{name} {number(last[1])}" for name, last in found.items() if last is not None]
    if not figures:
        return ""
    step = program.context.controller.step
    return f"{record.start.measure.title} after {step} steps: {', '.join(figures)}.\n"
