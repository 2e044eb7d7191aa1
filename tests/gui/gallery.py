"""All basic widgets on one page, to look at.

Run `python -m tests.gui.gallery light /tmp/light.png`, with QT_QPA_PLATFORM=offscreen where there is no
display and QT_SCALE_FACTOR=2 for a fine screen.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QRadioButton,
    QScrollArea,
    QSlider,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui import formatting
from gui.painting.paint_field import PaintField
from gui.theme.icons import icon_names
from gui.theme.palette import PALETTES
from gui.theme.style import apply_theme, set_role
from gui.widgets.button import Button
from gui.widgets.card import Card
from gui.widgets.choice_field import ChoiceField, ChoiceItem
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.field import Field
from gui.widgets.file_field import FileField
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.notice import Notice, Severity
from gui.widgets.number_field import NumberField
from gui.widgets.number_text import Bounds
from gui.widgets.readout import Readout
from gui.widgets.scrub_label import ScrubLabel
from gui.widgets.sparkbar import SparkBar
from gui.widgets.subset_field import SubsetField
from gui.widgets.table_field import TableField
from gui.widgets.table_rows import Column
from gui.widgets.text_field import TextField
from gui.widgets.toggle_field import ToggleField


def transport() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    title = QLabel("Descenso")
    set_role(title, "display")
    row.addWidget(title)
    row.addSpacing(16)
    row.addWidget(Button("Pause", "pause", role="primary"))
    disabled = Button("Play", "play", role="primary")
    disabled.setEnabled(False)
    row.addWidget(disabled)
    for text, name in (("Step", "step"), ("Epoch", "epoch"), ("Restart", "restart"), ("New seed", "dice")):
        row.addWidget(Button(text, name))
    row.addSpacing(12)
    readouts = {
        "step": formatting.number(1500),
        "epoch": "160",
        "runs": "4",
        "speed": f"{formatting.number(41200)} samples/s",
        "device": "NumPy · compiled",
    }
    for caption, value in readouts.items():
        row.addWidget(Readout(caption, value))
    row.addStretch(1)
    row.addWidget(Button("Comparar ejecuciones"))
    row.addWidget(Button(icon_name="theme", name="Change the theme"))
    return row


def rows(card: Card, fields: dict[str, Field]) -> Card:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 4)
    for index, (caption, field) in enumerate(fields.items()):
        label = ScrubLabel(caption, field) if isinstance(field, NumberField) else ElidedLabel(caption)
        set_role(label, "caption")
        field.setAccessibleName(caption)
        label.setFixedHeight(28)
        grid.addWidget(label, index, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, index, 1)
    card.body.addLayout(grid)
    return card


def optimizer() -> Card:
    methods = ("Adam", "Descenso de gradiente estocástico", "RMSprop", "Adagrad")
    items = [ChoiceItem(name, name) for name in methods]
    wrong = NumberField(0.999, Bounds(low=0, below=1))
    wrong.set_error("The number must be less than 1.")
    disabled = NumberField(5)
    disabled.setEnabled(False)
    long = ChoiceField(items)
    long.set_value("Descenso de gradiente estocástico")
    return rows(
        Card("Optimizer", "θ ← θ − η m̂ / (√v̂ + ε)"),
        {
            "Method": ChoiceField(items),
            "Learning rate η": NumberField(0.01, Bounds(above=0), logarithmic=True),
            "β₁": NumberField(0.9, Bounds(low=0, below=1)),
            "β₂": wrong,
            "Schedule": long,
            "Disabled": disabled,
            "Penalización del término de sesgo": ToggleField("centered", value=True),
        },
    )


def data() -> Card:
    features = ("x²", "y²", "xy", "sin x", "sin y")
    chips = SubsetField([ChoiceItem(name, name) for name in features])
    chips.set_value(("x²", "sin x"))
    return rows(
        Card("Datos de entrenamiento", "600 puntos · 50 % de prueba · sin estandarizar"),
        {
            "Set": ChoiceField([ChoiceItem(1, "Two spirals")]),
            "Features": chips,
            "Off": ToggleField(),
            "File": FileField("/somewhere/else/table.csv", {"Tables": "*.csv"}, folder=True),
            "Target": TextField("Species"),
            "Seed": NumberField(2**63, whole=True),
        },
    )


def layer() -> Card:
    card = Card("Dense", "16 · tanh")
    bar = SparkBar("Gradient norm", 0.72)
    head = QHBoxLayout()
    for text in ("‖∇W‖", formatting.scientific(0.13)):
        label = QLabel(text)
        set_role(label, "caption" if text.startswith("‖") else "mono")
        head.addWidget(label)
        head.addStretch(1) if text.startswith("‖") else None
    card.body.addLayout(head)
    card.body.addWidget(bar)
    for share in (0.0, 0.01, 1.0):
        card.body.addWidget(SparkBar("share", share))
    return card


def plain() -> Card:
    card = Card("Qt's own", "in the same clothes")
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setValue(72)
    slider.setAccessibleName("Speed")
    progress = QProgressBar()
    progress.setValue(40)
    check, radio = QCheckBox("Logarithmic axis"), QRadioButton("Projector")
    check.setChecked(True)
    radio.setChecked(True)
    for widget in (slider, progress, check, QCheckBox("Smoothed"), radio, QRadioButton("Light")):
        card.body.addWidget(widget)
    return card


def table() -> Card:
    tree = QTreeWidget()
    tree.setAccessibleName("Runs")
    tree.setRootIsDecorated(False)
    tree.setHeaderLabels(["Run", "J test", "P test"])
    for index in range(12):
        loss, accuracy = 0.054 * (index + 1), 0.983 - index / 50
        item = QTreeWidgetItem([f"Run {index}", formatting.number(loss, 3), formatting.percent(accuracy)])
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight)
        tree.addTopLevelItem(item)
    tree.setCurrentIndex(tree.model().index(2, 0))
    card = Card("Runs")
    card.add_to_header(Button(icon_name="plus", name="Add a run", role="flat"))
    card.body.addWidget(tree)
    return card


def icons() -> Card:
    card = Card("Icons", f"{len(icon_names())}")
    box = QWidget()
    flow = FlowLayout(box, spacing=2)
    for name in icon_names():
        flow.addWidget(Button(icon_name=name, role="flat", name=name))
    disabled = Button(icon_name="save", name="save", role="flat")
    disabled.setEnabled(False)
    flow.addWidget(disabled)
    card.body.addWidget(box)
    return card


def notices() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(
        Notice(Severity.INFO, "The learning rate changed at step 1 500.", "The curves mark the place.")
    )
    warning = Notice(Severity.WARNING, "The best value lies on the edge of the sweep.", "Widen the range.")
    warning.add_action("Widen", lambda: None, primary=True)
    column.addWidget(warning)
    advice = "El estado de hace un segundo está a salvo; se puede seguir desde el último punto de control."
    error = Notice(
        Severity.ERROR, "El proceso de entrenamiento terminó de forma inesperada.", advice, "exit code −9"
    )
    error.add_action("Reiniciar desde el último punto de control", lambda: None, primary=True)
    column.addWidget(error)
    return column


def drawn() -> Card:
    label = Column(title="class", whole=True, bounds=Bounds(low=0, high=7))
    points = PaintField([Column(title="x"), Column(title="y"), label], tuple, most=100)
    points.set_value(((-0.5, 0.2, 0), (0.5, 0.4, 1), (0.1, -0.6, 2)))
    points.setAccessibleName("Points")
    card = Card("Points", "drawn by hand")
    card.body.addWidget(points)
    return card


def tabled() -> Card:
    rows_of = TableField([Column(title="t"), Column(title="c")], tuple, increasing=True)
    rows_of.set_value(((0.0, 1.0), (0.5, 0.25)))
    rows_of.setAccessibleName("Steps")
    card = Card("Steps")
    card.body.addWidget(rows_of)
    return card


def build_gallery() -> QMainWindow:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(14, 10, 14, 14)
    column.setSpacing(10)
    column.addLayout(transport())
    grid = QGridLayout()
    grid.setSpacing(10)
    for index, card in enumerate(
        (optimizer(), data(), layer(), plain(), table(), icons(), drawn(), tabled())
    ):
        card.body.addStretch(1)
        grid.addWidget(card, index // 3, index % 3)
        grid.setColumnStretch(index % 3, 1)
    column.addLayout(grid)
    column.addLayout(notices())
    column.addStretch(1)
    area = QScrollArea()
    area.setAccessibleName("Gallery")
    area.setWidget(page)
    area.setWidgetResizable(True)
    window = QMainWindow()
    window.setCentralWidget(area)
    return window


def main(theme: str, target: str) -> None:
    app = QApplication(sys.argv[:1])
    apply_theme(app, PALETTES[theme], 1.25 if theme == "projector" else 1.0)
    gallery = build_gallery()
    gallery.resize(1560, 960)
    gallery.show()
    first = gallery.findChildren(NumberField)[0]
    first.editor.setFocus(Qt.FocusReason.TabFocusReason)
    app.processEvents()
    gallery.grab().save(target)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
