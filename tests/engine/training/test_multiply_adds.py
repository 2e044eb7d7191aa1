"""Multiply–adds of a forward pass, against numbers computed by hand."""

from __future__ import annotations

from typing import Any

import pytest

from engine import examples, registry
from engine.layers.base import Layer
from engine.training.topology import inspect


def layer(kind: str, **fields: Any) -> Layer:
    made = registry.decode("layers", {"kind": kind} | fields)
    assert isinstance(made, Layer)
    return made


@pytest.mark.parametrize(
    ("kind", "fields", "shape", "expected"),
    [
        ("dense", {"units": 5}, (7,), 35),
        ("dense", {"units": 5, "bias": False}, (3, 7), 105),  # 3 positions · 7 · 5
        ("gated_dense", {"units": 5}, (7,), 70),
        ("convolution", {"filters": 4, "kernel_size": 3}, (8, 8, 2), 4608),  # 64 windows · 9 · 2 · 4
        ("convolution", {"filters": 4, "kernel_size": 3, "padding": "valid"}, (8, 8, 2), 2592),  # 36 windows
        ("convolution", {"filters": 4, "kernel_size": 3, "stride": 2}, (8, 8, 2), 1152),  # 16 windows
        ("convolution_1d", {"filters": 6, "kernel_size": 5}, (10, 2), 600),  # 10 windows · 5 · 2 · 6
        ("recurrent", {"units": 4}, (10, 3), 280),  # 10 steps · (3 + 4) · 4
        ("gru", {"units": 4}, (10, 3), 840),
        ("lstm", {"units": 4}, (10, 3), 1120),
        ("attention", {"heads": 2}, (5, 6), 1020),  # 4 · 5 · 36 + 2 · 25 · 6
        ("embedding", {"vocabulary": 9, "units": 3}, (5,), 0),
        ("batch_normalization", {}, (8, 8, 2), 0),
        ("max_pooling", {}, (8, 8, 2), 0),
    ],
)
def test_a_layer(kind: str, fields: dict[str, Any], shape: tuple[int, ...], expected: int) -> None:
    assert layer(kind, **fields).multiply_adds(shape) == expected


def test_a_block_counts_what_is_inside_and_its_projection() -> None:
    inner = [{"kind": "dense", "units": 5}, {"kind": "dense", "units": 7}]
    assert layer("residual", layers=inner).multiply_adds((7,)) == 70
    inner = [{"kind": "convolution", "filters": 4, "stride": 2}]
    # 16 windows · 9 · 2 · 4 inside; 16 positions · 2 · 4 around.
    assert layer("residual", layers=inner, projection=True).multiply_adds((8, 8, 2)) == 1152 + 128


def test_a_network_is_the_sum_of_its_layers() -> None:
    inspection = inspect(examples.load("digits").experiment)
    assert [station.multiply_adds for station in inspection.stations] == [0, 4096, 4096, 640]
    assert inspection.topology is not None
    assert inspection.topology.multiply_adds == 8832


def test_a_broken_network_counts_up_to_where_it_breaks() -> None:
    experiment = examples.load("digits").experiment
    layers = ("flatten", {"kind": "dense", "units": 3}, "max_pooling", "output")
    changed = experiment.from_document(experiment.to_document() | {"network": {"layers": list(layers)}})
    assert [station.multiply_adds for station in inspect(changed).stations] == [0, 192, 0, 0]
