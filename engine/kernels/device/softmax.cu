// The cross-entropy of a softmax and its gradient: a block for each sample, with a power of two of threads.
// REAL: float or double. No reduction depends on the order in which threads run.

extern __shared__ __align__(16) unsigned char memory[];

// One number from each thread; every thread gets their sum (largest: the greatest).
__device__ REAL together(REAL own, bool largest)
{
    REAL *shared = (REAL *)memory;
    shared[threadIdx.x] = own;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (threadIdx.x < half) {
            REAL other = shared[threadIdx.x + half];
            if (largest)
                shared[threadIdx.x] = other > shared[threadIdx.x] ? other : shared[threadIdx.x];
            else
                shared[threadIdx.x] += other;
        }
        __syncthreads();
    }
    REAL result = shared[0];
    __syncthreads();
    return result;
}

// outputs, gradient: (lanes, batch, classes); targets: the same, or one lane for all; losses: (lanes, batch).
extern "C" __global__ void softmax_cross_entropy(
    const REAL *outputs, const REAL *targets, REAL *gradient, REAL *losses, int batch, int classes, int own_targets)
{
    long long sample = blockIdx.x;
    const REAL *z = outputs + sample * classes;
    const REAL *t = targets + (own_targets ? sample : sample % batch) * classes;
    REAL *g = gradient + sample * classes;

    REAL highest = z[0];
    for (int k = threadIdx.x; k < classes; k += blockDim.x)
        highest = z[k] > highest ? z[k] : highest;
    highest = together(highest, true);

    REAL sum = 0;
    for (int k = threadIdx.x; k < classes; k += blockDim.x)
        sum += exp(z[k] - highest);
    REAL normalizer = log(together(sum, false));

    REAL loss = 0;
    for (int k = threadIdx.x; k < classes; k += blockDim.x) {
        REAL logarithm = z[k] - highest - normalizer;
        loss -= t[k] * logarithm;
        g[k] = (exp(logarithm) - t[k]) * ((REAL)1 / batch);
    }
    loss = together(loss, false);
    if (threadIdx.x == 0)
        losses[sample] = loss;
}
