"""A report says what the window has: every figure, setting and note, in a file that needs nothing else."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine import examples, paths
from engine.recording.run import LiveChange, Origin, PathSwitch, RunRecord
from engine.session.session import load
from engine.training.topology import inspect
from gui.app import Program
from gui.panels.plots import PlotsPanel
from gui.report.blocks import Heading, Plots, Report, Table
from gui.report.gather import drawn, gather
from gui.report.network_table import network_table
from gui.report.origins import changes_table
from gui.report.page_html import report_html
from gui.report.settings import common_settings
from tests.gui.support import Bench, finish_work, small_experiment

VOID = {"meta", "br", "hr", "col", "line", "path", "polyline", "rect", "img"}


class Page(HTMLParser):
    """What is in a page: its text, its tags, and what they point at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "xlink:href", "data", "srcset", "action", "background"):
                self.addresses.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def three(program: Program) -> Iterator[Program]:
    """Three runs that have been trained, and notes."""
    adam = small_experiment()
    sgd = paths.put(adam, "optimizer", {"kind": "sgd", "learning_rate": 0.001})
    document = program.context.document
    document.add([(sgd, "Slow <b>one</b>"), (paths.put(adam, "batch_size", 4), "")], "Add")
    bench = Bench(document, program.context.runs)
    program.context.runs.train(20)
    bench.until(lambda: all(run.step == 20 and run.state == "paused" for _, run in program.context.runs))
    document.notes.edit("# Why\n\nOne is <i>slow</i>.")
    yield program
    document.undo_stack.setClean()


def figures_of(program: Program, *, paper: bool) -> list[Plots]:
    """The plots; the window has a turn after each of them."""
    panel = program.window.findChild(PlotsPanel)
    assert panel is not None
    drawing = drawn(panel.figures(), paper=paper)
    turns = 0
    while True:
        try:
            next(drawing)
        except StopIteration as end:
            lines: list[Plots] = end.value
            assert turns == sum(len(line.plots) for line in lines)
            return lines
        turns += 1


def written(program: Program, file: Path) -> None:
    """Write a report as the menu does, and wait until it is there."""
    dialog = asked(program)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    reporting = program.files.reporting
    assert reporting is not None
    Bench(program.context.document, program.context.runs).until(lambda: not reporting.busy)
    finish_work(program.context)


def asked(program: Program) -> QFileDialog:
    """The dialog of the menu."""
    program.window.commands["report"].trigger()
    assert program.files.reporting is not None
    dialog = program.files.reporting.dialog
    assert dialog is not None
    return dialog


def table_text(report: Report) -> dict[str, list[str]]:
    """The rows of all tables by their first cells."""
    rows = [row for block in report.blocks if isinstance(block, Table) for row in block.rows]
    return {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in rows}


def test_the_page_holds_everything_and_asks_for_nothing(three: Program, tmp_path: Path) -> None:
    written(three, tmp_path / "a.html")
    data = (tmp_path / "a.html").read_text(encoding="utf-8")
    page = Page(data)
    assert page.open == []
    assert page.addresses == []
    assert "url(" not in data
    assert not re.search(r"https?://(?!www\.w3\.org/)", data)
    assert "script" not in page.tags
    panel = three.window.findChild(PlotsPanel)
    assert panel is not None
    assert page.tags.count("figure") == len(panel.cards)
    names = three.context.runs.names()
    for words in ("Notes", "Why", "One is <i>slow</i>.", "Slow <b>one</b>", *names.values()):
        assert " ".join(words.replace("\u00a0", " ").split()) in page.text.replace("\u00a0", " ")
    assert three.context.notices.messages[-1].text == "The report is in a.html."


def test_the_states_are_those_of_the_session(three: Program, tmp_path: Path) -> None:
    written(three, tmp_path / "a.html")
    three.files.saver.save(tmp_path / "a.descenso")
    Bench(three.context.document, three.context.runs).until(lambda: not three.files.saver.busy)
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    for record in load(tmp_path / "a.descenso").runs:
        assert record.checkpoint is not None
        assert record.checkpoint.digest() in text


def test_the_figures_are_those_that_were_recorded(three: Program) -> None:
    report, runs = gather(three.context, [])
    rows = table_text(report)
    lasts = [record.series.series("train_objective").last for _, record in runs]
    for shown, last in zip(rows["Training, last"], lasts, strict=True):
        assert last is not None
        assert float(shown) == pytest.approx(last[1], rel=5e-3)
    assert rows["Steps made"] == ["20", "20", "20"]
    assert "Batch size B" not in rows, "it is not common"
    assert any("8" in values and "4" in values for values in rows.values()), "the batch sizes differ"
    assert rows["Parameters"] == ["17", "17", "17"]


