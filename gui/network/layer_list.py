"""Edits of the network's layers; each one is a change of its own in the document's history."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine import registry
from engine.layers.base import Layer
from engine.training.topology import inspect
from gui.document import Document
from gui.forms.words import engine_text

PATH = "network.layers"


class LayerList:
    """Inserts, removes, moves and duplicates. Positions are those of `network.layers`."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers as they stand."""
        return self._document.experiment.network.layers

    def insert(self, position: int, kind: str) -> None:
        """A new layer of a kind, before the one at `position`; it takes after its like."""
        layer = self.fresh(position, kind)
        layers = (*self.layers[:position], layer, *self.layers[position:])
        self._put(layers, QCoreApplication.translate("network", "Insert {layer}"), layer)

    def remove(self, position: int) -> None:
        layer = self.layers[position]
        layers = (*self.layers[:position], *self.layers[position + 1 :])
        self._put(layers, QCoreApplication.translate("network", "Remove {layer}"), layer)

    def duplicate(self, position: int) -> None:
        """A copy right after the layer."""
        layer = self.layers[position]
        layers = (*self.layers[: position + 1], layer, *self.layers[position + 1 :])
        self._put(layers, QCoreApplication.translate("network", "Duplicate {layer}"), layer)

    def move(self, position: int, target: int) -> None:
        """Take the layer out and put it back so that it stands at `target`."""
        layers = list(self.layers)
        layer = layers.pop(position)
        layers.insert(target, layer)
        self._put(tuple(layers), QCoreApplication.translate("network", "Move {layer}"), layer)

    def fresh(self, position: int, kind: str) -> Layer:
        """The layer that `insert` would insert: like the nearest one of its kind, those before it first."""
        nearby = (*reversed(self.layers[:position]), *self.layers[position:])
        like = next((layer for layer in nearby if layer.kind == kind), None)
        if like is not None:
            return like
        layer = registry.decode("layers", kind)
        assert isinstance(layer, Layer)
        return layer

    def problem_of(self, position: int, kind: str) -> str:
        """Why a new layer of a kind could not stand at `position`, in words; empty where it can."""
        layers = (*self.layers[:position], self.fresh(position, kind), *self.layers[position:])
        experiment = self._document.experiment
        network = experiment.network.replace(layers=layers)
        return inspect(experiment.replace(network=network)).stations[position].problem

    def _put(self, layers: tuple[Layer, ...], text: str, layer: Layer) -> None:
        if layers == self.layers:
            return
        self._document.finish_edit()
        self._document.edit(PATH, layers, text.format(layer=engine_text(layer.title)))
        self._document.finish_edit()
