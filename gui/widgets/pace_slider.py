"""How fast a run may go: from one step a second to no limit at all."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QSlider, QVBoxLayout, QWidget

from gui.formatting import number
from gui.theme.style import set_role
from gui.widgets.steady_label import SteadyLabel

PACES = (1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000, 0)
"""Steps a second, slowest first; 0 is without a limit."""
USUAL_PACE = 300.0
"""Steps a second at which learning can be watched: a few seconds for what full speed does in a blink."""
WIDTH = 104


class PaceSlider(QWidget):
    """A caption that tells the pace, over a slider.

    Signals:
        chosen: steps a second, 0 for no limit.
    """

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = SteadyLabel(parent=self)
        set_role(self._caption, "caption")
        self._caption.reserve(self._text(pace) for pace in PACES)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        set_role(self._slider, "compact")
        self._slider.setRange(0, len(PACES) - 1)
        self._slider.setPageStep(3)
        self._slider.setValue(len(PACES) - 1)
        self._slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._slider.setAccessibleName(self.tr("Pace"))
        self._slider.setToolTip(self.tr("How fast the run may go: from one step a second to full speed."))
        self._slider.valueChanged.connect(self._on_moved)
        self.setFocusProxy(self._slider)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._slider)
        self.setMinimumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._describe()

    @property
    def slider(self) -> QSlider:
        """The slider itself."""
        return self._slider

    def pace(self) -> float:
        """Steps a second, 0 for no limit."""
        return float(PACES[self._slider.value()])

    def choose(self, steps_per_second: float) -> None:
        """Move the slider to a pace, as a person does."""
        self.set_pace(steps_per_second)
        self.chosen.emit(self.pace())

    def set_pace(self, steps_per_second: float) -> None:
        """Show the nearest pace that is on offer, without a signal."""
        limited = range(len(PACES) - 1)
        nearest = min(limited, key=lambda index: abs(PACES[index] - steps_per_second))
        with QSignalBlocker(self._slider):
            self._slider.setValue(nearest if steps_per_second else len(PACES) - 1)
        self._describe()

    def _on_moved(self) -> None:
        self._describe()
        self.chosen.emit(self.pace())

    def _describe(self) -> None:
        text = self._text(PACES[self._slider.value()])
        self._caption.setText(text)
        self._slider.setAccessibleDescription(text)

    def _text(self, pace: int) -> str:
        if pace == 0:
            return self.tr("full speed")
        return self.tr("1 step/s") if pace == 1 else self.tr("{pace} steps/s").format(pace=number(pace))
