"""PyTorch: eager or compiled, with its own optimizers; the fastest of its settings; lanes by vmap."""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import torch

from tests.benchmarks.speed.contenders.service import Contender, fastest, serve
from tests.benchmarks.speed.contenders.torch_network import Network, converted, recurrent_unit
from tests.benchmarks.speed.work import UnsuitableError, Work, flat


class Torch(Contender):
    """One lane as everybody writes it: loss, backward, step. Lanes share one pass through vmap."""

    def __init__(self, work: Work, mode: str, like: Torch | None = None) -> None:
        self.work, self.mode = work, mode
        self.plan, self.lanes = work.plan, work.plan.lanes
        self.network = Network(work)
        self.recurrent = next((layer for layer in work.plan.layers if layer["op"] == "gru"), None)
        if self.recurrent is not None and (mode == "compile" or self.lanes > 1):
            raise UnsuitableError(
                "its recurrent layer is a fixed kernel, which is neither compiled nor mapped"
            )
        self.start = converted(work)
        self.images = work.inputs.ndim == 4 and any(
            layer["op"] == "convolution" for layer in flat(work.plan.layers)
        )
        softmax = work.plan.loss == "softmax_cross_entropy"
        self.y = torch.tensor(work.labels if softmax else work.targets)
        self.rows = torch.tensor(work.rows if self.lanes > 1 else work.rows[:, 0]).long()
        self.loss = self.network.loss
        if self.lanes > 1:
            self.loss = torch.vmap(self.network.loss)
        if mode == "compile":
            self.loss = torch.compile(self.loss)
        if like is not None:
            self.choose(like.threads, like.format is torch.channels_last, like.fused)
            return
        threads = sorted({1, len(os.sched_getaffinity(0))}) if hasattr(os, "sched_getaffinity") else [1]
        formats = [False, True] if self.images and self.lanes == 1 else [False]
        settings = itertools.product(threads, formats, [True, False])
        fastest(self, [partial(self.choose, *setting) for setting in settings])

    def twin(self, work: Work) -> Torch:
        """Another one for other work, with the same settings."""
        return Torch(work, self.mode, self)

    def choose(self, threads: int, channels_last: bool, fused: bool) -> None:
        """Use so many threads, one of the two orders of images in memory, and an optimizer fused or not."""
        torch.set_num_threads(threads)
        self.threads, self.fused = threads, fused
        self.format = torch.channels_last if channels_last else torch.contiguous_format
        self.setting = ", ".join(
            word for word, given in (("fused", fused), ("channels last", channels_last)) if given
        )
        x = torch.tensor(self.work.inputs)
        if self.images:
            x = x.permute(0, 3, 1, 2).contiguous(memory_format=self.format)
        self.x = x
        self.reset()
        self.advance(1)

    def reset(self) -> None:
        self.parameters = {
            name: torch.tensor(array if self.lanes > 1 else array[0]) for name, array in self.start.items()
        }
        trained = [*self.parameters.values()]
        if self.recurrent is not None:
            names = {self.recurrent[key] for key in ("input", "recurrent", "bias", "candidate_bias")}
            self.network.unit = recurrent_unit(self.recurrent, self.start)
            trained = [value for name, value in self.parameters.items() if name not in names]
            trained += self.network.unit.parameters()
        for value in self.parameters.values():
            if value.ndim == 4 and self.images:
                value.data = value.contiguous(memory_format=self.format)
            value.requires_grad_()
        self.optimizer = self._optimizer(trained)
        self.step = 0

    def _optimizer(self, trained: list[Any]) -> Any:
        method = self.plan.optimizer
        if method["kind"] == "adam":
            betas = method["beta1"], method["beta2"]
            rate, epsilon = method["learning_rate"], method["epsilon"]
            return torch.optim.Adam(trained, lr=rate, betas=betas, eps=epsilon, fused=self.fused)
        momentum = method["momentum"]
        return torch.optim.SGD(trained, lr=method["learning_rate"], momentum=momentum, fused=self.fused)

    def advance(self, count: int) -> list[Any]:
        losses = []
        for _ in range(count):
            places = self.rows[self.step % len(self.rows)]
            loss = self.loss(self.parameters, self.x[places], self.y[places])
            self.optimizer.zero_grad()
            (loss.sum() if self.lanes > 1 else loss).backward()
            self.optimizer.step()
            losses.append(loss.detach())
            self.step += 1
        return losses

    def facts(self) -> Mapping[str, str]:
        return {"threads": str(self.threads), "setting": self.setting}


def make(work: Work, words: Sequence[str]) -> Contender:
    """`words` holds ``eager`` or ``compile``."""
    torch.manual_seed(1)
    return Torch(work, words[0])


if __name__ == "__main__":
    serve(make)
