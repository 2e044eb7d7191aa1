"""By what cells are judged, and how long they are trained, for an experiment."""

from __future__ import annotations

from engine.errors import InputError
from engine.experiment import Experiment
from engine.sweeps.figures import yardsticks
from gui.sweeps.words import yardstick_title
from gui.widgets.choice_field import ChoiceItem

SHORT = 300
"""Steps of a trial, unless the runs themselves are shorter."""


def judges(experiment: Experiment) -> list[ChoiceItem]:
    """The series to choose from: what choices ought to be made by comes first, what spoils the test last."""
    surface = experiment.surface.is_surface
    validation = not surface and has_validation(experiment)
    names = yardsticks(surface=surface, validation=validation)
    return [ChoiceItem(name, yardstick_title(name, experiment)) for name in names]


def has_validation(experiment: Experiment) -> bool:
    """Whether a part of the data is set aside for choices."""
    try:
        experiment.data.task()
    except InputError:
        return False
    return experiment.data.validation_fraction > 0.0


def short_length(experiment: Experiment) -> int:
    """Steps of a trial: few, and a multiple of what lies between two evaluations."""
    wanted, every = min(SHORT, experiment.steps), experiment.evaluate_every
    return max(wanted // every * every, min(every, experiment.steps))
