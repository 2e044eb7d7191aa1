"""Whether a session holds the files that its data are read from, so that it can go on elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.document import Document
from gui.notices import NoticeCenter
from gui.own_data.reading import file_of
from gui.session_saver import SessionSaver, Then
from gui.widgets.notice import Severity

KEY = "keep-data"


class DataKeeping(QObject):
    """A choice of each session. Whoever has not chosen is asked when a session is saved without its data.

    Signals:
        changed: the choice, or whether there is one.

    Args:
        save: saves the document to its file.
    """

    changed = Signal()

    def __init__(
        self,
        document: Document,
        notices: NoticeCenter,
        saver: SessionSaver,
        save: Then,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._notices, self._saver, self._save = document, notices, saver, save
        self._asked = False
        self._possible = self.possible
        document.changed.connect(self._follow)
        document.scene_changed.connect(self._follow)
        saver.finished.connect(self._on_saved)

    @property
    def kept(self) -> bool:
        """Whether the session holds the files from the next saving on."""
        return self._saver.rest.data is not None

    @property
    def possible(self) -> bool:
        """Whether any run learns from a file."""
        return bool(self._files())

    def toggle(self) -> None:
        """Choose otherwise."""
        self._choose(kept=not self.kept)

    def begin(self) -> None:
        """Another document is there: nobody has been asked about it."""
        self._asked = False
        self._notices.withdraw(KEY)
        self.changed.emit()

    def _choose(self, *, kept: bool) -> None:
        self._saver.rest = replace(self._saver.rest, data=() if kept else None)
        self._asked = True
        self._notices.withdraw(KEY)
        self._document.mark_advanced()  # the file does not say so yet
        self.changed.emit()

    def _keep_and_save(self) -> None:
        self._choose(kept=True)
        self._save()

    def _files(self) -> dict[str, None]:
        """The paths, each once."""
        return {
            path: None for entry in self._document.scene.entries if (path := file_of(entry.experiment.data))
        }

    def _follow(self, _changed: Sequence[str] = ()) -> None:
        if self.possible != self._possible:
            self._possible = self.possible
            self.changed.emit()

    def _on_saved(self, file: Path, problem: str) -> None:
        if problem:
            return
        self._notices.withdraw(KEY)
        if left_out := self._saver.left_out:
            text = self.tr("The data are not in {name}.").format(name=file.name)
            self._notices.show(Severity.WARNING, text, advice="\n".join(left_out), key=KEY)
        elif self.possible and not self.kept and not self._asked:
            self._asked = True
            names = ", ".join(Path(path).name for path in self._files())
            text = self.tr("{name} was saved without {data}.").format(name=file.name, data=names)
            self._notices.show(
                Severity.INFO,
                text,
                advice=self.tr("On a machine that does not have them the session cannot go on."),
                actions=((self.tr("Keep the Data in the Session"), self._keep_and_save),),
                key=KEY,
            )
