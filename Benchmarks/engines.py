"""Times workload W on each engine that is at hand, and checks that all give the same tables, byte for byte."""
import filecmp
import os
import shutil
import statistics

from measured import Failed, measure


def at_hand(binaries, dsn, threads):
    """The engines that can be started, each with its options and what its programs need on their path."""
    found = [("Peil", [], "")]
    path = f"{binaries}:{os.environ['PATH']}"
    if shutil.which("duckdb", path=path):
        found.append(("DuckDB", ["--engine", "duckdb"], ""))
    if dsn and shutil.which("psql"):
        found.append(("PostgreSQL", ["--engine", "postgres", "--dsn", dsn], "without the server's own"))
    if shutil.which("spark-submit", path=path):
        found.append(("Spark", ["--engine", "spark", "--master", f"local[{threads}]"], "with its start"))
    return found, path


def times(peil, data, work, binaries, dsn, threads, runs, say):
    engines, path = at_hand(binaries, dsn, threads)
    missing = {"DuckDB", "PostgreSQL", "Spark"} - {name for name, *_ in engines}
    for name in sorted(missing):
        say(f"{name} is left out: " + (
            "--dsn says where a database is" if name == "PostgreSQL" else ".ci/test-engines installs it"))
    taken = {name: [] for name, *_ in engines}
    for _ in range(runs):
        for name, options, _ in engines:
            out = work / "out" / f"engine-{name}"
            measured = measure(
                [*peil.command(data, out, threads), *options], {"PATH": path, "TMPDIR": str(work), "SPARK_LOCAL_IP": "127.0.0.1"})
            taken[name].append(measured)
            say(f"  {name:<11} {measured.wall:7.2f} s  {measured.memory:7.0f} MB")
            check(work / "out" / "engine-Peil" / "tables", out / "tables", name)
    print("| engine | time | processor time | memory | runs |")
    print("|---|---|---|---|---|")
    for name, _, remark in engines:
        wall, cpu, memory = (
            statistics.median(getattr(run, what) for run in taken[name]) for what in ("wall", "cpu", "memory"))
        print(
            f"| {name}{f' ({remark})' if remark else ''} | {wall:.1f} s | {cpu:.1f} s | {memory:.0f} MB | {len(taken[name])} |",
            flush=True)
    print("\nThe memory is that of the greatest single process. All tables are the same, byte for byte.")


def check(native, other, name):
    names = sorted(file.name for file in native.iterdir())
    same, changed, missing = filecmp.cmpfiles(native, other, names, shallow=False)
    if changed or missing or not same:
        raise Failed(f"{name} gives other tables than Peil: {', '.join(changed + missing) or 'none at all'}")
