"""`run EXPERIMENT`: train without a window."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine import backend, side_by_side, source
from engine.cli import report, settings
from engine.cli.metrics import MetricsFile
from engine.cli.moved import tell_moved
from engine.cli.parser import UsageError, count, threads
from engine.cli.settings import Setting
from engine.cli.training import Training
from engine.kernels.warming.readiness import kernels
from engine.recording.run import RunRecord
from engine.session.atomic import check_writable
from engine.session.session import Session, save, with_data
from engine.source import SESSION, Source
from engine.threads import VARIABLE
from engine.training.stepping import ACCELERATED
from engine.training.trainer import Trainer
from engine.worker import executor
from engine.worker.course import Course
from engine.worker.route import AUTO, CHOICES, asked

DIVERGED, INTERRUPTED = 3, 130

DESCRIPTION = """\
Train an experiment: the name of an example (see `list examples`), an experiment in a .json file, a shared
text (see `share`), or a .descenso session, whose last run goes on from where it stopped. An example or a text
of several runs has each of them trained, one after the other."""
EPILOG = """\
The file of --metrics has one row per lane and step, and names the run first where there are several; row t is the
state after t updates, so a new run has the rows 0 to N. For a session it holds the rows after the step at which the
run goes on. Losses exclude penalties and are taken in evaluation mode, except batch_loss. Cells are empty where
nothing was evaluated; the last step of each lane always is.

Exit codes: 0; 2 for a wrong argument or file; 3 when the run diverged, which with lanes or several runs means all of
them (what was asked for is still written); 130 when it was interrupted by Ctrl+C (likewise)."""


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "run",
        help="train an experiment",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    option = parser.add_argument
    option("experiment", metavar="EXPERIMENT", help=source.MEANT)
    option(
        "--set",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        help="change a field, for instance optimizer.learning_rate=0.01; VALUE is JSON, or else text; may be "
        "repeated. For a session only live fields, from the present step on",
    )
    option(
        "--steps",
        type=count,
        metavar="N",
        help="updates to make, for a session on top of those made (default: up to the experiment's `steps`; for "
        "a session that has made them, as many again)",
    )
    option("--backend", choices=backend.names(), help="default: auto; for a session the one it has used")
    option(
        "--path",
        choices=CHOICES,
        default=AUTO,
        help="reference: plain array operations; accelerated: compiled kernels for what there are such for, compiled "
        "first where they are missing (a minute, once); default: auto, which takes them when they are there, and in a "
        "session goes on as it has been",
    )
    option(
        "--threads",
        type=threads,
        metavar="N",
        help=f"most threads (default: ${VARIABLE}, else as many as there are processors)",
    )
    option("--dtype", choices=("float32", "float64"), help="default: float32")
    option("--metrics", type=Path, metavar="FILE.csv", help="write every recorded row")
    option("--save", type=Path, metavar="FILE.descenso", help="write a session to go on from")
    option(
        "--keep-data",
        action="store_true",
        help="have the session of --save hold the files that the data are read from, so that it can go on where they "
        "are not; a session that holds them keeps them anyway",
    )
    option("--quiet", action="store_true", help="no progress bar and no table")
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Train, write what was asked for, and return the exit code."""
    if arguments.threads:
        os.environ[VARIABLE] = str(arguments.threads)
    found = source.resolve(arguments.experiment)
    tell_moved("run", found.session)
    changes = [settings.parse(text) for text in arguments.set]
    check_outputs(arguments.experiment, arguments.metrics, arguments.save)
    if arguments.keep_data and not arguments.save:
        raise UsageError("argument --keep-data: there is no session to keep them in; give --save as well")
    plan = _prepare(found, changes, arguments)
    metrics = None
    if arguments.metrics:
        metrics = MetricsFile(arguments.metrics, [course.trainer for course in plan.courses], plan.titles)
    trainings = [Training(course, metrics, keep=arguments.save is not None) for course in plan.courses]
    for number, training in enumerate(trainings):
        if metrics is not None:
            metrics.turn_to(number)
        training.run(_wanted_steps(training.course, arguments.steps), quiet=arguments.quiet)
        if not arguments.quiet:
            _report(plan, number, training)
        if training.interrupted:
            break
    if metrics is not None:
        metrics.close()
    if arguments.save:
        _save(plan, arguments.save, keep_data=arguments.keep_data)
    for number, training in enumerate(trainings):
        _tell_divergences(training, plan.titles[number] if plan.titles else "")
    return _verdict(trainings, metrics, arguments.save)


def check_outputs(experiment: str, metrics: Path | None, session: Path | None) -> None:
    """Refuse early what could not be written late. Raises UsageError or FileError."""
    if session is not None and session.suffix.lower() != SESSION:
        raise UsageError(f"argument --save: {str(session)!r} must end in {SESSION}")
    for path in filter(None, (metrics, session)):
        check_writable(path)
    if metrics is not None and metrics.resolve() in {
        path.resolve() for path in (session, Path(experiment)) if path
    }:
        raise UsageError(f"argument --metrics: {str(metrics)!r} is already used for something else")


