"""Pictures that may hold a code: from a file, the clipboard or a drag, and what is read from them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage, QImageReader, QPainter

from engine.arrays import HostArray
from engine.errors import DescensoError, InputError
from engine.sharing.mark import MARK
from engine.sharing.scan import scan

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")
LONGEST = 20_000
"""Characters of a pasted text that are looked at."""

Load = Callable[[], QImage]


def text_in(data: QMimeData | None) -> str:
    """A shared text in what was copied or dragged; empty where there is none."""
    text = data.text()[:LONGEST] if data is not None and data.hasText() and not data.hasUrls() else ""
    return text if MARK in text.upper() else ""


def picture_in(data: QMimeData) -> Load | None:
    """How to load the picture that was copied or dragged; None where there is none."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(files) == 1 and files[0].suffix.lower() in ENDINGS:
        return partial(load, files[0])
    if data.hasImage():
        image = QImage(data.imageData())
        return lambda: image
    return None


def load(file: Path) -> QImage:
    """The picture in a file. Raises InputError."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise InputError("", f"the picture {file.name} cannot be read: {reader.errorString()}")
    return image


def read(picture: Load) -> str | DescensoError:
    """The shared text in a picture, or why there is none; may run in a thread."""
    try:
        return scan(gray(picture()))
    except DescensoError as error:
        return error


def gray(image: QImage) -> HostArray:
    """(height, width) bytes; what is transparent is white."""
    if image.hasAlphaChannel():
        opaque = QImage(image.size(), QImage.Format.Format_RGB32)
        opaque.fill(0xFFFFFFFF)
        with QPainter(opaque) as painter:
            painter.drawImage(0, 0, image)
        image = opaque
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width()].copy()  # the picture goes away
