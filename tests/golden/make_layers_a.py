"""Write `layers_a.npz`: outputs and gradients of PyTorch's convolutions, poolings, weight norm and gated linear units.

Run it where PyTorch is installed: `python -m tests.golden.make_layers_a`. The tests read the archive alone.
All in float64. PyTorch has channels before positions, and output channels first in weights; everything is stored as
we have it: channels last, weights (kernel…, inputs, units).
"""

from __future__ import annotations

import importlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

ARCHIVE = Path(__file__).with_name("layers_a.npz")
BATCH = 3


@dataclass(frozen=True)
class Case:
    """A layer of ours as JSON, the shape of a sample, and what PyTorch is told.

    Attributes:
        arrays: shapes of the parameters, in our order and layout.
        pads: zeros (or nothing, in pooling) before and after each position axis.
    """

    layer: dict[str, Any]
    shape: tuple[int, ...]
    function: str
    arrays: dict[str, tuple[int, ...]] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    pads: tuple[tuple[int, int], ...] = ()


def _convolution(
    shape: tuple[int, ...], size: int, filters: int, pads: tuple[tuple[int, int], ...], **fields: Any
) -> Case:
    rank = len(shape) - 1
    kind = "convolution" if rank == 2 else "convolution_1d"
    layer = {"kind": kind, "filters": filters, "kernel_size": size, "activation": "identity"} | fields
    arrays = {"weight": (*(size,) * rank, shape[-1], filters)}
    if fields.get("parametrization") == "weight_norm":
        arrays["magnitude"] = (filters,)
    arrays["bias"] = (filters,)
    options = {"stride": fields.get("stride", 1), "dilation": fields.get("dilation", 1)}
    return Case(layer, shape, "convolution", arrays, options, pads)


def _gated(activation: str, function: str) -> Case:
    arrays = {"gate.weight": (4, 5), "gate.bias": (5,), "value.weight": (4, 5), "value.bias": (5,)}
    return Case(
        {"kind": "gated_dense", "units": 5, "activation": activation},
        (4,),
        "gated",
        arrays,
        {"name": function},
    )


NO_PADS = ((0, 0), (0, 0))

CASES: dict[str, Case] = {
    "valid": _convolution((6, 5, 2), 3, 3, NO_PADS, padding="valid"),
    "same": _convolution((6, 5, 2), 3, 3, ((1, 1), (1, 1)), padding="same"),
    "same_even": _convolution((5, 5, 1), 2, 2, ((0, 1), (0, 1)), padding="same"),
    "same_stride": _convolution((7, 6, 2), 3, 2, ((1, 1), (0, 1)), padding="same", stride=2),
    "valid_stride": _convolution((7, 8, 2), 3, 2, NO_PADS, padding="valid", stride=3),
    "pointwise": _convolution((3, 4, 3), 1, 2, NO_PADS, padding="same"),
    "wide_kernel": _convolution((3, 3, 1), 5, 2, ((2, 2), (2, 2)), padding="same"),
    "tanh": _convolution((4, 4, 2), 3, 2, ((1, 1), (1, 1)), padding="same", activation="tanh"),
    "sequence_same": _convolution((8, 3), 3, 4, ((1, 1),), padding="same"),
    "sequence_valid": _convolution((9, 2), 4, 3, ((0, 0),), padding="valid", stride=2),
    "sequence_causal": _convolution((8, 3), 3, 2, ((4, 0),), padding="causal", dilation=2),
    "sequence_dilated": _convolution((10, 2), 3, 2, ((0, 0),), padding="valid", dilation=3),
    "weight_norm": _convolution(
        (5, 5, 2), 3, 3, ((1, 1), (1, 1)), padding="same", parametrization="weight_norm"
    ),
    "sequence_weight_norm": _convolution(
        (6, 2), 2, 3, ((0, 0),), padding="valid", parametrization="weight_norm"
    ),
    "dense_weight_norm": Case(
        {"kind": "dense", "units": 4, "activation": "identity", "parametrization": "weight_norm"},
        (5,),
        "dense",
        {"weight": (5, 4), "magnitude": (4,), "bias": (4,)},
    ),
    "dense_sequence": Case(
        {"kind": "dense", "units": 4, "activation": "tanh"}, (3, 5), "dense", {"weight": (5, 4), "bias": (4,)}
    ),
    "max": Case({"kind": "max_pooling"}, (6, 5, 2), "max", options={"size": 2, "stride": 2}, pads=NO_PADS),
    "max_overlapping": Case(
        {"kind": "max_pooling", "size": 3, "stride": 2, "padding": "same"},
        (7, 7, 2),
        "max",
        options={"size": 3, "stride": 2},
        pads=((1, 1), (1, 1)),
    ),
    "max_sequence": Case(
        {"kind": "max_pooling", "size": 3, "stride": 1},
        (8, 2),
        "max",
        options={"size": 3, "stride": 1},
        pads=((0, 0),),
    ),
    "average": Case(
        {"kind": "average_pooling"}, (6, 5, 2), "average", options={"size": 2, "stride": 2}, pads=NO_PADS
    ),
    "average_padded": Case(
        {"kind": "average_pooling", "size": 3, "stride": 2, "padding": "same"},
        (7, 7, 2),
        "average",
        options={"size": 3, "stride": 2},
        pads=((1, 1), (1, 1)),
    ),
    "average_sequence": Case(
        {"kind": "average_pooling", "size": 3, "stride": 2},
        (8, 2),
        "average",
        options={"size": 3, "stride": 2},
        pads=((0, 0),),
    ),
    "global_mean": Case({"kind": "global_pooling"}, (4, 3, 2), "global_mean"),
    "global_max": Case({"kind": "global_pooling", "statistic": "max"}, (5, 3), "global_max"),
    "glu": _gated("sigmoid", "sigmoid"),
    "geglu": _gated("gelu", "gelu"),
    "bilinear": _gated("identity", "identity"),
}


