#!/usr/bin/env python3
"""Ten steps of every optimiser, clipping and schedule, as JSON: the numbers that the tests of dev.unfold.optim expect.

Written from the papers' formulas, one weight at a time, in plain Python; it knows nothing of the Java code.

    python3 reference/optimisers.py > core/src/test/resources/dev/unfold/optim/optimisers.json

Two parameters: "w", 3 x 4, has a gradient in every entry; "e", 6 x 3, is an embedding of which a step uses a few rows,
some of them twice, and row 5 never. A gradient here is a dictionary from (row, column) to the sum of what was added
there, so an entry of "e" that a step doesn't use is not in it, and a rule that goes over the gradient is the lazy one.

Sources: momentum, Sutskever et al. 2013, in the form of PyTorch's SGD (b = mu b + g, w = w - lr b); Adam, Kingma and
Ba 2015, algorithm 1; AdamW, Loshchilov and Hutter 2019, algorithm 2, with the decay lr * lambda as in PyTorch; clipping
by norm, Pascanu et al. 2013, algorithm 1; cosine, Loshchilov and Hutter 2017.
"""

import json
import math
import random

STEPS = 10
SHAPES = {"w": (3, 4), "e": (6, 3)}
ROWS = [[0, 2], [2], [1, 3, 1], [4, 0, 2, 0], [3], [2, 2, 2], [0, 1], [4], [1, 4, 1], [3, 2]]


# The data: weights, and what each step adds to the gradients.


def draw(rng, rows, columns, scale):
    return [[rng.gauss(0, scale) for _ in range(columns)] for _ in range(rows)]


def data():
    rng = random.Random(2014)
    weights = {name: draw(rng, *shape, 0.5) for name, shape in SHAPES.items()}
    steps = []
    for t, rows in enumerate(ROWS):
        scale = 3.0 if t in (3, 6) else 0.4
        steps.append(
            {"w": draw(rng, 3, 4, scale), "rows": rows, "values": draw(rng, len(rows), 3, scale)}
        )
    return weights, steps


def gradient(step):
    """{parameter: {(row, column): sum}}"""
    g = {"w": {}, "e": {}}
    for r, row in enumerate(step["w"]):
        for k, x in enumerate(row):
            g["w"][r, k] = x
    for r, row in zip(step["rows"], step["values"]):
        for k, x in enumerate(row):
            g["e"][r, k] = g["e"].get((r, k), 0.0) + x
    return g


# Optimisers: one weight w with gradient g, its memory, and t, the number of the step.


def sgd(lr):
    def rule(w, g, memory, t, rate):
        return w - rate * g

    return lr, rule


def momentum(lr, mu):
    def rule(w, g, memory, t, rate):
        b = mu * memory.get("momentum", 0.0) + g
        memory["momentum"] = b
        return w - rate * b

    return lr, rule


def adam(lr, beta1, beta2, eps, decay=0.0):
    def rule(w, g, memory, t, rate):
        m = beta1 * memory.get("m", 0.0) + (1 - beta1) * g
        v = beta2 * memory.get("v", 0.0) + (1 - beta2) * g**2
        memory["m"], memory["v"] = m, v
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        return w - rate * (m_hat / (math.sqrt(v_hat) + eps) + decay * w)

    return lr, rule


def run(optimiser, weights, steps, factor=lambda s: 1.0, clip=lambda g: g):
    lr, rule = optimiser
    w = {name: [row[:] for row in rows] for name, rows in weights.items()}
    memory = {(n, r, k): {} for n, (rows, cols) in SHAPES.items() for r in range(rows) for k in range(cols)}
    after = []
    for s, step in enumerate(steps):
        for name, entries in clip(gradient(step)).items():
            for (r, k), g in entries.items():
                w[name][r][k] = rule(w[name][r][k], g, memory[name, r, k], s + 1, lr * factor(s))
        after.append({name: [row[:] for row in rows] for name, rows in w.items()})
    return {"after": after, "state": state(memory)}


