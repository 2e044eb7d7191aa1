"""Dresses the application in a palette: Fusion, a `QPalette`, the fonts and one style sheet.

Widgets ask for a look by the dynamic property `role` (`set_role`), never by a style sheet of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import resources
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gui.theme.current import remember_palette
from gui.theme.fonts import BASE_PIXELS, MONO_FALLBACKS, UI_FALLBACKS, ui_font
from gui.theme.icons import icon_file
from gui.theme.palette import Palette


def apply_theme(app: QApplication, palette: Palette, scale: float = 1.0) -> None:
    """Give the whole application the look of `palette`; `scale` enlarges the text (for a projector)."""
    base = round(BASE_PIXELS * scale)
    sheet = style_sheet(palette, base)
    if app.styleSheet() == sheet:
        return  # Dressing every widget anew takes time.
    # Without a sheet in between, Qt would dress a widget once for each widget around it: four times as long.
    app.setStyleSheet("")
    remember_palette(palette)
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(qt_palette(palette))
    app.setFont(ui_font(palette, base))
    app.setStyleSheet(sheet)


@contextmanager
def undressed() -> Iterator[None]:
    """Without the style sheet, for making many widgets: Qt would dress each anew whenever it gets a parent.

    No event is to be handled meanwhile, lest somebody sees it.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def set_role(widget: QWidget, role: str, name: str = "role") -> None:
    """Give a widget a role of the style sheet (or another of its properties) and let it take effect."""
    if widget.property(name) != role:
        widget.setProperty(name, role)
        if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return  # It takes effect by itself when the widget is dressed, once, before it is shown.
        widget.style().unpolish(widget)
        widget.style().polish(widget)


@lru_cache(maxsize=4096)
def mix(color: str, other: str, share: float) -> str:
    """`color` with `share` (0 to 1) of `other` blended in, in sRGB."""
    pairs = zip(*(bytes.fromhex(value.removeprefix("#")) for value in (color, other)), strict=True)
    return "#" + bytes(round(one + (two - one) * share) for one, two in pairs).hex()


def qt_palette(palette: Palette) -> QPalette:
    """The palette as Qt knows it; widgets that paint themselves take their colors from it."""
    role = QPalette.ColorRole
    colors = {
        role.Window: palette.window,
        role.WindowText: palette.text,
        role.Base: palette.field,
        role.AlternateBase: palette.card,
        role.Text: palette.text,
        role.PlaceholderText: palette.muted,
        role.Button: palette.field,
        role.ButtonText: palette.text,
        role.BrightText: palette.error,
        role.ToolTipBase: palette.card,
        role.ToolTipText: palette.text,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.accent_text,
        role.Accent: palette.accent,
        role.Link: palette.accent,
        role.LinkVisited: palette.accent,
        role.Light: palette.card,
        role.Midlight: palette.field_hover,
        role.Mid: palette.border,
        role.Dark: palette.axis,
        role.Shadow: mix(palette.window, "#000000", 0.5),
    }
    result = QPalette()
    for key, color in colors.items():
        result.setColor(key, QColor(color))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(_faint(palette)))
    return result


def style_sheet(palette: Palette, base: int = BASE_PIXELS) -> str:
    """The style sheet of `assets/themes/window.qss` in these colors, for text of `base` pixels."""
    template = resources.files("assets").joinpath("themes", "window.qss").read_text(encoding="utf-8")
    colors = {name: getattr(palette, name) for name in Palette.__dataclass_fields__}
    # Where cards and window share one color, only an outline tells a field from its ground.
    edge = palette.border if palette.card == palette.window else "transparent"
    derived = {
        "ui_font": _families(palette.ui_font, UI_FALLBACKS),
        "mono_font": _families(palette.mono_font, MONO_FALLBACKS),
        "edge": edge,
        "faint": _faint(palette),
        "control": mix(palette.muted, palette.card, 0.25),
        "pressed": mix(palette.field_hover, palette.muted, 0.2),
        "accent_edge": mix(palette.accent, palette.accent_soft, 0.5),
        "warning_edge": mix(palette.warning, palette.warning_soft, 0.5),
        "error_edge": mix(palette.error, palette.error_soft, 0.5),
        "accent_hover": mix(palette.accent, palette.text, 0.12),
        "accent_pressed": mix(palette.accent, palette.text, 0.25),
        "chevron": icon_file("chevron-down", palette.muted),
        "chevron_disabled": icon_file("chevron-down", palette.axis),
        "chevron_right": icon_file("chevron-right", palette.muted),
        "close": icon_file("close", palette.muted),
        "check": icon_file("check", palette.accent_text),
        "check_text": icon_file("check", palette.text),
    }
    small = base - 1
    sizes = {"base": base, "small": small, "display": round(base * 1.3), "line": round(base * 1.4)}
    sizes |= {"row": round(base * 2), "chip": round(base * 0.9)}
    return Template(template).substitute(colors | derived | sizes)


def _faint(palette: Palette) -> str:
    return mix(palette.muted, palette.card, 0.4)


def _families(first: str, fallbacks: tuple[str, ...]) -> str:
    return ", ".join(f'"{family}"' for family in (first, *fallbacks))
