"""`newslint init`: a commented newslint.toml, and what to put into .pre-commit-config.yaml."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from newslint import __version__
from newslint.settings.finder import NAMES
from newslint.settings.model import printable, shown
from newslint.settings.options import HTML, OPTIONS, PER_FILE, RULE, VOCABULARY, Table, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.settings.options import Option

REPOSITORY = "https://github.com/newslint/newslint"

HEADING = """\
# Settings of newslint. They hold for all files below this folder, unless one below has settings of its own.
# Every key is here with an example: take away the "#" before the ones that you need.
"""

HOOK = f"""\
  - repo: {REPOSITORY}
    rev: v{__version__}
    hooks:
      - id: newslint
"""


class InitError(Exception):
    """Nothing was written; the text says why."""


def init(directory: str) -> str:
    """Write `newslint.toml` into the directory; return what to tell: what was written, and the pre-commit snippet.

    Raises `InitError` where settings are there already, in whichever file, or it cannot be written.
    """
    for name in NAMES:
        there = os.path.join(directory, name)
        if os.path.lexists(there) and (name != "pyproject.toml" or _holds_settings(there)):
            raise InitError(f"{shown(os.path.abspath(there))} is there already, and is left as it is")
    filename = os.path.join(directory, "newslint.toml")
    try:
        file = open(filename, "x", encoding="utf-8", newline="\n")  # noqa: SIM115
        try:
            with file:
                file.write(template())
        except OSError:  # the disk is full: half a file would look like one that somebody wrote
            os.unlink(filename)
            raise
    except OSError as error:
        raise InitError(f"{printable(filename)} cannot be written: {error.strerror}") from None
    return f"Wrote {shown(os.path.abspath(filename))}.\n{_pre_commit(directory)}"


def _holds_settings(pyproject: str) -> bool:
    from newslint.settings.load import load

    return load(os.path.abspath(pyproject)) is not None


def _pre_commit(directory: str) -> str:
    name = ".pre-commit-config.yaml"
    if os.path.lexists(os.path.join(directory, name)):
        return f"To check every commit, add under `repos:` in {name}:\n\n{HOOK}"
    return f"To check every commit, write this to {name}, and run `pre-commit install`:\n\nrepos:\n{HOOK}"


def template() -> str:
    """The commented newslint.toml, made from the table of options; `#` before a key, `# ` before words about it."""
    return HEADING + "".join(f"{row}\n" for row in _rows())


def _rows() -> Iterator[str]:
    for key, option in OPTIONS.options.items():
        if not isinstance(option.kind, Table | Tables):
            yield from ("", *_option(key, option))
    tables = {
        '[rule."readability/long-sentence"]': ("rule", RULE, ("max-words = 35",)),
        "[[per-file]]": ("per-file", PER_FILE, ()),
        "[vocabulary]": ("vocabulary", VOCABULARY, ()),
        "[fields]": ("fields", None, ('title = ["title.rendered"]', 'body = ["content.rendered", "body_html"]')),
        "[html]": ("html", HTML, ()),
    }
    for header, (key, table, more) in tables.items():
        yield from ("", f"# {OPTIONS.options[key].help}", f"#{header}")
        for name, option in table.options.items() if table else ():
            yield from _option(name, option)
        yield from (f"#{row}" for row in more)


def _option(key: str, option: Option) -> tuple[str, str]:
    return f"# {option.help}", f"#{key} = {option.example}"
