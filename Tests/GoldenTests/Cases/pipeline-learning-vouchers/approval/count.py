#!/usr/bin/env python3
"""Computes what the pipeline learning-vouchers-approval must give, from the sample file alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import math
import pathlib
import statistics
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from counting import records, tidy

Z = statistics.NormalDist().inv_cdf(0.975)
SIZES = {"micro of klein": "micro", "middelgroot": "medium"}
CALLS = {"voorjaar": "spring", "najaar": "autumn"}
RATE = "approval-rate/decided"

rows = records("aanvragen.csv", "windows-1252", ";")[1]
assert len(rows) == 519
decided = [r for r in rows if r["Besluit"] in ("Toegekend", "Afgewezen")]


def granted(size=None, call=None):
    some = [r for r in decided if size in (None, SIZES[r["Bedrijfsgrootte"]]) and call in (None, CALLS[r["Ronde"]])]
    return sum(r["Besluit"] == "Toegekend" for r in some), len(some)


def wilson(x, n):
    p, d = x / n, 1 + Z * Z / n
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return (p + Z * Z / (2 * n) - half) / d, (p + Z * Z / (2 * n) + half) / d


def figure(value, unit, n, definition, limits=None, method="", reason=""):
    line = {"value": f"{value:.12g}", "unit": unit, "n": n, "definition": definition, "reason": reason}
    if limits:
        line |= {"lower": f"{limits[0]:.12g}", "upper": f"{limits[1]:.12g}", "interval": f"{method} 0.95"}
    return line


def rate(x, n, definition=RATE):
    return figure(x / n, "ratio", n, definition, wilson(x, n), "wilson") | {"numerator": x, "denominator": n}


def chi(statistic):
    """The upper tail of chi-square on one degree of freedom."""
    return math.erfc(math.sqrt(statistic / 2))


def root(f, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if (f(middle) > 0) == (f(low) > 0) else (low, middle)
    return (low + high) / 2


def pearson(groups):
    p = sum(x for x, _ in groups) / sum(n for _, n in groups)
    return sum((x - n * p) ** 2 / (n * p * (1 - p)) for x, n in groups)


cells = []
for size in ["micro", "medium", ""]:
    x, n = granted(size or None)
    cells.append(([size], "decided", {"value": n, "unit": "count", "n": n, "definition": "count/units"}))
    cells.append(([size], "rate", rate(x, n)))
tidy("approval", ["size"], cells)

cells = [([call, size], "rate", rate(*granted(size, call))) for call in CALLS.values() for size in SIZES.values()]
tidy("approval_strata", ["call", "size"], cells)

(x, n), (y, m) = granted("medium"), granted("micro")
strata = [(*granted("medium", call), *granted("micro", call)) for call in CALLS.values()]
p, q, all_ = x / n, y / m, n + m
(l1, u1), (l2, u2) = wilson(x, n), wilson(y, m)
crude = p - q
newcombe = (crude - math.hypot(p - l1, u2 - q), crude + math.hypot(u1 - p, q - l2))
spread = math.exp(Z * math.sqrt((n - x) / (x * n) + (m - y) / (y * m)))
odds = x * (m - y) / ((n - x) * y)
woolf = math.exp(Z * math.sqrt(1 / x + 1 / (n - x) + 1 / y + 1 / (m - y)))
test = chi(pearson([(x, n), (y, m)]))

weight = sum(a * b / (a + b) for _, a, _, b in strata)
difference = sum((s * b - t * a) / (a + b) for s, a, t, b in strata) / weight
part = sum((a * a * t - b * b * s + a * b * (b - a) / 2) / (a + b) ** 2 for s, a, t, b in strata)
rest = sum((s * (b - t) + t * (a - s)) / (2 * (a + b)) for s, a, t, b in strata)
sato = Z * math.sqrt((difference * part + rest) / weight**2)
above = sum(s * b / (a + b) for s, a, t, b in strata)
below = sum(t * a / (a + b) for s, a, t, b in strata)
ratio = above / below
ratio_spread = math.exp(
    Z * math.sqrt(sum(((s + t) * a * b - s * t * (a + b)) / (a + b) ** 2 for s, a, t, b in strata) / (above * below)))
R = [s * (b - t) / (a + b) for s, a, t, b in strata]
S = [(a - s) * t / (a + b) for s, a, t, b in strata]
P = [(s + b - t) / (a + b) for s, a, t, b in strata]
Q = [(a - s + t) / (a + b) for s, a, t, b in strata]
psi = sum(R) / sum(S)
psi_spread = math.exp(Z * math.sqrt(
    sum(i * j for i, j in zip(P, R)) / (2 * sum(R) ** 2)
    + sum(i * k + j * h for i, j, h, k in zip(P, Q, R, S)) / (2 * sum(R) * sum(S))
    + sum(i * j for i, j in zip(Q, S)) / (2 * sum(S) ** 2)))
shares = [(a + b) / all_ for _, a, _, b in strata]
first = sum(w * s / a for w, (s, a, _, _) in zip(shares, strata))
second = sum(w * t / b for w, (_, _, t, b) in zip(shares, strata))
v1 = sum(w * w * s / a * (1 - s / a) / a for w, (s, a, _, _) in zip(shares, strata))
v2 = sum(w * w * t / b * (1 - t / b) / b for w, (_, _, t, b) in zip(shares, strata))
composition = sum((s / a + t / b) / 2 * (a / n - b / m) for s, a, t, b in strata)
within = sum((a / n + b / m) / 2 * (s / a - t / b) for s, a, t, b in strata)
excess = sum(s - a * (s + t) / (a + b) for s, a, t, b in strata)
variance = sum(a * b * (s + t) * (a + b - s - t) / ((a + b) ** 2 * (a + b - 1)) for s, a, t, b in strata)
tarone, off, spreads = 0, 0, 0
for s, a, t, b in strata:
    k = s + t
    fit = root(lambda e: e * (b - k + e) - psi * (a - e) * (k - e), max(0, k - b), min(a, k))
    v = 1 / (1 / fit + 1 / (a - fit) + 1 / (k - fit) + 1 / (b - k + fit))
    tarone, off, spreads = tarone + (s - fit) ** 2 / v, off + s - fit, spreads + v
tarone -= off * off / spreads
assert all((s / a - t / b) * crude < 0 for s, a, t, b in strata), "the planted reversal"

medium = [
    ("rate", None, None, None),
    ("difference", crude, newcombe, "newcombe"), ("ratio", p / q, (p / q / spread, p / q * spread), "katz"),
    ("odds_ratio", odds, (odds / woolf, odds * woolf), "woolf"), ("p", test, None, ""), ("p_holm", test, None, ""),
    ("p_benjamini_hochberg", test, None, ""),
    ("adjusted_difference", difference, (difference - sato, difference + sato), "sato"),
    ("adjusted_ratio", ratio, (ratio / ratio_spread, ratio * ratio_spread), "greenland-robins"),
    ("adjusted_odds_ratio", psi, (psi / psi_spread, psi * psi_spread), "robins-breslow-greenland"),
    ("standardised_rate", first, (first - Z * math.sqrt(v1), first + Z * math.sqrt(v1)), "standardisation"),
    ("standardised_difference", first - second,
     (first - second - Z * math.sqrt(v1 + v2), first - second + Z * math.sqrt(v1 + v2)), "standardisation"),
    ("composition", composition, None, ""), ("within_strata", within, None, ""),
    ("association_p", chi(excess**2 / variance), None, ""), ("homogeneity_p", chi(tarone), None, ""),
    ("strata_left_out", 0, None, ""), ("simpson", 1, None, ""),
]
numbers = {"ratio", "odds_ratio", "adjusted_ratio", "adjusted_odds_ratio"} | {name for name, *_ in medium if name.startswith("p") or name.endswith("_p")}
cells = []
for size in ["micro", "medium"]:
    for name, value, limits, method in medium:
        unit = "number" if name in numbers else "count" if name == "strata_left_out" else "ratio"
        definition = f"compare/{name}/{RATE}"
        if name == "rate":
            cells.append(([size], name, rate(*granted(size), definition)))
        elif size == "micro":
            cells.append(([size], name, {
                "unit": unit, "n": m, "definition": definition, "status": "structural", "reason": "reference"}))
        else:
            units = n if name == "standardised_rate" else all_
            reason = "REVERSAL_ALL_STRATA" if name == "simpson" else ""
            cells.append(([size], name, figure(value, unit, units, definition, limits, method, reason)))
tidy("approval_compared", ["size"], cells)

statistic = pearson([granted(call=call) for call in CALLS.values()])
tidy("calls", [], [
    ([], f"calls_{name}", figure(value, "number", all_, f"heterogeneity/pearson/{name}/decided"))
    for name, value in [("statistic", statistic), ("degrees", 1), ("p", chi(statistic))]])
