"""What a run is asked for, and what becomes of one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.model import NOTHING_TOLD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newslint.across.stories import Story
    from newslint.decide.changed import Changed
    from newslint.discover import Trouble
    from newslint.model import Finding
    from newslint.portrait import Portrait


class Order(NamedTuple):
    """What a run is asked for, beyond the paths: the command line's say in what is selected, what to fix, and
    whether reports will show the articles (`portraits`) or tell how long each rule took (`time_rules`). Of `changed`
    files only what touches a change counts. `against` are indexes and folders that articles are compared with.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: str | None = None
    no_config: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    jobs: int = 0
    stdin: bytes | None = None
    stdin_filename: str = "-"
    portraits: bool = False
    time_rules: bool = False
    cache: bool = False
    changed: Changed | None = None
    against: tuple[str, ...] = ()


class FileResult(NamedTuple):
    """What became of one file. `troubles` are what could not be done; `patch` what `--diff` shows of it; `row` is what
    the cache is to keep, with its key. `seconds` are what each rule took, where that was asked for. `stories` are the
    articles, where a rule looks at all of a run at once, None where they have not been read; `key` is what the file is
    known by. Of an `unchanged` file nothing else was asked.
    """

    filename: str
    findings: tuple[Finding, ...] = ()
    articles: int = 0
    fixed: int = 0
    patch: bytes = b""
    troubles: tuple[str, ...] = ()
    skipped: bool = False
    fail_on: str = "warning"
    portraits: tuple[Portrait, ...] = ()
    row: tuple[str, str] | None = None
    seconds: Mapping[str, float] = NOTHING_TOLD
    stories: tuple[Story, ...] | None = ()
    key: str | None = None
    unchanged: bool = False


def of_trouble(trouble: Trouble) -> FileResult:
    return FileResult("", troubles=(trouble.message,))
