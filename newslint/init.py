"""`newslint init`: a commented newslint.toml, and what to put into .pre-commit-config.yaml."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from newslint import __version__
from newslint.settings.describe import toml
from newslint.settings.finder import NAMES
from newslint.settings.model import printable, shown
from newslint.settings.options import HTML, OPTIONS, PER_FILE, RULE, VOCABULARY, Table, Tables
from newslint.sites import Site, detect

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


WORKFLOW = f"""\
on: pull_request
permissions: {{contents: read, security-events: write}}
jobs:
  newslint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: newslint/newslint@v{__version__}
"""

GITLAB = f"""\
newslint:
  image: python:3.13
  rules: [{{if: $CI_PIPELINE_SOURCE == "merge_request_event"}}]
  variables: {{GIT_DEPTH: 0, NEWSLINT_CACHE_DIR: .newslint_cache}}
  cache: {{key: newslint, paths: [.newslint_cache]}}
  before_script: [pip install -q newslint=={__version__}]
  script: newslint --changed-since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --output gitlab=newslint.json .
  artifacts: {{when: always, reports: {{codequality: newslint.json}}}}
"""

_BASELINE = """\
To begin with what is there, and be told of new problems only: newslint baseline write
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
    site = detect(directory)
    filename = os.path.join(directory, "newslint.toml")
    try:
        file = open(filename, "x", encoding="utf-8", newline="\n")  # noqa: SIM115
        try:
            with file:
                file.write(template(site))
        except OSError:  # the disk is full: half a file would look like one that somebody wrote
            os.unlink(filename)
            raise
    except OSError as error:
        raise InitError(f"{printable(filename)} cannot be written: {error.strerror}") from None
    fitting = f" for {site.name}" if site else ""
    told = [f"Wrote {shown(os.path.abspath(filename))}{fitting}.\n{_pre_commit(directory)}", *_ci(directory), _BASELINE]
    return "\n".join(told)


def _holds_settings(pyproject: str) -> bool:
    from newslint.settings.load import load

    return load(os.path.abspath(pyproject)) is not None


def _pre_commit(directory: str) -> str:
    name = ".pre-commit-config.yaml"
    if os.path.lexists(os.path.join(directory, name)):
        return f"To check every commit, add under `repos:` in {name}:\n\n{HOOK}"
    return f"To check every commit, write this to {name}, and run `pre-commit install`:\n\nrepos:\n{HOOK}"


def _ci(directory: str) -> Iterator[str]:
    """What to write for the services that check pull requests, where their files are there."""
    if os.path.isdir(os.path.join(directory, ".github")):
        yield f"To check pull requests, write this to .github/workflows/newslint.yml:\n\n{WORKFLOW}"
    if os.path.isfile(os.path.join(directory, ".gitlab-ci.yml")):
        yield f"To check merge requests, add to .gitlab-ci.yml:\n\n{GITLAB}"


def template(site: Site | None = None) -> str:
    """The commented newslint.toml, made from the table of options; `#` before a key, `# ` before words about it.

    What a kind of repository needs is in it without `#`.
    """
    return HEADING + "".join(f"{row}\n" for row in _rows(site or Site("")))


def _rows(site: Site) -> Iterator[str]:
    for key, option in OPTIONS.options.items():
        if key == "exclude" and site.exclude:
            yield from ("", f"# {option.help}", f"exclude = {toml(site.exclude)}  # {site.name}: made, or templates")
        elif not isinstance(option.kind, Table | Tables):
            yield from ("", *_option(key, option))
    tables = {
        '[rule."readability/long-sentence"]': ("rule", RULE, ("max-words = 35",)),
        "[[per-file]]": ("per-file", PER_FILE, ()),
        "[vocabulary]": ("vocabulary", VOCABULARY, ()),
        "[fields]": ("fields", None, ('title = ["title.rendered"]', 'body = ["content.rendered", "body_html"]')),
        "[html]": ("html", HTML, ()),
    }
    for header, (key, table, more) in tables.items():
        if key == "fields" and site.fields:
            yield from ("", f"# {OPTIONS.options[key].help}", header)
            yield from (f"{field} = {toml(paths)}" for field, paths in site.fields.items())
            continue
        yield from ("", f"# {OPTIONS.options[key].help}", f"#{header}")
        for name, option in table.options.items() if table else ():
            yield from _option(name, option)
        yield from (f"#{row}" for row in more)


def _option(key: str, option: Option) -> tuple[str, str]:
    return f"# {option.help}", f"#{key} = {option.example}"
