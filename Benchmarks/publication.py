"""What it takes to publish 200 tables of 500 rows: in every format together, and in each alone."""
import random
import shutil
import statistics

from measured import measure

TABLES = 200
ROWS = 500
ALL = ["csv", "markdown", "html", "svg", "fragments", "ods", "xlsx", "json", "datapackage", "csvw"]


def write_data(folder, seed):
    """500 municipalities with three projects each, and a pipeline with a table of them for each of 200 thresholds."""
    folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(seed)
    lines = ["nr,municipality,costs,granted"]
    for number in range(ROWS * 3):
        costs = draw.randrange(100_000, 90_000_000)
        granted = costs * draw.randrange(0, 101) // 100
        lines.append(
            f"p{number:05},Municipality {number % ROWS:03},{costs // 100}.{costs % 100:02},"
            f"{granted // 100}.{granted % 100:02}")
    (folder / "projects.csv").write_text("\n".join(lines) + "\n")
    pipeline = [
        "peil: 1", "title: Many tables", "language: nl", "reading: census", "unit: {key: nr}", "sources:", "  projects:",
        "    file: projects.csv", "    key: nr", "    columns:", "      nr: {type: text}",
        "      municipality: {type: text, label: Gemeente}", "      costs: {type: money, amount: project-costs}",
        "      granted: {type: money, amount: granted}", "tables:"]
    for number in range(TABLES):
        pipeline += [
            f"  from_{number:03}:", f"    title: Projecten vanaf {number} duizend euro", "    from: projects",
            "    rows: municipality", "    measures:",
            f"      n: {{count: {{}}, where: costs >= {number * 1000}, label: Projecten}}",
            "      granted: {sum: granted, label: Verleend}",
            "      share: {cofinancing-ratio: {ratio: subsidy-share, costs: costs, subsidy: granted}, label: Subsidie}"]
    pipeline += ["publish:", "  source: made up"]
    (folder / "many.yaml").write_text("\n".join(pipeline) + "\n")


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def times(peil, work, seed, runs, say):
    """Prints a Markdown table: time, processor time, memory, and how much was written."""
    data, out, made = work / "publication", work / "out" / "publication", work / "out" / "published"
    write_data(data, seed)
    say(f"running {TABLES} tables of {ROWS} rows…")
    measure([peil.binary, "run", data / "many.yaml", "-o", out, "--quiet"])
    print("| formats | time | processor time | memory | written |")
    print("|---|---|---|---|---|")
    for title, formats in [("all", ALL)] + [(name, [name]) for name in ALL]:
        command = [peil.binary, "publish", out, "--formats", ",".join(formats), "-o", made, "--quiet"]
        found = [measure(command) for _ in range(runs)]
        print(
            f"| {title} | {statistics.median(run.wall for run in found):.2f} s "
            f"| {statistics.median(run.cpu for run in found):.2f} s "
            f"| {statistics.median(run.memory for run in found):.0f} MB | {size(made):.1f} MB |", flush=True)
        shutil.rmtree(made)
