"""The gallery builds in every theme, and all that can have the focus has a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.theme.palette import LIGHT, PALETTES
from gui.theme.style import apply_theme
from tests.gui.gallery import build_gallery


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_gallery_is_painted(qapp, qtbot, palette):
    apply_theme(qapp, palette)
    gallery = build_gallery()
    qtbot.addWidget(gallery)
    gallery.resize(1500, 900)
    image = gallery.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, 1500, 3) for y in range(0, 900, 3)}
    assert {palette.window, palette.card, palette.accent, palette.error_soft} <= colors
    apply_theme(qapp, LIGHT)


def test_whatever_takes_the_focus_has_a_name(qtbot):
    gallery = build_gallery()
    qtbot.addWidget(gallery)
    focusable = [
        widget
        for widget in gallery.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.window() is gallery
    ]
    assert len(focusable) > 20
    nameless = [
        widget for widget in focusable if not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []
