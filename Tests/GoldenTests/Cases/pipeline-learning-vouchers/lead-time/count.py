#!/usr/bin/env python3
"""Computes what the pipeline learning-vouchers-lead-time must give, from the sample file alone.

Plain Python, standard library only; shares nothing with Peil. Writes `expected/` beside itself.
"""

import datetime
import math
import pathlib
import statistics
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from counting import records, tidy

Z = statistics.NormalDist().inv_cdf(0.975)
CALLS = {"voorjaar": "spring", "najaar": "autumn"}
LAST = datetime.date(2021, 12, 31)
# New year, Good Friday, Easter Monday, the King's day, 5 May, Ascension Day, Whit Monday, Christmas.
HOLIDAYS = {datetime.date(2021, month, day) for month, day in
            [(1, 1), (4, 2), (4, 5), (4, 27), (5, 5), (5, 13), (5, 24), (12, 25), (12, 26)]} | {datetime.date(2022, 1, 1)}


def day(text):
    if not text:
        return None
    one, month, year = text.split("-")
    return datetime.date(int(year), int(month), int(one))


def deadline(row, rolls):
    weeks = 8 + int(row["Verlengd (weken)"])
    end = day(row["Compleet"]) + datetime.timedelta(days=7 * weeks + int(row["Opgeschort (dagen)"]))
    while rolls and weeks <= 12 and (end.isoweekday() > 5 or end in HOLIDAYS):
        end += datetime.timedelta(days=1)
    return end


def times(rows, term=None, tells=False):
    """Days, or parts of the own term, with how each ended: 0 open, 1 decided, 2 withdrawn."""
    result = []
    for row in rows:
        end, cause = day(row["Datum besluit of intrekking"]), 1
        if tells and row["Besluit"] == "Ingetrokken":
            if not end:
                continue
            cause = 2
        days = ((end or LAST) - day(row["Compleet"])).days
        time = days if term is None else days / (deadline(row, term) - day(row["Compleet"])).days
        result.append((time, cause if end else 0))
    return result


def kaplan_meier(cases):
    steps, survival, sum_ = [], 1.0, 0.0
    for time in sorted({t for t, cause in cases if cause}):
        risk, events = sum(t >= time for t, _ in cases), sum(t == time and cause > 0 for t, cause in cases)
        survival *= (risk - events) / risk
        if risk > events:
            sum_ += events / (risk * (risk - events))
            half = Z * math.sqrt(sum_) / abs(math.log(survival))
            limits = (survival ** math.exp(half), survival ** math.exp(-half))
        else:
            limits = None
        steps.append((time, survival, limits))
    return steps


def crossing(steps, height, last):
    """The first time at or below a half, the middle of the stretch where it runs level there."""
    for place, step in enumerate(steps):
        value = height(step)
        if value is None:
            return None
        if value < 0.5 - 1.5e-8:
            return step[0]
        if value <= 0.5 + 1.5e-8:
            later = [s[0] for s in steps[place + 1:] if (height(s) if height(s) is not None else -1) < 0.5 - 1.5e-8]
            return (step[0] + (later[0] if later else last)) / 2
    return None


def aalen_johansen(cases):
    steps, open_, decided = [], 1.0, 0.0
    for time in sorted({t for t, cause in cases if cause}):
        risk = sum(t >= time for t, _ in cases)
        ends, ours = sum(t == time and cause > 0 for t, cause in cases), sum(t == time and cause == 1 for t, cause in cases)
        decided += open_ * ours / risk
        open_ *= (risk - ends) / risk
        steps.append((time, decided))
    return steps


def share(steps, at):
    return [value for time, value in steps if time <= at][-1]


def figure(value, unit, cases, rows, definition, limits=None):
    missing = len(rows) - len(cases)
    line = {"value": f"{value:.12g}", "unit": unit, "n": len(cases), "missing": missing, "definition": definition,
            "status": "partial" if missing else "ok"}
    if limits:
        line |= {"lower": f"{limits[0]:.12g}", "upper": f"{limits[1]:.12g}", "interval": "greenwood 0.95"}
    return line


DAYS = [14, 28, 35, 42, 49, 56, 63, 70, 84]


def done_within(curve, days):
    """The part that is done after so many days, with its limits; nothing is before the first end."""
    reached = [step for step in curve if step[0] <= days]
    _, survival, limits = reached[-1] if reached else (0, 1.0, None)
    return 1 - survival, limits and (1 - limits[1], 1 - limits[0])


applications = records("aanvragen.csv", "windows-1252", ";")[1]
assert len(applications) == 519
cells, curves = [], []
for call in ["spring", "autumn", ""]:
    rows = [r for r in applications if call in ("", CALLS[r["Ronde"]])]
    count = {"unit": "count", "n": len(rows)}
    waiting = sum(r["Besluit"] == "In behandeling" for r in rows)
    cells.append(([call], "applications", count | {"value": len(rows), "definition": "count/units"}))
    cells.append(([call], "still_open", count | {"value": waiting, "definition": "outcome-count/open"}))
    cases = times(rows)
    curve, last = kaplan_meier(cases), max(t for t, _ in cases)
    limits = (crossing(curve, lambda s: s[2] and s[2][0], last), crossing(curve, lambda s: s[2] and s[2][1], last))
    cells.append(([call], "waited", figure(
        crossing(curve, lambda s: s[1], last), "days", cases, rows, "lead-time/median", limits)))
    told = times(rows, tells=True)
    half = [time for time, value in aalen_johansen(told) if value >= 0.5 - 1.5e-8][0]
    cells.append(([call], "decided", figure(half, "days", told, rows, "lead-time/median/decisions")))
    for name, rolls, rule in [("in_term", True, "act"), ("without_holidays", False, "never")]:
        own = times(rows, rolls, tells=True)
        cells.append(([call], name, figure(
            share(aalen_johansen(own), 1), "ratio", own, rows, f"lead-time/in-term/8-weeks/roll-over-{rule}/decisions")))
    _, survival, limits = [step for step in curve if step[0] <= 56][-1]
    cells.append(([call], "within_8_weeks", figure(
        1 - survival, "ratio", cases, rows, "lead-time/within/56", (1 - limits[1], 1 - limits[0]))))
    own = times(rows, True, tells=True)
    curves.append(([call], "in_term", figure(
        share(aalen_johansen(own), 1), "ratio", own, rows, "lead-time/in-term/8-weeks/roll-over-act/decisions")))
    for days in DAYS:
        part, limits = done_within(curve, days)
        curves.append(([call], f"within_{days}", figure(part, "ratio", cases, rows, f"lead-time/within/{days}", limits)))
tidy("lead_time", ["call"], cells)
tidy("curve", ["call"], curves)
