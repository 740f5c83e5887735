"""What `peil check` takes: each pipeline that comes along, a large one, and one that is full of mistakes."""
import re
import statistics
import subprocess

import publication
from measured import measure

GOAL = 0.050


def with_mistakes(text, root):
    """The flagship with a column misspelt wherever a measure or a formula reads it, and its files named by whole paths."""
    text = text.replace("../sample-data", str(root / "sample-data")).replace("../code-lists", str(root / "code-lists"))
    text = re.sub(r"taxonomies/", f"{root / 'pipelines' / 'taxonomies'}/", text)
    return re.sub(r"\boutcome: outcome\b", "outcome: outcom", text).replace("{sum: granted}", "{sum: grantd}")


def cases(root, work, seed):
    """Pairs of a title and a pipeline."""
    found = [(path.name, path) for path in sorted((root / "pipelines").glob("*.yaml"))]
    many = work / "publication"
    publication.write_data(many, seed)
    found.append((f"{publication.TABLES} tables", many / "many.yaml"))
    wrong = work / "wrong.yaml"
    wrong.write_text(with_mistakes((root / "pipelines" / "mkbidee-2020.yaml").read_text(), root))
    found.append(("mkbidee-2020.yaml, full of mistakes", wrong))
    return found


def problems(peil, path):
    """How many errors are told, and the status that goes with them."""
    told = subprocess.run([peil.binary, "check", path], capture_output=True, text=True)
    return len(re.findall(r": error: ", told.stderr)), told.returncode


def times(peil, root, work, seed, runs, say):
    """Prints a Markdown table: the lines, the problems, and the median and the longest time of the whole process."""
    print("| pipeline | lines | problems | time, median | longest | processor time | memory |")
    print("|---|---|---|---|---|---|---|")
    slow = []
    for title, path in cases(root, work, seed):
        count, status = problems(peil, path)
        found = [measure([peil.binary, "check", path], status=status) for _ in range(runs)]
        median = statistics.median(run.wall for run in found)
        if median > GOAL:
            slow.append(title)
        print(
            f"| {title} | {len(path.read_text().splitlines())} | {count} | {median * 1000:.0f} ms "
            f"| {max(run.wall for run in found) * 1000:.0f} ms "
            f"| {statistics.median(run.cpu for run in found) * 1000:.0f} ms "
            f"| {statistics.median(run.memory for run in found):.0f} MB |", flush=True)
    say(f"longer than {GOAL * 1000:.0f} ms: {', '.join(slow)}" if slow else f"all within {GOAL * 1000:.0f} ms")
