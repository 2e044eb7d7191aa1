"""The part of a script that draws: the same Philox counters as `engine.random`, in plain NumPy."""

from __future__ import annotations

PHILOX = '''
def philox(counter, key):
    """Philox4x32-10 (Salmon et al. 2011, Parallel random numbers): four random words of 32 bits for each counter."""
    low, half = np.uint64(0xFFFFFFFF), np.uint64(32)
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        product0, product1 = c0 * np.uint64(0xD2511F53), c2 * np.uint64(0xCD9E8D57)
        c0, c1 = (product1 >> half) ^ c1 ^ k0, product1 & low
        c2, c3 = (product0 >> half) ^ c3 ^ k1, product0 & low
        k0, k1 = (k0 + np.uint64(0x9E3779B9)) & low, (k1 + np.uint64(0xBB67AE85)) & low
    return c0, c1, c2, c3
'''

WORDS = '''
def words(purpose, time, samples, count, stream=0):
    """Random words, (samples, count). They depend on SEED and these numbers alone: nothing has to be remembered."""
    block = np.arange((count + 3) // 4, dtype=np.uint64)[None, :]
    sample = np.arange(samples, dtype=np.uint64)[:, None]
    counter = (block, sample, np.uint64(time & 0xFFFFFFFF), np.uint64(time >> 32))
    key = (np.uint64(SEED), np.uint64(purpose | stream << 8))
    drawn = np.stack(np.broadcast_arrays(*philox(counter, key)), axis=-1)
    return drawn.reshape(samples, -1)[:, :count]
'''

ORDER = '''
@lru_cache(maxsize=2)
def order(epoch):
    """The random order in which an epoch takes the samples."""
    pairs = words(SHUFFLE, epoch, 1, 2 * SAMPLES).reshape(SAMPLES, 2)
    return np.argsort(pairs[:, 0] << np.uint64(32) | pairs[:, 1], kind="stable")
'''

BATCH = '''
def batch(step):
    """Which samples the update after `step` updates sees: batches are cut from an endless row of shuffled epochs."""
    if BATCH_SIZE == SAMPLES:
        return np.arange(SAMPLES)
    places = np.arange(step * BATCH_SIZE, (step + 1) * BATCH_SIZE)
    epochs = places // SAMPLES  # a batch may straddle two of them
    return np.concatenate([order(epoch)[places[epochs == epoch] % SAMPLES] for epoch in np.unique(epochs)])
'''

UNIFORM = '''
def uniform(stream, step, samples, count):
    """Numbers in [0, 1) with 24 bits, (samples, count); every layer that draws has a stream of its own."""
    return (words(DRAWS, step, samples, count, stream) >> np.uint64(8)) * 2.0**-24
'''

NORMAL = '''
def normal(stream, step, samples, count):
    """Standard normal numbers, (samples, count), by Box and Muller."""
    u = uniform(stream, step, samples, 2 * count)
    return np.sqrt(-2 * np.log1p(-u[:, :count])) * np.cos(2 * np.pi * u[:, count:])
'''
