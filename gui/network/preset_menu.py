"""The menu of networks to start from: those that suit the data, looked up when it is opened."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from engine.experiment import Experiment
from gui.document import Document
from gui.forms.words import engine_text
from gui.suiting import suited
from gui.widgets.plain import plain_label, plain_tip


class PresetMenu(QMenu):
    """Each entry replaces the network, and what must follow it, as one undoable change."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.refill)

    def refill(self) -> None:
        """Offer what suits the data as they are now."""
        from engine import presets

        self.clear()
        for preset, experiment in presets.suitable(suited(self._document.experiment)):
            title = engine_text(preset.title)
            action = self.addAction(plain_label(title))
            action.setToolTip(plain_tip(engine_text(preset.description)))
            action.setStatusTip(engine_text(preset.description))
            action.setCheckable(True)
            action.setChecked(experiment == self._document.experiment)
            action.triggered.connect(lambda _on=False, made=experiment, title=title: self._take(made, title))
        if self.isEmpty():
            self.addAction(self.tr("No preset suits these data")).setEnabled(False)

    def _take(self, experiment: Experiment, title: str) -> None:
        self._document.replace(experiment, self.tr("Start from {preset}").format(preset=title))
