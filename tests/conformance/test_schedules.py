"""What every schedule must do."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.schedules.base import Schedule
from tests.support.kinds import every_kind, instances

few = settings(max_examples=25)
horizons = st.integers(1, 10**9)


@every_kind("schedules")
@few
@given(data=st.data(), steps=horizons)
def test_without_warm_up_it_starts_at_the_full_rate_and_never_rises(
    kind: type[Schedule], data: st.DataObject, steps: int
) -> None:
    schedule = data.draw(instances(kind, warmup_steps=0))
    assert schedule.factor(0, steps) == 1.0
    times = sorted(data.draw(st.lists(st.integers(0, 2 * 10**9), min_size=2, max_size=6)))
    factors = [schedule.factor(time, steps) for time in times]
    assert all(math.isfinite(factor) and 0.0 <= factor <= 1.0 for factor in factors)
    assert all(later <= earlier * (1.0 + 1e-15) for earlier, later in pairwise(factors))


@every_kind("schedules")
@few
@given(data=st.data(), warmup=st.integers(1, 1000), steps=horizons, time=st.integers(0, 5000))
def test_warm_up_rises_linearly_and_then_the_schedule_begins(
    kind: type[Schedule], data: st.DataObject, warmup: int, steps: int, time: int
) -> None:
    plain = data.draw(instances(kind, warmup_steps=0))
    schedule = plain.replace(warmup_steps=warmup)
    if time < warmup:
        assert schedule.factor(time, steps) == (time + 1) / (warmup + 1)
    else:
        assert schedule.factor(time, steps) == plain.factor(time - warmup, max(1, steps - warmup))


@every_kind("schedules")
def test_every_number_may_change_while_it_runs_and_differ_between_lanes(kind: type[Schedule]) -> None:
    for field in kind.fields:
        assert field.live, field.name
        assert field.lane, field.name
