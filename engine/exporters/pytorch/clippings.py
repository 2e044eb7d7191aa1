"""Clippings as functions that change the gradients of parameters in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from engine.clippings.adaptive import AdaptiveClipping
from engine.clippings.base import Clipping
from engine.clippings.norm import ClipByNorm, ClipByValue, NoClipping
from engine.exporters.pytorch.script import Script, Section, Setting, names_used, setting
from engine.exporters.pytorch.table import Table

PREFIX = "clip_"

NONE = '''
def no_clipping():
    """The gradient passes unchanged."""
'''

NORM = '''
def clip_by_norm():
    """g ← g · min(1, c / ∥g∥), over all parameters together; nn.utils.clip_grad_norm_ adds 10⁻⁶ to ∥g∥."""
    c = settings.clip_threshold
    norm = math.sqrt(sum((p.grad**2).sum().item() for p in parameters.values()))
    for p in parameters.values():
        p.grad *= c / max(norm, c)
'''

VALUE = '''
def clip_by_value():
    """gᵢ ← min(c, max(−c, gᵢ))."""
    nn.utils.clip_grad_value_(parameters.values(), settings.clip_threshold)
'''

ADAPTIVE = '''
@torch.no_grad()
def clip_by_unit():
    """gᵢ ← gᵢ · min(1, λ max(∥wᵢ∥, ε) / ∥gᵢ∥) for the weights wᵢ into each unit (Brock et al. 2021)."""
    for name, p in parameters.items():
        if settings.clip_last_layer or name not in LAST_LAYER:
            most = settings.clip_threshold * lengths(name, p).clamp(min=settings.clip_epsilon)
            p.grad *= most / torch.maximum(lengths(name, p.grad), most)
'''


class Function(NamedTuple):
    """A function of the script: its name, and its text."""

    name: str
    text: str


def _function(text: str, *modules: str) -> Callable[[Any, Script], Function]:
    name = text.partition("def ")[2].partition("(")[0]

    def write(_: Clipping, script: Script) -> Function:
        script.imports.update(f"import {module}" for module in modules)
        return Function(name, text)

    return write


CLIPPINGS: Table[Callable[[Any, Script], Function]] = Table(
    {
        AdaptiveClipping: _function(ADAPTIVE),
        ClipByNorm: _function(NORM, "math"),
        ClipByValue: _function(VALUE),
        NoClipping: _function(NONE),
    }
)


def ever(script: Script) -> bool:
    """Whether anything is clipped in the run; the functions are then defined."""
    clippings = [phase.experiment.regularization.clipping for phase in script.run.phases]
    functions = [
        CLIPPINGS.writer("regularization.clipping", clipping)(clipping, script) for clipping in clippings
    ]
    if all(type(clipping) is NoClipping for clipping in clippings):
        return False
    script.need(Section.SETTINGS, *(function.text for function in functions))
    return True


def settings_of(clipping: Clipping, script: Script) -> list[Setting]:
    """What the clipping of a phase sets."""
    function = CLIPPINGS.writer("regularization.clipping", clipping)(clipping, script)
    own = [setting(clipping, name.removeprefix(PREFIX), name) for name in names_used(function.text)]
    return [Setting("clip", function.name), *own]
