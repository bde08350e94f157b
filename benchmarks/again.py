"""What a second run costs, and what a second core saves, on 2,000 articles.   python benchmarks/again.py [--articles N]

Each figure is the median of several runs in turn: wall time, and the CPU time of all processes together. The same
findings are asked of every run. Wall times with two jobs mean something only on a machine with two cores to spare:
the load that others put on it is told.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import write


def timed(command: list[str], folder: Path, cache: Path) -> tuple[float, float, bytes]:
    """Seconds on the clock, CPU seconds, and what was printed."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = os.environ | {"NEWSLINT_CACHE_DIR": str(cache)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    newslint = [sys.executable, "-m", "newslint", "check", "--no-config", "--output-format=jsonl", "."]
    figures: dict[str, list[tuple[float, float]]] = {}
    told: set[bytes] = set()
    with tempfile.TemporaryDirectory() as work:
        many = Path(work, "many")
        write(many, options.articles)
        for number in range(options.runs):
            cache = Path(work, f"cache{number}")
            for name, more in (
                ("one job, no cache", ["--jobs=1", "--no-cache"]),
                ("two jobs, no cache", ["--jobs=2", "--no-cache"]),
                ("first run", []),
                ("second run", []),
            ):
                wall, cpu, printed = timed([*newslint, *more], many, cache)
                figures.setdefault(name, []).append((wall, cpu))
                told.add(printed)
    medians = {name: [statistics.median(part) for part in zip(*runs, strict=True)] for name, runs in figures.items()}
    print(f"{f'{options.articles:,} articles, seconds':28}{'wall':>8}{'CPU':>8}")
    for name, (wall, cpu) in medians.items():
        print(f"{name:28}{wall:8.2f}{cpu:8.2f}")
    for name, one, other in (
        ("two jobs / one job", "two jobs, no cache", "one job, no cache"),
        ("second run / first", "second run", "first run"),
    ):
        print(f"{name:28}{medians[one][0] / medians[other][0]:8.2f}{medians[one][1] / medians[other][1]:8.2f}")
    print(f"the same findings each time: {'yes' if len(told) == 1 else 'NO'}; load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
