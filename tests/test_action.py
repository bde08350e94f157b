"""action.yml is run here as GitHub runs it: its steps one after the other, with their conditions and expressions, on a
pull request from the repository itself and from a fork. What it `uses` of others is written down, not run.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
NAME = re.compile(r"(?<![\w.'])(?:inputs|steps|github|runner)(?:\.[\w-]+)+")
COPY = "# The ferry\n\nIt sails again on Monday, the notice says.\n"
FAULT = "\nThe last one leaves at ten,, as ever.\n"


@dataclass
class Job:
    """What a runner knows while it runs the action."""

    folder: Path
    github: dict[str, Any]
    inputs: dict[str, str]
    steps: dict[str, Any] = field(default_factory=dict)
    used: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    failed: bool = False
    log: str = ""

    def value(self, expression: str) -> Any:
        """The value of an expression: names, strings, ==, !=, &&, ||, ! and cancelled()."""

        def looked_up(match: re.Match[str]) -> str:
            value: Any = {"inputs": self.inputs, "steps": self.steps, "github": self.github}
            for part in match[0].split("."):
                value = value.get(part, {}) if isinstance(value, dict) else {}
            return repr("" if value == {} else value)

        code = NAME.sub(looked_up, expression.strip())
        for word, python in (
            ("cancelled()", "False"),
            ("&&", " and "),
            ("||", " or "),
            ("!=", "≠"),
            ("!", " not "),
            ("≠", "!="),
        ):
            code = code.replace(word, python)
        return eval(code)

    def filled(self, text: str) -> str:
        return EXPRESSION.sub(lambda match: str(self.value(match[1])), text)

    def run(self) -> None:
        for step in ACTION["runs"]["steps"]:
            condition = step.get("if")
            if bool(self.value(EXPRESSION.fullmatch(condition.strip())[1])) if condition else not self.failed:  # type: ignore[index]
                self._step(step)

    def _step(self, step: dict[str, Any]) -> None:
        if "uses" in step:
            given = {key: self.filled(str(value)) for key, value in step.get("with", {}).items()}
            self.used.append((step["uses"], given))
            self.steps[step.get("id", "")] = {"outputs": {"python-path": str(self.folder.parent / "python")}}
            return
        output, summary = self.folder.parent / "output", self.folder.parent / "summary.md"
        output.write_text("")
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder.parent), "GITHUB_ACTIONS": "true", "LANG": "C.UTF-8",
            "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": str(self.folder.parent),
            "GITHUB_WORKSPACE": str(self.folder), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_SHA": self.github["sha"],
        }  # fmt: skip
        environment |= {key: self.filled(str(value)) for key, value in step.get("env", {}).items()}
        assert "${{" not in step["run"], "what others write belongs into the environment, not into a script"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.log += done.stdout + done.stderr
        self.failed |= done.returncode != 0
        outputs = dict(row.partition("=")[::2] for row in output.read_text().splitlines())
        self.steps[step["id"]] = {"outputs": outputs}


def git(folder: Path, *arguments: str) -> str:
    names = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "protocol.file.allow=always"]
    done = subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=copy")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with a fault of long ago, and a pull request that adds another one, merged as GitHub does it."""
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "--quiet", "--initial-branch=main")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    commit(origin, "a.md", COPY)
    commit(origin, "old.md", COPY + FAULT)
    git(origin, "checkout", "--quiet", "-b", "side")
    commit(origin, "a.md", COPY + "\nIt costs four crowns.\n")
    commit(origin, "a.md", COPY + "\nIt costs four crowns.\n" + FAULT)
    git(origin, "checkout", "--quiet", "main")
    commit(origin, "main.md", COPY + FAULT)
    git(origin, "checkout", "--quiet", "-b", "merge")
    git(origin, "merge", "--quiet", "--no-ff", "--no-edit", "side")
    return origin


