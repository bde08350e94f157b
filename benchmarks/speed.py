"""How fast the command is: one small file, and 2,000 articles.   python benchmarks/speed.py [--runs N] [--articles N]

Each command is run in turn with its peer (A B A B …), so that a machine whose speed drifts is fair to both; what is
told is the CPU time of the whole process (user and system, children included), the median of all runs, and the median
of the ratios pair by pair. Peers: pip install codespell proselint==0.16.0
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from articles import article, write


def cpu_seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def pairs(ours: list[str], peer: list[str], runs: int) -> tuple[float, float, float]:
    """Medians of our time, the peer's, and the ratio ours / peer."""
    times = [(cpu_seconds(ours), cpu_seconds(peer)) for _ in range(runs + 1)][1:]
    return (
        statistics.median(mine for mine, _ in times),
        statistics.median(other for _, other in times),
        statistics.median(mine / other for mine, other in times),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--articles", type=int, default=2000)
    options = parser.parse_args()
    newslint = [sys.executable, "-m", "newslint", "check", "--no-config"]
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as work:
        small = Path(work, "one.md")
        small.write_text("\n\n".join(article(1, 800))[:5000], encoding="utf-8")
        many = Path(work, "many")
        write(many, options.articles)
        every = sorted(map(str, many.iterdir()))
        print(f"{'CPU seconds, medians':34}{'newslint':>10}{'peer':>10}{'ratio':>8}")
        for name, ours, peer, runs in (
            ("one 5 KB article, codespell", [*newslint, str(small)], ["codespell", str(small)], options.runs),
            ("one 5 KB article, proselint", [*newslint, str(small)], ["proselint", "check", str(small)], options.runs),
            (
                f"{options.articles:,} articles, proselint",
                [*newslint, "--jobs", "1", str(many)],
                ["proselint", "check", *every],
                1,
            ),
        ):
            beside = Path(sys.executable).with_name(peer[0])
            found = str(beside) if beside.exists() else shutil.which(peer[0])
            if found is None:
                print(f"{name:34}{'':>10}  {peer[0]} is not installed")
                continue
            mine, other, ratio = pairs(ours, [found, *peer[1:]], runs)
            print(f"{name:34}{mine:10.3f}{other:10.3f}{ratio:8.2f}")


if __name__ == "__main__":
    main()
