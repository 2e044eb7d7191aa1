"""How far an arrow key goes: to the next preferred number on a logarithmic scale, a tidy sum on a linear one.

All arithmetic is decimal: steps up and as many down come back to the text one started from.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gui.widgets.number_text import Bounds

# The preferred numbers E24 (IEC 60063): each about a tenth more than the one before, and decades meet exactly.
_PREFERRED = tuple(
    Decimal(tenths) / 10
    for tenths in (
        10,
        11,
        12,
        13,
        15,
        16,
        18,
        20,
        22,
        24,
        27,
        30,
        33,
        36,
        39,
        43,
        47,
        51,
        56,
        62,
        68,
        75,
        82,
        91,
        100,
    )
)


@dataclass(frozen=True, kw_only=True)
class Stepper:
    """Moves a number by steps within bounds.

    Attributes:
        logarithmic: steps go along the preferred numbers (pages are factors of 10), else they are sums.
        whole: the number stays whole and moves by at least 1.
        usual: the range in which values usually lie; it sets the size of a linear step, and on a logarithmic
            scale the smallest number before zero.
    """

    bounds: Bounds
    logarithmic: bool = False
    whole: bool = False
    usual: tuple[float, float] | None = None

    def move(self, value: float, steps: int, *, page: bool = False) -> float | int:
        """`value` after `steps` steps (negative: down); where the range ends it stays inside."""
        current = Decimal(repr(value))
        for _ in range(abs(steps)):
            current = self._held(current, self._next(current, up=steps > 0, page=page))
        return int(current) if self.whole else float(current)

    def _next(self, value: Decimal, *, up: bool, page: bool) -> Decimal:
        if self.logarithmic and value >= 0:
            return self._next_preferred(value, up=up, page=page)
        step = self._linear_step(value) * (10 if page else 1)
        return value + (step if up else -step)

    def _next_preferred(self, value: Decimal, *, up: bool, page: bool) -> Decimal:
        first = self._first()
        if value == 0:
            return first if up else -first
        if not up and value <= first and self._allows(Decimal(0)):
            return Decimal(0)
        if page:
            target = value * 10 if up else value / 10
            return target.to_integral_value() if self.whole else target
        if self.whole and value < 10:
            return value + (1 if up else -1)
        decade = Decimal(1).scaleb(value.adjusted())
        if up:
            return next(number * decade for number in _PREFERRED if number * decade > value)
        below = [number * decade for number in _PREFERRED if number * decade < value]
        return below[-1] if below else _PREFERRED[-2] * decade / 10

    def _first(self) -> Decimal:
        if self.whole:
            return Decimal(1)
        return Decimal(repr(self.usual[0])) if self.usual and self.usual[0] > 0 else Decimal("0.0001")

    def _linear_step(self, value: Decimal) -> Decimal:
        if self.whole:
            return Decimal(1)
        lowest, highest = self.usual or (self.bounds.lowest, self.bounds.highest)
        if lowest is not None and highest is not None and highest > lowest:
            return Decimal(1).scaleb(((Decimal(repr(highest)) - Decimal(repr(lowest))) / 20).adjusted())
        return Decimal(1).scaleb(value.adjusted() - 1) if value else Decimal("0.1")

    def _held(self, value: Decimal, target: Decimal) -> Decimal:
        """`target`, or as far towards it as the bounds let one go."""
        if self._allows(target):
            return target
        end = self.bounds.highest if target > value else self.bounds.lowest
        if end is None:
            return value
        bound = Decimal(repr(end))
        if self.whole:
            bound = bound.to_integral_value()
        if self._allows(bound):
            return bound
        # An open end is approached by a tenth of what is left: 0.99, 0.991, 0.9919, …
        rest = (bound - value) / 10
        inside = value + rest.quantize(Decimal(1).scaleb(rest.adjusted())) if rest else value
        return inside if not self.whole and self._allows(inside) else value

    def _allows(self, value: Decimal) -> bool:
        return not self.bounds.problem(float(value))