def job(
    tmp_path: Path, origin: Path, branch: str, *, fork: bool = False, event: str = "pull_request", **inputs: str
) -> Job:
    """The job of a pull request, on a checkout of `branch` that holds no commit but the newest."""
    folder = tmp_path / "checkout"
    git(
        tmp_path,
        "clone",
        "--quiet",
        "--depth=1",
        "--no-single-branch",
        f"--branch={branch}",
        origin.as_uri(),
        "checkout",
    )
    git(folder, "config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
    python = tmp_path / "python"
    python.write_text(
        f'#!/bin/sh\n[ "$2" = venv ] || exit 9\nmkdir -p "$3/bin"\n'
        f'printf \'#!/bin/sh\\necho pip "$@"\\n\' > "$3/bin/python"\n'
        f'printf \'#!/bin/sh\\nPYTHONPATH={ROOT} exec {sys.executable} -m newslint "$@"\\n\' > "$3/bin/newslint"\n'
        f'chmod +x "$3/bin/"*\n'
    )
    python.chmod(0o755)
    github = {
        "event_name": event, "sha": git(origin, "rev-parse", "merge"), "repository": "desk/copy",
        "event": {"pull_request": {
            "base": {"sha": git(origin, "rev-parse", "main")},
            "head": {"repo": {"full_name": "writer/copy" if fork else "desk/copy"}},
        } if event == "pull_request" else {}},
    }  # fmt: skip
    defaults = {key: str(value["default"]) for key, value in ACTION["inputs"].items()}
    return Job(folder, github, defaults | inputs)


def annotations(log: str) -> list[str]:
    return re.findall(r"^::(?:error|warning|notice) file=([^,]+),", log, re.MULTILINE)


@pytest.mark.parametrize("fork", [False, True])
def test_a_pull_request_is_told_of_what_it_changes(tmp_path: Path, origin: Path, fork: bool) -> None:
    run = job(tmp_path, origin, "merge", fork=fork)
    run.run()
    assert annotations(run.log) == ["a.md"]
    assert run.failed
    assert run.steps["newslint"]["outputs"]["status"] == "1"
    assert "doubled-punctuation" in (tmp_path / "summary.md").read_text()
    (found,) = json.loads((tmp_path / "newslint.sarif").read_text())["runs"][0]["results"]
    assert found["ruleId"] == "markup/doubled-punctuation"
    uploads = [given for name, given in run.used if name.startswith("github/codeql-action/upload-sarif@")]
    assert uploads == ([] if fork else [{"sarif_file": str(tmp_path / "newslint.sarif"), "category": "newslint"}])
    assert f"pip -m pip install --quiet --disable-pip-version-check {ROOT}" in run.log


def test_a_checkout_of_the_branch_itself_is_compared_with_where_it_began(tmp_path: Path, origin: Path) -> None:
    run = job(tmp_path, origin, "side")
    run.run()
    assert annotations(run.log) == ["a.md"]


@pytest.mark.parametrize(("event", "since"), [("push", "auto"), ("pull_request", "none")])
def test_elsewhere_everything_is_linted(tmp_path: Path, origin: Path, event: str, since: str) -> None:
    run = job(tmp_path, origin, "merge", event=event, since=since)
    run.run()
    assert annotations(run.log) == ["a.md", "main.md", "old.md"]


def test_what_is_asked_for_is_handed_on(tmp_path: Path, origin: Path) -> None:
    (tmp_path / "x").mkdir()
    run = job(
        tmp_path, origin, "merge", since="none", sarif="false", **{"fail-on": "never"},
        paths="old.md\nno such; $(touch harmed)\n", arguments="--select\nmarkup\n",
    )  # fmt: skip
    run.run()
    assert annotations(run.log) == ["old.md"]
    assert "no such; $(touch harmed): no such file" in run.log
    assert run.steps["newslint"]["outputs"]["status"] == "2"
    assert not (run.folder / "harmed").exists()
    assert [name.partition("@")[0] for name, _ in run.used] == ["actions/setup-python"]


def test_what_others_wrote_is_pinned() -> None:
    uses = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
    assert all(re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", name) for name in uses)


def test_every_input_and_output_says_what_it_is() -> None:
    assert all(item["description"] for item in (*ACTION["inputs"].values(), *ACTION["outputs"].values()))


def test_the_workflow_that_init_shows_is_one(tmp_path: Path) -> None:
    from newslint.init import WORKFLOW

    workflow = yaml.safe_load(WORKFLOW)
    uses = [step["uses"] for step in workflow["jobs"]["newslint"]["steps"]]
    assert uses[0].startswith("actions/checkout@")
    assert uses[1].startswith("newslint/newslint@v")
    if linter := shutil.which("actionlint"):
        (tmp_path / "newslint.yml").write_text(WORKFLOW)
        subprocess.run([linter, str(tmp_path / "newslint.yml")], check=True)
