"""Methods that divide by a running scale of the gradient, written out."""

from __future__ import annotations

RMSPROP = '''
class RMSprop(Method):
    """s ← ρs + (1 − ρ)g², v ← μv + g / (√s + ε), θ ← θ − ηv; centered, with √(s − m²) for the mean m of g."""

    def move(self, p, g, s, o):
        square, v = memory(s, "square", p), memory(s, "v", p)
        square.mul_(o.rho).add_((1 - o.rho) * g * g)
        scale = square
        if o.centered:
            m = memory(s, "m", p)
            m.mul_(o.rho).add_((1 - o.rho) * g)
            scale = (square - m * m).clamp(min=0)  # rounding may take it below zero
        g = g / (scale.sqrt() + o.epsilon)
        v.mul_(o.momentum).add_(g)
        p -= o.lr * (g + o.momentum * v if o.nesterov else v)
'''

QH_ADAM = '''
class QHAdam(Method):
    """θ ← θ − η ((1 − ν₁)g + ν₁m̂) / (√((1 − ν₂)g² + ν₂v̂) + ε) (Ma & Yarats 2019)."""

    def move(self, p, g, s, o):
        m, v, t = memory(s, "m", p), memory(s, "v", p), s["t"]
        m.mul_(o.beta1).add_((1 - o.beta1) * g)
        v.mul_(o.beta2).add_((1 - o.beta2) * g * g)
        mean, square = m / (1 - o.beta1**t), v / (1 - o.beta2**t)
        divisor = ((1 - o.nu2) * g * g + o.nu2 * square).sqrt() + o.epsilon
        p -= o.lr * ((1 - o.nu1) * g + o.nu1 * mean) / divisor
'''

ADEMAMIX = '''
class AdEMAMix(Method):
    """θ ← θ − η (m̂₁ + αm₂) / (√v̂ + ε): Adam with a second, much slower mean (Pagliardini et al. 2024)."""

    def move(self, p, g, s, o):
        m, v, slow, t = memory(s, "m", p), memory(s, "v", p), memory(s, "slow", p), s["t"]
        done = min(t / o.warmup, 1.0) if o.warmup else 1.0
        beta3 = o.beta3
        if done < 1 and o.beta1 < o.beta3:  # the half-life grows in a line
            first = 1 / math.log(o.beta1) if o.beta1 > 0 else 0.0
            beta3 = min(math.exp(1 / ((1 - done) * first + done / math.log(o.beta3))), o.beta3)
        m.mul_(o.beta1).add_((1 - o.beta1) * g)
        slow.mul_(beta3).add_((1 - beta3) * g)
        v.mul_(o.beta2).add_((1 - o.beta2) * g * g)
        mean, square = m / (1 - o.beta1**t), v / (1 - o.beta2**t)
        p -= o.lr * (mean + o.alpha * done * slow) / (square.sqrt() + o.epsilon)
'''

ADAN = '''
class Adan(Method):
    """m: mean of g, d: mean of its changes, n: mean of squares; θ ← θ − η (m̂ + β₂d̂) / (√n̂ + ε) (Xie et al. 2022)."""

    def move(self, p, g, s, o):
        m, d, n, t = memory(s, "m", p), memory(s, "d", p), memory(s, "n", p), s["t"]
        change = g - s.get("before", g)  # the first one counts as zero
        s["before"] = g.clone()
        m.mul_(o.beta1).add_((1 - o.beta1) * g)
        d.mul_(o.beta2).add_((1 - o.beta2) * change)
        n.mul_(o.beta3).add_((1 - o.beta3) * (g + o.beta2 * change) ** 2)
        mean, changes, square = m / (1 - o.beta1**t), d / (1 - o.beta2**t), n / (1 - o.beta3**t)
        p -= o.lr * (mean + o.beta2 * changes) / (square.sqrt() + o.epsilon)
'''

ADOPT = '''
class ADOPT(Method):
    """m ← β₁m + (1 − β₁) clip(g / max(√v, ε), ±t^¼), θ ← θ − ηm, v ← β₂v + (1 − β₂)g² (Taniguchi et al. 2024)."""

    def move(self, p, g, s, o):
        m, v, t = memory(s, "m", p), memory(s, "v", p), s["t"] - 1
        if t == 0:  # the first update only measures
            v.copy_(g * g)
            return
        bound = t**0.25
        m.mul_(o.beta1).add_((1 - o.beta1) * (g / v.sqrt().clamp(min=o.epsilon)).clamp(-bound, bound))
        p -= o.lr * m
        v.mul_(o.beta2).add_((1 - o.beta2) * g * g)
'''

LAMB = '''
class LAMB(Method):
    """r = m̂ / (√v̂ + ε) + λθ, θ ← θ − η (∥θ∥ / ∥r∥) r for each weight; Adam's step for offsets (You et al. 2020)."""

    def move(self, p, g, s, o):
        m, v, t = memory(s, "m", p), memory(s, "v", p), s["t"]
        m.mul_(o.beta1).add_((1 - o.beta1) * g)
        v.mul_(o.beta2).add_((1 - o.beta2) * g * g)
        r = m / (1 - o.beta1**t) / ((v / (1 - o.beta2**t)).sqrt() + o.epsilon)
        if o.adapted:
            r = r + o.decay * p
            length, own = p.norm(), r.norm()
            r = r * (length / own if length > 0 and own > 0 else 1.0)
        p -= o.lr * r
'''

ADAFACTOR = '''
class Adafactor(Method):
    """Mean squares of a weight as one number per row and one per column (Shazeer & Stern 2018)."""

    def move(self, p, g, s, o):
        t = s["t"]
        rest = t**-o.decay_power
        square = (g * g + o.epsilon).reshape(len(p), -1)
        if p.ndim > 1:
            rows, columns = memory(s, "rows", square[:, 0]), memory(s, "columns", square[0])
            rows.mul_(1 - rest).add_(rest * square.mean(dim=1))
            columns.mul_(1 - rest).add_(rest * square.mean(dim=0))
            mean = rows[:, None] * columns[None, :] / rows.mean().clamp(min=2.0**-120)
        else:
            mean = memory(s, "square", square)
            mean.mul_(1 - rest).add_(rest * square)
        u = g / mean.reshape(p.shape).sqrt().clamp(min=2.0**-68)
        u = u / max(1.0, u.square().mean().sqrt().item() / o.clip)
        if o.relative:
            p -= min(o.lr, t**-0.5) * max(p.square().mean().sqrt().item(), o.floor) * u
        else:
            p -= o.lr * u
'''
