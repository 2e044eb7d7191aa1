"""What is said of an update that is taken apart."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from engine.experiment import Experiment
from engine.optimizers.stages import DECAY, MOMENTUM, SCALING, STEP, TRUST
from engine.training import tracing
from gui import formatting
from gui.anatomy.figures import ALL, AnatomyFigures, LayerFigures, StageFigures
from gui.forms.words import engine_text

translate = QCoreApplication.translate

SLIGHT = 0.005
"""Share of a change that is not worth a word."""
EXPLAINED = 0.5
"""Of what the slope has missed, at most so much may be missing of the curvature that explains it."""
ESSENTIAL = 0.5
"""A layer whose share of the slope is larger is named."""


def layer_title(figures: LayerFigures, experiment: Experiment) -> str:
    """`2 · Dense`, the surface's name, or what stands for all layers."""
    if experiment.surface.is_surface:
        return engine_text(experiment.surface.title)
    if figures.layer == ALL:
        return translate("UpdateAnatomy", "All layers")
    return f"{figures.layer + 1} · {engine_text(experiment.network.layers[figures.layer].title)}"


def stage_title(stage: StageFigures, experiment: Experiment) -> str:
    """A word or two."""
    if stage.kind in (tracing.BEFORE, tracing.AFTER):
        return engine_text(experiment.wrappers[stage.wrapper].title)
    return {
        tracing.GRADIENT: translate("UpdateAnatomy", "gradient"),
        tracing.PENALTIES: translate("UpdateAnatomy", "+ penalties"),
        tracing.CLIPPING: translate("UpdateAnatomy", "clipped"),
        MOMENTUM: translate("UpdateAnatomy", "momentum"),
        SCALING: translate("UpdateAnatomy", "scaled"),
        TRUST: translate("UpdateAnatomy", "trust ratio"),
        DECAY: translate("UpdateAnatomy", "+ own decay"),
        STEP: translate("UpdateAnatomy", "step"),
        tracing.METHOD: translate("UpdateAnatomy", "method"),
        tracing.WEIGHT_DECAY: translate("UpdateAnatomy", "+ decay"),
        tracing.CONSTRAINT: translate("UpdateAnatomy", "bounded"),
        tracing.UPDATE: translate("UpdateAnatomy", "update"),
    }[stage.kind]


def stage_sentence(kind: str) -> str:
    """What a stage is."""
    return {
        tracing.GRADIENT: translate("UpdateAnatomy", "The negative gradient of the loss on the batch"),
        tracing.PENALTIES: translate("UpdateAnatomy", "What the penalties of J add to it"),
        tracing.BEFORE: translate("UpdateAnatomy", "The gradient that the wrapper takes in its place"),
        tracing.CLIPPING: translate("UpdateAnatomy", "After gradient clipping"),
        MOMENTUM: translate("UpdateAnatomy", "With the memory of earlier gradients or steps"),
        SCALING: translate("UpdateAnatomy", "After the preconditioner: divided by lengths or curvatures"),
        TRUST: translate("UpdateAnatomy", "Scaled by the length of each parameter array"),
        DECAY: translate("UpdateAnatomy", "What the method's own weight decay adds"),
        STEP: translate("UpdateAnatomy", "Times the learning rate, or the length that a search has found"),
        tracing.METHOD: translate("UpdateAnatomy", "The method's update"),
        tracing.WEIGHT_DECAY: translate("UpdateAnatomy", "What the decoupled weight decay adds"),
        tracing.CONSTRAINT: translate(
            "UpdateAnatomy", "Brought back to where J is defined and no norm too large"
        ),
        tracing.AFTER: translate("UpdateAnatomy", "After the wrapper"),
        tracing.UPDATE: translate("UpdateAnatomy", "What is added to the parameters"),
    }[kind]


def stage_words(figures: LayerFigures, stage: StageFigures, experiment: Experiment) -> str:
    """The exact figures of a stage in a layer."""
    head = f"{layer_title(figures, experiment)}, {stage_title(stage, experiment)}"
    numbers = [f"∥·∥ = {formatting.number(stage.length, 6)}"]
    if not math.isnan(stage.cosine):
        numbers.append(f"cos = {formatting.number(stage.cosine, 4)}")
    if not math.isnan(figures.ratio(stage)):
        numbers.append(f"∥·∥/∥θ∥ = {formatting.scientific(figures.ratio(stage), 3)}")
    return "\n".join((head, stage_sentence(stage.kind), *numbers))


def share_words(figures: LayerFigures, whole: AnatomyFigures) -> str:
    """A layer's part of the slope along the update: ``−0.0101 · 76 %``."""
    text = change(figures.share)
    if figures.layer == ALL or len(whole.layers) == 1 or whole.first == 0.0:
        return text
    return f"{text} · {formatting.percent(figures.share / whole.first, 0)}"


