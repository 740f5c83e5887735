"""Makes the files of workload W, or of a variant of it: `generate.py ROWS FOLDER [SEED] [options]`.

`applications.csv` has 13 columns and `outcomes.csv` 5: semicolons, decimal commas, CRLF, some quoted names with doubled
quotes, one to three bottlenecks joined by `|`. Both hold the same applications, each in an order of its own. Everything in
them is drawn at random; nothing is real. Without options the bytes depend on ROWS and SEED alone.
"""
import argparse
import pathlib

import numpy as np

SECTORS = np.array([
    "A Landbouw", "C Industrie", "F Bouw", "G Handel", "H Vervoer", "I Horeca", "J Informatie en communicatie",
    "M Advies, onderzoek", "N Zakelijke dienstverlening", "Q Zorg"])
SIZES = np.array(["micro", "klein", "midden", "groot"])
PROVINCES = np.array([
    "Groningen", "Friesland", "Drenthe", "Overijssel", "Flevoland", "Gelderland", "Utrecht", "Noord-Holland",
    "Zuid-Holland", "Zeeland", "Noord-Brabant", "Limburg"])
BOTTLENECKS = np.array([
    "geen-startpunt", "kennistekort", "kosten", "braindrain", "kennisoverdracht", "investeringsafweging", "tijdgebrek",
    "regeldruk"])
CALLS = np.array(["2018-1", "2019-1", "2020-1", "2021-1"])
NAMES = np.array([
    "Bakker", "Jansen", "De Vries", "Van den Berg", "Techniek Noord", "Zuidas Metaal", "Groen & Zn.", 'Van der "Loo"'])
OUTCOMES = ["toegekend", "afgewezen", "ingetrokken"]
APPLICATION_HEADERS = [
    "aanvraagnummer", "tender", "kvk", "naam", "sector", "grootteklasse", "provincie", "indieningsdatum", "knelpunten",
    "projectkosten", "gevraagd_bedrag", "eigen_bijdrage", "partnerbijdrage"]
OUTCOME_HEADERS = ["aanvraagnummer", "besluit", "besluitdatum", "score", "verleend_bedrag"]
BASE = np.datetime64("2018-01-01")
BATCH = 200_000


def decimal_comma(cents):
    return [f"{c // 100},{c % 100:02d}" for c in cents.tolist()]


def quoted(word):
    return '"' + word.replace('"', '""') + '"'


class Lines:
    """Writes records; a share of them has every field in quotes, and some have further columns."""

    def __init__(self, share, further, seed):
        self.share = share
        self.further = further
        # Apart from the draws of the data, so that a variant holds the same data.
        self.draws = np.random.default_rng([seed, 1])

    def text(self, records):
        chosen = self.draws.random(len(records)) < self.share if self.share else None
        lines = []
        for place, fields in enumerate(records):
            fields = fields + [f"w{(place * 31 + column) % 1000}" for column in range(self.further)]
            if chosen is not None and chosen[place]:
                lines.append(";".join(quoted(field) for field in fields))
            else:
                lines.append(";".join(quoted(field) if '"' in field else field for field in fields))
        return "".join(line + "\r\n" for line in lines)


def generate(rows, folder, seed, columns=13, quoted_share=0.0, groups=0):
    rng = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    own = len(APPLICATION_HEADERS) + (1 if groups else 0)
    further = max(0, columns - own)
    headers = APPLICATION_HEADERS + (["groep"] if groups else []) + [f"overig_{n + 1}" for n in range(further)]
    applications_lines = Lines(quoted_share, further, seed)
    outcomes_lines = Lines(quoted_share, 0, seed + 1)
    with open(folder / "applications.csv", "w", newline="") as applications, \
            open(folder / "outcomes.csv", "w", newline="") as outcomes:
        applications.write(";".join(headers) + "\r\n")
        outcomes.write(";".join(OUTCOME_HEADERS) + "\r\n")
        for start in range(0, rows, BATCH):
            m = min(BATCH, rows - start)
            ids = np.arange(start, start + m)
            sector = rng.integers(0, 10, m)
            size = rng.integers(0, 4, m)
            province = rng.integers(0, 12, m)
            call = rng.integers(0, 4, m)
            name = rng.integers(0, 8, m)
            kvk = rng.integers(10_000_000, 99_999_999, m)
            submitted = (BASE + rng.integers(0, 1400, m)).astype(str)
            named = rng.integers(1, 4, m)
            bottlenecks = rng.integers(0, 8, (m, 3))
            costs = rng.integers(2_500_000, 20_000_000, m)
            requested = (costs * rng.uniform(.4, 1, m)).astype(np.int64)
            contribution = ((costs - requested) * rng.uniform(0, 1, m)).astype(np.int64)
            partner = costs - requested - contribution
            amounts = [decimal_comma(cents) for cents in (costs, requested, contribution, partner)]
            records = []
            for k in range(m):
                record = [
                    f"MKB{ids[k]:09d}", CALLS[call[k]], str(kvk[k]), f"{NAMES[name[k]]} {ids[k] % 977} B.V.",
                    SECTORS[sector[k]], SIZES[size[k]], PROVINCES[province[k]], submitted[k],
                    "|".join(BOTTLENECKS[bottlenecks[k, :named[k]]]), *(amount[k] for amount in amounts)]
                if groups:
                    # Spread over all groups, neighbours far apart.
                    record.append(f"g{ids[k] * 2_654_435_761 % groups:07d}")
                records.append(record)
            applications.write(applications_lines.text(records))
            drawn = rng.random(m)
            outcome = np.where(drawn < .27, 0, np.where(drawn < .9, 1, 2))
            decided = (BASE + rng.integers(60, 1500, m)).astype(str)
            score = rng.integers(10, 100, m)
            granted = decimal_comma((requested * np.where(outcome == 0, 1, 0)).astype(np.int64))
            outcomes.write(outcomes_lines.text([
                [f"MKB{ids[k]:09d}", OUTCOMES[outcome[k]], decided[k], f"{score[k] // 10},{score[k] % 10}", granted[k]]
                for k in rng.permutation(m)]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("seed", type=int, nargs="?", default=20210119)
    parser.add_argument("--columns", type=int, default=13, help="columns of applications.csv; the further ones hold words")
    parser.add_argument("--quoted", type=float, default=0, help="the share of records with all fields in quotes")
    parser.add_argument("--groups", type=int, default=0, help="adds a column 'groep' of so many words")
    options = parser.parse_args()
    generate(options.rows, options.folder, options.seed, options.columns, options.quoted, options.groups)


if __name__ == "__main__":
    main()
