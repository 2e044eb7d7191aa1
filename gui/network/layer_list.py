"""Edits of the network's layers; each one is a change of its own in the document's history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine import paths, registry
from engine.layers.base import Layer
from engine.training.topology import inspect
from gui.document import Document
from gui.forms.words import engine_text

PATH = "network.layers"
BLOCK = "residual"
"""The kind that `wrap` puts around layers. Found by name: only who wraps needs its module."""
translate = QCoreApplication.translate


class LayerList:
    """Inserts, removes, moves, duplicates and wraps. Positions are those of `network.layers`, in their order.

    An edit raises InputError where the experiment does not stand it: a lane may be about a layer that goes.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers as they stand."""
        return self._document.experiment.network.layers

    def at(self, positions: Sequence[int]) -> tuple[Layer, ...]:
        """The layers at some positions."""
        return tuple(self.layers[position] for position in positions)

    def insert(self, position: int, kind: str) -> None:
        """A new layer of a kind, before the one at `position`; it takes after its like."""
        self.put_in(position, (self.fresh(position, kind),))

    def put_in(self, position: int, new: Sequence[Layer]) -> None:
        """Layers that exist already, before the one at `position`."""
        texts = translate("network", "Insert {layer}"), translate("network", "Insert {count} layers")
        self._put((*self.layers[:position], *new, *self.layers[position:]), texts, new)

    def remove(self, positions: Sequence[int]) -> None:
        texts = translate("network", "Remove {layer}"), translate("network", "Remove {count} layers")
        self._put(self._others(positions), texts, self.at(positions))

    def cut(self, positions: Sequence[int]) -> None:
        """Like `remove`, under another name."""
        texts = translate("network", "Cut {layer}"), translate("network", "Cut {count} layers")
        self._put(self._others(positions), texts, self.at(positions))

    def duplicate(self, positions: Sequence[int]) -> None:
        """Copies right after the last of the layers."""
        copies, after = self.at(positions), positions[-1] + 1
        texts = translate("network", "Duplicate {layer}"), translate("network", "Duplicate {count} layers")
        self._put((*self.layers[:after], *copies, *self.layers[after:]), texts, copies)

    def move(self, positions: Sequence[int], place: int) -> None:
        """Take layers out and put them back as one block, before number `place` of those that stayed."""
        block, others = self.at(positions), self._others(positions)
        texts = translate("network", "Move {layer}"), translate("network", "Move {count} layers")
        self._put((*others[:place], *block, *others[place:]), texts, block)

    def wrap(self, positions: Sequence[int]) -> None:
        """A residual block around layers that follow one another; with a projection if it needs one."""
        first, inner = positions[0], self.at(positions)
        before, after = self.layers[:first], self.layers[positions[-1] + 1 :]
        blocks = (_block(inner, projection=projection) for projection in (False, True))
        networks = [(*before, block, *after) for block in blocks]
        # Where it fits neither way the plain form says why.
        layers = next((one for one in networks if not self._problem(one, first)), networks[0])
        text = translate("network", "Wrap in a residual block")
        self._put(layers, (text, text), inner)

    def unwrap(self, position: int) -> None:
        """Put the layers of a residual block in its place."""
        block = self.layers[position]
        text = translate("network", "Unwrap the residual block")
        layers = (*self.layers[:position], *self.inside(position), *self.layers[position + 1 :])
        self._put(layers, (text, text), (block,))

    def inside(self, position: int) -> tuple[Layer, ...]:
        """The layers of the residual block at `position`; none if there stands something else."""
        layer = self.layers[position]
        inner: tuple[Layer, ...] = paths.get(layer, "layers") if layer.kind == BLOCK else ()
        return inner

    def can_wrap(self, positions: Sequence[int]) -> bool:
        """Whether a block may hold these layers: an output stands alone at the end."""
        return all(type(layer).settle is Layer.settle for layer in self.at(positions))

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
        return self._problem(layers, position)

    def _problem(self, layers: tuple[Layer, ...], position: int) -> str:
        experiment = self._document.experiment
        network = experiment.network.replace(layers=layers)
        return inspect(experiment.replace(network=network)).stations[position].problem

    def _others(self, positions: Sequence[int]) -> tuple[Layer, ...]:
        return tuple(layer for position, layer in enumerate(self.layers) if position not in positions)

    def _put(self, layers: tuple[Layer, ...], texts: tuple[str, str], touched: Sequence[Layer]) -> None:
        """Make an edit; of the texts the first is for one layer, the second for several."""
        if layers == self.layers:
            return
        one, several = texts
        if len(touched) == 1:
            text = one.format(layer=engine_text(touched[0].title))
        else:
            text = several.format(count=len(touched))
        self._document.finish_edit()
        self._document.edit(PATH, layers, text)
        self._document.finish_edit()


def _block(layers: Sequence[Layer], *, projection: bool) -> Layer:
    block = registry.find("layers", BLOCK)(layers=tuple(layers), projection=projection)
    assert isinstance(block, Layer)
    return block
