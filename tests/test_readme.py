"""What the README claims, run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import newslint
from newslint.options import FAMILIES, check_names
from newslint.pagetest import problems_of
from newslint.rulebook import load_rule, load_rules, own_folder
from newslint.settings import SettingsFinder

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_output_shown_is_what_newslint_prints() -> None:
    command, _, shown = blocks("console")[0].partition("\n")
    arguments = command.removeprefix("$ newslint ").split()
    done = subprocess.run(
        [sys.executable, "-m", "newslint", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert shown == done.stdout + done.stderr


def test_the_two_commands_are_there_to_the_letter() -> None:
    assert "pip install . && newslint examples/\n" in blocks("sh")
    assert "pip install -e '.[test]' && pytest\n" in blocks("sh")


def test_the_python_shown_runs(capsys: object) -> None:
    exec(compile(blocks("python")[0], "README.md", "exec"), {})
    found = newslint.lint_text("<p>It rained.</p>.<p>It stopped.</p>", "story.html")
    assert [finding.rule for finding in found] == ["markup/stray-separator"]


def test_the_settings_shown_are_valid(tmp_path: Path) -> None:
    (tmp_path / "house-rules").mkdir()
    (tmp_path / "newslint.toml").write_text(blocks("toml")[0])
    settings = SettingsFinder().for_path(str(tmp_path / "a.md"))
    assert settings.vocabulary.names == {"Duran Duran"}


def test_the_rule_page_shown_holds(tmp_path: Path) -> None:
    page = tmp_path / "house-rules" / "no-click-here.md"
    page.parent.mkdir()
    page.write_text(re.search(r"^````markdown\n(.*?)^````$", README, re.MULTILINE | re.DOTALL)[1])  # type: ignore[index]
    assert problems_of(load_rule(str(page))) == []


def test_every_family_and_every_general_check_is_named() -> None:
    families = {rule.family for rule in load_rules([own_folder()])[0].values()}
    assert families == set(re.findall(r"^\| `([a-z]+)` \|", README, re.MULTILINE)) & families
    assert set(FAMILIES) <= families
    general = set(re.findall(r"^\| `([a-z-]+)` \| (?:`|METRIC)", README, re.MULTILINE))
    assert general <= set(check_names())
    assert {"pattern", "substitution", "occurrence", "consistency", "required-field", "metric"} == general
