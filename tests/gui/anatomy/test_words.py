"""What is said of an update: predictions, where they fail, and what turned it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from engine.experiment import Experiment
from engine.training.tracing import KINDS
from gui.anatomy.figures import ALL, AnatomyFigures, figures_of
from gui.anatomy.words import (
    layer_title,
    remarks,
    share_words,
    stage_sentence,
    stage_title,
    stage_words,
    verdict,
)
from tests.gui.anatomy.readings import ADAM, COSINES, LENGTHS, reading
from tests.gui.support import small_experiment

NETWORK = small_experiment(
    network={"layers": [{"kind": "dense", "units": 3}, "dropout", "output"]}, wrappers=["lookahead", "sam"]
)
THIN = "\u202f"


def figures(*args: Any, **options: Any) -> AnatomyFigures:
    found = figures_of(reading(*args, **options))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            (-0.0132, -0.0107, -0.0108),
            "Predicted −0.01320, actual −0.01080: the curvature takes back 18 %.",
        ),
        (
            (-0.0100, -0.0150, -0.0152),
            "Predicted −0.01000, actual −0.01520: J bends down along the update, which adds 52 %.",
        ),
        ((-0.01, -0.01, -0.009999), "the step is so short that the slope alone decides."),
        ((-0.01, 0.03, 0.02), "the step is too long: the curvature takes back more than the slope gives."),
        ((-0.01, -0.02, 0.02), "the step is too long: beyond the reach of slope and curvature."),
        ((0.01, 0.012, 0.0121), "the update leads uphill on this batch."),
        ((0.01, 0.03, -0.01), "the update leads uphill on this batch, and not as the curvature says."),
        ((-0.01, -0.0101, -0.005), "50 % is lost, which the curvature does not explain."),
        ((-0.01, -0.0101, -0.015), "J falls 50 % further, which the curvature does not explain."),
        ((-0.01, -0.009, math.inf), "Predicted −0.01000, but J is not finite where the update leads."),
        ((-1e-9, -1e-9, 3e-8), "Predicted −1.00e-09; what comes of it is lost in rounding."),
        ((-0.01, -0.00995, -0.00992), "the curvature takes back 0.8 %."),
    ],
)
def test_a_sentence_tells_what_comes_of_the_prediction(changes: tuple[float, ...], words: str) -> None:
    assert verdict(figures(*changes)).replace(THIN, " ").endswith(words)


def test_an_update_of_zero_moves_nothing() -> None:
    still = figures(0.0, 0.0, 0.0, lengths=[*LENGTHS[:-1], 0.0], cosines=[*COSINES[:-1], math.nan])
    assert verdict(still) == "The update is zero: nothing moves."


def test_the_stage_that_turns_the_way_uphill_is_named() -> None:
    cosines = (1.0, 1.0, -0.2, -0.1, -0.1, 0.3, -0.1)
    assert remarks(figures(0.01, cosines=cosines), NETWORK)[0] == (
        "From the stage “momentum” on it points uphill."
    )
    back = (1.0, 1.0, -0.2, 0.1, 0.1, -0.3, 0.1)
    assert not any("uphill" in text for text in remarks(figures(cosines=back), NETWORK))


def test_clipping_a_leading_layer_and_missing_products_are_told() -> None:
    found = [text.replace(THIN, " ") for text in remarks(figures(source=0, whole=0.002), NETWORK)]
    assert found == [
        "Clipping leaves 50 % of the gradient.",
        "75 % of the slope comes from layer 3 · Output.",
        "On all training data J rises.",
        "A layer has no exact Hessian product: central differences.",
    ]
    calm = figures(lengths=(2.0, 2.0, *LENGTHS[2:]), shares=(0.5, 0.5))
    assert remarks(calm, NETWORK) == []
    assert remarks(figures(shares=(-1.0, 2.0)), NETWORK) == ["Clipping leaves 50\u202f% of the gradient."]


def test_a_rate_of_zero_hides_what_it_multiplies() -> None:
    still = figures(0.0, 0.0, 0.0, lengths=(2.0, 1.0, math.nan, math.nan, 0.0, 0.0, 0.0))
    assert "The learning rate is 0 here: what it multiplies cannot be told." in remarks(still, NETWORK)


def test_layers_and_stages_have_names() -> None:
    whole, first, third = figures().layers
    assert [layer_title(one, NETWORK) for one in (whole, first, third)] == [
        "All layers",
        "1 · Dense",
        "3 · Output",
    ]
    assert (whole.layer, first.layer, third.layer) == (ALL, 0, 2)
    assert share_words(third, figures()).replace(THIN, " ") == "−0.009900 · 75 %"
    assert share_words(whole, figures()) == "−0.01320"
    momentum = first.stages[2]
    assert stage_words(first, momentum, NETWORK).splitlines() == [
        "1 · Dense, momentum",
        "With the memory of earlier gradients or steps",
        "∥·∥ = 0.0500000",
        "cos = 0.7000",
        "∥·∥/∥θ∥ = 1.00e-01",
    ]


def test_wrappers_have_their_own_names() -> None:
    stages = ("gradient", "wrapper_before", "wrapper_after", "update")
    found = figures(stages=stages, lengths=[1.0] * 4, cosines=[1.0] * 4, wrappers=[-1, 1, 0, -1])
    names = [stage_title(stage, NETWORK) for stage in found.layers[0].stages]
    assert names == ["gradient", "SAM", "Lookahead", "update"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_stage_has_a_name_and_a_sentence(kind: str) -> None:
    found = figures(stages=[kind], lengths=[1.0], cosines=[1.0], wrappers=[0])
    assert stage_title(found.layers[0].stages[0], NETWORK)
    assert stage_sentence(kind)


def test_a_single_layer_is_not_told_twice() -> None:
    (only,) = figures(shares=(1.0,)).layers
    assert only.layer == 0
    surface = Experiment.from_document({"surface": "rosenbrock"})
    assert layer_title(only, surface) == surface.surface.title


def test_without_an_update_to_come_there_is_nothing() -> None:
    assert figures_of({"layers": np.empty(0, int)}) is None


def test_the_whole_training_part_is_told_where_it_differs() -> None:
    assert not figures().beyond_batch
    assert not figures(whole=-0.0108).beyond_batch
    assert figures(whole=-0.002).beyond_batch
    assert len(figures().layers[0].stages) == len(ADAM)
