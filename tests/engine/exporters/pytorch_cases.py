"""Runs whose scripts are executed: networks, methods, and what else may make a difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.experiment import Experiment

DENSE = {"kind": "dense", "units": 12}
CONVOLUTION = {"kind": "convolution", "filters": 4}
LINEAR = {"activation": "identity"}
ADAM = {"kind": "adam", "learning_rate": 0.01}
MOMENTUM = {"kind": "sgd", "learning_rate": 0.1, "momentum": 0.9}
METHODS: dict[str, Any] = {"momentum": MOMENTUM, "adam": ADAM, "muon": "muon"}

VALUES: dict[str, Any] = {"loss": "mean_squared_error", "measure": "mean_squared_error"}
ADDING: dict[str, Any] = {"data": {"kind": "adding", "samples": 400}} | VALUES
RECALL: dict[str, Any] = {"data": {"kind": "recall", "samples": 400}}
EMBEDDED = {"kind": "embedding", "vocabulary": 16, "units": 8}

Change = tuple[int, str, Any]


@dataclass(frozen=True)
class Case:
    """An experiment in 100 steps, and its live changes."""

    experiment: Experiment
    changes: tuple[Change, ...] = ()


def case(*layers: Any, changes: tuple[Change, ...] = (), **fields: Any) -> Case:
    """Digits through the layers by Adam, with whatever else is said."""
    network = {"layers": list(layers) or ["flatten", DENSE, "output"]}
    common = {"network": network, "optimizer": ADAM, "batch_size": 16, "steps": 100, "evaluate_every": 100}
    return Case(Experiment.from_json(common | fields), changes)


def residual(*layers: Any, **fields: Any) -> dict[str, Any]:
    """A block of layers."""
    return {"kind": "residual", "layers": list(layers)} | fields


def normalized(layer: dict[str, Any]) -> list[Any]:
    """A convolution without offsets, and its normalization."""
    return [layer | LINEAR | {"bias": False}, "batch_normalization"]


RESIDUAL_CNN = (
    *normalized(CONVOLUTION),
    "activation",
    residual(*normalized(CONVOLUTION), "activation", *normalized(CONVOLUTION)),
    "activation",
    residual(*normalized(CONVOLUTION | {"filters": 6, "stride": 2}), projection=True),
    "activation",
    "global_pooling",
    "output",
)

REQUIRED: dict[str, dict[str, Case]] = {
    "mlp": {
        name: case("flatten", {"kind": "dense"}, {"kind": "dense"}, "output", optimizer=method)
        for name, method in METHODS.items()
    },
    "residual_cnn": {name: case(*RESIDUAL_CNN, optimizer=method) for name, method in METHODS.items()},
    "gru": {
        name: case({"kind": "gru", "units": 16}, "output", **ADDING, optimizer=method)
        for name, method in METHODS.items()
    },
}

LAYERS = {
    "parametrizations": case(
        CONVOLUTION | {"parametrization": "weight_norm"},
        CONVOLUTION | {"parametrization": "ntk"},
        "flatten",
        DENSE | {"parametrization": "ntk", "bias": False},
        DENSE | {"parametrization": "weight_norm"},
        "output",
        regularization={"l2_penalty": 0.01, "weight_decay": 0.01},
    ),
    "paddings": case(
        CONVOLUTION | {"stride": 2, "kernel_size": 2},
        CONVOLUTION | {"kernel_size": 4},
        {"kind": "max_pooling", "size": 3, "stride": 2, "padding": "same"},
        {"kind": "average_pooling", "size": 2, "stride": 1, "padding": "same"},
        CONVOLUTION | {"padding": "valid", "kernel_size": 2},
        "flatten",
        "output",
    ),
    "colors laid out": case(CONVOLUTION, "flatten", DENSE, "output"),
    "shapes": case(
        "flatten",
        DENSE,
        {"kind": "reshape", "shape": "2×3×2"},
        CONVOLUTION,
        {"kind": "reshape", "shape": "6x?"},
        {"kind": "recurrent", "units": 5},
        "output",
    ),
    "batch normalization": case(
        "flatten",
        DENSE | LINEAR | {"bias": False},
        {"kind": "batch_normalization", "gain": False},
        "activation",
        DENSE | LINEAR | {"bias": False},
        {"kind": "batch_normalization", "shift": False, "momentum": 0.3},
        "output",
    ),
    "within samples": case(
        CONVOLUTION,
        "layer_normalization",
        {"kind": "group_normalization", "groups": 2, "gain": False},
        CONVOLUTION,
        "rms_normalization",
        {"kind": "layer_normalization", "shift": False},
        "flatten",
        DENSE,
        {"kind": "layer_normalization", "gain": False, "shift": False},
        "output",
    ),
    "noise": case(
        {"kind": "dropout", "rate": 0.2},
        CONVOLUTION,
        residual("dropout", CONVOLUTION, {"kind": "gaussian_noise", "deviation": 0.3}, scale=0.5),
        "flatten",
        DENSE,
        "dropout",
        "output",
    ),
    "four axes": case(
        {"kind": "reshape", "shape": "2×2×4×4"}, "layer_normalization", "dropout", "flatten", "output"
    ),
    "shortcut of odd extents": case(
        CONVOLUTION, residual(CONVOLUTION | {"stride": 3}, projection=True), "flatten", "output"
    ),
    "straddling batches": case(batch_size=700),
    "whole batches": case(batch_size=10_000),
}

SEQUENCES = {
    "convolutions": case(
        {"kind": "convolution_1d", "filters": 6, "kernel_size": 4},
        {"kind": "max_pooling", "size": 3, "padding": "same"},
        {"kind": "convolution_1d", "filters": 6, "dilation": 2, "padding": "causal"},
        {"kind": "average_pooling", "size": 3, "stride": 2, "padding": "same"},
        {"kind": "group_normalization", "groups": 2},
        residual({"kind": "convolution_1d", "filters": 5, "stride": 2}, projection=True),
        {"kind": "global_pooling", "statistic": "max"},
        "output",
        data="signals",
    ),
    "all states": case(
        {"kind": "gru", "units": 8, "outputs": "all"},
        {"kind": "gru", "units": 4, "bias": False},
        "output",
        **ADDING,
    ),
    "memory cells": case(
        {"kind": "lstm", "units": 8, "outputs": "all"}, {"kind": "lstm", "units": 5}, "output", **ADDING
    ),
    "simple": case(
        {"kind": "recurrent", "units": 8, "outputs": "all"},
        {"kind": "recurrent", "units": 8, "activation": "relu", "outputs": "all", "bias": False},
        {"kind": "recurrent", "units": 5, "activation": "softsign"},
        "output",
        **ADDING,
    ),
    "transformer": case(
        EMBEDDED,
        "positional_encoding",
        residual("layer_normalization", {"kind": "attention", "heads": 2}),
        residual("layer_normalization", DENSE, {"kind": "dense", "units": 8, "activation": "identity"}),
        {"kind": "attention", "heads": 4, "causal": True, "bias": True},
        "global_pooling",
        "output",
        **RECALL,
    ),
    "trained positions, with muon": case(
        EMBEDDED,
        {"kind": "positional_encoding", "encoding": "learned"},
        {"kind": "attention", "heads": 2},
        {"kind": "gated_dense", "units": 6},
        "flatten",
        "output",
        **RECALL,
        optimizer="muon",
        regularization={"l2_penalty": 0.01},
    ),
}

METHODS_FURTHER = {
    "no offsets": case(
        "flatten", DENSE | LINEAR | {"bias": False, "units": 10}, optimizer="adamw", steps=100
    ),
    "muon without hidden layers": case("flatten", "output", optimizer="muon"),
    "look-ahead": case(optimizer=MOMENTUM | {"nesterov": True}),
    "accelerated at a constant rate": case(optimizer={"kind": "nesterov", "growing": False}),
    "rmsprop with all": case(
        optimizer={"kind": "rmsprop", "momentum": 0.5, "centered": True, "nesterov": True}
    ),
    "rmsprop with momentum": case(optimizer={"kind": "rmsprop", "momentum": 0.5}),
    "adagrad from a sum": case(optimizer={"kind": "adagrad", "initial_accumulator": 0.1}),
    "adam without epsilon": case(optimizer=ADAM | {"epsilon": 0.0}),
    "slow mean that grows": case(optimizer={"kind": "ademamix", "warmup": 30, "learning_rate": 0.01}),
    "decay within the ratio": case(
        optimizer={"kind": "lamb", "weight_decay": 0.05}, regularization={"weight_decay": 0.01}
    ),
    "lars with decay": case(
        optimizer={"kind": "lars", "weight_decay": 0.05}, regularization={"weight_decay": 0.01}
    ),
    "adafactor without relative steps": case(optimizer={"kind": "adafactor", "relative": False}),
    "prodigy, corrected": case(
        optimizer={"kind": "prodigy", "corrected": True}, regularization={"weight_decay": 0.05}
    ),
    "schedule-free with decay": case(optimizer="schedule_free_adamw", regularization={"weight_decay": 0.05}),
    "shampoo with large sides": case(
        CONVOLUTION,
        "flatten",
        "output",
        optimizer={"kind": "shampoo", "largest": 100, "momentum": 0.5, "precondition_every": 3},
    ),
    "shampoo in a gru": case({"kind": "gru", "units": 8}, "output", **ADDING, optimizer="shampoo"),
    "muon on filters": case(
        CONVOLUTION,
        CONVOLUTION,
        "flatten",
        "output",
        optimizer={"kind": "muon", "scaling": "size", "nesterov": False, "iterations": 3},
        regularization={"weight_decay": 0.05},
    ),
}

REGULARIZATION = {
    "penalties": case(optimizer=MOMENTUM, regularization={"l2_penalty": 0.01, "l1_penalty": 0.001}),
    "decay of adam": case(regularization={"weight_decay": 0.1}),
    "decay of momentum": case(optimizer=MOMENTUM, regularization={"weight_decay": 0.1}),
    "bounded weights": case(optimizer=MOMENTUM, regularization={"max_norm": 0.9}),
    "everything": case(
        optimizer="adamw",
        regularization={
            "l2_penalty": 0.01,
            "l1_penalty": 0.001,
            "weight_decay": 0.05,
            "max_norm": 1.5,
            "clipping": {"kind": "norm", "threshold": 0.5},
        },
    ),
    "embedding, bounded and clipped": case(
        EMBEDDED,
        {"kind": "positional_encoding", "encoding": "learned"},
        {"kind": "attention", "heads": 2},
        "flatten",
        "output",
        **RECALL,
        regularization={
            "max_norm": 1.2,
            "clipping": {"kind": "adaptive", "threshold": 0.003, "last_layer": True},
        },
    ),
    "clipped units": case(
        CONVOLUTION, "flatten", "output", regularization={"clipping": {"kind": "adaptive"}}
    ),
    "clipped units of a gru": case(
        {"kind": "gru", "units": 8},
        "output",
        **ADDING,
        regularization={"clipping": {"kind": "adaptive", "threshold": 0.003, "last_layer": True}},
    ),
    "clipped values": case(regularization={"clipping": {"kind": "value", "threshold": 0.01}}),
    "smoothed targets": case(loss={"kind": "softmax_cross_entropy", "label_smoothing": 0.1}),
    "focal without focus": case(loss={"kind": "focal", "gamma": 0.0}),
    "a small focus": case(loss={"kind": "focal", "gamma": 0.5}),
}

SCHEDULES = {
    "warm-up": case(schedule={"kind": "constant", "warmup_steps": 7}),
    "cosine to a floor": case(schedule={"kind": "cosine", "warmup_steps": 10, "floor": 0.1}),
    "drops": case(schedule={"kind": "step", "every": 17}),
    "milestones": case(schedule={"kind": "multi_step", "milestones": [[20], [50]]}),
    "halving swings": case(schedule={"kind": "cyclical", "half_cycle": 9, "height": "halving"}),
    "falling swings": case(schedule={"kind": "cyclical", "half_cycle": 9, "height": "exponential"}),
    "restarts": case(schedule={"kind": "cosine_restarts", "period": 10, "multiplier": 1.7, "floor": 0.1}),
    "drawn in the logarithm": case(schedule={"kind": "curve", "interpolation": "logarithmic"}),
    "straight cycle": case(schedule={"kind": "one_cycle", "shape": "linear"}),
    "held first": case(schedule={"kind": "inverse_square_root", "timescale": 30, "hold": True}),
    "a plateau": case(
        schedule={"kind": "reduce_on_plateau", "patience": 2, "improvement": 0.1, "series": "train_loss"},
        evaluate_every=5,
    ),
    "a plateau of what was held out, with a warm-up": case(
        schedule={"kind": "reduce_on_plateau", "patience": 1, "improvement": 0.05, "warmup_steps": 30},
        evaluate_every=4,
        changes=((50, "evaluate_every", 7), (70, "schedule.drop", 0.9)),
    ),
    "a longer horizon": case(schedule="linear", steps=100),
}

AROUND = {
    "sam with statistics": case(
        "flatten",
        DENSE | LINEAR | {"bias": False},
        "batch_normalization",
        "dropout",
        "output",
        wrappers=["sam"],
        optimizer=MOMENTUM,
        regularization={"l2_penalty": 0.001, "weight_decay": 0.1, "max_norm": 1.5},
    ),
    "adaptive sam": case(wrappers=[{"kind": "sam", "adaptive": True, "rho": 0.5}]),
    "all": case(
        optimizer=MOMENTUM,
        wrappers=["sam", "polyak", "lookahead", "moving_average"],
        regularization={"clipping": {"kind": "norm", "threshold": 0.5}, "max_norm": 1.0},
    ),
    "augmented": case(
        CONVOLUTION,
        "flatten",
        "output",
        augmentations=["shift", {"kind": "flip", "vertical": 0.3}, "rotation", "input_noise", "mixup"],
    ),
    "blended values": case(
        DENSE, "output", data="friedman", **VALUES, augmentations=["mixup", "input_noise"]
    ),
}

CHANGES = {
    "rates": case(changes=((30, "optimizer.learning_rate", 0.003), (60, "optimizer.beta1", 0.5))),
    "momentum on and off": case(
        optimizer={"kind": "sgd", "learning_rate": 0.1},
        changes=(
            (30, "optimizer.momentum", 0.9),
            (50, "optimizer.nesterov", True),
            (60, "optimizer.momentum", 0.0),
            (80, "optimizer.momentum", 0.9),
        ),
    ),
    "kinds of schedule and clipping": case(
        changes=(
            (10, "schedule.kind", "cosine"),
            (20, "schedule.floor", 0.2),
            (30, "regularization.l2_penalty", 0.01),
            (40, "regularization.clipping", {"kind": "norm", "threshold": 0.3}),
            (60, "regularization.weight_decay", 0.1),
            (70, "schedule.kind", "linear"),
            (75, "regularization.clipping.kind", "value"),
            (80, "schedule.warmup_steps", 90),
            (85, "evaluate_every", 5),
        )
    ),
    "both decays": case(
        optimizer="adamw",
        changes=((30, "optimizer.weight_decay", 0.5), (40, "regularization.weight_decay", 0.3)),
    ),
    "a bound that comes late": case(
        optimizer=MOMENTUM,
        changes=((0, "regularization.weight_decay", 0.3), (60, "regularization.max_norm", 0.9)),
    ),
    "muon": case(
        optimizer="muon",
        changes=(
            (30, "optimizer.nesterov", False),
            (60, "optimizer.iterations", 2),
            (70, "optimizer.scaling", "size"),
        ),
    ),
    "a wrapper": case(wrappers=["lookahead"], changes=((30, "wrappers.0.every", 3),)),
}

GROUPS: dict[str, dict[str, Case]] = {
    "layers": LAYERS,
    "sequences": SEQUENCES,
    "methods": METHODS_FURTHER,
    "regularization": REGULARIZATION,
    "schedules": SCHEDULES,
    "around": AROUND,
    "changes": CHANGES,
}
