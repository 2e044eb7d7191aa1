"""The tools of a canvas: classes, brush, eraser and hand, how large the brush is and how dense it paints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from gui.painting.canvas import PaintCanvas, Tool
from gui.theme.style import set_role
from gui.widgets.brush_chooser import BrushChooser
from gui.widgets.button import Button
from gui.widgets.table_rows import Column

RADII = (0.0, 0.01, 0.02, 0.03, 0.04, 0.055, 0.075, 0.1, 0.14)
"""Of the brush, as shares of what is shown; the first one draws a line."""
SPACINGS = (0.12, 0.085, 0.06, 0.042, 0.03, 0.021, 0.015)
"""From point to point, likewise: the sparsest first."""
FIRST_RADIUS, FIRST_SPACING = 4, 3


class PaintTools(QWidget):
    """Sets up a canvas, and follows the keys that are typed there.

    Args:
        roomy: whether the tools have words beside their pictures.

    Attributes:
        row: where more buttons can be put, at the right of the tools.
    """

    def __init__(
        self, canvas: PaintCanvas, label: Column, *, roomy: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.classes = BrushChooser(label)
        self.buttons: dict[Tool, Button] = {
            "paint": self._tool_button(self.tr("Paint"), "brush", "B", roomy),
            "erase": self._tool_button(self.tr("Erase"), "eraser", "E", roomy),
            "move": self._tool_button(self.tr("Move"), "move", "M", roomy),
        }
        self._group = QButtonGroup(self)
        self.size_slider = self._slider(
            len(RADII), FIRST_RADIUS, self.tr("Size"), self.tr("How large brush and eraser are ([ and ])")
        )
        self.density_slider = self._slider(
            len(SPACINGS), FIRST_SPACING, self.tr("Density"), self.tr("How close the brush puts points")
        )
        self.row = QHBoxLayout()
        self._arrange()
        self._connect()
        self.choose_tool("paint")
        self._follow_sliders()

    def choose_tool(self, tool: str) -> None:
        """Use a tool from now on."""
        for name, button in self.buttons.items():
            if name == tool:
                button.setChecked(True)
                self._canvas.tool = name
                self._canvas.update()

    def choose_class(self, label: int) -> None:
        """Paint with a class from now on; one that there is not changes nothing."""
        self.classes.choose(label)
        self.choose_tool("paint")

    def resize_brush(self, steps: int) -> None:
        """Make brush and eraser larger, or smaller."""
        self.size_slider.setValue(self.size_slider.value() + steps)

    def _tool_button(self, text: str, icon: str, key: str, roomy: bool) -> Button:
        button = Button(text if roomy else "", icon, name=text)
        button.setToolTip(f"{text} ({key})")
        button.setCheckable(True)
        return button

    def _slider(self, count: int, value: int, name: str, tip: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        set_role(slider, "compact")
        slider.setRange(0, count - 1)
        slider.setValue(value)
        slider.setPageStep(2)
        slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        slider.setAccessibleName(name)
        slider.setToolTip(tip)
        slider.setMinimumWidth(40)
        return slider

    def _arrange(self) -> None:
        self.row.setSpacing(2)
        for button in self.buttons.values():
            self._group.addButton(button)
            self.row.addWidget(button)
        self.row.addStretch(1)
        sliders = QGridLayout()
        sliders.setHorizontalSpacing(8)
        sliders.setVerticalSpacing(0)
        for place, slider in enumerate((self.size_slider, self.density_slider)):
            caption = QLabel(slider.accessibleName())
            caption.setTextFormat(Qt.TextFormat.PlainText)
            caption.setBuddy(slider)
            set_role(caption, "caption")
            sliders.addWidget(caption, 0, place)
            sliders.addWidget(slider, 1, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.classes)
        column.addLayout(self.row)
        column.addLayout(sliders)

    def _connect(self) -> None:
        for tool, button in self.buttons.items():
            button.clicked.connect(lambda _checked, tool=tool: self.choose_tool(tool))
        self.classes.chosen.connect(self._follow_class)
        for slider in (self.size_slider, self.density_slider):
            slider.valueChanged.connect(self._follow_sliders)
        self._canvas.class_asked.connect(self.choose_class)
        self._canvas.tool_asked.connect(self.choose_tool)
        self._canvas.size_asked.connect(self.resize_brush)

    def _follow_class(self, label: int) -> None:
        self._canvas.label = label
        self._canvas.update()

    def _follow_sliders(self) -> None:
        self._canvas.size_share = RADII[self.size_slider.value()]
        self._canvas.spacing_share = SPACINGS[self.density_slider.value()]
        self._canvas.update()
