"""What is installed: the wheel and the sdist hold the rules, and nothing that does not belong there."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from newslint.rulebook import load_rules, own_folder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this checkout."""
    out = tmp_path_factory.mktemp("built")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(out)], cwd=ROOT, check=True, capture_output=True
    )
    return out


def test_the_wheel_holds_the_package_and_its_data_only(built: Path) -> None:
    names = zipfile.ZipFile(next(built.glob("*.whl"))).namelist()
    assert {name.split("/")[0] for name in names} == {"newslint", "newslint-0.1.0.dist-info"}
    assert "newslint/py.typed" in names
    pages = [name for name in names if name.startswith("newslint/rules/")]
    assert len(pages) == len(load_rules([own_folder()])[0])
    unknown = {Path(name).suffix for name in names} - {
        ".py",
        ".txt",
        ".md",
        ".typed",
        "",
        ".css",
        ".js",
        ".html",
        ".json",
    }
    assert unknown == set()


def test_the_sdist_holds_what_it_takes_to_build_and_test(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {
        "rules/markup/stray-separator.md",
        "tests/test_packaging.py",
        "pyproject.toml",
        "README.md",
        "LICENSE",
    } <= names


def test_an_installed_wheel_finds_its_rules(built: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(next(built.glob("*.whl"))).extractall(tmp_path / "site")
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(
        [sys.executable, "-m", "newslint", "rule"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.count("\n") == len(load_rules([own_folder()])[0])


def test_nothing_heavy_is_imported_for_one_small_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A story\n---\n\n“It rains,” Ana Ruiz said.\n")
    program = "import sys; from newslint.cli import main; main(['--no-config', 'a.md']); print(*sorted(sys.modules))"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.splitlines()[-1].split())
    heavy = (
        "bs4 soupsieve textstat nltk yaml tomllib json multiprocessing concurrent.futures numpy pathspec regex difflib"
    )
    assert loaded & set(heavy.split()) == set()
