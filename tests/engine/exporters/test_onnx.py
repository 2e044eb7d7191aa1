"""ONNX models, run by another program: they predict what the trainer predicts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine import paths
from engine.activations.base import Activation
from engine.arrays import Array, Namespace
from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.session.session import Session, load, save
from engine.training.trainer import Trainer
from engine.values import KINDS
from tests.engine.training.experiments import small
from tests.support.fitting import fitting
from tests.support.fitting import small as small_part
from tests.support.kinds import every_kind, kinds_of

TOLERANCE = 1e-5
STEPS = 12


def trained(experiment: Experiment, dtype: str = "float32") -> tuple[Trainer, RunRecord]:
    """A run after a few steps."""
    trainer = Trainer(experiment, dtype=dtype)
    trainer.advance(STEPS)
    return trainer, RunRecord(experiment, dtype=dtype, checkpoint=trainer.checkpoint())


def run(path: Path, samples: np.ndarray) -> np.ndarray:
    """What the model predicts, by ONNX Runtime."""
    runtime = pytest.importorskip("onnxruntime", reason="the extra test is not installed")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = runtime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    (entry,) = session.get_inputs()
    assert entry.name == "input"
    dtype = np.int64 if entry.type == "tensor(int64)" else np.float32
    (found,) = session.run(["predictions"], {"input": samples.astype(dtype)})
    return np.asarray(found)


def check(experiment: Experiment, tmp_path: Path, dtype: str = "float32") -> Any:
    """Compare both on all test samples, and on one alone; returns the model."""
    onnx = pytest.importorskip("onnx", reason="the extra export is not installed")
    trainer, record = trained(experiment, dtype)
    exporter, path = kinds_of("exporters")["onnx"](), tmp_path / "model.onnx"
    assert exporter.obstacle(record) == ""
    exporter.write(record, path)
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    raw = trainer.data.test.raw[:50].astype(np.float32)
    for samples in (raw, raw[:1]):
        expected = trainer.predict(samples.astype(np.float64))
        found = run(path, samples)
        assert found.shape == expected.shape
        assert np.isfinite(expected).all()
        assert np.abs(found - expected).max() <= TOLERANCE * max(1.0, np.abs(expected).max())
    return model


@every_kind("layers", "activations", "losses", "datasets")
def test_every_kind_is_in_the_model_as_it_is_in_training(kind: type[Any], tmp_path: Path) -> None:
    model = check(fitting(small_part(kind)), tmp_path)
    assert model.opset_import[0].version == 17


DENSE: dict[str, Any] = {"kind": "dense", "units": 6, "activation": "tanh"}
IMAGES: dict[str, Any] = {"kind": "digits"}
SEQUENCES: dict[str, Any] = {"kind": "signals", "samples": 60}
TOKENS: dict[str, Any] = {"kind": "recall", "samples": 60}
PLANE: dict[str, Any] = {"kind": "moons", "samples": 60}
EMBEDDED = {"kind": "embedding", "units": 6}
WEIGHTS = ["standard", "ntk", "weight_norm"]


def cases() -> list[tuple[dict[str, Any], list[Any]]]:
    """Data, and layers before the output, for what the kinds' defaults do not show."""
    convolution = {"kind": "convolution", "filters": 3}
    wave = {"kind": "convolution_1d", "filters": 3}
    found: list[tuple[dict[str, Any], list[Any]]] = []
    found += [(PLANE, [DENSE | {"parametrization": how, "bias": how == "ntk"}, DENSE]) for how in WEIGHTS]
    found += [(PLANE, [{"kind": "gated_dense", "units": 5, "bias": False}])]
    found += [
        (IMAGES, [convolution | {"kernel_size": size, "stride": stride, "padding": padding}, "flatten"])
        for size, stride, padding in product((2, 3), (1, 2, 3), ("same", "valid"))
    ]
    found += [(IMAGES, [convolution | {"parametrization": how, "bias": False}, "flatten"]) for how in WEIGHTS]
    found += [
        (SEQUENCES, [wave | {"stride": stride, "padding": padding, "dilation": dilation}, "flatten"])
        for stride, padding, dilation in product((1, 2), ("same", "valid", "causal"), (1, 3))
    ]
    found += [
        (data, [{"kind": kind, "size": size, "stride": stride, "padding": padding}, "flatten"])
        for data, kind, (size, stride), padding in product(
            (IMAGES, SEQUENCES),
            ("max_pooling", "average_pooling"),
            ((3, 0), (3, 2), (2, 3)),
            ("same", "valid"),
        )
    ]
    found += [
        (data, [before, {"kind": "global_pooling", "statistic": statistic}])
        for (data, before), statistic in product(((IMAGES, convolution), (SEQUENCES, wave)), ("mean", "max"))
    ]
    normalizations = [
        {"kind": "batch_normalization"},
        {"kind": "batch_normalization", "gain": False, "shift": False},
        {"kind": "layer_normalization", "epsilon": 0.1},
        {"kind": "rms_normalization", "gain": False},
        {"kind": "group_normalization", "groups": 3},
        {"kind": "group_normalization", "groups": 2, "shift": False},
    ]
    found += [(PLANE, [DENSE, one]) for one in normalizations]
    found += [(IMAGES, [convolution | {"filters": 6}, one, "flatten"]) for one in normalizations]
    found += [(SEQUENCES, [wave | {"filters": 6}, one, "flatten"]) for one in normalizations]
    found += [
        (SEQUENCES, [{"kind": kind, "units": 5, "outputs": outputs, "bias": bias}, "flatten"])
        for kind, outputs, bias in product(("recurrent", "gru", "lstm"), ("last", "all"), (True, False))
    ]
    found += [
        (TOKENS, [EMBEDDED, "positional_encoding", {"kind": "attention", "heads": 3} | rest, "flatten"])
        for rest in ({"causal": True}, {"bias": True})
    ]
    found += [(TOKENS, [EMBEDDED, {"kind": "positional_encoding", "encoding": "learned"}, "flatten"])]
    block = {"kind": "residual", "scale": 0.5}
    found += [
        (
            PLANE,
            [
                DENSE,
                block | {"layers": [DENSE, "layer_normalization", {"kind": "residual", "layers": [DENSE]}]},
            ],
        ),
        (PLANE, [DENSE, block | {"layers": [DENSE | {"units": 3}], "projection": True}]),
        (IMAGES, [block | {"layers": [convolution | {"stride": 2}], "projection": True}, "flatten"]),
        (IMAGES, [block | {"layers": [convolution | {"stride": 3}], "projection": True}, "flatten"]),
        (SEQUENCES, [block | {"layers": [wave | {"stride": 2}], "projection": True}, "flatten"]),
        (IMAGES, [{"kind": "reshape", "shape": "4x16"}, {"kind": "gru", "units": 5}]),
        (PLANE, [DENSE, "dropout", DENSE, "gaussian_noise"]),
    ]
    return found


