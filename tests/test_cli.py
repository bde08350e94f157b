"""The command line's behaviours, as data: each file in tests/cli is a folder of files, a command, and what comes of it.

`stdout` and `stderr` are exact; `stdout-has` and `stderr-has` list what must be in them, `stdout-lacks` what must not;
`after` lists files that must hold something else afterwards; all others must be as they were. With `commits`, tables of
files, the folder is a repository with as many commits; `files` are then what is on disk, committed or not.
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


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def commit(folder: Path, commits: list[dict[str, str]]) -> None:
    """A repository in the folder with these commits, and nothing else left on disk."""

    def git(*arguments: str) -> None:
        names = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "--quiet")
    for files in commits:
        write(folder, {name: content.encode() for name, content in files.items()})
        git("add", "--all")
        git("commit", "--quiet", "--allow-empty", "--message=copy")
        for name in files:
            (folder / name).unlink()


def files_in(folder: Path) -> dict[str, bytes]:
    files = (item for item in folder.rglob("*") if item.is_file() and ".git" not in item.relative_to(folder).parts)
    return {str(item.relative_to(folder)): item.read_bytes() for item in files}


@pytest.mark.parametrize("path", CASES.values(), ids=CASES.keys())
def test_behaviour(path: Path, tmp_path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    files = {name: content.encode() for name, content in case.get("files", {}).items()}
    if "commits" in case:
        commit(tmp_path, case["commits"])
    write(tmp_path, files)
    done = run(case, tmp_path)
    stdout, stderr = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in stderr, stderr
    assert (done.returncode, stderr) == (case["status"], case.get("stderr", stderr)), stdout
    assert stdout == case.get("stdout", stdout)
    for stream, text in (("stdout", stdout), ("stderr", stderr)):
        assert [part for part in case.get(f"{stream}-has", []) if part not in text] == [], text
        assert [part for part in case.get(f"{stream}-lacks", []) if part in text] == [], text
    expected = files | {name: content.encode() for name, content in case.get("after", {}).items()}
    assert files_in(tmp_path) == expected
