"""What a report consists of, whatever it is written as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPicture


@dataclass(frozen=True)
class Mark:
    """The line by which a run is told in the plots.

    Attributes:
        color: "#rrggbb", of paper.
        dash: lengths in points; empty for an unbroken line.
    """

    color: str
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A text in a table.

    Attributes:
        detail: stands beneath it in small letters.
        mark: stands before it.
        fixed: whether its letters are all of one width.
    """

    text: str
    detail: str = ""
    mark: Mark | None = None
    fixed: bool = False


@dataclass(frozen=True)
class Row:
    """A line of a table; one whose only cell is `section` is a heading within it."""

    cells: tuple[Cell, ...]
    section: bool = False
    total: bool = False


@dataclass(frozen=True)
class Table:
    """Rows below each other.

    Attributes:
        head: above the columns; empty where they need none.
        numbers: columns whose texts stand at their right ends.
        widths: parts of the whole width, one for each column.
        remark: beneath it in small letters.
    """

    head: tuple[Cell, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()
    remark: str = ""


@dataclass(frozen=True)
class Heading:
    """The title of a section."""

    text: str


@dataclass(frozen=True)
class Prose:
    """Markdown."""

    text: str


@dataclass(frozen=True)
class Plot:
    """A figure that is drawn already: the run goes on meanwhile.

    Attributes:
        title: what is on it, for whoever cannot see it.
        size: in its own units.
        picture: on paper.
        svg: on a page.
    """

    title: str
    size: QSizeF
    picture: QPicture = field(default_factory=QPicture)
    svg: str = ""


@dataclass(frozen=True)
class Plots:
    """Figures side by side."""

    plots: tuple[Plot, ...]


Block = Heading | Prose | Table | Plots


@dataclass(frozen=True)
class Report:
    """All of it.

    Attributes:
        subtitle: when it was written, and what of.
        language: code of the language that it is in.
    """

    title: str
    subtitle: str
    language: str
    blocks: Sequence[Block]