@dataclass
class Plan:
    """What is trained, and the source that it comes from.

    Attributes:
        titles: what the runs are called; none where there is but one.
    """

    courses: list[Course]
    found: Source
    titles: list[str]

    def session(self) -> Session:
        """The session to save: other runs, layout and notes stay as they were."""
        records = tuple(course.record for course in self.courses)
        record, old = records[0], self.found.session
        if old is None:
            runs = [(title, record.experiment) for title, record in zip(self.titles, records, strict=False)]
            return Session(record.experiment, records, side_by_side.layout(runs) if runs else {})
        # The experiment being edited follows the run, unless it had already gone its own way.
        edited = record.experiment if old.experiment == self.found.experiment else old.experiment
        return dataclasses.replace(old, experiment=edited, runs=(*old.runs[:-1], record))


def _prepare(found: Source, changes: list[Setting], arguments: argparse.Namespace) -> Plan:
    record = found.run
    if record is None:
        return _prepare_new(found, changes, arguments)
    _announce_compiling(record, arguments)
    if arguments.dtype not in (None, record.dtype):
        raise UsageError(f"argument --dtype: this run is computed in {record.dtype}, which cannot change")
    course = Course(record, arguments.backend or record.executor.get("backend", "auto"), arguments.path)
    for change in changes:
        course.change(*change)
    if differing := executor.differences(record.executor, course.ground, course.route.paths):
        sys.stderr.write(
            f"descenso run: goes on under other conditions than it began ({', '.join(differing)}); "
            "its figures are not comparable bit for bit\n"
        )
    return Plan([course], found, [])


def _prepare_new(found: Source, changes: list[Setting], arguments: argparse.Namespace) -> Plan:
    """All of its runs, each with the changes, before any is trained: what is wrong with one is told at once."""
    several = found.runs if len(found.runs) > 1 else (("", found.experiment),)
    runs = [(name, settings.apply(experiment, changes)) for name, experiment in several]
    records = [RunRecord(start, dtype=arguments.dtype or "float32") for _, start in runs]
    _announce_compiling(records[0], arguments)
    courses = [Course(record, arguments.backend or "auto", arguments.path) for record in records]
    return Plan(courses, found, side_by_side.titles(runs) if len(runs) > 1 else [])


def _announce_compiling(record: RunRecord, arguments: argparse.Namespace) -> None:
    """Say why it is quiet for a while, where kernels are to be compiled first."""
    lanes = len(record.start.lane_experiments())
    if asked(arguments.path) == ACCELERATED and kernels.state(record.dtype, lanes) == "missing":
        sys.stderr.write("descenso run: compiling the kernels, once (about a minute)\n")


def _wanted_steps(course: Course, asked: int | None) -> int:
    if asked is not None:
        return asked
    horizon = course.trainer.experiment.steps
    return horizon if course.step >= horizon else horizon - course.step


def _report(plan: Plan, number: int, training: Training) -> None:
    """The table of a run, under its own name where there are several."""
    title = f"{plan.found.title}: {plan.titles[number]}" if plan.titles else plan.found.title
    apart = "\n" if number else ""
    sys.stdout.write(f"{apart}{report.table(title, training.course, training.made, training.seconds)}\n")
    sys.stdout.flush()


def _tell_divergences(training: Training, title: str) -> None:
    trainer = training.course.trainer
    for divergence in trainer.divergences:
        lane = f"lane {divergence.lane} " if trainer.lanes > 1 else ""
        sys.stderr.write(f"descenso run: {f'{title}: ' if title else ''}{lane}{divergence}\n")


def _save(plan: Plan, file: Path, *, keep_data: bool) -> None:
    """Write the session, after saying which data it cannot hold."""
    for course in plan.courses:
        course.keep_checkpoint()
    session = plan.session()
    if keep_data:
        session, problems = with_data(session)
        for problem in problems:
            sys.stderr.write(f"descenso run: not in the session: {problem}\n")
    save(file, session)


def _verdict(trainings: list[Training], metrics: MetricsFile | None, saved: Path | None) -> int:
    """The exit code, after saying on the standard error what it stands for."""
    if metrics is not None and metrics.problem is not None:
        raise metrics.problem
    stopped = next((training for training in trainings if training.interrupted), None)
    if stopped is not None:
        where = f"; the session is in {saved}" if saved else ""
        sys.stderr.write(f"descenso run: interrupted at step {stopped.course.step}{where}\n")
        return INTERRUPTED
    return DIVERGED if all(_failed(training.course.trainer) for training in trainings) else 0


def _failed(trainer: Trainer) -> bool:
    return trainer.finished and any(divergence.failed for divergence in trainer.divergences)
