"""One run's experiment, as its controller sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.experiment import Experiment
from engine.training.topology import Inspection
from gui.document import Document
from gui.runs.scene import Beginning


class Subject(QObject):
    """The part of the document that concerns one run, whichever is selected.

    Signals:
        changed: its experiment is another one now.
    """

    changed = Signal()

    def __init__(self, document: Document, key: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document, self.key = document, key
        entry = document.scene.entry(key)
        self._last, self._beginning = entry.experiment, entry.beginning
        document.run_changed.connect(self._on_changed)

    @property
    def experiment(self) -> Experiment:
        """The experiment as it stands; the last one while the run is out of the document."""
        scene = self.document.scene
        if self.key in scene.keys:
            self._last = scene.entry(self.key).experiment
        return self._last

    @property
    def beginning(self) -> Beginning | None:
        """Where a branch begins; None for a run that begins at step 0."""
        return self._beginning

    @property
    def inspection(self) -> Inspection:
        """See `Document.inspection`."""
        return self.document.inspection_of(self.key)

    def edit(
        self, path: str, value: Any, text: str, adapt: Callable[[Experiment], Experiment] | None = None
    ) -> None:
        """See `Document.edit`; a change of its own."""
        self.document.finish_edit()
        self.document.edit(path, value, text, adapt, self.key)
        self.document.finish_edit()

    def mark_advanced(self) -> None:
        """See `Document.mark_advanced`."""
        self.document.mark_advanced()

    def mark_logged(self, changed: bool) -> None:
        """Whether live changes were made in the run."""
        self.document.mark_logged(self.key, changed)

    def _on_changed(self, key: int) -> None:
        if key == self.key:
            self.changed.emit()