def change(value: float) -> str:
    """A change of J, always with its sign."""
    text = formatting.number(value, 4)
    return f"+{text}" if value > 0 else text


def verdict(figures: AnatomyFigures) -> str:
    """What was foretold and what comes of it, in a sentence."""
    first, actual = figures.first, figures.actual
    if figures.layers[0].stages[-1].length == 0.0:
        return translate("UpdateAnatomy", "The update is zero: nothing moves.")
    if not math.isfinite(actual):
        return translate(
            "UpdateAnatomy", "Predicted {first}, but J is not finite where the update leads."
        ).format(first=change(first))
    if not figures.certain or first == 0.0:
        return translate("UpdateAnatomy", "Predicted {first}; what comes of it is lost in rounding.").format(
            first=change(first)
        )
    head = translate("UpdateAnatomy", "Predicted {first}, actual {actual}:").format(
        first=change(first), actual=change(actual)
    )
    return f"{head} {_reason(figures)}"


def _reason(figures: AnatomyFigures) -> str:
    first, actual = figures.first, figures.actual
    missed = (first - actual) / abs(first)  # negative where J ends higher than the slope said
    if abs(missed) < SLIGHT:
        return translate("UpdateAnatomy", "the step is so short that the slope alone decides.")
    curved = abs(actual - figures.second) <= EXPLAINED * abs(actual - first)
    if first > 0.0:
        if curved:
            return translate("UpdateAnatomy", "the update leads uphill on this batch.")
        return translate(
            "UpdateAnatomy", "the update leads uphill on this batch, and not as the curvature says."
        )
    if actual > 0.0:
        if curved:
            return translate(
                "UpdateAnatomy", "the step is too long: the curvature takes back more than the slope gives."
            )
        return translate("UpdateAnatomy", "the step is too long: beyond the reach of slope and curvature.")
    share = formatting.percent(abs(missed), 0 if abs(missed) >= 0.1 else 1)
    if missed > 0.0:
        text = (
            translate("UpdateAnatomy", "J bends down along the update, which adds {share}.")
            if curved
            else translate("UpdateAnatomy", "J falls {share} further, which the curvature does not explain.")
        )
    else:
        text = (
            translate("UpdateAnatomy", "the curvature takes back {share}.")
            if curved
            else translate("UpdateAnatomy", "{share} is lost, which the curvature does not explain.")
        )
    return text.format(share=share)


def remarks(figures: AnatomyFigures, experiment: Experiment) -> list[str]:
    """What else is worth knowing, most important first."""
    found = []
    if turned := _turning(figures.layers[0]):
        text = translate("UpdateAnatomy", "From the stage “{stage}” on it points uphill.")
        found.append(text.format(stage=stage_title(turned, experiment)))
    if (kept := _kept_by_clipping(figures.layers[0])) is not None:
        text = translate("UpdateAnatomy", "Clipping leaves {share} of the gradient.")
        found.append(text.format(share=formatting.percent(kept, 0)))
    if (leader := _leader(figures)) is not None:
        text = translate("UpdateAnatomy", "{share} of the slope comes from layer {layer}.")
        share = formatting.percent(leader.share / figures.first, 0)
        found.append(text.format(share=share, layer=layer_title(leader, experiment)))
    if figures.beyond_batch and figures.actual < 0.0 < figures.whole:
        found.append(translate("UpdateAnatomy", "On all training data J rises."))
    if any(math.isnan(stage.length) for stage in figures.layers[0].stages):
        text = translate("UpdateAnatomy", "The learning rate is 0 here: what it multiplies cannot be told.")
        found.append(text)
    if figures.source == 0:
        found.append(translate("UpdateAnatomy", "A layer has no exact Hessian product: central differences."))
    elif figures.source < 0:
        found.append(translate("UpdateAnatomy", "The curvature along the update is not finite."))
    return found


def _turning(figures: LayerFigures) -> StageFigures | None:
    """The stage after which the way leads uphill to its end."""
    found = None
    for stage in figures.stages:
        if stage.kind in tracing.TERMS:
            continue
        found = (found or stage) if stage.cosine < 0.0 else None
    return found


def _kept_by_clipping(figures: LayerFigures) -> float | None:
    before = 0.0
    for stage in figures.stages:
        if stage.kind == tracing.CLIPPING and before > 0.0:
            kept = stage.length / before
            return kept if kept < 1.0 - SLIGHT else None
        before = math.nan if stage.kind in tracing.TERMS else stage.length
    return None


def _leader(figures: AnatomyFigures) -> LayerFigures | None:
    """The layer that most of the slope comes from."""
    if len(figures.layers) < 3 or figures.first == 0.0:
        return None
    largest = max(figures.layers[1:], key=lambda one: one.share / figures.first)
    return largest if ESSENTIAL < largest.share / figures.first <= 1.0 else None
