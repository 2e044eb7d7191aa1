"""What a paired comparison says, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.comparison.outcomes import Outcomes, Quantity
from engine.comparison.paired import LaneKey, Paired, compare
from gui import formatting
from gui.decimal_mark import POINT, decimal_mark

translate = QCoreApplication.translate

LONGEST = 48
"""Letters of a name."""
SPACE = "\u00a0"
"""No line ends here."""
SMALLEST = 1e-6
"""Probabilities below this are only said to be so."""


@dataclass(frozen=True)
class Contestant:
    """A run that is compared.

    Attributes:
        diverged: its lanes that did.
        step: updates made.
    """

    name: str
    outcomes: Outcomes
    diverged: Sequence[int]
    step: int

    @property
    def title(self) -> str:
        """The name, shortened where it would be longer than the sentence."""
        return self.name if len(self.name) <= LONGEST else f"{self.name[: LONGEST - 1].rstrip()}…"

    def figures(self, quantity: Quantity, split: str) -> dict[LaneKey, float]:
        """The latest figure of each lane that has one; an infinite one where it diverged."""
        values = self.outcomes.last(quantity, split, self.diverged)
        return {
            key: value for key, value in zip(self.outcomes.keys, values, strict=True) if value is not None
        }


def comparison(first: Contestant, second: Contestant, *, brief: bool = False) -> list[str]:
    """How the second run ends against the first: a sentence on J, one on P, and what qualifies them.

    Args:
        brief: the sentence on J alone.
    """
    said = [_on(first, second, "objective")]
    starts = first.outcomes.record.start, second.outcomes.record.start
    if not (brief or any(start.surface.is_surface for start in starts)):
        said.append(_on(first, second, "measure"))
    if first.step != second.step and not brief:
        text = translate("Compare", "So far {first} has made {one} steps, {second} {two}.")
        steps = {"one": formatting.number(first.step), "two": formatting.number(second.step)}
        said.append(text.format(first=first.title, second=second.title, **steps))
    return said


def _on(first: Contestant, second: Contestant, quantity: Quantity) -> str:
    one, two = first.outcomes.record.start, second.outcomes.record.start
    same = one.surface == two.surface and (one.surface.is_surface or one.data == two.data)
    if quantity == "objective" and not (same and one.loss == two.loss):
        return translate(
            "Compare", "J is another quantity in {second} than in {first}: data or loss differ."
        ).format(first=first.title, second=second.title)
    if quantity == "measure" and not (same and one.measure == two.measure):
        return translate(
            "Compare", "P is another quantity in {second} than in {first}: data or measure differ."
        ).format(first=first.title, second=second.title)
    split = first.outcomes.judge if first.outcomes.judge == second.outcomes.judge else "train"
    higher = quantity == "measure" and one.measure.higher_is_better
    percent = quantity == "measure" and one.measure.percent
    figures = first.figures(quantity, split), second.figures(quantity, split)
    found = compare(*figures, higher_is_better=higher)
    head = _head(quantity, split, surface=one.surface.is_surface)
    if found.lanes == 0:
        text = translate("Compare", "{head}: {first} and {second} have no seed in common.")
        return text.format(head=head, first=first.title, second=second.title)
    if found.lanes == 1:
        (key,) = figures[0].keys() & figures[1].keys()
        return _single(first, second, figures[0][key], figures[1][key], head, percent=percent)
    return sentence(found, first, second, head, higher=higher, percent=percent)


def sentence(
    found: Paired, first: Contestant, second: Contestant, head: str, *, higher: bool, percent: bool
) -> str:
    """``J on validation data: B ends lower than A in 19 of 20 seeds (median −0.031; sign test p = 0.00004).``

    It tells what happened in more of the lanes; where that is neither, in how many the second ends better.
    """
    seeds = all(not overrides for _, overrides in (*first.outcomes.keys, *second.outcomes.keys))
    share = translate("Compare", "{count} of {all} lanes")
    if seeds:
        share = translate("Compare", "{count} of {all} seeds")
    share = share.format(count=max(found.better, found.worse), all=found.lanes)
    text = (
        translate("Compare", "{head}: {second} ends higher than {first} in {share} ({facts}).")
        if higher == (found.better >= found.worse)
        else translate("Compare", "{head}: {second} ends lower than {first} in {share} ({facts}).")
    )
    facts = "; ".join(_facts(found, first, second, percent=percent))
    return text.format(head=head, first=first.title, second=second.title, share=share, facts=facts)


def _facts(found: Paired, first: Contestant, second: Contestant, *, percent: bool) -> list[str]:
    facts = []
    if found.difference is not None:
        facts.append(
            translate("Compare", "median {difference}").format(difference=_signed(found.difference, percent))
        )
    if found.equal:
        facts.append(translate("Compare", "equal in {count}").format(count=found.equal))
    facts.append(translate("Compare", "sign test {p}").format(p=probability(found.probability)))
    for contestant, count in ((first, found.diverged_first), (second, found.diverged_second)):
        if count:
            text = translate("Compare", "{name} diverged in {count}")
            facts.append(text.format(name=contestant.title, count=count))
    return facts


def _single(
    first: Contestant, second: Contestant, one: float, two: float, head: str, *, percent: bool
) -> str:
    """One common seed: the two figures, and that this is little."""
    texts = {
        -1: translate("Compare", "{head}: {second} ends lower than {first} ({two} against {one})."),
        0: translate("Compare", "{head}: {second} and {first} end alike ({two})."),
        1: translate("Compare", "{head}: {second} ends higher than {first} ({two} against {one})."),
    }
    text = texts[(two > one) - (two < one)].format(
        head=head, first=first.title, second=second.title, one=_shown(one, percent), two=_shown(two, percent)
    )
    return " ".join((text, translate("Compare", "One seed says little.")))


def _head(quantity: Quantity, split: str, *, surface: bool) -> str:
    """What is compared: ``J on validation data``."""
    if surface:
        return "J(θ)"
    if quantity == "objective":
        return {
            "validation": translate("Compare", "J on validation data"),
            "test": translate("Compare", "J on test data"),
            "train": translate("Compare", "J on training data"),
        }[split]
    return {
        "validation": translate("Compare", "P on validation data"),
        "test": translate("Compare", "P on test data"),
        "train": translate("Compare", "P on training data"),
    }[split]


def _shown(value: float, percent: bool) -> str:
    if math.isinf(value):
        return translate("Compare", "diverged")
    return formatting.percent(value) if percent else formatting.number(value, 3)


def _signed(difference: float, percent: bool) -> str:
    """A difference with its sign; of shares in points of a hundred."""
    plus = "+" if difference > 0 else ""
    if percent:
        text = translate("Compare", "{difference} points")
        return text.format(difference=plus + formatting.number(100 * difference, 2))
    return plus + formatting.number(difference, 2)


def probability(p: float) -> str:
    """``p = 0.21``, ``p = 0.00004``, ``p < 0.000001``: never in powers of ten."""
    if p < SMALLEST:
        return f"p{SPACE}<{SPACE}{_plain(SMALLEST, 6)}"
    digits = 2 if p >= 0.001 else 1
    return f"p{SPACE}={SPACE}{_plain(p, digits - 1 - math.floor(math.log10(p)))}"


def _plain(value: float, decimals: int) -> str:
    """A number with so many decimals, and the person's decimal mark."""
    return f"{value:.{decimals}f}".replace(POINT, decimal_mark())
