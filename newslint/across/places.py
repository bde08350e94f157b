"""The files that a comparison speaks of, read again where it does: one of them may be told of by an index alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from newslint.across.records import passage_in, story_in_row
from newslint.across.stories import body_start, stories_of
from newslint.model import NOTHING_TOLD, Source, Span
from newslint.readers import JSON_ROWS, NotTextError, read
from newslint.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from newslint.across.stories import Story
    from newslint.lint import Desk
    from newslint.model import Article, Rows
    from newslint.packing import Place


class Stamp(NamedTuple):
    """What the system says of a file whose content stays as it is."""

    size: int
    mtime: int


def stamp_of(path: str) -> Stamp:
    """Raises OSError."""
    status = os.stat(path)
    return Stamp(status.st_size, status.st_mtime_ns)


def has_rows(filename: str) -> bool:
    """Whether each row of a file is a story of its own, which can be read alone."""
    return filename.lower().endswith(JSON_ROWS)


class Files:
    """Files by their names, each read once. `stamps` tell of those that an index speaks of what they were then."""

    def __init__(
        self,
        place_of: Callable[[str], Place],
        desk_of: Callable[[str], Desk],
        stamps: Mapping[str, Stamp] = NOTHING_TOLD,
    ) -> None:
        self._place_of = place_of
        self._desk_of = desk_of
        self._stamps = stamps
        self._files: dict[str, _File] = {}
        self._texts: dict[tuple[str, int], str] = {}

    def file(self, filename: str) -> _File:
        if filename not in self._files:
            self._files[filename] = _File(*self._place_of(filename), self._desk_of(filename))
        return self._files[filename]

    def text(self, story: Story) -> str:
        """The text of a story as its file holds it now; nothing if it holds no such story any more."""
        if story.indexed is None:
            return story.text
        key = (story.filename, story.number)
        if key not in self._texts:
            now = self._in_row(story) or self.now(story)
            self._texts[key] = now.text if now else ""
        return self._texts[key]

    def now(self, story: Story) -> Story | None:
        """The story with all that its file says of it now, if it holds such a story."""
        if story.indexed is None:
            return story
        try:
            return self.file(story.filename).story(story)
        except (OSError, NotTextError, SettingsError):
            return None

    def _in_row(self, story: Story) -> Story | None:
        """A story of a file of rows that is as it was when it was put into the index: only its row is read."""
        assert story.indexed is not None  # noqa: S101
        try:
            if story.indexed < 0 or stamp_of(story.filename) != self._stamps.get(story.filename):
                return None
            with open(story.filename, "rb") as file:
                file.seek(story.indexed)
                row = Source(story.filename, file.readline().decode())
            return story_in_row(row, self._desk_of(story.filename).reading, story, 0)
        except (OSError, ValueError, SettingsError):
            return None


class _File:
    """A file in which something is told, or that is spoken of; its articles are read again where they are asked for."""

    def __init__(self, source: Source, rows: Rows, desk: Desk) -> None:
        self.source = source
        self.rows = rows
        self.desk = desk
        self._articles: list[Article] | None = None

    def articles(self) -> list[Article]:
        if self._articles is None:
            self._articles = read(self.source, self.desk.reading)[0]
        return self._articles

    def story(self, story: Story) -> Story | None:
        """What the file holds now in the place of a story that an index tells of."""
        if not has_rows(story.filename):
            return next((own for own in stories_of(self.articles()) if own.number == story.number), None)
        if story.row > len(self.rows.starts):
            return None
        row, start = self._row(story.row)
        return story_in_row(row, self.desk.reading, story, start)

    def passage(self, story: Story, start: int, end: int) -> Span:
        """Where a stretch of a story's text stands in the source. Of a file of rows, only the story's row is read."""
        if not has_rows(story.filename):
            article, shift = self.articles()[story.number], 0
        else:
            row, shift = self._row(story.row)
            if story.as_in_row:
                span = passage_in(row.text, self.desk.reading, start, end)
                return Span(span.start + shift, span.end + shift)
            (article, *_), _ = read(row, self.desk.reading)
        begin = body_start(article)
        span = article.span(begin + start, begin + end)
        return Span(span.start + shift, span.end + shift)

    def _row(self, number: int) -> tuple[Source, int]:
        """A row of the file, and where it begins."""
        starts, text = self.rows.starts, self.source.text
        end = starts[number] if number < len(starts) else len(text)
        return self.source._replace(text=text[starts[number - 1] : end]), starts[number - 1]
