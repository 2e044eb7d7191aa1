"""Schedules as functions of the step t after the warm-up and of the horizon T."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from engine.errors import InputError
from engine.exporters.pytorch.script import Script, Section, Setting, names_used, setting
from engine.exporters.pytorch.table import Table
from engine.schedules.base import Schedule
from engine.schedules.constant import Constant
from engine.schedules.cosine_restarts import CosineRestarts
from engine.schedules.cyclical import Cyclical
from engine.schedules.decaying import Cosine, Exponential, InverseTime, Step
from engine.schedules.drawn import Drawn
from engine.schedules.inverse_square_root import InverseSquareRoot
from engine.schedules.multi_step import MultiStep
from engine.schedules.one_cycle import OneCycle
from engine.schedules.polynomial import Linear, Polynomial
from engine.schedules.reduce_on_plateau import ReduceOnPlateau
from engine.schedules.warmup_stable_decay import WarmupStableDecay

PREFIX = "schedule_"
LOSS = "_loss"
"""Ends the name of a series that is a loss."""

RISING, LISTENING = "factor(step)", "plateau.factor"

WARMUP = '''
def factor(step):
    """What the learning rate is multiplied by after `step` updates: it rises in a line, then follows the schedule."""
    warmup = settings.warmup_steps
    if step < warmup:
        return (step + 1) / (warmup + 1)
    return settings.schedule(step - warmup, max(1, HORIZON - warmup))
'''

CONSTANT = '''
def constant(t, T):
    """η(t) = η."""
    return 1.0
'''

STEP = '''
def step_decay(t, T):
    """η(t) = η γ^⌊t / n⌋: the rate drops every n steps."""
    return settings.schedule_drop ** (t // settings.schedule_every)
'''

EXPONENTIAL = '''
def exponential(t, T):
    """η(t) = η 2^(−t / h): the rate halves every h steps."""
    return 2.0 ** (-t / settings.schedule_half_life)
'''

INVERSE_TIME = '''
def inverse_time(t, T):
    """η(t) = η / (1 + kt)."""
    return 1 / (1 + settings.schedule_decay * t)
'''

COSINE = '''
def cosine(t, T):
    """η(t) = η (f + (1 − f) (1 + cos(πt / T)) / 2): half a wave down to a floor."""
    f, wave = settings.schedule_floor, 0.5 * (1 + math.cos(math.pi * min(1, t / T)))
    return f + (1 - f) * wave
'''

COSINE_RESTARTS = '''
def cosine_restarts(t, T):
    """Half waves down to a floor, one after another, each m times as long as the one before."""
    f, n, m = settings.schedule_floor, settings.schedule_period, settings.schedule_multiplier
    start, length = 0, n
    while start + length <= t:
        start, length = start + length, length * m
    return f + (1 - f) * 0.5 * (1 + math.cos(math.pi * (t - start) / length))
'''

CYCLICAL = '''
def cyclical(t, T):
    """Up from a floor to the full rate and down again in straight lines, every 2n steps."""
    f, n = settings.schedule_floor, settings.schedule_half_cycle
    cycle, place = divmod(t, 2 * n)
    heights = {"constant": 1.0, "halving": 2.0**-cycle, "exponential": settings.schedule_decay**t}
    return f + (1 - f) * (1 - abs(place - n) / n) * heights[settings.schedule_height]
'''

CURVE = '''
def curve(t, T):
    """A curve that was drawn by hand: points (t / T, factor), joined by straight lines."""
    times, factors = zip(*settings.schedule_points)
    time = min(1, t / T)
    after = bisect.bisect_right(times, time)
    if after in (0, len(times)):
        return factors[max(0, after - 1)]
    (left, right), (first, last) = times[after - 1 : after + 1], factors[after - 1 : after + 1]
    share = (time - left) / (right - left)
    if settings.schedule_interpolation == "logarithmic" and first > 0 and last > 0:
        return math.exp((1 - share) * math.log(first) + share * math.log(last))
    return (1 - share) * first + share * last
'''

INVERSE_SQUARE_ROOT = '''
def inverse_square_root(t, T):
    """η(t) = η √(τ / (τ + t)), or η √(τ / max(τ, t)) where the rate is held first."""
    tau = settings.schedule_timescale
    return math.sqrt(tau / (max(tau, t) if settings.schedule_hold else tau + t))
'''

MULTI_STEP = '''
def multi_step(t, T):
    """The rate drops by a factor at each of the milestones."""
    return settings.schedule_drop ** sum(milestone <= t for (milestone,) in settings.schedule_milestones)
'''

ONE_CYCLE = '''
def one_cycle(t, T):
    """One rise from a small rate to the full one, then a fall to nearly nothing (Smith & Topin 2018)."""
    r, start, time = settings.schedule_rise, 1 / settings.schedule_start_division, min(1, t / T)
    if time < r:
        first, last, share = start, 1.0, time / r
    else:
        first, last = 1.0, start / settings.schedule_final_division
        share = (time - r) / (1 - r) if r < 1 else 1.0
    if settings.schedule_shape == "cosine":
        share = 0.5 * (1 - math.cos(math.pi * share))
    return (1 - share) * first + share * last
'''

LINEAR = '''
def linear(t, T):
    """η(t) = η (1 − (1 − f) t / T): a straight line down to a floor."""
    return 1 - (1 - settings.schedule_floor) * min(1, t / T)
'''

POLYNOMIAL = '''
def polynomial(t, T):
    """η(t) = η (f + (1 − f) (1 − t / T)ᵖ)."""
    f = settings.schedule_floor
    return f + (1 - f) * (1 - min(1, t / T)) ** settings.schedule_power
'''

WARMUP_STABLE_DECAY = '''
def stable_then_decay(t, T):
    """The full rate, which falls to a floor in the last part of the run."""
    f, left = settings.schedule_floor, 1 - min(1, t / T)
    if left >= settings.schedule_decay:
        return 1.0 if left else f
    s = 1 - left / settings.schedule_decay
    descents = {"linear": 1 - s, "cosine": 0.5 * (1 + math.cos(math.pi * s)), "square_root": 1 - math.sqrt(s)}
    return f + (1 - f) * descents[settings.schedule_shape]
'''


PLATEAU = '''
plateau = SimpleNamespace(factor=1.0, best=math.inf, wait=0)


def look(loss):
    """An evaluation: the learning rate drops by a factor when the best loss is p evaluations old."""
    plateau.wait += 1
    if loss < plateau.best - settings.schedule_improvement:
        plateau.best, plateau.wait = loss, 0
    if plateau.wait >= settings.schedule_patience:
        reduced = max(settings.schedule_drop * plateau.factor, settings.schedule_floor)
        plateau.factor, plateau.wait = min(plateau.factor, reduced), 0
'''


class Curve(NamedTuple):
    """A schedule in the script: the function's name, and its text."""

    name: str
    text: str


