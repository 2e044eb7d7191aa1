"""The style sheet, the icons and the fonts."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from gui.theme.current import current_palette
from gui.theme.fonts import load_fonts, mono_font, ui_font
from gui.theme.icons import icon, icon_names
from gui.theme.palette import DARK, LIGHT, PALETTES, PROJECTOR
from gui.theme.style import apply_theme, mix, set_role, style_sheet

NEEDED = """
play pause step epoch restart dice open save undo redo plus trash duplicate arrow-left arrow-right
chevron-down theme warning error info close zoom-fit
"""


@pytest.fixture(autouse=True)
def _restored(qapp):
    yield
    apply_theme(qapp, LIGHT)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_the_sheet_is_filled_in(qapp, palette):
    text = style_sheet(palette)
    assert "$" not in text
    assert text.count("{") == text.count("}")
    for path in re.findall(r'url\("([^"]*)"\)', text):
        assert QSvgRenderer(path).isValid(), path


def test_a_theme_takes_hold_of_what_is_open(qapp, qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    for palette in (DARK, PROJECTOR, LIGHT):
        apply_theme(qapp, palette)
        assert current_palette() is palette
        assert qapp.palette().window().color().name() == palette.window
        line.resize(80, 30)
        assert line.grab().toImage().pixelColor(60, 15).name() == palette.field


class Counter(QObject):
    """Counts how often a widget is told of another style."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


@pytest.mark.parametrize("change", ["theme", "size"])
def test_what_lies_deep_is_dressed_as_often_as_what_does_not(qapp, qtbot, change):
    apply_theme(qapp, LIGHT)
    counts = []
    for depth in (1, 12):
        outermost = around = QWidget()
        qtbot.addWidget(outermost)
        for _ in range(depth):
            around = QFrame(around)
        label = QLabel("Descenso", around)
        outermost.show()
        counter = Counter(label)
        if change == "theme":
            apply_theme(qapp, DARK)
        else:
            apply_theme(qapp, LIGHT, 1.5)
        counts.append(counter.count)
        apply_theme(qapp, LIGHT)
        outermost.hide()
    assert 0 < counts[0] == counts[1]


def test_scale_enlarges_the_text(qapp, qtbot):
    label = QLabel("Descenso")
    set_role(label, "caption")
    qtbot.addWidget(label)
    sizes = []
    for scale in (1.0, 1.5):
        apply_theme(qapp, LIGHT, scale)
        label.ensurePolished()
        sizes.append(label.fontMetrics().height())
    assert sizes[1] >= 1.4 * sizes[0]


def test_roles_change_the_look_at_once(qapp, qtbot):
    apply_theme(qapp, LIGHT)
    button = QPushButton("")
    button.resize(80, 30)
    qtbot.addWidget(button)
    assert button.grab().toImage().pixelColor(40, 15).name() == LIGHT.field
    set_role(button, "primary")
    assert button.grab().toImage().pixelColor(40, 15).name() == LIGHT.accent


def test_mix():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#102030", "#ffffff", 0) == "#102030"
    assert mix("#102030", "#ffffff", 1) == "#ffffff"


def test_the_shipped_fonts_are_used(qapp):
    folder = resources.files("assets").joinpath("fonts")
    assert any(item.name.endswith((".ttf", ".otf")) for item in folder.iterdir())
    assert {"Inter", "JetBrains Mono"} <= {family.split(" Medium")[0] for family in load_fonts()}
    assert QFontInfo(ui_font(LIGHT)).family() == "Inter"
    assert QFontInfo(mono_font(LIGHT)).family() == "JetBrains Mono"


def test_digits_have_one_width(qapp, qtbot):
    apply_theme(qapp, LIGHT)
    label = QLabel("0")
    set_role(label, "title")
    qtbot.addWidget(label)
    label.ensurePolished()
    for font in (ui_font(LIGHT), label.font()):
        metrics = QFontMetricsF(font)
        widths = [metrics.horizontalAdvance(digit * 10) for digit in "0123456789"]
        assert max(widths) - min(widths) < 0.5  # Without the feature ten ones are 25 pixels narrower.


def test_all_icons_are_there():
    assert set(NEEDED.split()) <= set(icon_names())


@pytest.mark.parametrize("name", icon_names())
def test_icons_are_strokes_in_one_color_on_24_units(name):
    text = resources.files("assets").joinpath("icons", f"{name}.svg").read_text()
    assert 'viewBox="0 0 24 24"' in text
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"currentColor", "none"}
    assert QSvgRenderer(text.replace("currentColor", "#000000").encode()).isValid()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0, 3.0])
@pytest.mark.parametrize("name", icon_names())
def test_icons_are_painted_at_any_pixel_ratio(qapp, name, ratio):
    apply_theme(qapp, LIGHT)
    image = icon(name, "error").pixmap(QSize(16, 16), ratio).toImage()
    assert image.size() == QSize(16, 16) * ratio
    opaque = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert opaque
    error = QColor(LIGHT.error)
    assert all(
        abs(color.red() - error.red()) <= 3 and abs(color.blue() - error.blue()) <= 3 for color in opaque
    )
    edge = [image.pixelColor(x, 0).alpha() for x in range(image.width())]
    assert max(edge) < 128, "the stroke is cut off at the edge"


def test_icons_follow_the_theme(qapp):
    shared = icon("pause")
    colors = []
    for palette in (LIGHT, DARK):
        apply_theme(qapp, palette)
        image = QIcon(shared).pixmap(QSize(24, 24), 1.0).toImage()
        colors.append(image.pixelColor(8, 12).name())
    assert colors == [LIGHT.text, DARK.text]


def test_disabled_icons_are_fainter(qapp):
    apply_theme(qapp, LIGHT)
    image = icon("pause").pixmap(QSize(24, 24), 1.0, QIcon.Mode.Disabled).toImage()
    assert 0 < image.pixelColor(8, 12).alpha() < 160


def test_unknown_icons_and_colors_are_errors(qapp):
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")
    with pytest.raises(AttributeError):
        icon("play", "no_such_color")


def test_the_application_is_dressed_without_a_window(qapp):
    assert isinstance(qapp, QApplication)
    apply_theme(qapp, DARK)
    assert qapp.font().pixelSize() == 13