def state(memory):
    kinds = sorted({kind for m in memory.values() for kind in m})
    return {
        f"{name}.{kind}": [[memory[name, r, k].get(kind, 0.0) for k in range(cols)] for r in range(rows)]
        for name, (rows, cols) in SHAPES.items()
        for kind in kinds
    }


# Clipping.


def norm(g):
    return math.sqrt(math.fsum(x * x for entries in g.values() for x in entries.values()))


def by_value(limit):
    return lambda g: {n: {at: min(max(x, -limit), limit) for at, x in e.items()} for n, e in g.items()}


def by_norm(limit):
    def clip(g):
        length = norm(g)
        factor = limit / length if length > limit else 1.0
        return {n: {at: factor * x for at, x in e.items()} for n, e in g.items()}

    return clip


def clipped(clip, steps):
    result = []
    for step in steps:
        g = gradient(step)
        dense = {n: [[clip(g)[n].get((r, k), 0.0) for k in range(c)] for r in range(h)] for n, (h, c) in SHAPES.items()}
        result.append({"norm": norm(g), **dense})
    return result


# Schedules: the factor of step s, counted from 0, of `total` steps with w of warm-up.


def warm(s, w):
    return (s + 1) / w if s < w else 1.0


def constant(w):
    return lambda s: warm(s, w)


def linear(w, total):
    return lambda s: warm(s, w) if s < w else (total - s) / (total - w)


def cosine(w, total):
    return lambda s: warm(s, w) if s < w else 0.5 * (1 + math.cos(math.pi * (s - w) / (total - w)))


def main():
    weights, steps = data()
    factors = {
        "constant 0": constant(0),
        "constant 4": constant(4),
        "linear 0 10": linear(0, STEPS),
        "linear 3 10": linear(3, STEPS),
        "cosine 0 10": cosine(0, STEPS),
        "cosine 3 10": cosine(3, STEPS),
    }
    document = {
        "weights": weights,
        "gradients": steps,
        "optimisers": {
            "sgd 0.1": run(sgd(0.1), weights, steps),
            "momentum 0.1 0.9": run(momentum(0.1, 0.9), weights, steps),
            "adam 0.01": run(adam(0.01, 0.9, 0.999, 1e-8), weights, steps),
            "adam 0.02 0.8 0.95 0.001": run(adam(0.02, 0.8, 0.95, 0.001), weights, steps),
            "adamw 0.01 0.9 0.999 1e-8 0.1": run(adam(0.01, 0.9, 0.999, 1e-8, 0.1), weights, steps),
            "momentum 0.1 0.9, by norm 1.5, cosine 3 10": run(
                momentum(0.1, 0.9), weights, steps, cosine(3, STEPS), by_norm(1.5)
            ),
            "adamw 0.05 0.9 0.999 1e-8 0.3, by value 0.5, linear 3 10": run(
                adam(0.05, 0.9, 0.999, 1e-8, 0.3), weights, steps, linear(3, STEPS), by_value(0.5)
            ),
        },
        "clipping": {
            "by value 0.5": clipped(by_value(0.5), steps),
            "by norm 1.5": clipped(by_norm(1.5), steps),
        },
        "schedules": {name: [factor(s) for s in range(STEPS)] for name, factor in factors.items()},
    }
    print(layout(document))


def layout(value, indent=""):
    """JSON with every list of numbers on one line."""
    inner = indent + " "
    if isinstance(value, dict):
        parts = [f"{inner}{json.dumps(key)}: {layout(x, inner)}" for key, x in value.items()]
        return "{\n" + ",\n".join(parts) + "\n" + indent + "}"
    if isinstance(value, list) and isinstance(value[0], (dict, list)):
        return "[\n" + ",\n".join(inner + layout(x, inner) for x in value) + "\n" + indent + "]"
    return json.dumps(value)


if __name__ == "__main__":
    main()
