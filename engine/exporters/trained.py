"""What a run has learned, as plain arrays: the point that is evaluated, layer by layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.arrays import HostArray
from engine.errors import InputError
from engine.experiment import Experiment
from engine.recording.run import RunRecord
from engine.training.checkpoints import Checkpoint
from engine.training.plans import Plan, SurfacePlan
from engine.training.topology import Topology, plan


@dataclass(frozen=True)
class Trained:
    """The state of a run at its checkpoint.

    Attributes:
        experiment: the one in force there.
        point: (lanes, parameters) what is evaluated: the parameters, or what the method says instead.
        buffers: (lanes, buffers) running statistics of layers, perhaps none.
    """

    experiment: Experiment
    checkpoint: Checkpoint
    plan: Plan
    point: HostArray
    buffers: HostArray

    @classmethod
    def of(cls, record: RunRecord) -> Trained:
        """Raises InputError where the run has no checkpoint, or its experiment cannot be trained here."""
        checkpoint = record.checkpoint
        if checkpoint is None:
            raise InputError("", state_problem(record))
        experiment = record.start
        for change in record.changes:
            if change.step <= checkpoint.step:
                experiment = change.apply(experiment)
        arrays, layout = checkpoint.arrays, (trains := plan(experiment)).layout
        parameters, method = arrays["parameters"], experiment.optimizer
        names = {name: f"optimizer.{name}" for name in method.state_shapes(layout)}
        point = None
        if arrays.keys() >= set(names.values()):  # else the method has yet to begin, at the parameters
            point = method.evaluation_point({name: arrays[where] for name, where in names.items()})
        buffers = arrays.get("buffers", parameters[:, :0])
        return cls(experiment, checkpoint, trains, parameters if point is None else point, buffers)

    @property
    def topology(self) -> Topology | None:
        """The network; None on a surface."""
        return self.plan if isinstance(self.plan, Topology) else None

    def arrays(self, lane: int) -> Iterator[tuple[int, str, HostArray]]:
        """Position of the layer, name within it, and values (without lanes): parameters, then running statistics."""
        layouts = ((self.plan.layout, self.point), (self.plan.buffer_layout, self.buffers))
        for layout, flat in layouts:
            for block in layout.blocks:
                index, dot, name = block.name.partition(".")
                yield (int(index) if dot else 0), (name if dot else index), block.of(flat)[lane]

    def by_layer(self, lane: int) -> dict[int, Mapping[str, HostArray]]:
        """The same by the position of the layer."""
        found: dict[int, dict[str, HostArray]] = {}
        for index, name, array in self.arrays(lane):
            found.setdefault(index, {})[name] = array
        return dict(found)

    def kind(self, index: int) -> str:
        """The kind of a layer, or of the surface."""
        if isinstance(self.plan, SurfacePlan):
            return self.plan.surface.kind
        return self.experiment.network.layers[index].kind


def state_problem(record: RunRecord) -> str:
    """Why there is nothing to write yet, as `Exporter.obstacle` says it."""
    if record.checkpoint is None:
        return "it has no saved state yet; let it train first"
    return ""
