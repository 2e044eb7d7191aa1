"""Methods that average, or estimate their own rate, written out."""

from __future__ import annotations

SCHEDULE_FREE = '''
class ScheduleFree{name}(Method):
    """{formula} (Defazio et al. 2024).

    The parameters are y, where gradients are taken; x is evaluated.
    """

    def move(self, p, g, s, o):
        z, x = s.setdefault("z", p.clone()), s.setdefault("x", p.clone())
        z += p - (z + o.beta * (x - z))  # what else has moved y since
{direction}
        s["sum"] = s.get("sum", 0.0) + o.lr**2
        if s["sum"] > 0:
            x += o.lr**2 / s["sum"] * (z - x)
        p.copy_(z + o.beta * (x - z))
'''

ADAM_DIRECTION = """
        v = memory(s, "v", p)
        v.mul_(o.beta2).add_((1 - o.beta2) * g * g)
        z -= o.lr * g / ((v / (1 - o.beta2 ** s["t"])).sqrt() + o.epsilon)
""".strip("\n")

SCHEDULE_FREE_SGD = SCHEDULE_FREE.format(
    name="SGD",
    formula="z ← z − η ∇J(y), x ← (1 − c) x + c z, c = η² / ∑η², y = (1 − β) z + β x",
    direction="        z -= o.lr * g",
)

SCHEDULE_FREE_ADAMW = SCHEDULE_FREE.format(
    name="AdamW",
    formula="z ← z − η g / (√v̂ + ε), x ← (1 − c) x + c z, c = η² / ∑η², y = (1 − β) z + β x",
    direction=ADAM_DIRECTION,
)

AT_AVERAGE = """
# What Schedule-Free evaluates is the average x.
with torch.no_grad():
    for p in parameters.values():
        p.copy_(optimizer.state[p]["x"])
"""

PRODIGY = '''
class Prodigy(Method):
    """Adam that estimates its own rate: d ← max(d, r / ∥s∥₁), θ ← θ − η d m / (√v + d ε) (Mishchenko & Defazio 2024).

    r sums d² ⟨g, θ₀ − θ⟩ and s sums d² g over all parameters; m and v see d g.
    """

    t, d, r = 0, 0.0, 0.0

    @torch.no_grad()
    def step(self):
        (group,) = self.param_groups
        o, parameters = SimpleNamespace(**group), group["params"]
        self.t += 1
        self.d = max(self.d, o.first_distance)
        rate, beta3 = o.lr * self.d, math.sqrt(o.beta2)
        if o.corrected:
            rate *= math.sqrt(1 - o.beta2**self.t) / (1 - o.beta1**self.t)
        way, length = 0.0, 0.0
        for p in parameters:
            s, g = self.state[p], self.d * p.grad
            way += (p.grad * (s.setdefault("origin", p.clone()) - p)).sum().item()
            memory(s, "s", p).mul_(beta3).add_(rate * g)
            memory(s, "m", p).mul_(o.beta1).add_((1 - o.beta1) * g)
            memory(s, "v", p).mul_(o.beta2).add_((1 - o.beta2) * g * g)
            length += s["s"].abs().sum().item()
        self.r = beta3 * self.r + self.d * rate * way
        self.d = max(self.d, o.growth * self.r / length if length > 0 else 0.0)
        for p in parameters:
            p -= rate * self.state[p]["m"] / (self.state[p]["v"].sqrt() + self.d * o.epsilon)
'''
