"""What is exported is what was recorded: CSV against the series, SVG point by point, PDF and PNG by their contents."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from engine.recording.rows import Rows
from engine.recording.series import Series
from gui.decimal_mark import COMMA, POINT, set_decimal_mark
from gui.plots.curve import DASHED, Curve
from gui.plots.export.csv_job import CsvJob
from gui.plots.export.figure import FINENESS, MARGIN, SIZE, TEXT, points_of
from gui.plots.export.table import Table, for_reading
from gui.plots.export.table_dialog import TableDialog
from gui.plots.layout import Style, lay_out
from gui.plots.units import STEPS, Odometer, Unit
from gui.plots.view import PlotView
from gui.theme.palette import DARK, LIGHT


def filled(values, every=1) -> Series:
    series = Series()
    series.append(np.arange(len(values)) * every, values)
    return series


@pytest.fixture
def curves() -> list[Curve]:
    rng, odometer = np.random.default_rng(0), Odometer(batch_size=10, samples=100)
    loss = np.exp(-np.arange(101) / 40) * np.exp(0.1 * rng.standard_normal(101))
    loss[30] = np.inf
    test = 0.3 + np.exp(-np.arange(11) / 3.0)
    return [
        Curve("train", "train", DARK.curves[0], series=filled(loss), odometer=odometer),
        Curve("test", "test", DARK.curves[1], DASHED, 1.4, filled(test, 10), odometer=odometer),
    ]


@pytest.fixture
def view(qtbot, curves) -> PlotView:
    plot = PlotView(DARK)
    qtbot.addWidget(plot)
    plot.resize(480, 280)
    plot.setAccessibleName("Objective J(θ)")
    plot.set_curves(curves)
    plot.set_events([(50, "η 0.1 → 0.01")])
    plot.show()
    plot.refresh()
    QApplication.processEvents()
    return plot


def save_data(qtbot, view: PlotView, file: Path) -> list[list[str]]:
    job = view.exporting.write_data(file)
    with qtbot.waitSignal(job.ended) as ended:
        pass
    assert ended.args == [""]
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_the_csv_holds_every_number_exactly(qtbot, view, curves, tmp_path):
    headings, *rows = save_data(qtbot, view, tmp_path / "plot.csv")
    assert headings == ["step", "train", "test"]
    assert [int(row[0]) for row in rows] == list(range(101))
    assert [float(row[1]) for row in rows] == curves[0].series.values.tolist()
    assert [float(row[2]) for row in rows if row[2]] == curves[1].series.values.tolist()
    assert [int(row[0]) for row in rows if row[2]] == curves[1].series.steps.tolist()
    assert list(tmp_path.iterdir()) == [tmp_path / "plot.csv"]


def test_the_csv_has_the_places_on_the_axis_and_only_what_is_shown(qtbot, view, tmp_path):
    view.set_unit(Unit.EPOCHS)
    view.set_shown("train", shown=False)
    headings, *rows = save_data(qtbot, view, tmp_path / "plot.csv")
    assert headings == ["step", "Epochs", "test"]
    assert [float(row[1]) for row in rows] == pytest.approx([step / 10 for step in range(0, 101, 10)])


def test_files_have_a_point_and_tables_the_mark_that_is_chosen(qtbot, view, tmp_path):
    view.set_unit(Unit.EPOCHS)
    set_decimal_mark(COMMA)
    try:
        _, *rows = save_data(qtbot, view, tmp_path / "plot.csv")
        assert [float(row[1]) for row in rows] == pytest.approx([step / 10 for step in range(101)])
        view.exporting.show_table.trigger()
        dialog = shown_table()
        model = dialog.model
        assert model.data(model.index(7, 1)) == "0,7"
        assert model.data(model.index(7, 2)) == f"{float(rows[7][2]):.7g}".replace(".", ",")
        dialog.copy_button.click()
        copied = QGuiApplication.clipboard().text().splitlines()[8].split("\t")
        assert copied == [cell.replace(".", ",") for cell in rows[7]]
        dialog.close()
    finally:
        set_decimal_mark(POINT)


@pytest.mark.parametrize(
    ("exact", "read"),
    [
        ("", ""),
        ("inf", "inf"),
        ("12345678901", "12345678901"),
        ("0.001", "0.001"),
        ("0.0053760227761453115", "0.005376023"),
        ("-1.0123456789e-12", "-1.012346e-12"),
        ("123456789.25", "1.234568e+08"),
    ],
)
def test_tables_show_as_many_digits_as_one_reads(exact, read):
    assert for_reading(exact) == read


def test_a_table_spells_out_only_what_is_seen(view, monkeypatch):
    spelled: list[int] = []
    real = Table.cells

    def cells(table: Table, rows: Rows) -> list[list[str]]:
        spelled.append(len(rows.steps))
        return real(table, rows)

    monkeypatch.setattr(Table, "cells", cells)
    view.set_curves([Curve("a", "a", "#000000", series=filled(np.random.default_rng(1).random(5000)))])
    view.exporting.show_table.trigger()
    dialog = shown_table()
    assert dialog.model.rowCount() > 4000
    assert 0 < sum(spelled) < 500
    dialog.close()


def shown_table() -> TableDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, TableDialog) and w.isVisible())


def test_runs_of_other_batch_sizes_have_their_own_places(qtbot, view, curves, tmp_path):
    other = Odometer(batch_size=50, samples=100)
    view.set_curves(
        [
            Curve("a", "train", "#000000", series=curves[0].series, run="A", odometer=curves[0].odometer),
            Curve("b", "train", "#000000", series=curves[0].series, run="B", odometer=other),
        ]
    )
    view.set_unit(Unit.EPOCHS)
    headings, *rows = save_data(qtbot, view, tmp_path / "plot.csv")
    assert headings == ["step", "Epochs · A", "Epochs · B", "A · train", "B · train"]
    assert [float(cell) for cell in rows[-1][1:3]] == [10.0, 50.0]


def test_what_is_known_by_blocks_alone_says_so(qtbot, view, tmp_path):
    values = np.random.default_rng(1).random(300_000)
    series = filled(values)
    series.trim(400_000)
    view.set_curves([Curve("a", "a", "#000000", series=series)])
    headings, *rows = save_data(qtbot, view, tmp_path / "plot.csv")
    assert headings == ["step", "samples", "a"]
    counts = [int(row[1]) for row in rows]
    assert sum(counts) == 300_000
    assert max(counts) >= 32
    ends = np.cumsum(counts)
    for row, count, end in list(zip(rows, counts, ends, strict=True))[::5000]:
        assert int(row[0]) == end - 1
        assert float(row[2]) == pytest.approx(values[end - count : end].mean())


def test_a_long_export_can_be_given_up(qtbot, view, tmp_path):
    view.set_curves([Curve("a", "a", "#000000", series=filled(np.random.default_rng(0).random(400_000)))])
    job = CsvJob(view.exporting.table(), tmp_path / "long.csv", view)
    job.start()
    qtbot.waitUntil(lambda: job.watch.share > 0)
    assert job.watch.share < 1
    with qtbot.waitSignal(job.ended) as ended:
        job.watch.cancel()
    assert ended.args == [""]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_in_a_sentence(qtbot, view, tmp_path):
    missing = tmp_path / "missing"
    with qtbot.waitSignal(view.exporting.failed) as failed:
        view.exporting.write_picture(missing / "plot.png")
    assert "plot.png" in failed.args[0]
    assert failed.args[0].endswith(".")
    with qtbot.waitSignal(view.exporting.failed) as failed:
        view.exporting.write_data(missing / "plot.csv")
    assert "plot.csv" in failed.args[0]


def layout_of(view: PlotView):
    """Where the figure puts its area, without the shift of its margins."""
    figure, style = view.figure(), Style(LIGHT, TEXT)
    line = int(np.ceil(style.metrics.height()))
    inner = SIZE - type(SIZE)(MARGIN + line, MARGIN + line + line + MARGIN)
    return lay_out(inner, FINENESS, figure.x, figure.y, style, 0.0, whole=figure.whole)


def test_the_svg_has_the_points_of_the_curves(view, curves, tmp_path):
    view.exporting.write_picture(tmp_path / "plot.svg")
    root = ElementTree.parse(tmp_path / "plot.svg").getroot()
    lines = [
        np.array([[float(part) for part in point.split(",")] for point in line.attrib["points"].split()])
        for line in root.iter("{http://www.w3.org/2000/svg}polyline")
    ]
    layout = layout_of(view)
    test = next(line for line in lines if len(line) == 11)
    expected = [
        (layout.point(step, value).x(), layout.point(step, value).y())
        for step, value in zip(curves[1].series.steps, curves[1].series.values, strict=True)
    ]
    np.testing.assert_allclose(test, expected, atol=0.05)
    # Infinity is a gap.
    assert {30, 70} <= {len(line) for line in lines}
    texts = " ".join("".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text"))
    for word in ("Objective J(θ)", "Steps", "train", "test", "η 0.1 → 0.01"):
        assert word.replace(" ", "") in texts.replace(" ", "")
    assert LIGHT.curves[0] in (tmp_path / "plot.svg").read_text(encoding="utf-8")


def test_what_is_zoomed_out_of_sight_is_cut_at_the_area(view, tmp_path):
    view.view_range.zoom(0.5, 0.5, 0.7, 0.5)
    view.exporting.write_picture(tmp_path / "plot.svg")
    root, area = ElementTree.parse(tmp_path / "plot.svg").getroot(), layout_of(view).area
    found = 0
    for line in root.iter("{http://www.w3.org/2000/svg}polyline"):
        for point in line.attrib["points"].split():
            x, y = map(float, point.split(","))
            if len(line.attrib["points"].split()) > 2:
                assert area.left() - 0.1 <= x <= area.right() + 0.1
                assert area.top() - 0.1 <= y <= area.bottom() + 0.1
                found += 1
    assert found > 5


def test_the_pdf_is_one_page_of_the_figures_size(view, tmp_path):
    view.exporting.write_picture(tmp_path / "plot.pdf")
    data = (tmp_path / "plot.pdf").read_bytes()
    assert data.startswith(b"%PDF-1.")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    box = re.search(rb"/MediaBox\s*\[([\d. ]+)\]", data)
    assert box is not None
    assert [float(part) for part in box.group(1).split()] == pytest.approx([0, 0, 480, 300], abs=1)
    # Vectors: no picture inside.
    assert b"/Subtype /Image" not in data


def test_the_png_is_light_and_large_enough_for_print(view, tmp_path):
    view.exporting.write_picture(tmp_path / "plot.png")
    image = QImage(str(tmp_path / "plot.png"))
    assert (image.width(), image.height()) == (2000, 1250)
    assert round(image.dotsPerMeterX() * 0.0254) == 300
    assert image.pixelColor(3, 3) == QColor(LIGHT.card)
    colors = {image.pixelColor(x, y).name() for x in range(0, 2000, 3) for y in range(0, 1250, 3)}
    assert LIGHT.curves[0] in colors
    assert DARK.curves[1] not in colors


def test_a_curve_on_a_logarithmic_axis_keeps_to_its_points(view, curves):
    view.set_scales(x_logarithmic=True, y_logarithmic=True)
    view.refresh()
    QApplication.processEvents()
    layout = layout_of(view)
    (points,) = points_of(curves[1].series, STEPS, layout)
    assert len(points) == 10  # step 0 has no place
    assert points[0] == pytest.approx(
        [layout.point(10, 1.0).x(), layout.point(10, curves[1].series.values[1]).y()]
    )


def test_the_menu_asks_for_a_file_and_saves_as_its_kind(view, tmp_path):
    view.exporting.save_picture.trigger()
    dialog = view.exporting.dialog
    assert isinstance(dialog, QFileDialog)
    svg = next(kind for kind in dialog.nameFilters() if "svg" in kind)
    dialog.selectNameFilter(svg)
    dialog.fileSelected.emit(str(tmp_path / "drawing"))
    dialog.reject()
    assert (tmp_path / "drawing.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert view.exporting.dialog is None


def test_the_next_file_is_offered_the_same_folder_whichever_plot_it_is_of(qtbot, view, tmp_path):
    view.exporting.save_picture.trigger()
    view.exporting.dialog.fileSelected.emit(str(tmp_path / "one.svg"))
    view.exporting.dialog.reject()
    other = PlotView(DARK)
    qtbot.addWidget(other)
    other.exporting.save_data.trigger()
    dialog = other.exporting.dialog
    assert dialog is not None
    assert Path(dialog.directory().path()) == tmp_path
    dialog.reject()


def test_what_is_copied_is_the_picture_that_is_saved(view, tmp_path):
    view.exporting.write_picture(tmp_path / "plot.png")
    view.exporting.copy.trigger()
    copied = QGuiApplication.clipboard().image()
    assert (copied.width(), copied.height()) == (1280, 800)
    saved = QImage(str(tmp_path / "plot.png")).scaled(
        160, 100, mode=Qt.TransformationMode.SmoothTransformation
    )
    small = copied.scaled(160, 100, mode=Qt.TransformationMode.SmoothTransformation)
    shades = [
        np.array([[QColor(one.pixel(x, y)).lightnessF() for x in range(160)] for y in range(100)])
        for one in (saved, small)
    ]
    assert np.abs(shades[0] - shades[1]).mean() < 0.02


def test_the_table_reads_as_far_as_it_is_scrolled(qtbot, view, tmp_path):
    values = np.random.default_rng(1).random(50_000)
    view.set_curves([Curve("a", "a", "#000000", series=filled(values))])
    view.exporting.show_table.trigger()
    dialog = shown_table()
    model = dialog.model
    assert model.rowCount() < 10_000
    assert model.canFetchMore()
    while model.canFetchMore():
        model.fetchMore()
    assert model.rowCount() == 50_000
    assert float(model.data(model.index(43_210, 1))) == pytest.approx(values[43_210])
    dialog.view.setCurrentIndex(model.index(7, 1))
    QTest.keyClick(dialog.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    dialog.copy_button.click()
    assert [float(line) for line in QGuiApplication.clipboard().text().split()] == values[7:9].tolist()
    dialog.view.clearSelection()
    dialog.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "step\ta"
    assert len(lines) == 50_001
    dialog.close()
