"""Penalties, decoupled decay and the maximal norm, which act on weights only."""

from __future__ import annotations

from engine.exporters.pytorch.script import Script, Section, Setting, listed, setting

PENALTY = '''
def penalty():
    """What is added to the loss: {formula} over the weights."""
    return sum({terms} for w in weights.values())
'''

L2 = "0.5 * settings.l2_penalty * (w * w).sum()"
L1 = "settings.l1_penalty * w.abs().sum()"

LENGTHS = '''
def lengths(name, array):
    """The length of the weights into each unit, to be broadcast against the array; a vector is one unit."""
    axes = tuple(range(array.ndim)){behind}
    return (array * array).sum(dim=axes, keepdim=True).sqrt()
'''
FIRST = "[min(1, array.ndim - 1) :]"
EITHER = """
    if array.ndim > 1:
        axes = axes[:-1] if name in {names} else axes[1:]"""

BOUND = '''
@torch.no_grad()
def bound_weights():
    """Scales weights into a unit that are longer than c back to it (Srivastava et al. 2014); 0 is no bound."""
    c = settings.max_norm
    for name, w in weights.items() if c > 0 else ():
        w *= c / lengths(name, w).clamp(min=c)
'''

NAMES = {
    "l2_penalty": "l2_penalty",
    "l1_penalty": "l1_penalty",
    "weight_decay": "decoupled_decay",
    "max_norm": "max_norm",
}
"""Fields, and what they are called in the script: optimizers may have a weight decay of their own."""


def used(script: Script) -> tuple[str, ...]:
    """The fields that are not zero all the time."""
    phases = script.run.phases
    return tuple(
        name for name in NAMES if any(getattr(phase.experiment.regularization, name) for phase in phases)
    )


def define_penalty(script: Script) -> bool:
    """Define what is added to the loss, where anything is."""
    terms = {"l2_penalty": (L2, "½λ∥w∥²"), "l1_penalty": (L1, "λ₁∥w∥₁")}
    chosen = [terms[name] for name in used(script) if name in terms]
    if not chosen:
        return False
    formula = " + ".join(symbol for _, symbol in chosen)
    script.need(Section.METHOD, PENALTY.format(formula=formula, terms=" + ".join(term for term, _ in chosen)))
    return True


def define_lengths(script: Script, units_last: list[str]) -> None:
    """Define how long the weights of a unit are; some arrays have their units last."""
    behind = EITHER.format(names=listed(units_last)) if units_last else FIRST
    script.need(Section.METHOD, LENGTHS.format(behind=behind))


def settings_of(script: Script, number: int) -> list[Setting]:
    """What a phase sets."""
    own = script.run.phases[number].experiment.regularization
    return [setting(own, name, NAMES[name]) for name in used(script)]
