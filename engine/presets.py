"""Networks to start from, in `assets/presets`: each suits some data, and brings along what must follow it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources

from engine.errors import InputError
from engine.experiment import Experiment, Network
from engine.losses.base import Loss
from engine.registry import decode
from engine.session import strict_json
from engine.session.json_reader import Json
from engine.tasks import Task
from engine.training.topology import inspect


@dataclass(frozen=True)
class Preset:
    """A network by name, in one or more forms for different sorts of data.

    Attributes:
        rank: position in the menu.
        networks: the first one that fits is taken.
        initializer: what its activations want, as JSON.
        losses: the loss has to be one of these kinds; empty where any will do.
    """

    name: str
    title: str
    description: str
    rank: int
    networks: tuple[Network, ...]
    initializer: str
    losses: tuple[str, ...]

    def fitted(self, experiment: Experiment) -> Experiment | None:
        """The experiment with this network in place of its own; None where no form fits the data and the lanes."""
        if experiment.surface.is_surface:
            return None
        try:
            return self._fitted(experiment, experiment.data.task())
        except InputError:  # the data pose no task, or a lane is about a layer that there would not be
            return None

    def _fitted(self, experiment: Experiment, task: Task) -> Experiment | None:
        changed = experiment.replace(initializer=decode("initializers", self.initializer))
        if self.losses and experiment.loss.kind not in self.losses:
            loss = next((loss for name in self.losses if (loss := _loss(name, task)) is not None), None)
            if loss is None:
                return None
            changed = changed.replace(loss=loss)
        candidates = (changed.replace(network=_for_task(network, task)) for network in self.networks)
        return next((candidate for candidate in candidates if _fits(candidate, task)), None)


def _for_task(network: Network, task: Task) -> Network:
    """Layers that look tokens up know as many as there are."""
    layers = (
        layer.replace(vocabulary=task.vocabulary) if layer.tokens and task.vocabulary else layer
        for layer in network.layers
    )
    return network.replace(layers=tuple(layers))


def _fits(experiment: Experiment, task: Task) -> bool:
    """Whether every layer fits; numbers of tokens are looked up, and nothing else is."""
    if experiment.network.layers[0].tokens != bool(task.vocabulary):
        return False
    return all(station.shape is not None and not station.problem for station in inspect(experiment).stations)


def _loss(name: str, task: Task) -> Loss | None:
    loss = decode("losses", name)
    assert isinstance(loss, Loss)
    try:
        loss.outputs(task)
    except InputError:
        return None
    return loss


@functools.cache
def presets() -> tuple[Preset, ...]:
    """All presets in the order of the menu."""
    folder = resources.files("assets").joinpath("presets")
    names = (entry.name.removesuffix(".json") for entry in folder.iterdir() if entry.name.endswith(".json"))
    return tuple(sorted(map(_load, names), key=lambda preset: (preset.rank, preset.title)))


def suitable(experiment: Experiment) -> list[tuple[Preset, Experiment]]:
    """The presets that suit the data, each with the experiment that it makes."""
    found = ((preset, preset.fitted(experiment)) for preset in presets())
    return [(preset, made) for preset, made in found if made is not None]


def _load(name: str) -> Preset:
    file = resources.files("assets").joinpath("presets", f"{name}.json")
    data = Json(strict_json.parse(file.read_bytes()), name)
    data.require_only("title", "description", "rank", "initializer", "losses", "networks")
    losses = data["losses"] if "losses" in data.mapping() else ()
    return Preset(
        name,
        data["title"].text(),
        data["description"].text(),
        data["rank"].whole(),
        tuple(Network.from_json({"layers": layers.value}) for layers in data["networks"]),
        data["initializer"].text(),
        tuple(loss.text() for loss in losses),
    )
