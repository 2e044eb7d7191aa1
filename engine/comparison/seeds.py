"""One experiment from several seeds: lanes that differ in what is drawn."""

from __future__ import annotations

from engine.experiment import Experiment

SEED = "seed"
SEEDS = 2**32
MOST = 256
"""Seeds that an experiment is given at most."""

Overrides = tuple[tuple[str, float], ...]


def seed_count(experiment: Experiment) -> int:
    """From how many seeds it starts, or each of its settings does, where its lanes differ in more than the seed."""
    seeds: dict[Overrides, set[float]] = {}
    for lane in experiment.lanes:
        seeds.setdefault(others(lane), set()).add(dict(lane).get(SEED, experiment.seed))
    return max(map(len, seeds.values()), default=1)


def settings(experiment: Experiment) -> tuple[Overrides, ...]:
    """What its lanes override beside the seed, each once in its order; a single empty one where that is nothing."""
    return tuple(dict.fromkeys(others(lane) for lane in experiment.lanes)) or ((),)


def with_seeds(experiment: Experiment, count: int) -> Experiment:
    """Every setting of its lanes from `count` seeds: its own and those that follow. Without other settings, one
    seed is an experiment without lanes.
    """
    own = settings(experiment)
    seeds = [(experiment.seed + number) % SEEDS for number in range(count)]
    if count == 1:
        lanes: tuple[Overrides, ...] = () if own == ((),) else own
    else:
        lanes = tuple(((SEED, seed), *setting) for setting in own for seed in seeds)
    changed: Experiment = experiment.replace(lanes=lanes)
    return changed


def renumbered(experiment: Experiment) -> Experiment:
    """Its lanes' seeds follow its own again, after that has become another one."""
    count = seed_count(experiment)
    return with_seeds(experiment, count) if count > 1 else experiment


def others(lane: Overrides) -> Overrides:
    """What a lane overrides beside the seed."""
    return tuple(pair for pair in lane if pair[0] != SEED)
