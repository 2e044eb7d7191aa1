"""ONNX models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, ClassVar

from engine.errors import InputError
from engine.experiment import Experiment
from engine.exporters.base import Exporter
from engine.exporters.onnx_graph.ends import LINKS, standardized
from engine.exporters.onnx_graph.graph import Graph
from engine.exporters.onnx_graph.layers import emit, missing
from engine.exporters.onnx_graph.place import Place
from engine.exporters.safetensors import metadata
from engine.exporters.trained import Trained, state_problem
from engine.layers.base import Layer
from engine.progress import portion, tell
from engine.recording.run import RunRecord
from engine.session.atomic import replacing
from engine.tasks import Data
from engine.training.topology import Topology
from engine.version import VERSION

OPSET, FORMAT = 17, 8
"""Version of the operators, and of the file: what has been understood everywhere since 2022."""

LARGEST = 2**31 - 2**20
"""Bytes of parameters that one file may hold."""

LOADING = 0.5
"""Part of the time that the data may take, which the standardization is known from."""


class Onnx(
    Exporter,
    kind="onnx",
    title="Trained network (ONNX)",
    reference="ONNX, operator set 17; float32",
    formula="input (batch, …) → predictions (batch, classes or values)",
    rank=40,
):
    """A model that other programs run: from samples as one sees them to predictions.

    It takes samples as a person sees them and gives what the program predicts, standardization and softmax included: of
    the first lane, in evaluation, at the latest state. Values that were learned in deviations (`scale_target`) stay so.
    """

    suffix: ClassVar[str] = ".onnx"

    def obstacle(self, record: RunRecord) -> str:
        experiment = record.start
        if problem := _surface_problem(experiment):
            return problem
        for number, layer in enumerate(experiment.network.layers, start=1):
            part = missing(layer)
            if part is not None:
                what = "" if isinstance(part, Layer) else f"the activation {part.title} of "
                return f"{what}layer {number} ({layer.title}) has no counterpart in ONNX; take another one"
        if experiment.loss.link not in LINKS:
            return f"what {experiment.loss.title} predicts has no counterpart in ONNX; take another loss"
        if record.checkpoint is not None and record.checkpoint.arrays["parameters"][0].size * 4 > LARGEST:
            return "its parameters are more than the 2 GB that one ONNX file can hold"
        return state_problem(record)

    def write(self, record: RunRecord, path: Path) -> None:
        if reason := self.obstacle(record):
            raise InputError("", reason)
        trained = Trained.of(record)
        with portion(0.0, LOADING):
            try:
                data = trained.experiment.data.load()
            except InputError as error:
                raise error.under("data") from None
        content = model(record, trained, data).SerializeToString()
        tell(0.9)
        with replacing(path) as file:
            file.write(content)
        tell(1.0)


def _surface_problem(experiment: Experiment) -> str:
    if experiment.surface.is_surface:
        return "it descends on a surface, and there is no network"
    return ""


def model(record: RunRecord, trained: Trained, data: Data) -> Any:
    """The model, complete. Raises FileError where the library is not installed."""
    graph, topology = Graph(), trained.topology
    assert isinstance(topology, Topology), "refused before"
    arrays = trained.by_layer(0)
    kind = graph.types.INT64 if data.task.vocabulary else graph.types.FLOAT
    signal = "input"
    if data.task.vocabulary:
        signal = graph.add("Cast", signal, to=graph.types.FLOAT)
    signal = standardized(graph, data.encoder, signal)
    for node in topology.nodes:
        with graph.within(f"{node.index}.{trained.kind(node.index)}"):
            signal = emit(graph, Place(node.layer, node.input_shape, arrays.get(node.index, {})), signal)
    signal = LINKS[trained.experiment.loss.link](graph, signal)
    graph.nodes.append(graph.helper.make_node("Identity", [signal], ["predictions"], "predictions"))

    value = graph.helper.make_tensor_value_info
    inputs = [value("input", kind, ["batch", *data.train.raw.shape[1:]])]
    width = len(data.task.classes) or data.task.values
    outputs = [value("predictions", graph.types.FLOAT, ["batch", width])]
    whole = graph.helper.make_graph(graph.nodes, "network", inputs, outputs, graph.constants)
    made = graph.helper.make_model(
        whole,
        opset_imports=[graph.helper.make_opsetid("", OPSET)],
        ir_version=FORMAT,
        producer_name="Descenso",
        producer_version=VERSION,
    )
    told = metadata(record, trained)
    if data.task.classes:
        told["classes"] = json.dumps(data.task.classes, ensure_ascii=False)
    elif trained.experiment.data.scales_targets():
        told["predictions"] = "deviations from the mean of the training part"
    graph.helper.set_model_props(made, told)
    return made
