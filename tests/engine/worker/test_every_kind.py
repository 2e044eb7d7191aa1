"""Every registered kind trains five steps in the worker, in the first small experiment that it fits into."""

from __future__ import annotations

import numpy as np
import pytest

from engine import registry
from engine.experiment import Experiment
from engine.values import Part
from engine.worker import messages
from engine.worker.client import InProcessClient
from tests.support.fitting import fitting, small
from tests.support.kinds import every_kind_in_training

STEPS = 5
MOST_SLICES = 2000


def trained(experiment: Experiment, *probes: str) -> list[messages.Message]:
    """Everything the worker says until the steps are made."""
    client = InProcessClient()
    heard: list[messages.Message] = []
    client.send(messages.Open("run", experiment.to_document(), backend="numpy"))
    client.send(messages.Credit("run", 10**6))
    client.send(messages.Watch("run", probes))
    client.send(messages.Play("run", until=STEPS))
    for _ in range(MOST_SLICES):
        heard += client.receive()
        seen = {message.probe for message in heard if isinstance(message, messages.Reading)}
        if any(_is_over(message) for message in heard) and seen >= set(probes):
            break
    client.close()
    return heard


def _is_over(message: messages.Message) -> bool:
    if isinstance(message, messages.State):
        return message.step == STEPS or message.state not in ("paused", "running")
    return isinstance(message, messages.Refused | messages.Failed | messages.Lost)


def contains(value: object, kind: type[Part]) -> bool:
    """Whether a part of a kind stands somewhere in a value."""
    if isinstance(value, kind):
        return True
    if isinstance(value, tuple):
        return any(contains(item, kind) for item in value)
    return any(contains(getattr(value, field.name), kind) for field in getattr(value, "fields", ()))


@every_kind_in_training()
def test_it_trains(kind: type[Part]) -> None:
    experiment = fitting(small(kind))
    assert kind.family == "probes" or contains(experiment, kind)
    heard = trained(experiment, *([kind.kind] if kind.family == "probes" else []))
    troubles = [one for one in heard if isinstance(one, messages.Refused | messages.Failed | messages.Lost)]
    assert troubles == []
    (last,) = [one for one in heard if isinstance(one, messages.State)][-1:]
    assert (last.state, last.step) == ("paused", STEPS), last.reason
    frames = [one for one in heard if isinstance(one, messages.Frame)]
    figures = np.concatenate([np.asarray(frame.columns.get("train_loss", ())).ravel() for frame in frames])
    assert np.isfinite(figures[~np.isnan(figures)]).all()
    assert (~np.isnan(figures)).sum() >= 2, "evaluated at the start and at the end"
    for reading in (one for one in heard if isinstance(one, messages.Reading)):
        assert reading.arrays
        assert all(np.isfinite(array).all() for array in reading.arrays.values())


@pytest.mark.parametrize("family", ["datasets", "importers"])
def test_what_is_written_down_is_the_same_experiment(family: str) -> None:
    for kind in registry.kinds(family).values():
        experiment = fitting(small(kind))
        assert Experiment.from_document(experiment.to_document()) == experiment
