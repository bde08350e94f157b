"""The hooks, as a content repository uses them: with the real pre-commit, from this repository as their source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONFIG = """\
repos:
  - repo: {source}
    rev: {revision}
    hooks:
      - id: {hook}
"""


def git(*arguments: str, cwd: Path) -> str:
    identity = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository as it stands, committed: pre-commit installs hooks from a commit."""
    folder = tmp_path_factory.mktemp("source")
    listed = git("ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "As it stands", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pre-commit")


def run_hook(hook: str, articles: dict[str, str], source: Path, home: Path, folder: Path) -> tuple[int, str]:
    """Stage the articles in a fresh content repository and run the hook as `git commit` would."""
    git("init", "-q", cwd=folder)
    revision = git("rev-parse", "HEAD", cwd=source)
    (folder / ".pre-commit-config.yaml").write_text(CONFIG.format(source=source, revision=revision, hook=hook))
    for name, text in articles.items():
        (folder / name).write_text(text)
    git("add", "-A", cwd=folder)
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "GITHUB_ACTIONS")}
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run"],
        cwd=folder,
        env=environment | {"PRE_COMMIT_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


BAD = "<p>The ferry sails again on Monday.</p>.<p>It was repaired in May.</p>\n"
GOOD = "<p>The ferry sails again on Monday.</p><p>It was repaired in May.</p>\n"


def test_a_bad_article_is_refused(source: Path, home: Path, tmp_path: Path) -> None:
    status, told = run_hook("newslint", {"bad.html": BAD, "good.html": GOOD}, source, home, tmp_path)
    assert status == 1, told
    assert 'bad.html:1:40: error markup/stray-separator [fixable] Stray "."' in told
    assert "good.html" not in told


def test_a_good_article_passes(source: Path, home: Path, tmp_path: Path) -> None:
    status, told = run_hook("newslint", {"good.html": GOOD}, source, home, tmp_path)
    assert status == 0, told
    assert "Passed" in told


def test_the_second_hook_mends_and_has_the_change_staged_again(source: Path, home: Path, tmp_path: Path) -> None:
    status, told = run_hook("newslint-fix", {"bad.html": BAD}, source, home, tmp_path)
    assert status == 1, told
    assert "files were modified by this hook" in told
    assert (tmp_path / "bad.html").read_text() == GOOD
