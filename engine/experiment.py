"""The experiment: one immutable value from which everything else is derived."""

from __future__ import annotations

from typing import Any

from engine import fields, paths
from engine.augmentations.base import Augmentation
from engine.clippings.base import Clipping
from engine.datasets.base import Dataset
from engine.errors import InputError
from engine.initializers.base import Initializer
from engine.layers.base import Layer
from engine.losses.base import Loss
from engine.metrics.base import Metric
from engine.optimizers.base import Optimizer
from engine.schedules.base import Schedule
from engine.stoppings.base import Stopping
from engine.surfaces.base import Surface
from engine.values import Value
from engine.wrappers.base import Wrapper

FORMAT = 1
"""Version of the experiment's JSON; a change of meaning raises it and adds a migration."""

DEFAULT_LAYERS = ("flatten", {"kind": "dense", "units": 64}, {"kind": "dense", "units": 64}, "output")


class Network(Value):
    """The layers between the data and the loss."""

    layers: tuple[Layer, ...] = fields.parts(
        "layers", DEFAULT_LAYERS, title="Layers", help="From input to output."
    )


class Regularization(Value):
    """What is added to the loss or done to the gradient."""

    l2_penalty: float = fields.real(
        0.0,
        title="L2 penalty",
        symbol="λ",
        low=0.0,
        scale="log",
        slider=(1e-6, 1.0),
        live=True,
        lane=True,
        help="Adds ½λ∥w∥² over the weights (not the biases) to the loss; J is the sum.",
    )
    weight_decay: float = fields.real(
        0.0,
        title="Weight decay",
        symbol="w",
        low=0.0,
        scale="log",
        slider=(1e-6, 1.0),
        live=True,
        lane=True,
        help="Decoupled decay: each update also takes η·w·θ off the weights "
        "(Loshchilov & Hutter 2019, arXiv:1711.05101).",
    )
    l1_penalty: float = fields.real(
        0.0,
        title="L1 penalty",
        symbol="λ₁",
        low=0.0,
        scale="log",
        slider=(1e-6, 1.0),
        live=True,
        lane=True,
        help="Adds λ₁∥w∥₁ over the weights (not the biases) to the loss; it drives weights to zero.",
    )
    max_norm: float = fields.real(
        0.0,
        title="Maximal norm",
        symbol="c",
        low=0.0,
        scale="log",
        slider=(0.01, 10.0),
        live=True,
        lane=True,
        help="After each update, the incoming weights of a unit longer than this are scaled back to it; 0 is no "
        "bound (Srivastava et al. 2014, section 5.1).",
    )
    clipping: Clipping = fields.part(
        "clippings",
        "none",
        title="Clip gradient",
        live=True,
        help="Bounds the gradient before the optimizer sees it.",
    )


class Experiment(Value):
    """Everything that defines a run from its start; field names are the paths used everywhere."""

    seed: int = fields.integer(
        1,
        title="Seed",
        low=0,
        high=2**32 - 1,
        lane=True,
        help="Draws the starting parameters, batches and masks.",
    )
    surface: Surface = fields.part(
        "surfaces",
        "none",
        title="Kind",
        help="Learn from data with a network, or descend a surface, where J itself is the end.",
    )
    data: Dataset = fields.part("datasets", "digits", title="Set", help="Where the samples come from.")
    network: Network = fields.group(Network, title="Network")
    loss: Loss = fields.part(
        "losses",
        "softmax_cross_entropy",
        title="Loss",
        help="The surrogate that is minimized on the training data.",
    )
    measure: Metric = fields.part(
        "metrics",
        "accuracy",
        title="Measure P",
        help="What we care about, taken on data the network never saw.",
    )
    initializer: Initializer = fields.part("initializers", "he", title="Weights", help="Where θ starts.")
    optimizer: Optimizer = fields.part("optimizers", "adam", title="Method", help="How θ moves.")
    wrappers: tuple[Wrapper, ...] = fields.parts(
        "wrappers",
        (),
        title="Around the method",
        help="What is done around each update; the first one is the outermost.",
    )
    schedule: Schedule = fields.part(
        "schedules",
        "constant",
        title="Schedule",
        live=True,
        help="How the learning rate changes over the run.",
    )
    regularization: Regularization = fields.group(Regularization, title="Regularization")
    augmentations: tuple[Augmentation, ...] = fields.parts(
        "augmentations",
        (),
        title="Augmentation",
        help="What is done to the samples of each batch, in this order; evaluation sees them as they are.",
    )
    stopping: Stopping = fields.part(
        "stoppings",
        "never",
        title="Early stopping",
        help="Whether a lane ends before the horizon when it learns no more.",
    )
    batch_size: int = fields.integer(
        32,
        title="Batch size",
        symbol="B",
        low=1,
        high=10_000_000,
        scale="log",
        slider=(1, 1024),
        help="Samples per step; at most the whole training part.",
    )
    steps: int = fields.integer(
        2000,
        title="Horizon",
        unit="steps",
        low=1,
        high=10**9,
        scale="log",
        slider=(100, 100_000),
        help="Length of a run, and the span that schedules refer to.",
    )
    evaluate_every: int = fields.integer(
        20,
        title="Evaluate every",
        unit="steps",
        low=1,
        high=10**9,
        scale="log",
        slider=(1, 1000),
        live=True,
        help="Steps between evaluations on the full training, validation and test parts.",
    )
    lanes: tuple[tuple[tuple[str, float], ...], ...] = fields.lane_list(
        title="Lanes", help="Overrides of the seed or of scalar hyperparameters, one object per lane."
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        for index in range(len(self.lanes)):
            try:
                self.lane(index)
            except InputError as error:
                raise error.under(f"lanes.{index}") from None

    def lane(self, index: int) -> Experiment:
        """The experiment of one lane, with its overrides applied and no lanes of its own.

        Raises InputError when an override names a field that may not differ between lanes.
        """
        single: Experiment = self.replace(lanes=()) if self.lanes else self
        for path, number in self.lanes[index] if self.lanes else ():
            if not paths.trail(single, path)[-1].lane:
                raise InputError(path, "may not differ between lanes; make it a run of its own")
            single = paths.put(single, path, number)
        return single

    def lane_experiments(self) -> tuple[Experiment, ...]:
        """One experiment per lane; an experiment without overrides is a single lane."""
        return tuple(self.lane(index) for index in range(max(1, len(self.lanes))))

    def to_document(self) -> dict[str, Any]:
        """This experiment as a JSON document that `from_document` reads back."""
        return {"format": FORMAT} | self.to_json()

    @classmethod
    def from_document(cls, document: Any) -> Experiment:
        """Read what `to_document` wrote. Raises InputError with the path of what is wrong."""
        if not isinstance(document, dict):
            raise InputError("", "an experiment is a JSON object")
        version = document.get("format", FORMAT)
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise InputError("format", "must be a positive whole number")
        if version > FORMAT:
            raise InputError(
                "format", f"{version} is newer than this program reads ({FORMAT}); update Descenso"
            )
        return cls.from_json({name: item for name, item in document.items() if name != "format"})
