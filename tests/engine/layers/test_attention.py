"""Self-attention, embedding and positional encoding against loops; what they must and must not see."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine.errors import InputError
from engine.layers.attention import Attention
from engine.layers.embedding import BLOCK_VALUES, LARGE, Embedding, EmbeddingOperation
from engine.layers.positional_encoding import PositionalEncoding
from tests.support.arrays import gap, same_bits
from tests.support.bench import Bench


@pytest.mark.parametrize("causal", [False, True])
def test_heads_collect_values_by_softmax(causal: bool) -> None:
    steps, features, heads = 4, 6, 2
    size = features // heads
    bench = Bench(Attention(heads=heads, causal=causal), (steps, features), batch=2)
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.forward(numbers["theta"], numbers["inputs"])[0]
    weights = {name: array[0] for name, array in bench.views(numbers["theta"]).items()}
    for sample in range(2):
        x = numbers["inputs"][0, sample]
        query, key, value = (x @ weights[name] for name in ("query", "key", "value"))
        joined = np.zeros((steps, features))
        for head in range(heads):
            own = np.s_[head * size : (head + 1) * size]
            for step in range(steps):
                visible = range(step + 1 if causal else steps)
                powers = [math.exp(query[step, own] @ key[t, own] / math.sqrt(size)) for t in visible]
                shares = np.array(powers) / math.fsum(powers)
                joined[step, own] = sum(
                    share * value[t, own] for share, t in zip(shares, visible, strict=True)
                )
        assert found[sample] == pytest.approx(joined @ weights["output"], rel=1e-10, abs=1e-12)


def test_causal_attention_sees_no_later_step() -> None:
    bench = Bench(Attention(heads=2, causal=True), (5, 4), batch=2)
    numbers = bench.numbers(np.random.default_rng(1))
    before = bench.forward(numbers["theta"], numbers["inputs"])
    numbers["inputs"][:, :, 3:] += 7.0
    after = bench.forward(numbers["theta"], numbers["inputs"])
    assert np.array_equal(before[:, :, :3], after[:, :, :3])
    assert not np.array_equal(before[:, :, 3:], after[:, :, 3:])


def test_attention_without_order_commutes_with_a_change_of_order() -> None:
    bench = Bench(Attention(heads=3, bias=True), (6, 3), batch=2)
    numbers = bench.numbers(np.random.default_rng(2))
    order = [4, 2, 0, 5, 1, 3]
    plain = bench.forward(numbers["theta"], numbers["inputs"])
    moved = bench.forward(numbers["theta"], numbers["inputs"][:, :, order])
    assert moved == pytest.approx(plain[:, :, order], rel=1e-12)


def test_huge_scores_do_not_overflow() -> None:
    bench = Bench(Attention(heads=1), (6, 3), batch=2, dtype=np.float32)
    numbers = bench.numbers(np.random.default_rng(3))
    numbers["inputs"] *= 1e4
    assert all(np.isfinite(array).all() for array in bench.pass_through(numbers).values())


def test_heads_have_to_divide_the_features() -> None:
    with pytest.raises(InputError, match="4 heads do not divide 6 features") as caught:
        Attention(heads=4).output_shape((5, 6))
    assert caught.value.path == "heads"
    with pytest.raises(InputError, match=r"self-attention needs a sequence .* but 7 arrives"):
        Attention().output_shape((7,))


def test_an_embedding_looks_rows_up_and_takes_the_nearest_token_outside() -> None:
    bench = Bench(Embedding(vocabulary=3, units=2), (4,), batch=2, seeds=(1, 2))
    numbers = bench.numbers(np.random.default_rng(0))
    tokens = np.array([[0, 1, 2, 1], [-5, 2, 3, 90]], dtype=float)
    numbers["inputs"] = np.stack([tokens, tokens[::-1]])
    found = bench.pass_through(numbers)
    table = numbers["theta"].reshape(2, 3, 2)
    inside = np.clip(numbers["inputs"], 0, 2).astype(int)
    for lane in range(2):
        gradient = np.zeros((3, 2))
        for place in np.ndindex(2, 4):
            assert np.array_equal(found["outputs"][lane][place], table[lane, inside[lane][place]])
            gradient[inside[lane][place]] += numbers["cotangent"][lane][place]
        assert found["gradient"][lane].reshape(3, 2) == pytest.approx(gradient, rel=1e-12, abs=1e-14)
    assert not found["input_gradient"].any()


def test_a_large_vocabulary_is_taken_in_blocks() -> None:
    bench = Bench(Embedding(vocabulary=50, units=2), (4,), batch=3)
    assert isinstance(bench.operation, EmbeddingOperation)
    assert bench.operation.block == 50
    assert 50 * bench.operation.rows < BLOCK_VALUES
    numbers = bench.numbers(np.random.default_rng(0))
    numbers["inputs"] = np.arange(12.0).reshape(1, 3, 4) * 4.0
    whole = bench.pass_through(numbers)
    bench.operation.block = 7
    for name, array in bench.pass_through(numbers).items():
        assert np.array_equal(array, whole[name]), name


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_two_ways_to_sum_by_token_agree(dtype: type) -> None:
    benches = [Bench(Embedding(vocabulary=LARGE, units=3), (40,), 3, (1, 2), dtype) for _ in range(2)]
    numbers = benches[0].numbers(np.random.default_rng(0))
    for bench, by_row in zip(benches, (True, False), strict=True):
        assert isinstance(bench.operation, EmbeddingOperation)
        assert bench.operation.by_row
        bench.operation.by_row = by_row
    first, second = (bench.pass_through(numbers) for bench in benches)
    for name in ("gradient", "gradient_tangent"):
        assert gap(first[name], second[name]) <= 4.0 * np.finfo(dtype).eps
    alone = Bench(Embedding(vocabulary=LARGE, units=3), (40,), 3, (2,), dtype)
    single = alone.pass_through({name: array[1:] for name, array in numbers.items()})
    assert same_bits(single["gradient"], first["gradient"][1:])


def test_an_embedding_stands_first() -> None:
    with pytest.raises(InputError, match="a row of token numbers, but 5×3 arrives here"):
        Embedding().output_shape((5, 3))
    (spec,) = Embedding(vocabulary=7, units=2).parameters((5,))
    assert (spec.shape, spec.fan_in, spec.hidden, spec.penalized) == ((7, 2), 1, False, True)


def test_sinusoids_follow_the_paper() -> None:
    bench = Bench(PositionalEncoding(), (6, 5), batch=2)
    found = bench.forward(np.zeros((1, 0)), np.zeros((1, 2, 6, 5)))[0]
    for step in range(6):
        for feature in range(5):
            angle = step / 10_000 ** (2 * (feature // 2) / 5)
            wanted = math.cos(angle) if feature % 2 else math.sin(angle)
            assert found[:, step, feature] == pytest.approx([wanted] * 2, rel=1e-14, abs=1e-15)


def test_a_learned_encoding_is_added_to_every_sample() -> None:
    bench = Bench(PositionalEncoding(encoding="learned"), (3, 2), batch=2, seeds=(1, 2))
    numbers = bench.numbers(np.random.default_rng(0))
    found = bench.pass_through(numbers)
    table = numbers["theta"].reshape(2, 1, 3, 2)
    assert np.array_equal(found["outputs"], numbers["inputs"] + table)
    assert found["gradient"].reshape(2, 3, 2) == pytest.approx(numbers["cotangent"].sum(axis=1), rel=1e-12)