def test_plots_stand_as_they_are_on_the_desk(three: Program) -> None:
    plots = figures_of(three, paper=False)
    panel = three.window.findChild(PlotsPanel)
    assert panel is not None
    titles = [plot.title for line in plots for plot in line.plots]
    assert titles == [card.view.accessibleName() for row in panel.desk.rows() for card in row]
    assert all(len(line.plots) <= 2 for line in plots)
    assert all(
        plot.svg.startswith("<svg") and "<polyline" in plot.svg for line in plots for plot in line.plots
    )
    on_paper = [plot for line in figures_of(three, paper=True) for plot in line.plots]
    assert [plot.title for plot in on_paper] == titles
    assert all(plot.picture.size() > 1000 for plot in on_paper)


def test_a_pdf_is_written_with_its_pages_and_letters(three: Program, tmp_path: Path) -> None:
    written(three, tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert b"/MediaBox [0 0 595" in data or re.search(rb"/MediaBox \[\s*0(\.0+)? 0(\.0+)? 59[45]", data)
    assert re.search(rb"/Count [2-9]", data)
    assert b"Inter" in data, "letters are in the file"
    streams = re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
    unpacked = b"".join(_inflated(stream) for stream in streams)
    assert b" TJ" in unpacked or b" Tj" in unpacked, "text is text"
    assert unpacked.count(b" l\n") > 200, "curves are lines"


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_what_cannot_be_written_is_said(three: Program, tmp_path: Path) -> None:
    written(three, tmp_path / "nowhere" / "a.pdf")
    message = three.context.notices.messages[-1]
    assert message.text == "a.pdf could not be written."
    assert "choose another place" in message.advice


def test_the_menu_asks_for_a_file_of_either_kind(qtbot: QtBot, program: Program) -> None:
    dialog = asked(program)
    assert [kind.split("*")[-1] for kind in dialog.nameFilters()] == [".pdf)", ".html)"]
    dialog.reject()
    assert program.files.reporting is not None
    assert program.files.reporting.dialog is None


def test_live_changes_are_told(program: Program) -> None:
    bench = Bench(program.context.document, program.context.runs)
    bench.train(5)
    program.context.document.edit("optimizer.learning_rate", 0.5)
    bench.train(5)
    report, _ = gather(program.context, [])
    (changes,) = [block for block in report.blocks if isinstance(block, Table) and len(block.head) == 4]
    ((_, step, place, value),) = [[cell.text for cell in row.cells] for row in changes.rows]
    assert (step, place, value) == ("5", "Optimizer › Learning rate η", "0.5")


def test_branches_and_paths_are_told_in_the_order_of_their_steps() -> None:
    record = RunRecord(
        small_experiment(),
        changes=[
            LiveChange(40, "optimizer.learning_rate", 0.25),
            LiveChange(60, "schedule", {"kind": "cosine"}),
        ],
        switches=[PathSwitch(50, "accelerated")],
        origin=Origin(RunRecord(small_experiment()), 30),
    )
    table = changes_table([("Left", record), ("Whole", RunRecord(small_experiment()))])
    assert table is not None
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Left", "30", "Branched off", ""],
        ["Left", "40", "Optimizer › Learning rate η", "0.25"],
        ["Left", "50", "Path", "accelerated"],
        ["Left", "60", "Schedule › Schedule", "cosine"],
    ]


def test_a_surface_has_neither_network_nor_measure(program: Program) -> None:
    program.files.open_experiments(examples.load("himmelblau").experiments, "Four minima")
    report, _ = gather(program.context, [])
    assert not [block for block in report.blocks if isinstance(block, Heading) and "Network" in block.text]
    assert "Loss" not in table_text(report)
    assert "Himmelblau" in table_text(report)["Problem"][0]
    assert Page(report_html(report).decode()).open == []


@pytest.mark.parametrize("name", examples.names())
def test_the_network_is_told_whole(name: str) -> None:
    """Equal layers in one line, and yet every layer and every parameter."""
    for _, experiment in examples.load(name).experiments:
        if experiment.surface.is_surface:
            continue
        topology = inspect(experiment).topology
        assert topology is not None
        table = network_table(experiment)
        *rows, total = table.rows[1:]
        assert total.cells[-1].text.replace("\u202f", "") == str(topology.size)
        places, parameters = list[int](), 0
        for row in rows:
            ends = [int(end) for end in row.cells[0].text.split(" – ")]
            places += range(ends[0], ends[-1] + 1)
            amount = row.cells[-1].text.replace("\u202f", "").split(" × ")
            parameters += int(amount[0] or 0) * (int(amount[1]) if len(amount) > 1 else 1)
        assert places == list(range(1, len(experiment.network.layers) + 1))
        assert parameters == topology.size


def test_what_is_common_leaves_out_what_differs() -> None:
    experiments = [experiment for _, experiment in examples.load("optimizers").experiments]
    told = dict(common_settings(experiments))
    assert told["Optimizer"] == "η = 0.01", "all kinds have it"
    assert told["Batch size B"] == "32"
    alone = dict(common_settings(experiments[:1]))
    assert alone["Optimizer"].startswith("SGD · η = 0.01")
    mixed = [experiments[0], paths.put(experiments[0], "data.noise", 0.3)]
    assert "noise" in dict(common_settings(experiments))["Data"]
    assert "noise 0" not in dict(common_settings(mixed))["Data"].replace("label noise", "")