def _curve(text: str) -> Callable[[Any, Script], Curve]:
    name = text.partition("def ")[2].partition("(")[0]

    def write(_: Schedule, script: Script) -> Curve:
        for module in ("math", "bisect"):
            if f"{module}." in text:
                script.imports.add(f"import {module}")
        return Curve(name, text)

    return write


SCHEDULES: Table[Callable[[Any, Script], Curve]] = Table(
    {
        Constant: _curve(CONSTANT),
        Cosine: _curve(COSINE),
        CosineRestarts: _curve(COSINE_RESTARTS),
        Cyclical: _curve(CYCLICAL),
        Drawn: _curve(CURVE),
        Exponential: _curve(EXPONENTIAL),
        InverseSquareRoot: _curve(INVERSE_SQUARE_ROOT),
        InverseTime: _curve(INVERSE_TIME),
        Linear: _curve(LINEAR),
        MultiStep: _curve(MULTI_STEP),
        OneCycle: _curve(ONE_CYCLE),
        Polynomial: _curve(POLYNOMIAL),
        Step: _curve(STEP),
        WarmupStableDecay: _curve(WARMUP_STABLE_DECAY),
    }
)


def watched(script: Script) -> str:
    """The part of the data whose loss the schedule listens to; empty where it does not.

    Raises InputError for what a script cannot listen to.
    """
    schedules = [phase.experiment.schedule for phase in script.run.phases]
    if not any(schedule.feedback for schedule in schedules):
        return ""
    if any(type(schedule) is not ReduceOnPlateau for schedule in schedules):
        raise InputError(
            "schedule", "listens to evaluations for a part of the run only, which a script does not"
        )
    series = {schedule.watches for schedule in schedules}
    (one, *more) = sorted(series)
    if more or not one.endswith(LOSS):
        raise InputError("schedule.series", "a script listens to one loss alone; measures it does not take")
    return one.removesuffix(LOSS)


def factor(script: Script) -> str:
    """What the rate is multiplied by, as source; empty where that is 1 all the time."""
    schedules = [phase.experiment.schedule for phase in script.run.phases]
    if watched(script):
        script.need(Section.SETTINGS, PLATEAU)
        script.imports.add("import math")
        if not any(schedule.warmup_steps for schedule in schedules):
            return LISTENING
        script.need(Section.SETTINGS, CONSTANT, WARMUP)
        return f"{RISING} * {LISTENING}"
    if all(type(schedule) is Constant and not schedule.warmup_steps for schedule in schedules):
        return ""
    for schedule in schedules:
        script.need(Section.SETTINGS, SCHEDULES.writer("schedule", schedule)(schedule, script).text)
    if any(schedule.warmup_steps for schedule in schedules):
        script.need(Section.SETTINGS, WARMUP)
        return RISING
    return "settings.schedule(step, HORIZON)"


def settings_of(schedule: Schedule, script: Script, product: str) -> list[Setting]:
    """What the schedule of a phase sets, where the rate is multiplied by `product`."""
    if not product:
        return []
    rise = [setting(schedule, "warmup_steps")] if RISING in product else []
    if LISTENING in product:
        own = [setting(schedule, name.removeprefix(PREFIX), name) for name in names_used(PLATEAU)]
        return [*own, *([Setting("schedule", "constant"), *rise] if rise else [])]
    curve = SCHEDULES.writer("schedule", schedule)(schedule, script)
    own = [setting(schedule, name.removeprefix(PREFIX), name) for name in names_used(curve.text)]
    return [Setting("schedule", curve.name), *own, *rise]
