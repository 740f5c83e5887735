#!/usr/bin/env python3
"""Makes a.csv and works out, in plain Python, the intervals of a ratio over more units than are kept one by one.

Delete-group jackknife over the 256 groups of the key's hash, and a Poisson bootstrap from the seed, the key and the draw.
The hash is that of the documentation of keys: 1, the length in eight bytes, the bytes; multiplied and folded eight bytes
at a time. Shares nothing with Peil. Writes a.csv and `expected/` beside itself.
"""
import math
import pathlib
from fractions import Fraction
from statistics import NormalDist

HERE = pathlib.Path(__file__).resolve().parent
M = (1 << 64) - 1


def fold(left, right):
    product = left * right
    return (product >> 64) ^ (product & M)


def key_hash(data):
    state = 0x9E3779B97F4A7C15 ^ len(data)
    whole = len(data) // 8 * 8
    for place in range(0, whole, 8):
        state = fold(state ^ int.from_bytes(data[place:place + 8], "little"), 0xA0761D6478BD642F)
    if whole < len(data):
        state = fold(state ^ int.from_bytes(data[whole:], "little"), 0xE7037ED1A0B428DB)
    return fold(state, 0x8EBC6AF09C88C6E3)


def mix(state):
    state = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & M
    state = (state ^ state >> 27) * 0x94D049BB133111EB & M
    return state ^ state >> 31


def splitmix(seed, number):
    return mix(seed + 0x9E3779B97F4A7C15 * number & M)


def student(probability, freedom):
    """The quantile of Student's t, by bisection on Simpson's rule."""
    constant = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)

    def density(t):
        return constant * (1 + t * t / freedom) ** (-(freedom + 1) / 2)

    def cumulative(t, steps=4000):
        h = t / steps
        inner = math.fsum((4 if i % 2 else 2) * density(i * h) for i in range(1, steps))
        return 0.5 + h / 3 * (density(0) + inner + density(t))

    low, high = 0.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if cumulative(middle) < probability else (low, middle)
    return (low + high) / 2


rows = []
for place in range(10_400):
    one = splitmix(7, place + 1)
    costs = 1_000 + one % 500_000
    subsidy = costs * (30 + (one >> 40) % 40) // 100
    rows.append((f"A{place % 10_300:05d}", subsidy, costs))  # a hundred units have two rows
rows.sort(key=lambda row: splitmix(11, int(row[0][1:]) + row[2]))
(HERE / "a.csv").write_text(
    "application,unit,subsidy,costs\n"
    + "".join(f"{i},{u},{s // 100}.{s % 100:02d},{c // 100}.{c % 100:02d}\n" for i, (u, s, c) in enumerate(rows, 1)))

hashes = {unit: key_hash(b"\x01" + len(unit).to_bytes(8, "little") + unit.encode()) for unit, _, _ in rows}
top, bottom = sum(row[1] for row in rows), sum(row[2] for row in rows)
estimate = (top / 100) / (bottom / 100)
groups = [[0, 0] for _ in range(256)]
for unit, s, c in rows:
    groups[hashes[unit] >> 56][0] += s
    groups[hashes[unit] >> 56][1] += c
assert all(group[1] for group in groups)
without = [((top - s) / 100) / ((bottom - c) / 100) for s, c in groups]
mean = float(sum(map(Fraction, without)) / 256)
influence = [mean - value for value in without]
squares = math.fsum(value * value for value in influence)
error = math.sqrt(255 / 256 * squares)
acceleration = math.fsum(value ** 3 for value in influence) / (6 * squares * math.sqrt(squares))
spread = student(0.975, 255) * error

DRAWS, SEED = 400, 2020
bounds, mass, total = [], Fraction(0), Fraction(0)
reciprocal = sum(Fraction((-1) ** k, math.factorial(k)) for k in range(40))
for k in range(20):
    total += reciprocal / math.factorial(k)
    bounds.append(int(total * (1 << 64)))
values = []
for draw in range(DRAWS):
    seed = splitmix(SEED, draw + 1)
    s_sum = c_sum = 0
    for unit, s, c in rows:
        bits = splitmix(seed ^ hashes[unit], 1)
        times = sum(bits >= bound for bound in bounds[:8])
        s_sum += s * times
        c_sum += c * times
    values.append((s_sum / 100) / (c_sum / 100))
values.sort()
normal = NormalDist()
bias = normal.inv_cdf((sum(v < estimate for v in values) + sum(v == estimate for v in values) / 2) / DRAWS)


def end(z):
    share = normal.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)))
    place = (DRAWS + 1) * share
    whole = int(place)
    if whole < 1:
        return values[0]
    if whole >= DRAWS:
        return values[-1]
    return values[whole - 1] + (place - whole) * (values[whole] - values[whole - 1])


def twelve(value):
    return f"{value:.12g}"


def euro(cents):
    return f"{cents // 100}.{cents % 100:02d}"


z = normal.inv_cdf(0.975)
text = "margin,measure,value,unit,numerator,denominator,n,missing,lower,upper,interval,definition,status,reason\n"
for name, low, high, method in (
        ("left_out", estimate - spread, estimate + spread, "grouped-jackknife"),
        ("drawn", end(-z), end(z), f"grouped-bca-{DRAWS}-seed-{SEED}")):
    text += (f",{name},{twelve(float(Fraction(top, bottom)))},ratio,{euro(top)},{euro(bottom)},{len(rows)},0,"
             f"{twelve(low)},{twelve(high)},{method} 0.95,formula,ok,\n")
(HERE / "expected" / "tables" / "t.csv").write_text(text)
