"""The columns of figures."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Column(NamedTuple):
    """A column of the table.

    Attributes:
        name: for the program; the path of a setting begins with `SETTING`.
        caption: over the column.
        title: what it is, in full.
        numeric: whether it holds numbers.
    """

    name: str
    caption: str
    title: str
    numeric: bool = True


SETTING = "setting:"

OF_LEARNING = frozenset(
    ("objective_judged", "measure", "measure_best", "measure_step", "measure_test", "gap", "multiply_adds")
)
"""Columns that say nothing of surfaces."""


def figure_columns() -> tuple[Column, ...]:
    """Those that every table has, from left to right."""
    return (
        Column(
            "objective",
            translate("Compare", "J train"),
            translate("Compare", "Objective J on training data now"),
        ),
        Column(
            "objective_judged",
            translate("Compare", "J valid."),
            translate("Compare", "Objective J on validation data now"),
        ),
        Column(
            "objective_best",
            translate("Compare", "best J"),
            translate("Compare", "Lowest J on validation data so far; on a surface, of all"),
        ),
        Column(
            "objective_step", translate("Compare", "at step"), translate("Compare", "Step of the lowest J")
        ),
        Column(
            "measure",
            translate("Compare", "P valid."),
            translate("Compare", "Measure P on validation data now"),
        ),
        Column(
            "measure_best",
            translate("Compare", "best P"),
            translate("Compare", "Best P on validation data so far"),
        ),
        Column("measure_step", translate("Compare", "at step"), translate("Compare", "Step of the best P")),
        Column(
            "measure_test", translate("Compare", "P test"), translate("Compare", "Measure P on test data now")
        ),
        Column(
            "gap",
            translate("Compare", "gap of P"),
            translate(
                "Compare", "Generalization gap: how much worse P is on test data than on training data"
            ),
        ),
        Column("steps", translate("Compare", "steps"), translate("Compare", "Updates made")),
        Column("seconds", translate("Compare", "time"), translate("Compare", "Time trained, without pauses")),
        Column(
            "multiply_adds",
            translate("Compare", "mult.–adds"),
            translate("Compare", "Multiply–adds of all steps of one lane: about three forward passes a step"),
        ),
        Column(
            "parameters",
            translate("Compare", "parameters"),
            translate("Compare", "Parameters of one lane"),
        ),
    )
