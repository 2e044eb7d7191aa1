"""One table of optimizers: PyTorch's where their definition is ours, else written out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.errors import InputError
from engine.exporters.pytorch.methods import adaptive, averaging, matrices, momentum
from engine.exporters.pytorch.methods.method import Handed, Method, own, written
from engine.exporters.pytorch.script import Script, literal
from engine.exporters.pytorch.table import Table
from engine.optimizers.adadelta import LEAST_SQUARE, Adadelta
from engine.optimizers.adafactor import Adafactor
from engine.optimizers.adagrad import Adagrad
from engine.optimizers.adam import Adam
from engine.optimizers.adamax import AdaMax
from engine.optimizers.adamw import AdamW
from engine.optimizers.adan import Adan
from engine.optimizers.ademamix import AdEmaMix
from engine.optimizers.adopt import Adopt
from engine.optimizers.amsgrad import AmsGrad
from engine.optimizers.base import LEAST_DIVISOR
from engine.optimizers.curvature import NEGLIGIBLE
from engine.optimizers.heavy_ball import HeavyBall
from engine.optimizers.lamb import Lamb
from engine.optimizers.lars import Lars
from engine.optimizers.lion import Lion
from engine.optimizers.muon import Muon
from engine.optimizers.nadam import NAdam
from engine.optimizers.nesterov import Nesterov
from engine.optimizers.prodigy import Prodigy
from engine.optimizers.qh_adam import QhAdam
from engine.optimizers.qhm import Qhm
from engine.optimizers.radam import RAdam
from engine.optimizers.rmsprop import RmsProp
from engine.optimizers.rprop import Rprop
from engine.optimizers.schedule_free import ScheduleFreeAdamW, ScheduleFreeSgd
from engine.optimizers.sgd import Sgd
from engine.optimizers.shampoo import LEAST_EIGENVALUE, Shampoo
from engine.optimizers.sign_sgd import SignSgd
from engine.optimizers.soap import Soap

DIVISOR = {"epsilon": LEAST_DIVISOR}
BETAS = {"betas": "(settings.beta1, settings.beta2)", "eps": own("epsilon")}
ADAM = ("beta1", "beta2", "epsilon")


def _torch(name: str, **options: str) -> Method:
    return Method(f"torch.optim.{name}", options, least=DIVISOR)


def _adam(function: str = "Adam", *fixed: str, **options: str) -> Method:
    return Method(f"torch.optim.{function}", BETAS | options, least=DIVISOR, fixed=fixed)


def _values(script: Script, name: str) -> set[Any]:
    """What a field of the optimizer was in the course of the run."""
    return {getattr(phase.experiment.optimizer, name) for phase in script.run.phases}


def _turned_on_or_off(script: Script, name: str) -> bool:
    """Whether it was zero and also something else."""
    found = _values(script, name)
    return 0.0 in found and len(found) > 1


def _sgd(_: Sgd, script: Script) -> Method:
    """PyTorch has no velocity while the momentum is 0, and no look-ahead without a momentum."""
    ahead = any(_values(script, "nesterov"))
    if _turned_on_or_off(script, "momentum"):
        return written(momentum.SGD, "momentum", "nesterov")
    if not any(_values(script, "momentum")):
        return Method("torch.optim.SGD", {})
    return Method(
        "torch.optim.SGD", {"momentum": own("momentum")} | ({"nesterov": own("nesterov")} if ahead else {})
    )


def _rmsprop(optimizer: RmsProp, script: Script) -> Method:
    """PyTorch has no look-ahead, does not keep the variance above zero, and has no velocity without momentum."""
    if optimizer.centered or any(_values(script, "nesterov")) or _turned_on_or_off(script, "momentum"):
        names = ("rho", "momentum", "epsilon", "centered", "nesterov")
        return written(adaptive.RMSPROP, *names, least=DIVISOR)
    options = {"alpha": own("rho"), "eps": own("epsilon")}
    if any(_values(script, "momentum")):
        options["momentum"] = own("momentum")
    return Method("torch.optim.RMSprop", options, least=DIVISOR)


def _adagrad(_: Adagrad, script: Script) -> Method:
    options = {"eps": own("epsilon")}
    if any(_values(script, "initial_accumulator")):
        options["initial_accumulator_value"] = own("initial_accumulator")
    return Method("torch.optim.Adagrad", options, least=DIVISOR, fixed=("initial_accumulator",))


def _adafactor(_: Adafactor, script: Script) -> Method:
    if script.padded:
        raise InputError(
            "optimizer",
            f"Adafactor would also see places that PyTorch adds to the offsets in {script.padded}",
        )
    names = ("decay_power", "clip", "relative", "floor", "epsilon")
    return written(adaptive.ADAFACTOR, *names, reads=True)


def _shampoo(_: Shampoo, script: Script) -> Method:
    if script.flattened:
        raise InputError(
            "optimizer", f"Shampoo sees matrices, and {script.flattened} is one in PyTorch, a vector here"
        )
    names = ("momentum", "epsilon", "precondition_every", "largest")
    negligible = literal(NEGLIGIBLE[np.dtype(script.run.dtype).itemsize])
    root = matrices.ROOT.replace("NEGLIGIBLE", negligible)
    return written(matrices.SHAMPOO, *names, definitions=(root,), least={"epsilon": LEAST_EIGENVALUE})


def _soap(*_: object) -> Method:
    raise InputError(
        "optimizer",
        "SOAP's first bases are not unique, for its first matrices are singular; a script would begin with others",
    )


def _with_trust(text: str, *names: str, least: dict[str, float]) -> Method:
    method = written(text, *names, least=least, reads=True, handed=Handed.WEIGHTS, first_option="adapted")
    return Method(**vars(method) | {"options": {**method.options, "decay": own("weight_decay")}})


OPTIMIZERS: Table[Callable[[Any, Script], Method]] = Table(
    {
        Adadelta: lambda *_: Method(
            "torch.optim.Adadelta",
            {"rho": own("rho"), "eps": own("epsilon")},
            least={"epsilon": LEAST_SQUARE},
        ),
        Adafactor: _adafactor,
        Adagrad: _adagrad,
        Adam: lambda *_: _adam(),
        AdaMax: lambda *_: _adam("Adamax"),
        AdamW: lambda *_: _adam("AdamW"),
        Adan: lambda *_: written(adaptive.ADAN, "beta1", "beta2", "beta3", "epsilon", least=DIVISOR),
        AdEmaMix: lambda *_: written(
            adaptive.ADEMAMIX, *ADAM, "beta3", "alpha", "warmup", least=DIVISOR, modules=("math",)
        ),
        Adopt: lambda *_: written(adaptive.ADOPT, *ADAM, least=DIVISOR),
        AmsGrad: lambda *_: _adam(amsgrad="True"),
        HeavyBall: lambda *_: written(momentum.HEAVY_BALL, "momentum"),
        Lamb: lambda *_: _with_trust(adaptive.LAMB, *ADAM, least=DIVISOR),
        Lars: lambda *_: _with_trust(momentum.LARS, "momentum", "trust", least={}),
        Lion: lambda *_: written(momentum.LION, "beta1", "beta2"),
        Muon: lambda *_: written(
            matrices.MUON,
            "momentum",
            "nesterov",
            "iterations",
            "scaling",
            "ratio",
            *ADAM,
            definitions=(matrices.ORTHOGONALIZE,),
            least=DIVISOR,
            handed=Handed.HIDDEN,
            first_option="matrices",
            modules=("math",),
        ),
        NAdam: lambda *_: _adam("NAdam", "beta1", "momentum_decay", momentum_decay=own("momentum_decay")),
        Nesterov: lambda *_: written(momentum.NESTEROV, "growing", "momentum", modules=("math",)),
        Prodigy: lambda *_: written(
            averaging.PRODIGY,
            *ADAM,
            "first_distance",
            "growth",
            "corrected",
            least=DIVISOR,
            reads=True,
            modules=("math",),
        ),
        QhAdam: lambda *_: written(adaptive.QH_ADAM, *ADAM, "nu1", "nu2", least=DIVISOR),
        Qhm: lambda *_: written(momentum.QHM, "momentum", "nu"),
        RAdam: lambda *_: _adam("RAdam"),
        RmsProp: _rmsprop,
        Rprop: lambda *_: written(momentum.RPROP, "grow", "shrink", "shortest", "longest"),
        ScheduleFreeAdamW: lambda *_: written(
            averaging.SCHEDULE_FREE_ADAMW,
            "beta",
            "beta2",
            "epsilon",
            least=DIVISOR,
            reads=True,
            at_end=averaging.AT_AVERAGE,
        ),
        ScheduleFreeSgd: lambda *_: written(
            averaging.SCHEDULE_FREE_SGD, "beta", reads=True, at_end=averaging.AT_AVERAGE
        ),
        Sgd: _sgd,
        Soap: _soap,
        Shampoo: _shampoo,
        SignSgd: lambda *_: written(momentum.SIGN_SGD, "momentum"),
    }
)