@pytest.mark.parametrize(("data", "layers"), cases())
def test_whatever_a_layer_is_set_to(data: dict[str, Any], layers: list[Any], tmp_path: Path) -> None:
    check(small(data=data, network__layers=[*layers, "output"]), tmp_path)


@every_kind("activations")
def test_activations_stand_in_every_layer_that_has_one(kind: type[Any], tmp_path: Path) -> None:
    activation = small_part(kind).to_json()
    layers = [
        {"kind": "recurrent", "units": 5, "activation": activation, "outputs": "all"},
        {"kind": "convolution_1d", "filters": 4, "activation": activation},
        {"kind": "gated_dense", "units": 4, "activation": activation},
        {"kind": "activation", "activation": activation},
        "flatten",
        "output",
    ]
    check(small(data=SEQUENCES, network__layers=layers), tmp_path)


@pytest.mark.parametrize("name", ["negative_slope", "alpha", "frequency"])
def test_what_an_activation_is_set_to(name: str, tmp_path: Path) -> None:
    kind = {"negative_slope": "leaky_relu", "alpha": "elu", "frequency": "sine"}[name]
    activation = {"kind": kind, name: 0.7}
    check(small(network__layers=[DENSE | {"activation": activation}, "output"]), tmp_path)


def test_all_features_of_points_are_computed_in_the_model(tmp_path: Path) -> None:
    names = ["x1", "x2", "x1_squared", "x2_squared", "product", "sin_x1", "sin_x2"]
    for inputs in (names, names[::-1], ["product"]):
        for standardize in (True, False):
            data = PLANE | {"inputs": inputs, "standardize": standardize}
            model = check(small(data=data), tmp_path)
            (entry,) = model.graph.input
            assert [dim.dim_value for dim in entry.type.tensor_type.shape.dim] == [0, 2], (
                "points, as one sees them"
            )


