"""What the window has to do with shared settings: the two dialogs, and what is pasted or dropped anywhere in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from gui.context import Context
from gui.session_files import SessionFiles
from gui.widgets.dropping import accept_as_copy

if TYPE_CHECKING:
    from gui.sharing.open_dialog import OpenSharedDialog

D = TypeVar("D", bound=QDialog)


class Sharing(QObject):
    """Opens the dialogs, one of each, and watches the window.

    A shared text on the clipboard is offered by Ctrl+V wherever nothing that has the focus takes text.
    """

    def __init__(self, window: QWidget, context: Context, files: SessionFiles) -> None:
        super().__init__(window)
        self._window, self._context, self._files = window, context, files
        self._dialogs: dict[type[QDialog], QDialog] = {}
        window.installEventFilter(self)

    def show_share(self) -> None:
        """The settings that are open, to be passed on."""
        from gui.sharing.share_dialog import ShareDialog

        dialog = self._raised(ShareDialog, lambda: ShareDialog(self._context, self._window))
        dialog.refresh()

    def show_open(self) -> None:
        """Let a person paste what was shared; a text on the clipboard is there already."""
        from gui.sharing.pictures import text_in

        self._open(text_in(QGuiApplication.clipboard().mimeData()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that nobody below has taken, and what is dragged over the window."""
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            return event.matches(QKeySequence.StandardKey.Paste) and self._on_paste(event)
        if kind in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            assert isinstance(event, QDragEnterEvent | QDropEvent)
            return self._on_drag(event)
        return False

    def _on_paste(self, event: QKeyEvent) -> bool:
        from gui.sharing.pictures import text_in

        text = text_in(QGuiApplication.clipboard().mimeData())
        if text:
            event.accept()  # in the case of an override, the key comes as such afterwards
            if event.type() == QEvent.Type.KeyPress:
                self._open(text)
        return bool(text)

    def _on_drag(self, event: QDragEnterEvent | QDropEvent) -> bool:
        from gui.sharing.pictures import picture_in, text_in

        text, picture = text_in(event.mimeData()), picture_in(event.mimeData())
        if not text and picture is None:
            return False
        accept_as_copy(event)
        if event.type() == QEvent.Type.Drop:
            dialog = self._open(text)
            if not text and picture is not None:
                dialog.take_picture(picture)
        return True

    def _open(self, text: str) -> OpenSharedDialog:
        from gui.sharing.open_dialog import OpenSharedDialog

        dialog = self._raised(
            OpenSharedDialog, lambda: OpenSharedDialog(self._context, self._files, self._window)
        )
        dialog.take_text(text.strip())
        dialog.paper.setFocus()
        return dialog

    def _raised(self, kind: type[D], make: Callable[[], D]) -> D:
        found = self._dialogs.get(kind)
        dialog = found if isinstance(found, kind) else make()
        self._dialogs[kind] = dialog
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog
