"""Everything that a report says, taken from the window as it stands."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QSizeF
from PySide6.QtGui import QPainter, QPicture

from engine.experiment import Experiment
from gui.compare.settings import differing
from gui.context import Context
from gui.forms.words import SEPARATOR
from gui.language import language_of
from gui.plots.export.figure import Figure
from gui.plots.export.pictures import svg
from gui.report.blocks import Block, Cell, Heading, Plot, Plots, Prose, Report, Row, Table
from gui.report.figures_table import run_tables
from gui.report.network_table import network_table
from gui.report.origins import Named, changes_table, ground_table, states_table
from gui.report.settings import common_settings
from gui.sharing.summary import summary

translate = QCoreApplication.translate

ABREAST = 2
"""Plots side by side at most."""
WIDTH, GAP = 616.0, 20.0
"""Of a line of plots, in the units in which figures are drawn."""
SHAPES = {1: 0.42, 2: 0.7}
"""Height by width of a plot, by how many there are in its line."""

Digests = Mapping[str, tuple[int, str]]


def drawn(rows: Sequence[Sequence[Figure]], *, paper: bool) -> Generator[None, None, list[Plots]]:
    """The figures, line by line. Drawing one takes a moment: the window may go on whenever this yields.

    Args:
        paper: whether they are for a PDF, or else for a page.
    """
    lines = []
    for row in rows:
        for start in range(0, len(row), ABREAST):
            few = row[start : start + ABREAST]
            width = (WIDTH - GAP * (len(few) - 1)) / len(few)
            size = QSizeF(round(width), round(width * SHAPES[len(few)]))
            plots = []
            for figure in few:
                plots.append(_plot(figure, size, paper=paper))
                yield
            lines.append(Plots(tuple(plots)))
    return lines


def _plot(figure: Figure, size: QSizeF, *, paper: bool) -> Plot:
    # The title stands above it: beside it there is little room.
    title, figure = figure.title, replace(figure, title="")
    if paper:
        picture = QPicture()
        with QPainter(picture) as painter:
            figure.draw(painter, size)
        return Plot(title, size, picture=picture)
    text = bytes(svg(figure, size).data()).decode()
    return Plot(title, size, svg=text[text.index("<svg") :])


def gather(context: Context, plots: Sequence[Plots]) -> tuple[Report, Named]:
    """The report of all runs but for their states, and the runs by name.

    Args:
        plots: as `drawn` has them.
    """
    names = context.runs.names()
    runs = [(names[key], controller.record) for key, controller in context.runs]
    experiments = [record.experiment for _, record in runs]
    title = context.document.title or translate("Report", "Untitled")
    date = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    about = summary([("", experiments[0])]) if len(runs) == 1 else ""
    count = translate("Report", "{count} runs").format(count=len(runs)) if len(runs) > 1 else ""
    subtitle = SEPARATOR.join(filter(None, (date, count, about)))
    blocks = _blocks(context, runs, experiments, plots)
    return Report(title, subtitle, language_of(QLocale()), tuple(blocks)), runs


def with_states(report: Report, runs: Named, digests: Digests) -> Report:
    """With the states of the runs at its end.

    Args:
        digests: step and SHA-256 of the states, by the runs' names.
    """
    states = states_table(runs, digests)
    return report if states is None else replace(report, blocks=(*report.blocks, states))


def _blocks(
    context: Context, runs: Named, experiments: Sequence[Experiment], plots: Sequence[Plots]
) -> Iterator[Block]:
    if context.document.notes.text.strip():
        yield Heading(translate("Report", "Notes"))
        yield Prose(context.document.notes.text)
    yield Heading(translate("Report", "Results"))
    yield from run_tables(context.runs)
    if plots:
        yield Heading(translate("Report", "Plots"))
        yield from plots
    yield from _networks(runs, experiments)
    several = len(runs) > 1
    yield Heading(translate("Report", "Common settings") if several else translate("Report", "Settings"))
    rows = tuple(Row((Cell(name), Cell(text))) for name, text in common_settings(experiments))
    yield Table((), rows, (0.24, 0.76))
    changes, ground = changes_table(runs), ground_table(runs)
    if changes is not None:
        yield Heading(translate("Report", "Changed on the way"))
        yield changes
    if ground is not None:
        yield Heading(translate("Report", "Computed with"))
        yield ground


def _networks(runs: Named, experiments: Sequence[Experiment]) -> Iterator[Block]:
    """Each network once, with the names of those that have it."""
    groups: list[tuple[Experiment, list[str]]] = []
    for (name, _), experiment in zip(runs, experiments, strict=True):
        if experiment.surface.is_surface:
            continue
        same = next((names for other, names in groups if _same_network(other, experiment)), None)
        if same is None:
            groups.append((experiment, [name]))
        else:
            same.append(name)
    for experiment, names in groups:
        text = translate("Report", "Network")
        yield Heading(f"{text}: {', '.join(names)}" if len(groups) > 1 else text)
        yield network_table(experiment)


def _same_network(one: Experiment, other: Experiment) -> bool:
    return not any(
        setting.path.startswith(("network", "data.kind", "data.inputs"))
        for setting in differing([one, other])
    )
