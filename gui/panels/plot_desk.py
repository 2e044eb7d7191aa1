"""The plots as a person has arranged them, for networks and for surfaces."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.panels.plot_card import PlotCard
from gui.plots.definition import PlotDefinition, plot_definitions
from gui.plots.grid import PlotGrid
from gui.plots.own_window import OwnWindow
from gui.plots.places import Direction, Places

PROBLEMS = ("learning", "surface")
MOST = 24
"""Plots that a layout from a file may have."""


class PlotDesk(QWidget):
    """Cards in a grid and in windows of their own; each kind of problem has its own arrangement.

    Args:
        make_card: makes the card of a kind of plot.

    Signals:
        rearranged: there are other cards, or they stand elsewhere.
    """

    rearranged = Signal()

    def __init__(
        self, make_card: Callable[[PlotDefinition], PlotCard], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make_card = make_card
        self._problem = ""
        self._places: dict[str, Places[QWidget]] = {}
        self._windows: dict[QWidget, OwnWindow] = {}
        self.grid = PlotGrid(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)

    def cards(self) -> list[PlotCard]:
        """The cards of the problem in sight, in their order."""
        return cast("list[PlotCard]", self.grid.places.items())

    def all_cards(self) -> list[PlotCard]:
        """Those of both kinds of problem."""
        return [cast(PlotCard, card) for places in self._places.values() for card in places.items()]

    def rows(self) -> list[list[PlotCard]]:
        """The cards that are side by side, row by row; one in a window of its own is a row."""
        alone = [[card] for card in self.grid.places.items() if card in self._windows]
        return cast("list[list[PlotCard]]", self.grid.rows() + alone)

    def show_problem(self, *, surface: bool) -> None:
        """Show the arrangement for networks, or for surfaces."""
        problem = PROBLEMS[surface]
        if problem == self._problem:
            return
        self._problem = problem
        if problem not in self._places:
            plots = [plot for plot in plot_definitions().values() if plot.standard and _suits(plot, problem)]
            self._places[problem] = Places([self._new_card(plot) for plot in plots])
        self.grid.places = self._places[problem]
        for card, window in self._windows.items():
            window.setVisible(card in self.grid.places.items())
        self.grid.arrange()

    def layout_value(self) -> dict[str, Any]:
        """Both arrangements, as JSON."""
        return {
            problem: [[self._state_of(cast(PlotCard, card)) for card in row] for row in places.rows]
            for problem, places in self._places.items()
        }

    def set_layout(self, value: Mapping[str, Any]) -> None:
        """Arrange everything like that; what cannot be understood is left out, and nothing at all is the usual."""
        old = self.all_cards()
        for card in old:
            self._attach(card)
        self.grid.places, self._places = Places(), {}
        for problem in PROBLEMS:
            rows = self._read(value.get(problem), problem)
            if rows:
                self._places[problem] = Places()
                self._places[problem].rows = rows
        problem, self._problem = self._problem, ""
        self.grid.arrange()
        for card in old:
            card.setParent(None)
            card.deleteLater()
        if problem:
            self.show_problem(surface=problem == PROBLEMS[1])

    def _read(self, rows: Any, problem: str) -> list[list[QWidget]]:
        found: list[list[QWidget]] = []
        left = MOST
        for row in rows if isinstance(rows, list) else ():
            cards: list[QWidget] = []
            for state in row if isinstance(row, list) else ():
                name = state.get("plot") if isinstance(state, dict) else None
                plot = plot_definitions().get(name) if isinstance(name, str) else None
                if plot is not None and _suits(plot, problem) and left:
                    cards.append(self._card_in_state(plot, state))
                    left -= 1
            if cards:
                found.append(cards)
        return found

    def _card_in_state(self, plot: PlotDefinition, state: Mapping[str, Any]) -> PlotCard:
        card = self._new_card(plot)
        card.set_state(state)
        match state.get("share"):
            case [int() | float() as width, int() | float() as height] if width > 0 and height > 0:
                self.grid.set_share(card, width, height)
        match state.get("window"):
            case [int(left), int(top), int(width), int(height)]:
                self._detach(card, QRect(left, top, width, height))
        return card

    def _state_of(self, card: PlotCard) -> dict[str, Any]:
        state = card.state() | {"share": [round(share, 4) for share in self.grid.share_of(card)]}
        if card in self._windows:
            place = self._windows[card].geometry()
            state["window"] = [place.x(), place.y(), place.width(), place.height()]
        return state

    def _new_card(self, plot: PlotDefinition) -> PlotCard:
        card = self._make_card(plot)
        menu, handle = card.menu, card.handle
        menu.opening.connect(partial(self._show_state, card))
        menu.add_asked.connect(self.add)
        menu.move_asked.connect(partial(self.move_card, card))
        menu.enlarge.triggered.connect(partial(self.enlarge, card))
        menu.detach.triggered.connect(partial(self.detach, card))
        menu.remove.triggered.connect(partial(self.remove, card))
        handle.enlarge_asked.connect(partial(self.enlarge, card))
        handle.dragged.connect(self.grid.show_mark)
        handle.dropped.connect(partial(self._drop, card))
        return card

    def _show_state(self, card: PlotCard) -> None:
        places, away = self.grid.places, card in self._windows
        card.menu.show_moves([d for d in Direction if not away and places.can_move(card, d)])
        card.menu.enlarge.setChecked(self.grid.enlarged is card)
        card.menu.enlarge.setEnabled(not away)
        card.menu.detach.setChecked(away)
        card.menu.remove.setEnabled(len(places.items()) > 1)

    def add(self, plot: PlotDefinition) -> None:
        """Put another plot at the end."""
        self.grid.places.add(self._new_card(plot))
        self._rearrange()

    def remove(self, card: PlotCard) -> None:
        """Take a plot away, unless it is the last one."""
        if len(self.grid.places.items()) > 1:
            self._attach(card)
            self.grid.places.remove(card)
            self._rearrange()
            card.setParent(None)
            card.deleteLater()

    def move_card(self, card: PlotCard, direction: Direction) -> None:
        """Move a plot by one place."""
        self.grid.places.move(card, direction)
        self._rearrange()
        _give_focus(card)

    def enlarge(self, card: PlotCard) -> None:
        """Give a plot all the room; once more, let all have theirs again."""
        if card not in self._windows:
            self.grid.enlarge(None if self.grid.enlarged is card else card)

    def detach(self, card: PlotCard) -> None:
        """Give a plot a window of its own; once more, take it back."""
        if card in self._windows:
            self._windows[card].close()
        else:
            self._detach(card, None)
            self._rearrange()
            self._windows[card].show()

    def _detach(self, card: PlotCard, place: QRect | None) -> None:
        window = OwnWindow(card, self)
        window.setWindowTitle(card.title())
        screens = QGuiApplication.screens()
        if place is not None and any(screen.geometry().intersects(place) for screen in screens):
            window.setGeometry(place)
        window.closed.connect(partial(self._take_back, card))
        window.resized.connect(self.grid.resized)
        self._windows[card] = window
        self.grid.away.append(card)

    def _take_back(self, card: PlotCard) -> None:
        self._attach(card)
        self._rearrange()
        _give_focus(card)

    def _attach(self, card: PlotCard) -> None:
        window = self._windows.pop(card, None)
        if window is not None:
            self.grid.away.remove(card)
            card.setParent(self.grid)
            window.closed.disconnect()
            window.hide()
            window.deleteLater()

    def _drop(self, card: PlotCard, spot: QPoint) -> None:
        if card not in self._windows:
            self.grid.drop(card, spot)
            self.rearranged.emit()
            _give_focus(card)

    def _rearrange(self) -> None:
        self.grid.arrange()
        self.rearranged.emit()


def _give_focus(card: PlotCard) -> None:
    """Go on with what was moved: having another parent took the focus from it, and gave it to whatever came next."""
    card.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _suits(plot: PlotDefinition, problem: str) -> bool:
    return plot.of_surfaces if problem == PROBLEMS[1] else plot.of_learning
