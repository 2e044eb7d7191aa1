"""What a shared text holds, in a line or two, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.errors import DescensoError, InputError
from engine.experiment import Experiment
from gui import formatting
from gui.forms.places import problem_text
from gui.forms.words import SEPARATOR, engine_text
from gui.runs.naming import names
from gui.runs.scene import RunEntry

translate = QCoreApplication.translate

MOST = 4
"""Runs that are named."""


def summary(runs: Sequence[tuple[str, Experiment]]) -> str:
    """What is trained, and how; of several runs their names instead."""
    entries = [RunEntry(number, experiment, name) for number, (name, experiment) in enumerate(runs)]
    lines = [_experiment(runs[0][1], alone=len(runs) == 1)]
    if len(runs) > 1:
        named = list(names(entries).values())
        told = "; ".join(named[:MOST]) + ("; …" if len(named) > MOST else "")
        lines.append(translate("Sharing", "{count} runs: {names}").format(count=len(runs), names=told))
    return "\n".join(lines)


def sentence(error: DescensoError) -> str:
    """What is wrong, as a sentence."""
    text = problem_text(error) if isinstance(error, InputError) else str(error)
    return text[:1].upper() + text[1:]


def _experiment(experiment: Experiment, *, alone: bool) -> str:
    if experiment.surface.is_surface:
        words = [engine_text(experiment.surface.title)]
    else:
        layers = len(experiment.network.layers)
        words = [
            engine_text(experiment.data.title),
            translate("Runs", "{count} layers").format(count=layers),
        ]
    steps = translate("Sharing", "{count} steps").format(count=formatting.number(experiment.steps))
    how = [engine_text(experiment.optimizer.title)] if alone else []
    return SEPARATOR.join([*words, *how, steps])
