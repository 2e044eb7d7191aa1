"""Which of our optimizers is compared with which other one, and with what numbers."""

from __future__ import annotations

from typing import Any, NamedTuple


class Case(NamedTuple):
    """A trajectory.

    Attributes:
        ours: our optimizer as JSON.
        reference: the other one, as `optimizer_references` calls it.
        arguments: its arguments.
        closed: whether it trains the network too.
    """

    ours: dict[str, Any]
    reference: str
    arguments: dict[str, Any]
    closed: bool = True


def _case(
    kind: str, reference: str, arguments: dict[str, Any], *, closed: bool = True, **fields: Any
) -> Case:
    return Case({"kind": kind, **fields}, reference, arguments, closed)


CASES: dict[str, Case] = {
    "sgd": _case("sgd", "torch.SGD", {"lr": 0.05}, learning_rate=0.05),
    "momentum": _case("sgd", "torch.SGD", {"lr": 0.02, "momentum": 0.9}, learning_rate=0.02, momentum=0.9),
    "nesterov": _case(
        "sgd",
        "torch.SGD",
        {"lr": 0.02, "momentum": 0.9, "nesterov": True},
        learning_rate=0.02,
        momentum=0.9,
        nesterov=True,
    ),
    "heavy_ball": _case(
        "heavy_ball", "paper.heavy_ball", {"rate": 0.02, "momentum": 0.9}, learning_rate=0.02, momentum=0.9
    ),
    "nesterov_1983": _case("nesterov", "paper.nesterov", {"rate": 0.02}, learning_rate=0.02),
    "nesterov_constant": _case(
        "nesterov",
        "paper.nesterov",
        {"rate": 0.02, "momentum": 0.9},
        learning_rate=0.02,
        momentum=0.9,
        growing=False,
    ),
    "qhm": _case(
        "qhm", "paper.qhm", {"rate": 0.05, "beta": 0.95, "nu": 0.6}, learning_rate=0.05, momentum=0.95, nu=0.6
    ),
    "adagrad": _case(
        "adagrad",
        "torch.Adagrad",
        {"lr": 0.05, "initial_accumulator_value": 0.1, "eps": 1e-08},
        learning_rate=0.05,
        initial_accumulator=0.1,
        epsilon=1e-08,
    ),
    "rmsprop": _case(
        "rmsprop",
        "torch.RMSprop",
        {"lr": 0.002, "alpha": 0.95, "eps": 0.05},
        learning_rate=0.002,
        rho=0.95,
        epsilon=0.05,
    ),
    "rmsprop_centered": _case(
        "rmsprop",
        "torch.RMSprop",
        {"lr": 0.002, "alpha": 0.95, "eps": 0.05, "centered": True},
        learning_rate=0.002,
        rho=0.95,
        epsilon=0.05,
        centered=True,
    ),
    "rmsprop_momentum": _case(
        "rmsprop",
        "torch.RMSprop",
        {"lr": 0.0005, "alpha": 0.95, "eps": 0.05, "momentum": 0.8},
        learning_rate=0.0005,
        rho=0.95,
        epsilon=0.05,
        momentum=0.8,
    ),
    "rmsprop_nesterov": _case(
        "rmsprop",
        "paper.rmsprop_nesterov",
        {"rate": 0.0005, "rho": 0.95, "momentum": 0.8, "epsilon": 0.05},
        learning_rate=0.0005,
        rho=0.95,
        epsilon=0.05,
        momentum=0.8,
        nesterov=True,
    ),
    "adadelta": _case(
        "adadelta",
        "torch.Adadelta",
        {"lr": 0.8, "rho": 0.93, "eps": 0.0001},
        closed=False,
        learning_rate=0.8,
        rho=0.93,
        epsilon=0.0001,
    ),
    "rprop": _case(
        "rprop",
        "torch.Rprop",
        {"lr": 0.01, "etas": (0.4, 1.3), "step_sizes": (0.002, 0.05)},
        closed=False,
        learning_rate=0.01,
        grow=1.3,
        shrink=0.4,
        shortest=0.2,
        longest=5.0,
    ),
    "adam": _case(
        "adam",
        "torch.Adam",
        {"lr": 0.005, "betas": (0.85, 0.995), "eps": 1e-07},
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=1e-07,
    ),
    "adamw": _case(
        "adamw",
        "torch.AdamW",
        {"lr": 0.005, "betas": (0.85, 0.995), "eps": 1e-07, "weight_decay": 0.1},
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=1e-07,
        weight_decay=0.1,
    ),
    "amsgrad": _case(
        "amsgrad",
        "torch.Adam",
        {"lr": 0.005, "betas": (0.85, 0.995), "eps": 1e-07, "amsgrad": True},
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=1e-07,
    ),
    "adamax": _case(
        "adamax",
        "torch.Adamax",
        {"lr": 0.005, "betas": (0.85, 0.995), "eps": 1e-07},
        closed=False,
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=1e-07,
    ),
    "nadam": _case(
        "nadam",
        "torch.NAdam",
        {"lr": 0.005, "betas": (0.85, 0.995), "eps": 1e-07, "momentum_decay": 0.01},
        closed=False,
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=1e-07,
        momentum_decay=0.01,
    ),
    "radam": _case(
        "radam",
        "torch.RAdam",
        {"lr": 0.005, "betas": (0.85, 0.995), "eps": 1e-07},
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=1e-07,
    ),
    "radam_short": _case(
        "radam",
        "torch.RAdam",
        {"lr": 0.005, "betas": (0.85, 0.6), "eps": 1e-07},
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.6,
        epsilon=1e-07,
    ),
    "qh_adam": _case(
        "qh_adam",
        "paper.qh_adam",
        {"rate": 0.005, "betas": (0.85, 0.995), "nus": (0.6, 0.9), "epsilon": 1e-07},
        closed=False,
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=1e-07,
        nu1=0.6,
        nu2=0.9,
    ),
    "ademamix": _case(
        "ademamix",
        "optax.contrib.ademamix",
        {"learning_rate": 0.005, "b1": 0.85, "b2": 0.995, "b3": 0.999, "alpha": 4.0, "eps": 1e-07},
        closed=False,
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=1e-07,
        beta3=0.999,
        alpha=4.0,
        warmup=0,
    ),
    "ademamix_warmup": _case(
        "ademamix",
        "optax.contrib.ademamix",
        {
            "learning_rate": 0.005,
            "b1": 0.85,
            "b2": 0.995,
            "b3": 0.999,
            "alpha": 4.0,
            "eps": 1e-07,
            "warmup": 700,
        },
        closed=False,
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=1e-07,
        beta3=0.999,
        alpha=4.0,
        warmup=700,
    ),
    "adan": _case(
        "adan",
        "paper.adan",
        {"rate": 0.005, "betas": (0.97, 0.9, 0.98), "epsilon": 1e-07},
        closed=False,
        learning_rate=0.005,
        beta1=0.97,
        beta2=0.9,
        beta3=0.98,
        epsilon=1e-07,
    ),
    "adopt": _case(
        "adopt",
        "optax.contrib.adopt",
        {"learning_rate": 0.005, "b1": 0.85, "b2": 0.995, "eps": 0.0001},
        learning_rate=0.005,
        beta1=0.85,
        beta2=0.995,
        epsilon=0.0001,
    ),
    "sign_sgd": _case(
        "sign_sgd", "optax.sign_sgd", {"learning_rate": 0.003}, closed=False, learning_rate=0.003
    ),
    "signum": _case(
        "sign_sgd",
        "paper.signum",
        {"rate": 0.003, "beta": 0.9},
        closed=False,
        learning_rate=0.003,
        momentum=0.9,
    ),
    "lion": _case(
        "lion",
        "optax.lion",
        {"learning_rate": 0.003, "b1": 0.85, "b2": 0.98, "weight_decay": 0.0},
        closed=False,
        learning_rate=0.003,
        beta1=0.85,
        beta2=0.98,
    ),
}
"""Trajectories by name.

Methods with signs stay out of the closed loop, and so does what bounces chaotically at the edge of stability near a
minimum, where steps keep their length: no two programs agree there. RMSprop has a large ε for that reason; in the
open loop the components lie on both sides of it.
"""
