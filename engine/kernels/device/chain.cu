// Many steps of tiny networks in one launch: a block for each lane, which keeps its network in shared memory.
//
// A network is a chain of dense layers. A step is: update from the gradient at hand, new batch, loss, gradient, in the
// order of the trainer; what it records of a step is written to a row, as the recorder lays it out. Every sum is taken
// in an order of its own that depends on shapes alone: the result is the same for any number of threads.
//
// REAL: float or double. `plan` and the columns of `coefficients` are written by chain.py, beside this file.

enum { LAYERS, BATCH, SAMPLES, INPUTS, OUTPUTS, LOSS, METHOD, PARAMETERS, WIDEST, HEADER };
enum { FROM, UNITS, ACTIVATION, BIAS, OFFSET, LAYER };              // of each layer, after the header
enum { IDENTITY, RELU, TANH, SIGMOID };                             // activations
enum { SQUARED, SOFTMAX, BINARY };                                  // losses
enum { SGD, ADAM };                                                 // methods
enum { DECAY = 7, PENALTY, COEFFICIENTS };                          // after those of the method
enum { ROW_LOSS, ROW_UPDATE, ROW_PARAMETERS, ROW_GRADIENTS };       // the recorder's columns

#define SHARES 32 // parts in which a sum is taken

extern __shared__ __align__(16) unsigned char memory[];

__device__ REAL bent(REAL z, int activation)
{
    switch (activation) {
    case RELU: return z < (REAL)0 ? (REAL)0 : z; // what is no number stays none
    case TANH: return tanh(z);
    case SIGMOID: return (REAL)0.5 + (REAL)0.5 * tanh((REAL)0.5 * z);
    default: return z;
    }
}

__device__ REAL slope(REAL y, int activation)
{
    switch (activation) {
    case RELU: return (REAL)(y > (REAL)0);
    case TANH: return (REAL)1 - y * y;
    case SIGMOID: return ((REAL)1 - y) * y;
    default: return (REAL)1;
    }
}

__device__ bool sound(REAL x) { return x - x == (REAL)0; }

// The loss of one sample, divided by the batch; its derivatives in the outputs z replace `delta`.
__device__ REAL loss_of(const REAL *z, const REAL *target, REAL *delta, int outputs, int loss, REAL share)
{
    REAL total = 0;
    if (loss == SQUARED) {
        share /= outputs;
        for (int k = 0; k < outputs; k++) {
            REAL residual = z[k] - target[k];
            total += residual * residual;
            delta[k] = (REAL)2 * share * residual;
        }
    } else if (loss == SOFTMAX) {
        REAL highest = z[0], sum = 0;
        for (int k = 1; k < outputs; k++)
            highest = z[k] > highest ? z[k] : highest;
        for (int k = 0; k < outputs; k++)
            sum += exp(z[k] - highest);
        REAL normalizer = log(sum);
        for (int k = 0; k < outputs; k++) {
            REAL logarithm = z[k] - highest - normalizer;
            total -= target[k] * logarithm;
            delta[k] = share * (exp(logarithm) - target[k]);
        }
    } else {
        REAL small = exp(-fabs(z[0])), larger = (REAL)1 / ((REAL)1 + small), smaller = small * larger;
        bool positive = z[0] > (REAL)0;
        REAL zero = positive ? smaller : larger, one = positive ? larger : smaller; // probabilities
        total = ((REAL)1 - target[0]) * (positive ? z[0] : (REAL)0) + target[0] * (positive ? (REAL)0 : -z[0]);
        total += log1p(small);
        delta[0] = share * (((REAL)1 - target[0]) * one - target[0] * zero);
    }
    return share * total;
}

// Part `share` of a sum of squares.
__device__ REAL squares(const REAL *values, int count, int share)
{
    REAL sum = 0;
    for (int i = share; i < count; i += SHARES)
        sum += values[i] * values[i];
    return sum;
}

__device__ REAL whole(const REAL *parts)
{
    REAL sum = 0;
    for (int share = 0; share < SHARES; share++)
        sum += parts[share];
    return sum;
}

