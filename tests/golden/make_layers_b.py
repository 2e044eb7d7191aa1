"""Write `layers_b.npz`: PyTorch's normalization, recurrent, embedding and attention layers, which ours are held to.

Run it where PyTorch is installed: `python -m tests.golden.make_layers_b`. The tests read the archive alone.
All in float64. A case is a layer of ours as JSON; its arrays are in our layout: features last, weights (inputs, units).
Entries are `CASE/inputs`, `CASE/cotangent`, `CASE/outputs`, `CASE/input_gradient`, and for each parameter NAME
`CASE/theta/NAME` and `CASE/gradient/NAME`; for each buffer `CASE/buffer/NAME` and, after a training pass,
`CASE/next/NAME`.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import numpy as np

ARCHIVE = Path(__file__).with_name("layers_b.npz")
BATCH = 5
UNITS = 4
LSTM_ORDER = (0, 1, 3, 2)
"""Ours are ordered i, f, o, g; PyTorch's i, f, g, o."""

Arrays = dict[str, np.ndarray]


class Maker:
    """Collects cases; `torch` is the module."""

    def __init__(self, torch: Any) -> None:
        self.torch = torch
        self.generator = np.random.default_rng(0)
        self.cases: dict[str, Any] = {}
        self.arrays: Arrays = {}

    def tensor(self, array: np.ndarray, *, leaf: bool = True) -> Any:
        return self.torch.tensor(array, dtype=self.torch.float64, requires_grad=leaf)

    def normal(self, *shape: int) -> np.ndarray:
        return self.generator.normal(size=shape)

    def add(
        self,
        name: str,
        layer: dict[str, Any],
        inputs: Any,
        outputs: Any,
        mode: str = "train",
        **groups: Arrays,
    ) -> None:
        """Pull a random cotangent back; note everything. `groups` are dictionaries of further arrays by name."""
        cotangent = self.normal(*outputs.shape)
        outputs.backward(self.tensor(cotangent, leaf=False))
        self.cases[name] = {"layer": layer, "mode": mode}
        own = {"inputs": inputs.detach().numpy(), "cotangent": cotangent, "outputs": outputs.detach().numpy()}
        if inputs.grad is not None:
            own["input_gradient"] = inputs.grad.numpy()
        for group, arrays in groups.items():
            own |= {f"{group}/{key}": array for key, array in arrays.items()}
        self.arrays |= {f"{name}/{key}": np.array(array) for key, array in own.items()}

    def affine(self, module: Any) -> Arrays:
        """Random gain and shift for a normalizing module."""
        module.double()
        for parameter in module.parameters():
            parameter.data = self.tensor(self.normal(*parameter.shape), leaf=False)
        return {
            ours: getattr(module, theirs).detach().numpy().copy()
            for ours, theirs in (("gain", "weight"), ("shift", "bias"))
            if getattr(module, theirs, None) is not None
        }

    def affine_gradients(self, module: Any) -> Arrays:
        return {
            ours: getattr(module, theirs).grad.numpy()
            for ours, theirs in (("gain", "weight"), ("shift", "bias"))
            if getattr(module, theirs, None) is not None
        }

    def normalization(
        self,
        name: str,
        layer: dict[str, Any],
        module: Any,
        shape: tuple[int, ...],
        *,
        first: bool,
        mode: str = "train",
    ) -> None:
        """A normalizing module; `first` when it wants channels before positions."""
        theta = self.affine(module)
        buffers, after = {}, {}
        batch_statistics = hasattr(module, "running_mean")
        if batch_statistics:
            module.running_mean.copy_(self.tensor(self.normal(shape[-1]), leaf=False))
            module.running_var.copy_(self.tensor(self.generator.uniform(0.5, 2.0, shape[-1]), leaf=False))
            buffers = self.running(module)
        module.train(mode == "train")
        inputs = self.tensor(self.normal(BATCH, *shape))
        outputs = module(inputs.movedim(-1, 1)).movedim(1, -1) if first else module(inputs)
        if batch_statistics and mode == "train":
            after = self.running(module)
        self.add(name, layer, inputs, outputs, mode, theta=theta, buffer=buffers, next=after)
        gradients = self.affine_gradients(module)
        self.arrays |= {f"{name}/gradient/{key}": array for key, array in gradients.items()}

    @staticmethod
    def running(module: Any) -> Arrays:
        return {
            "running_mean": module.running_mean.numpy().copy(),
            "running_variance": module.running_var.numpy().copy(),
        }

    def recurrence(
        self, name: str, layer: dict[str, Any], module: Any, order: tuple[int, ...], outputs: str
    ) -> None:
        module.double()
        features, columns = module.input_size, len(order) * UNITS
        theta = {
            "input": self.normal(features, columns),
            "recurrent": self.normal(UNITS, columns),
            "bias": self.normal(columns),
        }
        candidate = layer["kind"] == "gru"
        if candidate:
            theta["candidate_bias"] = self.normal(UNITS)
        blocks = np.arange(columns).reshape(len(order), UNITS)[np.argsort(order)].ravel()
        back = np.arange(columns).reshape(len(order), UNITS)[list(order)].ravel()
        recurrent_bias = np.zeros(columns)
        if candidate:
            recurrent_bias[2 * UNITS :] = theta["candidate_bias"]
        for their_name, array in (
            ("weight_ih_l0", theta["input"][:, blocks].T),
            ("weight_hh_l0", theta["recurrent"][:, blocks].T),
            ("bias_ih_l0", theta["bias"][blocks]),
            ("bias_hh_l0", recurrent_bias),
        ):
            getattr(module, their_name).data = self.tensor(array, leaf=False)
        inputs = self.tensor(self.normal(BATCH, 6, features))
        states = module(inputs)[0]
        self.add(name, layer, inputs, states if outputs == "all" else states[:, -1], theta=theta)
        gradient = {
            "input": module.weight_ih_l0.grad.numpy().T[:, back],
            "recurrent": module.weight_hh_l0.grad.numpy().T[:, back],
            "bias": module.bias_ih_l0.grad.numpy()[back],
        }
        if candidate:
            gradient["candidate_bias"] = module.bias_hh_l0.grad.numpy()[2 * UNITS :]
        self.arrays |= {f"{name}/gradient/{key}": array.copy() for key, array in gradient.items()}

    def attention(self, name: str, *, heads: int, causal: bool, bias: bool) -> None:
        steps, features = 5, 4
        module = self.torch.nn.MultiheadAttention(features, heads, bias=bias, batch_first=True).double()
        projections = ("query", "key", "value")
        theta: Arrays = {}
        for part in (*projections, "output"):
            theta[part] = self.normal(features, features)
            if bias:
                theta[f"{part}_bias"] = self.normal(features)
        stacked = np.concatenate([theta[part].T for part in projections])
        module.in_proj_weight.data = self.tensor(stacked, leaf=False)
        module.out_proj.weight.data = self.tensor(theta["output"].T.copy(), leaf=False)
        if bias:
            module.in_proj_bias.data = self.tensor(
                np.concatenate([theta[f"{part}_bias"] for part in projections]), leaf=False
            )
            module.out_proj.bias.data = self.tensor(theta["output_bias"], leaf=False)
        inputs = self.tensor(self.normal(BATCH, steps, features))
        mask = self.torch.ones(steps, steps, dtype=self.torch.bool).triu(1) if causal else None
        outputs = module(inputs, inputs, inputs, need_weights=False, attn_mask=mask)[0]
        layer = {"kind": "attention", "heads": heads, "causal": causal, "bias": bias}
        self.add(name, layer, inputs, outputs, theta=theta)
        gradient = {"output": module.out_proj.weight.grad.numpy().T}
        for part, block in zip(projections, np.split(module.in_proj_weight.grad.numpy(), 3), strict=True):
            gradient[part] = block.T
        if bias:
            gradient["output_bias"] = module.out_proj.bias.grad.numpy()
            blocks = np.split(module.in_proj_bias.grad.numpy(), 3)
            gradient |= {f"{part}_bias": block for part, block in zip(projections, blocks, strict=True)}
        self.arrays |= {f"{name}/gradient/{key}": array.copy() for key, array in gradient.items()}

    def embedding(self) -> None:
        table = self.tensor(self.normal(6, 3))
        tokens = self.generator.integers(0, 6, size=(BATCH, 8))
        outputs = self.torch.nn.functional.embedding(self.torch.tensor(tokens), table)
        layer = {"kind": "embedding", "vocabulary": 6, "units": 3}
        inputs = self.tensor(tokens.astype(float), leaf=False)
        self.add("embedding", layer, inputs, outputs, theta={"weight": table.detach().numpy()})
        self.arrays["embedding/gradient/weight"] = table.grad.numpy()


