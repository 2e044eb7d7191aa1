"""The settings in which experiments differ."""

from __future__ import annotations

from engine.experiment import Experiment
from gui.compare.settings import differing, setting_text, setting_value
from gui.formatting import MISSING

LAYERS = ["flatten", {"kind": "dense", "units": 8}, {"kind": "dense", "units": 4}, "output"]


def made(**document) -> Experiment:
    return Experiment.from_document(document)


def paths(*experiments: Experiment) -> list[str]:
    return [setting.path for setting in differing(experiments)]


def test_one_run_or_several_alike_differ_in_nothing() -> None:
    assert paths(made()) == []
    assert paths(made(), made(), made()) == []


def test_kinds_and_the_fields_that_they_share_are_columns() -> None:
    adam = made(optimizer={"kind": "adam", "learning_rate": 0.01})
    other = made(optimizer={"kind": "adam", "learning_rate": 0.01, "beta2": 0.9})
    sgd = made(optimizer={"kind": "sgd", "learning_rate": 0.1})
    assert paths(adam, sgd) == ["optimizer.kind", "optimizer.learning_rate"]
    assert paths(sgd, adam, other) == ["optimizer.kind", "optimizer.learning_rate", "optimizer.beta2"]
    assert [setting_text(one, "optimizer.kind") for one in (adam, sgd)] == ["Adam", "SGD"]
    assert setting_text(sgd, "optimizer.beta2") == MISSING
    assert setting_value(sgd, "optimizer.beta2") is None
    assert setting_value(adam, "optimizer.learning_rate") == 0.01
    captions = {setting.path: setting.caption for setting in differing((adam, sgd))}
    assert captions == {"optimizer.kind": "Method", "optimizer.learning_rate": "η"}


def test_layers_are_compared_one_by_one_only_where_they_are_of_the_same_kinds() -> None:
    wide = made(network={"layers": LAYERS})
    narrow = made(network={"layers": [*LAYERS[:2], {"kind": "dense", "units": 3}, "output"]})
    deep = made(network={"layers": [*LAYERS[:2], *LAYERS[1:]]})
    assert paths(wide, narrow) == ["network.layers.2.units"]
    assert differing((wide, narrow))[0].caption.endswith(" 3")
    assert paths(wide, deep) == ["network.layers"]
    assert setting_text(wide, "network.layers") == "Flatten · Dense 8 · Dense 4 · Output"


def test_words_stand_for_choices_and_lists() -> None:
    early = made(stopping={"kind": "early", "series": "train_loss", "restore": False})
    late = made(stopping={"kind": "early", "series": "validation_loss"})
    assert paths(early, late) == ["stopping.series", "stopping.restore"]
    assert setting_text(early, "stopping.series") == "Training loss"
    assert [setting_text(one, "stopping.restore") for one in (early, late)] == ["no", "yes"]


def test_lanes_are_no_setting() -> None:
    assert paths(made(), made(lanes=[{"seed": 1}, {"seed": 2}])) == []