def main() -> None:
    torch: Any = importlib.import_module("torch")  # the tests, which import this module, do without
    torch.set_num_threads(1)
    versions = json.dumps({"torch": torch.__version__, "numpy": np.__version__})
    arrays: dict[str, Any] = {"versions": np.array(versions)}
    for number, (name, case) in enumerate(CASES.items()):
        generator = np.random.default_rng(1000 + number)
        given = {key: generator.normal(size=shape) for key, shape in case.arrays.items()}
        inputs = generator.normal(size=(BATCH, *case.shape))
        leaves = {key: torch.from_numpy(array.copy()).requires_grad_() for key, array in given.items()}
        signal = torch.from_numpy(inputs.copy()).requires_grad_()
        outputs = _outputs(torch, case, leaves, signal)
        cotangent = generator.normal(size=tuple(outputs.shape))
        outputs.backward(torch.from_numpy(cotangent))
        arrays[f"{name}/inputs"], arrays[f"{name}/cotangent"] = inputs, cotangent
        arrays[f"{name}/outputs"] = outputs.detach().numpy()
        arrays[f"{name}/input_gradient"] = signal.grad.numpy()
        for key, array in given.items():
            arrays[f"{name}/parameter/{key}"] = array
            arrays[f"{name}/gradient/{key}"] = leaves[key].grad.numpy()
    np.savez_compressed(ARCHIVE, **arrays)


def _outputs(torch: Any, case: Case, leaves: dict[str, Any], signal: Any) -> Any:
    functions = torch.nn.functional
    rank = signal.ndim - 2
    if case.function == "dense":
        return _end(torch, case, functions.linear(signal, _weight(torch, leaves), leaves["bias"]))
    if case.function == "gated":
        gate, value = (
            functions.linear(signal, leaves[f"{branch}.weight"].T, leaves[f"{branch}.bias"])
            for branch in ("gate", "value")
        )
        if case.options["name"] == "sigmoid":
            return functions.glu(torch.cat([value, gate], dim=-1), dim=-1)
        return {"gelu": functions.gelu, "identity": lambda z: z}[case.options["name"]](gate) * value
    image = signal.movedim(-1, 1)
    if case.function == "global_mean":
        return image.flatten(2).mean(2)
    if case.function == "global_max":
        return functions.adaptive_max_pool1d(image, 1)[..., 0]
    if case.function == "convolution":
        flat = [extent for pair in reversed(case.pads) for extent in pair]
        function = functions.conv2d if rank == 2 else functions.conv1d
        padded = functions.pad(image, flat)
        result = function(padded, _weight(torch, leaves), leaves["bias"], **case.options)
        return _end(torch, case, result.movedim(1, -1))
    before = tuple(pair[0] for pair in case.pads)
    size, stride = case.options["size"], case.options["stride"]
    if case.function == "max":
        function = functions.max_pool2d if rank == 2 else functions.max_pool1d
        return function(image, size, stride, before).movedim(1, -1)
    function = functions.avg_pool2d if rank == 2 else functions.avg_pool1d
    return function(image, size, stride, before, count_include_pad=False).movedim(1, -1)


def _weight(torch: Any, leaves: dict[str, Any]) -> Any:
    """Our weight as PyTorch has it, (units, inputs, kernel…), through its weight norm where there is a magnitude."""
    weight = leaves["weight"].movedim(-1, 0).movedim(-1, 1)
    if "magnitude" not in leaves:
        return weight
    magnitude = leaves["magnitude"].reshape(-1, *[1] * (weight.ndim - 1))
    return torch._weight_norm(weight.contiguous(), magnitude, 0)


def _end(torch: Any, case: Case, z: Any) -> Any:
    return torch.tanh(z) if case.layer["activation"] == "tanh" else z


if __name__ == "__main__":
    main()
