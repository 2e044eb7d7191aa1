"""`--set PATH=VALUE`."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from engine import paths
from engine.errors import InputError
from engine.experiment import Experiment


class Setting(NamedTuple):
    """A dotted path and the JSON value that it gets."""

    path: str
    value: Any


def parse(text: str) -> Setting:
    """`PATH=VALUE`; a value that is not JSON is taken as text. Raises InputError."""
    path, sign, value = text.partition("=")
    path = path.strip()
    if not sign or not path:
        raise InputError(
            "--set", f"needs PATH=VALUE, for instance optimizer.learning_rate=0.01, not {text!r}"
        )
    try:
        # NaN and Infinity pass here, so that the field itself says what is wrong with them.
        return Setting(path, json.loads(value))
    except RecursionError:
        raise InputError(path, "is nested too deeply") from None
    except ValueError:
        return Setting(path, value)


def apply(experiment: Experiment, settings: list[Setting]) -> Experiment:
    """The experiment with all settings, one after another. Raises InputError with the path."""
    for path, value in settings:
        experiment = paths.put(experiment, path, value)
    return experiment