def test_large_numbers_with_small_differences_keep_them(tmp_path: Path) -> None:
    """Standardized in single precision, a year near 2000 would lose its digits."""
    file = tmp_path / "data.csv"
    rng = np.random.default_rng(0)
    rows = [(f"{2**17 + k % 64 / 64!r}", f"{rng.random():.3f}", k % 2) for k in range(80)]
    file.write_text("year,x,y\n" + "".join(f"{a},{b},{c}\n" for a, b, c in rows))
    check(small(data={"kind": "file", "path": str(file)}), tmp_path)


@pytest.mark.parametrize("optimizer", ["schedule_free_sgd", "schedule_free_adamw"])
def test_the_average_that_is_evaluated_predicts(optimizer: str, tmp_path: Path) -> None:
    check(small(optimizer=optimizer), tmp_path)


def test_a_run_in_double_precision_is_had_in_single(tmp_path: Path) -> None:
    check(small(), tmp_path, "float64")


def test_the_first_lane_predicts(tmp_path: Path) -> None:
    check(small(lanes=[{"seed": 4}, {"seed": 5}]), tmp_path)


def test_a_session_that_was_saved_predicts_the_same(tmp_path: Path) -> None:
    trainer, record = trained(small())
    save(tmp_path / "a.descenso", Session(record.start, (record,)))
    kinds_of("exporters")["onnx"]().write(load(tmp_path / "a.descenso").runs[0], tmp_path / "a.onnx")
    raw = trainer.data.test.raw.astype(np.float32)
    assert np.abs(run(tmp_path / "a.onnx", raw) - trainer.predict(raw.astype(np.float64))).max() <= TOLERANCE


def test_the_model_says_where_it_comes_from(tmp_path: Path) -> None:
    model = check(small(), tmp_path)
    told = {entry.key: entry.value for entry in model.metadata_props}
    assert json.loads(told["classes"]) == ["0", "1"]
    assert told["step"] == str(STEPS)
    assert Experiment.from_document(json.loads(told["experiment"])) == small()
    assert any(constant.name.startswith("0.dense.weight") for constant in model.graph.initializer)


@pytest.mark.parametrize("scaled", [True, False])
def test_values_in_deviations_are_said_to_be_such(scaled: bool, tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    file.write_text("x,y\n" + "".join(f"{k / 7!r},{5 + k / 3!r}\n" for k in range(80)))
    data = {"kind": "file", "path": str(file), "predict": "values", "scale_target": scaled}
    model = check(small(data=data, loss="mean_squared_error", measure="r_squared"), tmp_path)
    told = {entry.key: entry.value for entry in model.metadata_props}
    assert ("deviations" in told.get("predictions", "")) == scaled
    assert "classes" not in told


@pytest.fixture
def unknown_activation() -> Iterator[type[Activation]]:
    """A kind that another one's file may have added."""

    class Unheard(Activation, kind="unheard", title="Unheard of", reference="none", formula="f(z) = 2z"):
        """Twice its input."""

        def value(self, xp: Namespace, z: Array, out: Array) -> Array:
            return xp.multiply(z, 2.0, out=out)

        def slope(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
            out[...] = 2.0
            return out

        def curvature(self, xp: Namespace, z: Array, y: Array, out: Array) -> Array:
            out[...] = 0.0
            return out

    yield Unheard
    del KINDS["activations"]["unheard"]


def test_what_has_no_counterpart_is_refused_by_name(
    tmp_path: Path, unknown_activation: type[Activation]
) -> None:
    layers = ["dense", {"kind": "residual", "layers": [DENSE | {"units": 64}]}, "output"]
    experiment = small(network__layers=layers)
    path = "network.layers.1.layers.0.activation"
    record = RunRecord(paths.put(experiment, path, unknown_activation()))
    reason = kinds_of("exporters")["onnx"]().obstacle(record)
    assert reason.startswith("the activation Unheard of of layer 2 (Residual block) has no counterpart")
    with pytest.raises(InputError, match="no counterpart"):
        kinds_of("exporters")["onnx"]().write(record, tmp_path / "a.onnx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("changes", "words"), [({}, "no saved state"), ({"surface": "rosenbrock"}, "no network")]
)
def test_what_there_is_no_model_of_is_refused(changes: dict[str, Any], words: str) -> None:
    assert words in kinds_of("exporters")["onnx"]().obstacle(RunRecord(small(**changes)))