// plan; (lanes, P): parameters, gradient, update, first, second (the method's state; both the same where it has one);
// inputs (N, D) and targets (N, K); orders (epochs, lanes, N), from the epoch in which `start` lies: a place in it, of
// the batch of the first row; coefficients (count, lanes, COEFFICIENTS); rows (count, columns, lanes); active (lanes,).
// When it is measuring, no update is made: the one row gets the loss and gradient of the batch at the parameters.
extern "C" __global__ void chain(
    const int *plan, REAL *parameters, REAL *gradients, REAL *updates, REAL *first, REAL *second,
    const REAL *inputs, const REAL *targets, const long long *orders, const REAL *coefficients, REAL *rows,
    const unsigned char *active, int start, int count, int lanes, int measuring)
{
    const int lane = blockIdx.x, thread = threadIdx.x, threads = blockDim.x;
    if (!active[lane])
        return;
    const int layers = plan[LAYERS], batch = plan[BATCH], samples = plan[SAMPLES], size = plan[PARAMETERS];
    const int *last = plan + HEADER + (layers - 1) * LAYER;
    const int columns = ROW_GRADIENTS + layers;
    const long long offset = (long long)lane * size;

    REAL *theta = (REAL *)memory;
    REAL *gradient = theta + size; // the update, from when it is made until the next gradient is
    REAL *memory1 = gradient + size;
    REAL *memory2 = plan[METHOD] == ADAM ? memory1 + size : memory1;
    REAL *signals = memory2 + size; // the batch, then the outputs of each layer
    REAL *delta = signals + batch * plan[INPUTS];
    for (int l = 0; l < layers; l++)
        delta += batch * plan[HEADER + l * LAYER + UNITS];
    REAL *other = delta + batch * plan[WIDEST];
    REAL *losses = other + batch * plan[WIDEST];
    REAL *parts = losses + batch;
    int *chosen = (int *)(parts + (1 + (layers > 1 ? layers : 1)) * SHARES);
    int *broken = chosen + batch;

    for (int p = thread; p < size; p += threads) {
        theta[p] = parameters[offset + p];
        gradient[p] = gradients[offset + p];
        memory1[p] = first[offset + p];
        if (memory2 != memory1)
            memory2[p] = second[offset + p];
    }
    if (thread == 0)
        *broken = 0;
    __syncthreads();

    int made = 0;
    while (made < count) {
        // The update.
        const REAL *c = coefficients + ((long long)made * lanes + lane) * COEFFICIENTS;
        for (int l = 0; l < layers && !measuring; l++) {
            const int *layer = plan + HEADER + l * LAYER;
            const int weights = layer[FROM] * layer[UNITS], all = weights + (layer[BIAS] ? layer[UNITS] : 0);
            for (int w = thread; w < all; w += threads) {
                const int p = layer[OFFSET] + w;
                REAL g = gradient[p], u;
                if (plan[METHOD] == ADAM) {
                    memory1[p] = c[0] * memory1[p] + c[2] * g;
                    memory2[p] = c[1] * memory2[p] + c[3] * g * g;
                    u = c[6] * memory1[p] / (sqrt(memory2[p]) * c[4] + c[5]);
                } else {
                    memory1[p] = c[0] * memory1[p] + g;
                    u = c[1] * memory1[p] + c[2] * g;
                }
                if (w < weights)
                    u += c[DECAY] * theta[p];
                gradient[p] = u;
            }
        }
        // Which samples come next.
        for (int b = thread; b < batch; b += threads) {
            const int place = start + made * batch + b;
            chosen[b] = batch == samples
                ? b
                : (int)orders[((long long)(place / samples) * lanes + lane) * samples + place % samples];
        }
        __syncthreads();
        for (int item = thread; item < 2 * SHARES; item += threads)
            parts[item] = squares(item < SHARES ? gradient : theta, size, item % SHARES);
        __syncthreads();
        REAL *row = rows + (long long)made * columns * lanes + lane;
        for (int number = thread; number < 2 && !measuring; number += threads) {
            REAL figure = whole(parts + number * SHARES);
            row[(ROW_UPDATE + number) * lanes] = figure;
            if (!sound(figure))
                *broken = 1;
        }
        for (int p = thread; p < size && !measuring; p += threads)
            theta[p] += gradient[p];
        for (int item = thread; item < batch * plan[INPUTS]; item += threads)
            signals[item] = inputs[(long long)chosen[item / plan[INPUTS]] * plan[INPUTS] + item % plan[INPUTS]];
        if (made == count - 1 && !measuring)
            for (int p = thread; p < size; p += threads)
                updates[offset + p] = gradient[p];
        __syncthreads();

        // Forward.
        REAL *x = signals;
        for (int l = 0; l < layers; l++) {
            const int *layer = plan + HEADER + l * LAYER;
            const int from = layer[FROM], units = layer[UNITS];
            const REAL *weights = theta + layer[OFFSET], *bias = weights + from * units;
            REAL *y = x + batch * from;
            for (int item = thread; item < batch * units; item += threads) {
                const int unit = item % units;
                const REAL *own = x + item / units * from;
                REAL z = 0;
                for (int i = 0; i < from; i++)
                    z += own[i] * weights[i * units + unit];
                y[item] = bent(layer[BIAS] ? z + bias[unit] : z, layer[ACTIVATION]);
            }
            x = y;
            __syncthreads();
        }

        // The loss, and its derivatives before the last activation.
        for (int b = thread; b < batch; b += threads) {
            const int outputs = plan[OUTPUTS];
            const REAL *y = x + b * outputs;
            REAL *own = delta + b * outputs;
            losses[b] = loss_of(
                y, targets + (long long)chosen[b] * outputs, own, outputs, plan[LOSS], (REAL)1 / batch);
            for (int k = 0; k < outputs; k++)
                own[k] *= slope(y[k], last[ACTIVATION]);
        }
        __syncthreads();

        // Backward.
        for (int l = layers - 1; l >= 0; l--) {
            const int *layer = plan + HEADER + l * LAYER;
            const int from = layer[FROM], units = layer[UNITS];
            const REAL *weights = theta + layer[OFFSET];
            REAL *slots = gradient + layer[OFFSET];
            x -= batch * from; // the layer's inputs
            for (int w = thread; w < from * units; w += threads) {
                REAL sum = 0;
                for (int b = 0; b < batch; b++)
                    sum += x[b * from + w / units] * delta[b * units + w % units];
                slots[w] = sum + c[PENALTY] * weights[w];
            }
            if (layer[BIAS])
                for (int unit = thread; unit < units; unit += threads) {
                    REAL sum = 0;
                    for (int b = 0; b < batch; b++)
                        sum += delta[b * units + unit];
                    slots[from * units + unit] = sum;
                }
            if (l > 0)
                for (int item = thread; item < batch * from; item += threads) {
                    const REAL *own = delta + item / from * units, *fan = weights + item % from * units;
                    REAL sum = 0;
                    for (int unit = 0; unit < units; unit++)
                        sum += own[unit] * fan[unit];
                    other[item] = sum * slope(x[item], layer[ACTIVATION - LAYER]);
                }
            __syncthreads();
            REAL *swapped = delta;
            delta = other;
            other = swapped;
        }

        // What is recorded: the loss, and the squared norm of each layer's gradient.
        for (int item = thread; item < (1 + layers) * SHARES; item += threads) {
            const int number = item / SHARES, share = item % SHARES;
            if (number == 0) {
                REAL sum = 0;
                for (int b = share; b < batch; b += SHARES)
                    sum += losses[b];
                parts[item] = sum;
            } else {
                const int *layer = plan + HEADER + (number - 1) * LAYER;
                const int all = (layer[FROM] + (layer[BIAS] ? 1 : 0)) * layer[UNITS];
                parts[item] = squares(gradient + layer[OFFSET], all, share);
            }
        }
        __syncthreads();
        for (int number = thread; number < 1 + layers; number += threads) {
            REAL figure = whole(parts + number * SHARES);
            row[(number ? ROW_GRADIENTS + number - 1 : ROW_LOSS) * lanes] = figure;
            if (!sound(figure))
                *broken = 1;
        }
        __syncthreads();
        made++;
        if (*broken)
            break;
    }

    // Rows that a broken lane has not made hold no numbers.
    for (int item = thread; item < (count - made) * columns; item += threads)
        rows[((long long)made * columns + item) * lanes + lane] = log((REAL)-1);
    for (int p = thread; p < size; p += threads) {
        parameters[offset + p] = theta[p];
        gradients[offset + p] = gradient[p];
        first[offset + p] = memory1[p];
        if (memory2 != memory1)
            second[offset + p] = memory2[p];
    }
}
