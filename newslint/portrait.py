"""An article as a report shows it: its text, its sentences, its figures, and where a place of the source stands in it.

Small enough to go from a worker to its parent and to be kept for each of ten thousand articles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from newslint.language.metrics import metrics
from newslint.language.sentences import sentences
from newslint.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.model import Article, Block

_LONGEST_TITLE = 100
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.]?)(\d\d?)\2(\d\d?)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(_MONTHS)
_WRITTEN = (
    re.compile(rf"(?i)(?P<day>\d\d?)(?:st|nd|rd|th)?\.?[ -](?P<month>{_MONTH})[a-z]*\.?,?[ -](?P<year>(?:19|20)\d\d)"),
    re.compile(rf"(?i)(?P<month>{_MONTH})[a-z]*\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the source, and what stands for it in the text: letter by letter where both are equally long."""

    source: Span
    text: Span


@dataclass(frozen=True, slots=True)
class Portrait:
    """An article to be shown. `date` is ISO 8601; `sentences` are spans of the text with their number of words;
    `figures` as `metrics` tells them; `stretches` stand in the order of the source.
    """

    filename: str
    key: str | None
    title: str
    date: str | None
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[Span, int], ...]
    figures: Mapping[str, float]
    stretches: tuple[Stretch, ...]

    def place(self, span: Span) -> Span:
        """Where in the text the source's `span` stands; of what shows no text, the empty place just before it."""
        first = bisect_right(self.stretches, span.start, key=lambda stretch: stretch.source.end)
        starts = []
        ends = []
        for stretch in self.stretches[first:]:
            source, text = stretch.source, stretch.text
            if source.start >= span.end:
                break
            is_literal = source.end - source.start == text.end - text.start
            starts.append(text.start + max(0, span.start - source.start) if is_literal else text.start)
            ends.append(text.end - max(0, source.end - span.end) if is_literal else text.end)
        if starts:
            return Span(min(starts), max(ends))
        before = self.stretches[first - 1].text.end if first else 0
        return Span(before, before)


def portrait(article: Article) -> Portrait:
    """What reports show of an article."""
    return Portrait(
        filename=article.source.filename,
        key=article.key,
        title=_title(article),
        date=_date(article),
        language=article.language,
        text=article.text,
        blocks=article.blocks,
        sentences=tuple((item.span, item.words) for item in sentences(article)),
        figures=metrics(article),
        stretches=tuple(sorted(_stretches(article), key=lambda stretch: stretch.source)),
    )


def _title(article: Article) -> str:
    """The title, else the first heading, else how the story begins."""
    for kind in ("title", "heading", None):
        for block in article.blocks:
            if kind is None or block.kind == kind:
                text = " ".join(article.block_text(block).split())
                return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return article.key or ""


def _date(article: Article) -> str | None:
    """The day an article is of: by its own field, else by its file's name and folders."""
    field = article.fields.get("date")
    for text in ([field.value] if field else []) + [article.source.filename]:
        for year, month, day in _days(text):
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                continue
    return None


def _days(text: str) -> Iterator[tuple[int, int, int]]:
    for match in _ISO.finditer(text[:1000]):
        yield int(match[1]), int(match[3]), int(match[4])
    for pattern in _WRITTEN:
        for match in pattern.finditer(text[:1000]):
            yield int(match["year"]), _MONTHS.index(match["month"].lower()) + 1, int(match["day"])


def _stretches(article: Article) -> Iterator[Stretch]:
    """The article's blocks, halved until each part is letter by letter what stands in the source, or one character."""
    for block in article.blocks:
        last: Stretch | None = None
        for stretch in _halved(article, block.span):
            if last and _go_together(last, stretch):
                last = Stretch(Span(last.source.start, stretch.source.end), Span(last.text.start, stretch.text.end))
                continue
            if last:
                yield last
            last = stretch
        if last:
            yield last


def _halved(article: Article, span: Span) -> Iterator[Stretch]:
    source = article.span(span.start, span.end)
    if source.end - source.start == span.end - span.start or span.end - span.start == 1:
        yield Stretch(source, span)
        return
    middle = (span.start + span.end) // 2
    yield from _halved(article, Span(span.start, middle))
    yield from _halved(article, Span(middle, span.end))


def _go_together(one: Stretch, two: Stretch) -> bool:
    return (
        one.source.end == two.source.start
        and one.source.end - one.source.start == one.text.end - one.text.start
        and two.source.end - two.source.start == two.text.end - two.text.start
    )
