"""What is done around each update."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from engine.errors import InputError
from engine.exporters.pytorch.script import Script, Setting, names_used, setting
from engine.exporters.pytorch.table import Table
from engine.wrappers.averaging import MovingAverage, Polyak
from engine.wrappers.base import Wrapper
from engine.wrappers.lookahead import Lookahead
from engine.wrappers.sam import Sam

LOOKAHEAD = '''
slow = {name: p.detach().clone() for name, p in parameters.items()}


@torch.no_grad()
def lookahead():
    """Every k steps: φ ← φ + α(θ − φ), θ ← φ (Zhang et al. 2019)."""
    if (step + 1) % settings.lookahead_every == 0:
        for name, p in parameters.items():
            slow[name] += settings.lookahead_share * (p - slow[name])
            p.copy_(slow[name])
'''

POLYAK = '''
polyak_average = {name: p.detach().clone() for name, p in parameters.items()}


@torch.no_grad()
def average_all():
    """The mean of all parameters since a step (Polyak & Juditsky 1992); the training does not see it."""
    weight = 1 / max(1, step + 1 - settings.polyak_begin)
    for name, p in parameters.items():
        polyak_average[name] += weight * (p - polyak_average[name])
'''

MOVING_AVERAGE = '''
moving_average = {name: p.detach().clone() for name, p in parameters.items()}


@torch.no_grad()
def average_recent():
    """θ̄ ← βₜ θ̄ + (1 − βₜ) θ with βₜ = min(β, (1 + t) / (10 + t)); the training does not see it."""
    weight = 1 - min(settings.moving_average_decay, (1 + step) / (10 + step))
    for name, p in parameters.items():
        moving_average[name] += weight * (p - moving_average[name])
'''

SAM = '''
def seek_highest():
    """Takes the gradient where J is highest nearby: g ← ∇J(θ + ρ g / ∥g∥) (Foret et al. 2021)."""
    here = {name: p.detach().clone() for name, p in parameters.items()}
    with torch.no_grad():
        sizes = {name: p.abs() if settings.sam_adaptive else torch.ones_like(p) for name, p in here.items()}
        norm = math.sqrt(sum(((p.grad * sizes[name]) ** 2).sum().item() for name, p in parameters.items()))
        for name, p in parameters.items():
            p += settings.sam_rho / max(norm, 2.0**-68) * p.grad * sizes[name] ** 2
    optimizer.zero_grad()
    objective(x, y).backward()
    with torch.no_grad():
        for name, p in parameters.items():
            p.copy_(here[name])
'''

SAM_WITH_STATISTICS = SAM.replace(
    "    optimizer.zero_grad()\n    objective(x, y).backward()\n    with torch.no_grad():\n",
    "    statistics = [buffer.clone() for buffer in network.buffers()]  # the second pass must not change them again\n"
    "    optimizer.zero_grad()\n    objective(x, y).backward()\n    with torch.no_grad():\n"
    "        for buffer, value in zip(network.buffers(), statistics):\n            buffer.copy_(value)\n",
)


class Around(NamedTuple):
    """A wrapper in the script: its definitions, what is called before and after the update, and an average it keeps."""

    text: str
    before: str = ""
    after: str = ""
    average: str = ""


def _sam(_: Sam, script: Script) -> Around:
    script.imports.add("import math")
    return Around(SAM_WITH_STATISTICS if script.batch_statistics else SAM, before="seek_highest()")


WRAPPERS: Table[Callable[[Any, Script], Around]] = Table(
    {
        Lookahead: lambda *_: Around(LOOKAHEAD, after="lookahead()"),
        MovingAverage: lambda *_: Around(MOVING_AVERAGE, after="average_recent()", average="moving_average"),
        Polyak: lambda *_: Around(POLYAK, after="average_all()", average="polyak_average"),
        Sam: _sam,
    }
)


def around(script: Script) -> list[Around]:
    """All wrappers, the outermost first."""
    wrappers = script.run.start.wrappers
    for number, wrapper in enumerate(wrappers):
        if any(type(other) is type(wrapper) for other in wrappers[:number]):
            raise InputError(
                f"wrappers.{number}", f"{wrapper.title} stands there twice; a script has room for one"
            )
    return [
        WRAPPERS.writer(f"wrappers.{number}", wrapper)(wrapper, script)
        for number, wrapper in enumerate(wrappers)
    ]


def settings_of(wrapper: Wrapper, text: str) -> list[Setting]:
    """What a wrapper of a phase sets."""
    prefix = f"{wrapper.kind}_"
    return [setting(wrapper, name.removeprefix(prefix), name) for name in names_used(text)]