def make(torch: Any) -> Maker:
    nn = torch.nn
    maker = Maker(torch)
    for mode in ("train", "evaluate"):
        batch = {"kind": "batch_normalization", "momentum": 0.3, "epsilon": 1e-3}
        options = {"momentum": 0.3, "eps": 1e-3}
        maker.normalization(
            f"batch vector {mode}", batch, nn.BatchNorm1d(3, **options), (3,), first=False, mode=mode
        )
        maker.normalization(
            f"batch sequence {mode}", batch, nn.BatchNorm1d(2, **options), (4, 2), first=True, mode=mode
        )
        maker.normalization(
            f"batch image {mode}", batch, nn.BatchNorm2d(2, **options), (3, 4, 2), first=True, mode=mode
        )
    layer = {"kind": "layer_normalization", "epsilon": 1e-3}
    for shape, together in (((7,), (7,)), ((3, 5), (5,)), ((2, 3, 2), (2, 3, 2))):
        name = "x".join(map(str, shape))
        maker.normalization(f"layer {name}", layer, nn.LayerNorm(together, eps=1e-3), shape, first=False)
    rms = {"kind": "rms_normalization", "epsilon": 1e-3}
    maker.normalization("rms vector", rms, nn.RMSNorm(7, eps=1e-3), (7,), first=False)
    maker.normalization("rms sequence", rms, nn.RMSNorm(5, eps=1e-3), (3, 5), first=False)
    for groups, shape in ((3, (6,)), (2, (3, 4)), (2, (2, 3, 4)), (4, (2, 3, 4))):
        group = {"kind": "group_normalization", "groups": groups, "epsilon": 1e-3}
        name = f"group {groups} {'x'.join(map(str, shape))}"
        maker.normalization(name, group, nn.GroupNorm(groups, shape[-1], eps=1e-3), shape, first=True)
    for outputs in ("last", "all"):
        shared = {"units": UNITS, "outputs": outputs}
        for activation in ("tanh", "relu"):
            maker.recurrence(
                f"recurrent {activation} {outputs}",
                {"kind": "recurrent", "activation": {"kind": activation}, **shared},
                nn.RNN(3, UNITS, nonlinearity=activation, batch_first=True),
                (0,),
                outputs,
            )
        maker.recurrence(
            f"gru {outputs}",
            {"kind": "gru", **shared},
            nn.GRU(3, UNITS, batch_first=True),
            (0, 1, 2),
            outputs,
        )
        maker.recurrence(
            f"lstm {outputs}",
            {"kind": "lstm", **shared},
            nn.LSTM(3, UNITS, batch_first=True),
            LSTM_ORDER,
            outputs,
        )
    for heads, causal, bias in ((1, False, False), (2, True, False), (2, False, True), (4, True, True)):
        maker.attention(f"attention {heads} {causal} {bias}", heads=heads, causal=causal, bias=bias)
    maker.embedding()
    return maker


def main() -> None:
    torch = importlib.import_module("torch")
    torch.manual_seed(0)
    maker = make(torch)
    about = {"torch": torch.__version__, "numpy": np.__version__, "cases": maker.cases}
    np.savez_compressed(ARCHIVE, about=json.dumps(about), **maker.arrays)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
