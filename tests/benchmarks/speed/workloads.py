"""What is trained: one line of JSON per network, and the names by which the command line knows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

FOREVER = 10**9


@dataclass(frozen=True)
class Workload:
    """A training that all contenders make from the same start on the same batches.

    Attributes:
        experiment: as an experiment's JSON, of one lane.
        proof: steps after which losses are compared; few where rounding grows fast.
        tolerance: largest accepted relative difference of a loss from that of the float64 reference.
        leeway: how much more is accepted of the worst among many lanes.
        lanes: numbers of lanes that are worth a comparison.
    """

    name: str
    title: str
    experiment: Json
    proof: int = 20
    tolerance: float = 1e-4
    leeway: float = 10.0
    lanes: tuple[int, ...] = ()

    def accepted(self, lanes: int) -> float:
        """The tolerance for the worst of so many lanes: float32 alone brings M to 3e-4 among 64, and to 5e-5 alone."""
        return self.tolerance if lanes == 1 else self.tolerance * self.leeway

    def of_lanes(self, count: int) -> Json:
        """The experiment with so many lanes, which differ in their seeds: in their starts and batches."""
        document = self.experiment | {"steps": FOREVER, "evaluate_every": FOREVER}
        return document if count == 1 else document | {"lanes": [{"seed": 1 + lane} for lane in range(count)]}


def _dense(units: int, activation: str) -> Json:
    return {"kind": "dense", "units": units, "activation": activation}


def _filters(count: int, activation: str = "relu", **options: Any) -> Json:
    return {"kind": "convolution", "filters": count, "activation": activation} | options


def _adam(rate: float) -> Json:
    return {"kind": "adam", "learning_rate": rate}


def _unit(count: int, stride: int = 1) -> list[Any]:
    """Two convolutions with batch normalization, as in a residual block."""
    plain = {"bias": False}
    return [
        _filters(count, "identity", stride=stride, **plain),
        "batch_normalization",
        "activation",
        _filters(count, "identity", **plain),
        "batch_normalization",
    ]


TINY: Json = {
    "data": {"kind": "spirals", "samples": 1000},
    "network": {"layers": [_dense(8, "tanh"), _dense(8, "tanh"), "output"]},
    "loss": "binary_cross_entropy",
    "initializer": "glorot",
    "optimizer": {"kind": "sgd", "learning_rate": 0.03},
    "batch_size": 10,
}
MIDDLE: Json = {
    "data": {"kind": "digits", "label_noise": 0.2},
    "network": {"layers": ["flatten", _dense(128, "relu"), _dense(128, "relu"), "output"]},
    "optimizer": _adam(1e-3),
    "batch_size": 64,
}
LARGE: Json = {
    "data": {"kind": "mnist", "label_noise": 0.2},
    "network": {"layers": ["flatten", *[_dense(1024, "relu")] * 3, "output"]},
    "optimizer": _adam(1e-4),
    "batch_size": 128,
}
DEEP: Json = {
    "data": "digits",
    "network": {"layers": ["flatten", *[_dense(64, "tanh")] * 20, "output"]},
    "initializer": "glorot",
    "optimizer": {"kind": "sgd", "learning_rate": 0.003, "momentum": 0.9},
    "batch_size": 64,
}
CONVOLUTIONAL: Json = {
    "data": {"kind": "mnist", "label_noise": 0.2},
    "network": {"layers": [_filters(16), "max_pooling", _filters(32), "max_pooling", "flatten", "output"]},
    "optimizer": _adam(1e-3),
    "batch_size": 64,
}
RECURRENT: Json = {
    "data": {"kind": "adding", "length": 50, "samples": 4000, "test_fraction": 0.25},
    "network": {"layers": [{"kind": "gru", "units": 32}, "output"]},
    "loss": "mean_squared_error",
    "measure": "mean_squared_error",
    "initializer": "glorot",
    "optimizer": _adam(3e-3),
    "batch_size": 50,
}
RESIDUAL: Json = {
    "data": {"kind": "fashion", "label_noise": 0.1},
    "network": {
        "layers": [
            _filters(16, "identity", bias=False),
            "max_pooling",
            "batch_normalization",
            "activation",
            {"kind": "residual", "layers": _unit(16)},
            "activation",
            {"kind": "residual", "layers": _unit(32, stride=2), "projection": True},
            "activation",
            "flatten",
            "output",
        ]
    },
    "optimizer": _adam(1e-3),
    "batch_size": 32,
}

NETWORKS = (
    Workload(
        "S",
        "2-8-8-1 tanh, cross-entropy, batch 10, SGD",
        TINY,
        proof=100,
        lanes=(4, 16, 64, 256),
    ),
    Workload("M", "64-128-128-10 ReLU, softmax, batch 64, Adam", MIDDLE, lanes=(4, 16, 64)),
    Workload("L", "784-1024×3-10 ReLU, softmax, batch 128, Adam", LARGE, tolerance=2e-3),
    Workload("D", "20 layers of 64 tanh, softmax, batch 64, momentum", DEEP, lanes=(4, 16, 64)),
    Workload("C", "conv 3×3×16, pool 2, conv 3×3×32, pool 2, dense 10, batch 64, Adam", CONVOLUTIONAL),
    Workload("GRU", "32 gated units over 50 steps, squared error, batch 50, Adam", RECURRENT),
    Workload(
        "RES",
        "residual CNN of 16 and 32 filters with batch normalization, batch 32, Adam",
        RESIDUAL,
        proof=10,
        tolerance=5e-3,
    ),
)
LIVE = {"live:spirals": "spirals", "live:digits": "digits"}
"""Examples whose speed is measured as a user sees it: through the worker, evaluated and recorded as they say."""


RECORDING = {f"norms:{name}": name for name in ("S", "M", "L")}
"""Workloads that are trained with and without recording the norms of the gradients."""


def names() -> list[str]:
    """All that the command line takes one by one; `M:16` is M with sixteen lanes."""
    lanes = [f"{workload.name}:{count}" for workload in NETWORKS for count in workload.lanes]
    return [workload.name for workload in NETWORKS] + lanes + [*RECORDING, *LIVE]


GROUPS = {
    "networks": [workload.name for workload in NETWORKS],
    "lanes": [name for name in names() if name.rpartition(":")[2].isdecimal()],
    "norms": list(RECORDING),
    "live": list(LIVE),
    "all": names(),
}


def chosen(asked: Sequence[str]) -> list[str]:
    """The workloads meant by what was asked, each once; all networks when nothing was.

    Raises ValueError, which says what there is.
    """
    known = {name.lower(): [name] for name in names()} | GROUPS
    found: list[str] = []
    for word in asked or ["networks"]:
        if word.lower() not in known:
            raise ValueError(f"there is no workload {word!r}; there are: {', '.join([*GROUPS, *names()])}")
        found += known[word.lower()]
    return list(dict.fromkeys(found))


def find(name: str) -> tuple[Workload, int]:
    """The workload of a name, and its number of lanes."""
    network, _, lanes = RECORDING.get(name, name).partition(":")
    return next(workload for workload in NETWORKS if workload.name == network), int(lanes or 1)
