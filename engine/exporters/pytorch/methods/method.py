"""What an optimizer becomes: PyTorch's, or one that is written out in the script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Handed(Enum):
    """How parameters are handed to a method."""

    ALL = "all alike"
    WEIGHTS = "weights and others"
    HIDDEN = "hidden matrices and others"


@dataclass(frozen=True)
class Method:
    """A method of descent as source.

    Attributes:
        function: what is called to make it.
        options: its further options by name, as source that reads `settings`.
        least: what the method takes for smaller values of a field.
        definitions: what has to be defined for it.
        handed: how it gets the parameters; with WEIGHTS and HIDDEN the first group has `first_option`.
        decay: the source of its own decoupled decay, which the weights get as `weight_decay`.
        reads: whether an update depends on the parameters themselves, so that they may not decay before.
        fixed: fields that its state has taken up, so that a later change would not do the same.
        at_end: what makes the parameters those that are evaluated.
        modules: of Python, that the definitions need.
    """

    function: str
    options: Mapping[str, str]
    least: Mapping[str, float] = field(default_factory=dict)
    definitions: tuple[str, ...] = ()
    handed: Handed = Handed.ALL
    first_option: str = ""
    decay: str = ""
    reads: bool = False
    fixed: tuple[str, ...] = ()
    at_end: str = ""
    modules: tuple[str, ...] = ()


BASE = '''
class Method(torch.optim.Optimizer):
    """A method of descent: `move` changes an array of parameters p by its gradient g; s is what it remembers of it."""

    def __init__(self, parameters, **options):
        super().__init__(parameters, options)

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            options = SimpleNamespace(**group)
            for p in group["params"]:
                s = self.state[p]
                s["t"] = s.get("t", 0) + 1
                self.move(p, p.grad, s, options)


def memory(s, name, p):
    """What a method remembers under a name; it starts at zero."""
    if name not in s:
        s[name] = torch.zeros_like(p)
    return s[name]
'''


def own(name: str) -> str:
    """The field of a method as source."""
    return f"settings.{name}"


def written(text: str, *names: str, **more: object) -> Method:
    """A method that is written out, with the fields that its options are.

    Args:
        text: the class.
        names: fields that become options of the same name.
        more: further attributes of `Method`; `definitions` stand before the class.
    """
    title = text.partition("class ")[2].partition("(")[0]
    before = more.pop("definitions", ())
    assert isinstance(before, tuple)
    definitions = (BASE, *before, text)
    return Method(title, {name: own(name) for name in names}, definitions=definitions, **more)  # type: ignore[arg-type]
