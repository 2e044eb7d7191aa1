"""Edits of the selected layers, each of which leaves selected what it was about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from engine.errors import InputError
from gui.document import Document
from gui.forms.places import problem_text
from gui.network.clipboard import pack, unpack
from gui.network.layer_list import LayerList
from gui.network.selection import Selection


class SelectionEdits(QObject):
    """Inserts, copies, pastes, moves, wraps and removes; whoever shows the layers says what `choose` does.

    Signals:
        refused: why something could not be done, and what to do, in words.
    """

    refused = Signal(str, str)

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self.layers = LayerList(document)
        self._selection = Selection()

    @property
    def selection(self) -> Selection:
        """What is selected."""
        return self._selection

    @property
    def position(self) -> int:
        """The current position, `INPUT` for the input."""
        return self._selection.current

    def choose(self, selection: Selection) -> None:
        """Select layers."""
        self._selection = selection

    def insert(self, position: int, kind: str) -> None:
        """Insert a layer and select it."""
        self._edit(lambda: self.layers.insert(position, kind), Selection.only(position))

    def copy(self) -> None:
        """Put the selected layers on the clipboard."""
        if self.selection.layers:
            QGuiApplication.clipboard().setMimeData(pack(self.layers.at(self.selection.layers)))

    def cut(self) -> None:
        """Put the selected layers on the clipboard and take them out."""
        self.copy()
        self._take_out(self.layers.cut)

    def paste(self) -> None:
        """Insert what is on the clipboard behind the selection, and select it."""
        after = self.selection.layers[-1] if self.selection.layers else self.position
        self.drop(after + 1, QGuiApplication.clipboard().mimeData())

    def drop(self, position: int, data: QMimeData) -> None:
        """Insert the layers of a clipboard or a drag before `position`, and select them."""
        try:
            layers = unpack(data)
        except ValueError as error:
            self.refused.emit(str(error), self.tr("Copy layers in the network, or their JSON."))
            return
        self._edit(lambda: self.layers.put_in(position, layers), Selection.block(position, len(layers)))

    def duplicate(self) -> None:
        """Put copies of the selected layers behind them and select the copies."""
        layers = self.selection.layers
        self._edit(lambda: self.layers.duplicate(layers), Selection.block(layers[-1] + 1, len(layers)))

    def remove(self) -> None:
        """Remove the selected layers and select what comes in their place."""
        self._take_out(self.layers.remove)

    def wrap(self) -> None:
        """Put a residual block around the selected layers and select it."""
        layers = self.selection.layers
        self._edit(lambda: self.layers.wrap(layers), Selection.only(layers[0]))

    def unwrap(self) -> None:
        """Put the layers of the selected block in its place and select them."""
        (position,) = self.selection.layers
        count = len(self.layers.inside(position))
        self._edit(lambda: self.layers.unwrap(position), Selection.block(position, count))

    def shift(self, steps: int) -> None:
        """Move the selected layers as one block, past so many others."""
        layers = self.selection.layers
        if layers:
            edge = layers[0] if steps < 0 else layers[-1]
            self._move(len([one for one in range(edge) if one not in layers]) + steps)

    def _move(self, place: int) -> None:
        """Put the selected layers before number `place` of the others; they stay selected."""
        layers = self.selection.layers
        place = max(0, min(place, len(self.layers.layers) - len(layers)))
        current = place + layers.index(self.position)
        block = Selection(current, current, tuple(range(place, place + len(layers))))
        self._edit(lambda: self.layers.move(layers, place), block)

    def _take_out(self, edit: Callable[[Sequence[int]], None]) -> None:
        layers = self.selection.layers
        if layers:
            left = len(self.layers.layers) - len(layers)
            self._edit(lambda: edit(layers), Selection.only(min(layers[0], left - 1)))

    def _edit(self, edit: Callable[[], object], selection: Selection) -> None:
        """Make an edit and select what it was about; tell why if the experiment does not stand it."""
        try:
            edit()
        except InputError as error:
            self.refused.emit(problem_text(error), "")
            return
        self.choose(selection)
