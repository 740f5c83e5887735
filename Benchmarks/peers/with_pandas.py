"""Workload W with pandas: `with_pandas.py DATA OUT THREADS`; pandas takes one thread whatever it is given."""
import os
import sys
import time

import pandas as pd

data, out = sys.argv[1], sys.argv[2]
os.makedirs(out, exist_ok=True)
start = time.time()
form = {"sep": ";", "decimal": ","}
applications = pd.read_csv(
    f"{data}/applications.csv", **form,
    usecols=["aanvraagnummer", "tender", "sector", "grootteklasse", "knelpunten", "projectkosten"],
    dtype={"aanvraagnummer": "string", "tender": "category", "sector": "category", "grootteklasse": "category",
           "knelpunten": "category", "projectkosten": "float64"})
outcomes = pd.read_csv(
    f"{data}/outcomes.csv", **form, usecols=["aanvraagnummer", "besluit", "verleend_bedrag"],
    dtype={"aanvraagnummer": "string", "besluit": "category", "verleend_bedrag": "float64"})
joined = applications.merge(outcomes, on="aanvraagnummer", how="left")
joined["granted"] = (joined["besluit"] == "toegekend").astype("int64")


def counted(frame, keys):
    if not keys:
        return pd.DataFrame({"applications": [len(frame)], "granted": [frame["granted"].sum()]})
    return frame.groupby(keys, observed=True)["granted"].agg(applications="size", granted="sum").reset_index()


approval = pd.concat([counted(joined, keys) for keys in (["sector", "grootteklasse"], ["sector"], [])])
approval[["sector", "grootteklasse", "applications", "granted"]].to_csv(f"{out}/approval.csv", index=False)
(joined[joined["granted"] == 1].groupby(["tender", "sector"], observed=True)
    .agg(costs=("projectkosten", "sum"), granted=("verleend_bedrag", "sum")).reset_index()
    .to_csv(f"{out}/cofinancing.csv", index=False, float_format="%.2f"))
# Every different answer is taken apart once.
answers = joined.groupby(["sector", "knelpunten"], observed=True)["granted"].agg(applications="size", granted="sum")
answers = answers.reset_index()
answers["bottleneck"] = [sorted(set(answer.split("|"))) for answer in answers["knelpunten"]]
(answers.explode("bottleneck").groupby(["sector", "bottleneck"], observed=True)[["applications", "granted"]].sum()
    .reset_index().to_csv(f"{out}/bottlenecks.csv", index=False))
print(f"pandas {pd.__version__} {time.time() - start:.3f}")
