"""The JSON Schema of the settings: the file in the repository is what the table of options makes, and says the same."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from newslint.init import template
from newslint.settings import SettingsError, SettingsFinder
from newslint.settings.schema import schema

FILE = Path(__file__).parents[1] / "newslint.schema.json"
VALIDATE = fastjsonschema.compile(schema())


def valid(settings: Any) -> bool:
    try:
        VALIDATE(settings)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


def test_the_file_is_fresh() -> None:
    """`newslint settings --schema > newslint.schema.json` makes it so."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == schema()


def test_all_examples_are_valid() -> None:
    assert valid(tomllib.loads(re.sub(r"^#(?! )", "", template(), flags=re.MULTILINE)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        'select = ["quotes"]\nrequire-reason = false\nmax-file-size = 5',
        "selct = []",
        'select = "quotes"',
        "select = [1]",
        'select = [""]',
        "require-reason = 1",
        'fail-on = "fatal"',
        'max-file-size = "many"',
        'max-file-size = "20 MB"',
        "max-file-size = 0",
        '[rule."quotes/unattributed"]\nseverity = "info"\nmax-words = 3',
        '[rule."quotes/unattributed"]\nseverity = "grave"',
        '[[per-file]]\nignore = ["quotes"]',
        '[[per-file]]\nfiles = ["a/**"]\nignore = ["quotes"]',
        '[per-file]\nfiles = ["a/**"]',
        '[fields]\nbody = ["content.rendered"]',
        '[fields]\nbody = "content"',
        '[vocabulary]\nnames = ["Duran Duran"]\nname = []',
        '[html]\narticle = "main"',
    ],
)
def test_it_allows_what_newslint_allows(tmp_path: Path, text: str) -> None:
    (tmp_path / "newslint.toml").write_text(text)
    try:
        SettingsFinder().for_path(str(tmp_path / "a.md"))
        allowed = True
    except SettingsError:
        allowed = False
    assert valid(tomllib.loads(text)) is allowed
