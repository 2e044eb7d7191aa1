"""A run that diverges in its very first update has a row 0 and no more."""

from __future__ import annotations

from engine.training.trainer import Trainer
from tests.engine.training.experiments import small


def test_a_block_without_rows_is_a_block() -> None:
    trainer = Trainer(small(optimizer={"kind": "sgd", "learning_rate": 1e38}, lanes=[{}, {"seed": 2}]))
    start = trainer.start()
    block = trainer.advance(5)
    assert trainer.finished
    assert (start.steps.tolist(), block.steps.tolist()) == ([0], [])
    assert {divergence.step for divergence in trainer.divergences} == {0}
