"""From options to a running window, and back to an exit code."""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tqdm import tqdm

from engine import source
from engine.errors import DescensoError
from gui.app import Program, make_application, make_context, start_worker
from gui.arguments import SCREENSHOT_STEPS
from gui.faults import Faults, default_log_file
from gui.formatting import number
from gui.portrait import Portrait
from gui.widgets.pace_slider import USUAL_PACE

PICTURE = Path("descenso.png")
FAILED, DIVERGED = 2, 3
INTERRUPTED = 130
"""What a shell expects of a program that Ctrl+C has ended."""


def run(options: argparse.Namespace, *, blind: bool) -> int:
    """Open what the options name; return when the window is closed or its picture is taken.

    Args:
        blind: there is no display: train with a progress bar, and leave a picture behind.
    """
    try:
        found = source.resolve(options.target)
    except DescensoError as error:
        sys.stderr.write(f"descenso: {error}\n")
        return FAILED
    app = make_application(sys.argv[:1], options.language or "")
    context = make_context(app, start_worker, options.theme or "")
    faults = Faults(context.notices, default_log_file())
    faults.install()
    signal.signal(signal.SIGINT, lambda *_: app.exit(INTERRUPTED))
    program = Program(context)
    try:
        program.files.open_source(found, Path(options.target))
        if options.size:
            program.window.resize(*options.size)
        program.window.show()
        if blind:
            return _train_blindly(app, program, options)
        if options.screenshot:
            steps = SCREENSHOT_STEPS if options.steps is None else options.steps
            return _take_picture(app, program, options.screenshot, steps)
        program.window.transport.pace.choose(USUAL_PACE)
        if options.play:
            QTimer.singleShot(0, program.window, lambda: _play(program, options.steps))
        return app.exec()
    finally:
        program.close()
        faults.uninstall()


def _play(program: Program, steps: int | None) -> None:
    controller = program.context.controller
    if steps is None:
        controller.play()
    else:
        controller.train(steps)


def _take_picture(
    app: QApplication, program: Program, file: Path, steps: int, bar: tqdm[None] | None = None
) -> int:
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
            f"display (or over `ssh -X`), or train on the command line with `python3 -m engine run {options.target}`."
        )
    controller = program.context.controller
    possible, reason = controller.can_play
    if code or possible:
        return code
    sys.stderr.write(f"descenso: {reason}\n")
    return DIVERGED if controller.state == "diverged" else FAILED


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _last_figures(program: Program) -> str:
    record = program.context.controller.record
    found = {name: record.series.series(f"{name}_measure").last for name in ("train", "test")}
    figures = [f"{name} {number(last[1])}" for name, last in found.items() if last is not None]
    if not figures:
        return ""
    step = program.context.controller.step
    return f"{record.start.measure.title} after {step} steps: {', '.join(figures)}.\n"
