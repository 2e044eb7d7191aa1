"""Icons of `assets/icons`: 24×24 strokes in `currentColor`, painted as vectors in a color of the current theme."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui.scratch import process_folder
from gui.theme.current import current_palette


def icon_names() -> tuple[str, ...]:
    """Names of all shipped icons."""
    folder = resources.files("assets").joinpath("icons")
    return tuple(sorted(item.name[:-4] for item in folder.iterdir() if item.name.endswith(".svg")))


def icon(name: str, role: str = "text") -> QIcon:
    """An icon in the palette color `role` ("text", "muted", "accent_text", …).

    The color is looked up whenever it is painted, so an icon follows a change of the theme by itself.

    Raises:
        FileNotFoundError: there is no icon of that name.
        AttributeError: the palette has no such color.
    """
    _source(name)
    getattr(current_palette(), role)
    return QIcon(_IconEngine(name, role))


def icon_file(name: str, color: str) -> str:
    """Path of the icon in one fixed color, for style sheets: they take images from files only."""
    path = _scratch() / f"{name}-{color.lstrip('#')}.svg"
    if not path.exists():
        path.write_bytes(_colored(name, color))
    return path.as_posix()


@cache
def _scratch() -> Path:
    folder = process_folder() / "icons"
    folder.mkdir()
    return folder


@cache
def _source(name: str) -> str:
    return resources.files("assets").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")


def _colored(name: str, color: str) -> bytes:
    return _source(name).replace("currentColor", color).encode()


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_colored(name, color)))


class _IconEngine(QIconEngine):
    """Paints one SVG at whatever size and device pixel ratio is asked for."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        palette = current_palette()
        disabled = mode == QIcon.Mode.Disabled
        painter.save()
        painter.setOpacity(painter.opacity() * (0.5 if disabled else 1.0))
        color: str = palette.muted if disabled else getattr(palette, self._role)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, color).render(painter, square)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _IconEngine(self._name, self._role)
