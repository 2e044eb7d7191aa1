// The keys that put samples in order: Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011), as in engine/random.py.

__device__ unsigned high_product(unsigned left, unsigned right)
{
    return (unsigned)(((unsigned long long)left * right) >> 32);
}

// seeds (lanes,) of 32 bits; keys (epochs, lanes, samples): the words that `permutations` sorts by. One thread makes
// those of two samples.
extern "C" __global__ void shuffle_keys(
    const unsigned long long *seeds, unsigned long long *keys, unsigned long long first_epoch, unsigned purpose,
    int lanes, int samples, long long pairs)
{
    const long long thread = (long long)blockIdx.x * blockDim.x + threadIdx.x;
    if (thread >= pairs)
        return;
    const int blocks = (samples + 1) / 2, block = (int)(thread % blocks), lane = (int)(thread / blocks % lanes);
    const unsigned long long line = thread / blocks, epoch = first_epoch + line / lanes;
    unsigned c0 = block, c1 = 0, c2 = (unsigned)epoch, c3 = (unsigned)(epoch >> 32);
    unsigned k0 = (unsigned)seeds[lane], k1 = purpose;
    for (int round = 0; round < 10; round++) {
        const unsigned high0 = high_product(c0, 0xD2511F53u), low0 = c0 * 0xD2511F53u;
        const unsigned high1 = high_product(c2, 0xCD9E8D57u), low1 = c2 * 0xCD9E8D57u;
        c0 = high1 ^ c1 ^ k0;
        c1 = low1;
        c2 = high0 ^ c3 ^ k1;
        c3 = low0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    unsigned long long *own = keys + line * samples + 2 * block;
    own[0] = (unsigned long long)c0 << 32 | c1;
    if (2 * block + 1 < samples)
        own[1] = (unsigned long long)c2 << 32 | c3;
}
