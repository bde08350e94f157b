"""The findings of those rules that look at all articles of a run at once, put among those of each file."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from newslint.across.gathered import Gathered
from newslint.across.memory import compared
from newslint.across.records import passage_in
from newslint.across.stories import body_start
from newslint.decide.suppress import suppress
from newslint.lint import finding_at
from newslint.model import Related, Rows, Source, Span
from newslint.readers import JSON_ROWS, decode, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newslint.across.gathered import AcrossHit
    from newslint.across.stories import Story
    from newslint.cache import Place
    from newslint.lint import Desk
    from newslint.model import Article, Finding
    from newslint.options import ReadyRule
    from newslint.runner import FileResult, Runner


def told(results: Sequence[FileResult], runner: Runner) -> Iterator[FileResult]:
    """The results of all files, with what comparing their articles adds."""

    @cache
    def place_of(filename: str) -> Place:
        desk = runner.desk_for(filename)
        source = decode(filename, runner.bytes_of(filename), desk.settings.encoding)
        return source, Rows(source.text)

    def source_of(filename: str) -> Source:
        return place_of(filename)[0]

    def compare(stories: Sequence[Story]) -> dict[str, list[Finding]]:
        return findings(Gathered(stories), runner.desk_for, source_of)

    found = compared(results, runner, compare, place_of)
    for result in results:
        own = found.get(result.filename)
        if own:
            own = runner.marked(own)
            merged = sorted([*result.findings, *own], key=lambda item: (item.span.start, item.span.end, item.rule))
            result = result._replace(findings=tuple(merged))  # noqa: PLW2901  (a result with more in it)
        yield result._replace(stories=())


def findings(
    gathered: Gathered, desk_of: Callable[[str], Desk], source_of: Callable[[str], Source]
) -> dict[str, list[Finding]]:
    """What the rules find that look at all articles at once, by the file in which it is told."""
    across = {filename: desk_of(filename).across for filename in {story.filename for story in gathered.stories}}
    out: dict[str, list[Finding]] = {}
    files: dict[str, _File] = {}

    def file_of(filename: str) -> _File:
        if filename not in files:
            files[filename] = _File(source_of(filename), desk_of(filename))
        return files[filename]

    for item in _different(rule for rules in across.values() for rule in rules):
        check = cast("Callable[[Gathered, Any], Iterator[AcrossHit]]", item.check)
        for found in check(gathered, item.options):
            if item in across[found.story.filename]:
                finding = _finding(found, item, file_of)
                out.setdefault(found.story.filename, []).append(finding)
    return out


def _different(rules: Iterator[ReadyRule]) -> list[ReadyRule]:
    """The rules, each with its options once: files under different settings may hold different options."""
    out: list[ReadyRule] = []
    for rule in rules:
        if rule not in out:
            out.append(rule)
    return out


class _File:
    """A file in which something is told, or that is spoken of; its articles are read again where they are asked for."""

    def __init__(self, source: Source, desk: Desk) -> None:
        self.source = source
        self.desk = desk
        self.rows = Rows(source.text)
        self._articles: list[Article] | None = None

    def articles(self) -> list[Article]:
        if self._articles is None:
            self._articles = read(self.source, self.desk.reading)[0]
        return self._articles

    def passage(self, story: Story, start: int, end: int) -> Span:
        """Where a stretch of a story's text stands in the source. Of a file of rows, only the story's row is read."""
        suffix = os.path.splitext(story.filename)[1].lower()
        if suffix not in JSON_ROWS:
            article, shift = self.articles()[story.number], 0
        else:
            shift = self.rows.starts[story.row - 1]
            last = self.rows.starts[story.row] if story.row < len(self.rows.starts) else len(self.source.text)
            row = self.source.text[shift:last]
            if story.as_in_row:
                span = passage_in(row, self.desk.reading, start, end)
                return Span(span.start + shift, span.end + shift)
            (article, *_), _ = read(self.source._replace(text=row), self.desk.reading)
        begin = body_start(article)
        span = article.span(begin + start, begin + end)
        return Span(span.start + shift, span.end + shift)


def _finding(found: AcrossHit, item: ReadyRule, file_of: Callable[[str], _File]) -> Finding:
    story, hit = found.story, found.hit
    file = file_of(story.filename)
    if found.passage:
        hit = hit._replace(span=file.passage(story, *found.passage))
    related = []
    for other, place, message in found.others:
        there = file_of(other.filename)
        span = there.passage(other, *place) if place else other.at
        related.append(Related(other.filename, other.key, span, there.rows, message))
    finding = finding_at(hit, item.rule, item.severity, file.source, story.key, file.rows)
    finding = finding._replace(related=tuple(related), scope=story.extent if hit.whole else None)
    if not story.asks:
        return finding
    desk = file.desk
    kept, _ = suppress([finding], [file.articles()[story.number]], desk.ran, desk.usual, desk.known, desk.locked)
    return kept[0]
