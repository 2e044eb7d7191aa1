"""Methods with a velocity, written out."""

from __future__ import annotations

SGD = '''
class SGD(Method):
    """v ← μv + g, θ ← θ − ηv. It keeps v while μ is 0, as the run did; torch.optim.SGD does not."""

    def move(self, p, g, s, o):
        v = memory(s, "v", p)
        v.mul_(o.momentum).add_(g)
        p -= o.lr * (g + o.momentum * v if o.nesterov else v)
'''

HEAVY_BALL = '''
class HeavyBall(Method):
    """θₜ₊₁ = θₜ − ηg + β(θₜ − θₜ₋₁) (Polyak 1964): the last step holds the rate it was made with."""

    def move(self, p, g, s, o):
        last = memory(s, "last", p)
        last.mul_(o.momentum).sub_(o.lr * g)
        p += last
'''

NESTEROV = '''
class Nesterov(Method):
    """x′ = θ − ηg, θ ← x′ + βₖ(x′ − x), βₖ = (aₖ − 1) / aₖ₊₁, aₖ₊₁ = (1 + √(1 + 4aₖ²)) / 2 (Nesterov 1983)."""

    def move(self, p, g, s, o):
        a = s.get("a", 1.0)
        s["a"] = (1 + math.sqrt(1 + 4 * a * a)) / 2
        lead = memory(s, "lead", p)  # how far θ is ahead of x
        lead.sub_(o.lr * g).mul_((a - 1) / s["a"] if o.growing else o.momentum)
        p += lead - o.lr * g
'''

QHM = '''
class QHM(Method):
    """m ← βm + (1 − β)g, θ ← θ − η((1 − ν)g + νm) (Ma & Yarats 2019)."""

    def move(self, p, g, s, o):
        m = memory(s, "m", p)
        m.mul_(o.momentum).add_((1 - o.momentum) * g)
        p -= o.lr * ((1 - o.nu) * g + o.nu * m)
'''

SIGN_SGD = '''
class SignSGD(Method):
    """m ← βm + (1 − β)g, θ ← θ − η sign m (Bernstein et al. 2018)."""

    def move(self, p, g, s, o):
        m = memory(s, "m", p)
        m.mul_(o.momentum).add_((1 - o.momentum) * g)
        p -= o.lr * m.sign()
'''

LION = '''
class Lion(Method):
    """θ ← θ − η sign(β₁m + (1 − β₁)g), m ← β₂m + (1 − β₂)g (Chen et al. 2023)."""

    def move(self, p, g, s, o):
        m = memory(s, "m", p)
        p -= o.lr * (o.beta1 * m + (1 - o.beta1) * g).sign()
        m.mul_(o.beta2).add_((1 - o.beta2) * g)
'''

RPROP = '''
class Rprop(Method):
    """A length for each parameter, which grows while its gradient keeps its sign and shrinks when not (iRprop−)."""

    def move(self, p, g, s, o):
        length, before = s.setdefault("length", torch.ones_like(p)), memory(s, "sign", p)
        sign = g.sign()
        agreement = sign * before
        growth = torch.where(agreement > 0, o.grow, torch.where(agreement < 0, o.shrink, 1.0))
        length.mul_(growth).clamp_(o.shortest, o.longest)
        before.copy_(torch.where(agreement < 0, 0.0, sign))  # after a change of sign it waits for one update
        p -= o.lr * length * before
'''

LARS = '''
class LARS(Method):
    """v ← μv + η c ∥θ∥ / (∥g∥ + λ∥θ∥) (g + λθ) for each weight, θ ← θ − v; plain momentum for offsets."""

    def move(self, p, g, s, o):
        v = memory(s, "v", p)
        if o.adapted:
            length, divisor = o.trust * p.norm(), g.norm() + o.decay * p.norm()
            g = (g + o.decay * p) * (length / divisor if length > 0 and divisor > 0 else 1.0)
        v.mul_(o.momentum).add_(o.lr * g)
        p -= v
'''
