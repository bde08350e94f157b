"""The command line's behaviours, as data: each file in tests/cli is a folder of files, a command, and what comes of it.

`stdout` and `stderr` are exact; `stdout-has` and `stderr-has` list what must be in them, `stdout-lacks` what must not;
`after` lists files that must hold something else afterwards; all others must be as they were.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "cli").glob("*.toml"))}


def run(case: dict[str, Any], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("GITHUB_ACTIONS", "FORCE_COLOR")}
    environment |= {"PYTHONPATH": str(Path(__file__).parents[1]), "NO_COLOR": "1", "COLUMNS": "100"}
    environment |= case.get("env", {})
    return subprocess.run(
        [sys.executable, "-m", "newslint", *case["args"]],
        cwd=folder / case.get("cwd", "."),
        input=case.get("stdin", "").encode(),
        capture_output=True,
        env=environment,
        check=False,
    )


@pytest.mark.parametrize("path", CASES.values(), ids=CASES.keys())
def test_behaviour(path: Path, tmp_path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    files = {name: content.encode() for name, content in case.get("files", {}).items()}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    done = run(case, tmp_path)
    stdout, stderr = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in stderr, stderr
    assert (done.returncode, stderr) == (case["status"], case.get("stderr", stderr)), stdout
    assert stdout == case.get("stdout", stdout)
    for stream, text in (("stdout", stdout), ("stderr", stderr)):
        assert [part for part in case.get(f"{stream}-has", []) if part not in text] == [], text
        assert [part for part in case.get(f"{stream}-lacks", []) if part in text] == [], text
    expected = files | {name: content.encode() for name, content in case.get("after", {}).items()}
    there = {str(item.relative_to(tmp_path)): item.read_bytes() for item in tmp_path.rglob("*") if item.is_file()}
    assert there == expected
