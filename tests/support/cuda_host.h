// CUDA C on the processor: blocks one after the other, the threads of a block as fibers that meet at barriers.
// Shared memory starts as nonsense; threads run from the first to the last or the other way round, so that a missing
// barrier shows; a block whose threads do not all meet at each barrier, or that writes beyond its shared memory, fails.

#include <cmath>
#include <cstdint>
#include <cstring>
#include <functional>
#include <ucontext.h>
#include <utility>
#include <vector>

using namespace std;

struct Index {
    unsigned x = 0, y = 0, z = 0;
};
static Index threadIdx, blockIdx, blockDim, gridDim;

#define __global__
#define __device__ static
#define __shared__
#define __align__(bytes) __attribute__((aligned(bytes)))

namespace host
{
constexpr size_t stack_bytes = 64 * 1024, shared_bytes = 1 << 18, margin = 4096;

static ucontext_t scheduler;
static vector<ucontext_t> fibers;
static vector<char> finished;
static function<void()> body;
static unsigned current;

static void fiber()
{
    body();
    finished[current] = 1;
    swapcontext(&fibers[current], &scheduler);
}

static bool run_block(unsigned threads, bool reversed)
{
    static vector<char> stacks;
    stacks.resize(threads * stack_bytes);
    fibers.assign(threads, ucontext_t());
    finished.assign(threads, 0);
    for (unsigned t = 0; t < threads; t++) {
        getcontext(&fibers[t]);
        fibers[t].uc_stack.ss_sp = stacks.data() + t * stack_bytes;
        fibers[t].uc_stack.ss_size = stack_bytes;
        fibers[t].uc_link = nullptr;
        makecontext(&fibers[t], fiber, 0);
    }
    for (;;) {
        unsigned over = 0;
        for (unsigned turn = 0; turn < threads; turn++) {
            current = threadIdx.x = reversed ? threads - 1 - turn : turn;
            swapcontext(&scheduler, &fibers[current]);
            over += finished[current];
        }
        if (over == threads)
            return true;
        if (over)
            return false;
    }
}

template <class... A, size_t... I> void call(void (*kernel)(A...), void **arguments, index_sequence<I...>)
{
    kernel(*(A *)arguments[I]...);
}

enum { fine, wrong_arguments, uneven_barriers, beyond_shared };

template <class... A>
int launch(void (*kernel)(A...), unsigned char *shared, unsigned blocks, unsigned threads, size_t bytes, int reversed,
           int count, void **arguments, const int *sizes)
{
    const size_t wanted[] = {sizeof(A)...};
    if (count != sizeof...(A))
        return wrong_arguments;
    for (int i = 0; i < count; i++)
        if (wanted[i] != (size_t)sizes[i])
            return wrong_arguments;
    gridDim.x = blocks;
    blockDim.x = threads;
    body = [&] { call(kernel, arguments, index_sequence_for<A...>{}); };
    for (unsigned block = 0; block < blocks; block++) {
        blockIdx.x = reversed ? blocks - 1 - block : block;
        memset(shared, 0xff, bytes + margin);
        if (!run_block(threads, reversed))
            return uneven_barriers;
        for (size_t i = bytes; i < bytes + margin; i++)
            if (shared[i] != 0xff)
                return beyond_shared;
    }
    return fine;
}
} // namespace host

static void __syncthreads() { swapcontext(&host::fibers[host::current], &host::scheduler); }
