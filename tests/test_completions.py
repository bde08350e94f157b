"""Completions: each shell that is here reads the script, and completes what the command line takes."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from newslint.cli import COMMANDS, _parser
from newslint.completions import SHELLS, completions

if TYPE_CHECKING:
    from pathlib import Path

RULES = "markup/stray-separator  error  x\nquotes/unattributed  error  y\n"


def script(shell: str) -> str:
    return completions(shell, {command: _parser(command) for command in COMMANDS})


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with some files, and a newslint that knows two rules."""
    for name in ("draft.md", "done.md", "bin/newslint"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"#!/bin/sh\nprintf '{RULES}'\n")
    (tmp_path / "bin/newslint").chmod(0o755)
    for shell in SHELLS:
        (tmp_path / f"script.{shell}").write_text(script(shell), encoding="utf-8")
    return tmp_path


def asked(shell: str, place: Path, command: str) -> list[str]:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not here")
    done = subprocess.run(
        [path, "-c", command], cwd=place, capture_output=True, text=True, check=True,
        env={"PATH": f"{place}/bin:/usr/bin:/bin", "HOME": str(place), "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


CASES = [
    (["bas"], {"baseline"}),
    (["--output-f"], {"--output-format"}),
    (["--output-format", "js"], {"json", "jsonl"}),
    (["check", "--fail-on", "e"], {"error"}),
    (["baseline", ""], {"write", "prune", "show"}),
    (["baseline", "--ch"], {"--check"}),
    (["baseline", "write", "do"], {"done.md"}),
    (["rule", "quo"], {"quotes/unattributed"}),
    (["--select", "markup/"], {"markup/stray-separator"}),
    (["inspect", "--output-format", "json"], {"jsonl"}),
    (["--baseline", "dr"], {"draft.md"}),
    (["do"], {"done.md"}),
    (["completions", "z"], {"zsh"}),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_bash(place: Path, words: list[str], expected: set[str]) -> None:
    told = " ".join(f"'{word}'" for word in ["newslint", *words])
    command = f"source script.bash; COMP_WORDS=({told}); COMP_CWORD={len(words)}; _newslint"
    assert set(asked("bash", place, command + "; printf '%s\\n' \"${COMPREPLY[@]}\"")) == expected


def test_bash_goes_on_in_a_list(place: Path) -> None:
    for words in (["--select", "quotes/unattributed,mark"], ["--select", "=", "quotes/unattributed,mark"]):
        told = " ".join(f"'{word}'" for word in ["newslint", *words])
        command = f"source script.bash; COMP_WORDS=({told}); COMP_CWORD={len(words)}; _newslint; echo ${{COMPREPLY[@]}}"
        assert asked("bash", place, command) == ["quotes/unattributed,markup/stray-separator"]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_fish(place: Path, words: list[str], expected: set[str]) -> None:
    line = " ".join(["newslint", *words])
    found = asked("fish", place, f"source script.fish; complete -C '{line}'")
    assert {row.partition("\t")[0] for row in found} >= expected


def test_zsh_reads_it(place: Path) -> None:
    assert asked("zsh", place, "zsh -n script.zsh; autoload -U compinit; compinit -D; source script.zsh; echo ok") == [
        "ok"
    ]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_of_every_command_is_in_it(shell: str) -> None:
    told = script(shell)
    for command in COMMANDS:
        assert command in told
        for action in _parser(command)._actions:
            for flag in action.option_strings:
                assert flag.lstrip("-") in told
