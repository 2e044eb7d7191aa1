"""Methods that see matrices, written out."""

from __future__ import annotations

ORTHOGONALIZE = '''
def orthogonalize(X, iterations):
    """UVᵀ of X = UΣVᵀ, roughly, by Newton and Schulz: X ← aX + (bA + cA²) X with A = XXᵀ (Jordan et al. 2024)."""
    X = X / max(X.norm().item(), 2.0**-68)
    if tall := X.shape[0] > X.shape[1]:
        X = X.T
    for _ in range(iterations):
        A = X @ X.T
        X = 3.4445 * X + (-4.7750 * A + 2.0315 * A @ A) @ X
    return X.T if tall else X
'''

MUON = '''
class Muon(Method):
    """M ← μM + (1 − μ)G, W ← W − η s NewtonSchulz(μM + (1 − μ)G) for hidden matrices; Adam for all others.

    In the precision of the parameters; torch.optim.Muon rounds to bfloat16.
    """

    def move(self, p, g, s, o):
        m, t = memory(s, "m", p), s["t"]
        if o.matrices:
            m.mul_(o.momentum).add_((1 - o.momentum) * g)
            direction = o.momentum * m + (1 - o.momentum) * g if o.nesterov else m
            outputs, inputs = direction.flatten(1).shape
            scales = {
                "aspect": math.sqrt(max(1, outputs / inputs)),
                "size": 0.2 * math.sqrt(max(inputs, outputs)),
                "none": 1.0,
            }
            turned = orthogonalize(direction.flatten(1), o.iterations).reshape(p.shape)
            p -= o.lr * scales[o.scaling] * turned
        else:
            v = memory(s, "v", p)
            m.mul_(o.beta1).add_((1 - o.beta1) * g)
            v.mul_(o.beta2).add_((1 - o.beta2) * g * g)
            p -= o.lr * o.ratio * m / (1 - o.beta1**t) / ((v / (1 - o.beta2**t)).sqrt() + o.epsilon)
'''

ROOT = '''
def inverse_root(S, epsilon, power):
    """(εI + S)^(−power) of a symmetric matrix, by its eigenvalues."""
    values, vectors = torch.linalg.eigh(S)
    values = values + epsilon
    values = values.clamp(min=NEGLIGIBLE * values.max().item())  # below that it is rounding
    return vectors * values**-power @ vectors.T
'''

SHAMPOO = '''
class Shampoo(Method):
    """L ← L + GGᵀ, R ← R + GᵀG, W ← W − η (εI + L)^(−1/4) G (εI + R)^(−1/4) (Gupta et al. 2018).

    Vectors, and weights with two sides that are too large, take Adagrad's step.
    """

    def move(self, p, g, s, o):
        G = g.flatten(1) if p.ndim > 1 else g
        sides = [side for side in range(2) if p.ndim > 1 and G.shape[side] <= o.largest]
        step = g / (memory(s, "square", p).add_(g * g) + o.epsilon).sqrt()
        if sides:
            step = G
        for side in sides:
            gram = G @ G.T if side == 0 else G.T @ G
            memory(s, f"sum{side}", gram).add_(gram)
            if (s["t"] - 1) % o.precondition_every == 0:
                s[f"root{side}"] = inverse_root(s[f"sum{side}"], o.epsilon, 1 / 2 / len(sides))
            step = s[f"root{side}"] @ step if side == 0 else step @ s[f"root{side}"]
        v = memory(s, "v", p)
        v.mul_(o.momentum).add_(step.reshape(p.shape))
        p -= o.lr * v
'''
