"""Layer-sequential unit variance."""

from __future__ import annotations

from engine import fields
from engine.arrays import HostArray
from engine.initializers.base import Initializer
from engine.initializers.orthogonal import Orthogonal
from engine.layers.base import ParameterSpec
from engine.random import Stream


class Lsuv(
    Initializer,
    kind="lsuv",
    title="LSUV",
    reference="Mishkin & Matas 2016, All you need is a good init, arXiv:1511.06422, algorithm 1",
    formula="W ← W · √(v / Var(Wx)) until |Var(Wx) − v| < ε, layer by layer",
    rank=45,
):
    """Orthogonal weights, then scaled layer by layer until each layer's outputs on the first batch have one variance.

    What is measured are the sums before the nonlinearity. The scaling itself is `engine.training.calibration`.
    """

    variance: float = fields.real(
        1.0,
        title="Variance",
        symbol="v",
        above=0.0,
        scale="log",
        slider=(0.1, 10.0),
        help="Variance that the outputs of every layer are brought to.",
    )
    tolerance: float = fields.real(
        0.01,
        title="Tolerance",
        symbol="ε",
        above=0.0,
        scale="log",
        slider=(1e-4, 0.5),
        help="A layer is left as it is once its variance is this close.",
    )
    iterations: int = fields.integer(
        10,
        title="Corrections",
        low=1,
        high=1000,
        scale="log",
        slider=(1, 50),
        help="Corrections of one layer at most; one is enough where the outputs are linear in the weights.",
    )

    def weights(self, spec: ParameterSpec, stream: Stream) -> HostArray:
        return Orthogonal().weights(spec, stream)
