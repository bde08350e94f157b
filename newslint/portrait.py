"""An article as a report shows it: its text, sentences and figures, and where a place of the source stands in it."""

from __future__ import annotations

import pickle
import re
import zlib
from bisect import bisect_right
from collections import OrderedDict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.metrics import metrics
from newslint.language.sentences import sentences
from newslint.model import Span
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from newslint.model import Article

_LONGEST_TITLE = 100
_AT_HAND = 8  # portraits that were asked for last, unpacked
_ISO = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)([-/.]?)(\d\d?)\2(\d\d?)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = "|".join(_MONTHS)
_WRITTEN = (
    re.compile(rf"(?i)(?P<day>\d\d?)(?:st|nd|rd|th)?\.?[ -](?P<month>{_MONTH})[a-z]*\.?,?[ -](?P<year>(?:19|20)\d\d)"),
    re.compile(rf"(?i)(?P<month>{_MONTH})[a-z]*\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)"),
)


class Stretch(NamedTuple):
    """A stretch of the source, and what stands for it in the text: letter by letter where both are equally long."""

    source_start: int
    source_end: int
    start: int
    end: int

    @property
    def is_literal(self) -> bool:
        return self.source_end - self.source_start == self.end - self.start


class Passage(NamedTuple):
    """A part of the text that is shown on its own: a block by its kind, or what strays between two (`stray`)."""

    kind: str
    start: int
    end: int
    copy: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Length(NamedTuple):
    """A sentence: where in the text it starts, and how many words it has."""

    start: int
    words: int


class Portrait(NamedTuple):
    """An article to be shown. `date` is ISO 8601; `figures` as `metrics` tells them; `stretches` stand in the order of
    the source.
    """

    filename: str
    key: str | None
    title: str
    date: str | None
    language: str | None
    text: str
    passages: tuple[Passage, ...]
    sentences: tuple[Length, ...]
    figures: Mapping[str, float]
    stretches: tuple[Stretch, ...]

    def place(self, span: Span) -> Span:
        """Where in the text the source's `span` stands; of what shows no text, the empty place just before it."""
        first = bisect_right(self.stretches, span.start, key=lambda stretch: stretch.source_end)
        starts = []
        ends = []
        for stretch in self.stretches[first:]:
            if stretch.source_start >= span.end:
                break
            before, after = max(0, span.start - stretch.source_start), max(0, stretch.source_end - span.end)
            starts.append(stretch.start + before * stretch.is_literal)
            ends.append(stretch.end - after * stretch.is_literal)
        if starts:
            return Span(min(starts), max(ends))
        place = self.stretches[first - 1].end if first else 0
        return Span(place, place)


class Album:
    """Portraits, each packed into some 4 KB: a run over ten thousand articles keeps all until its report is written."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: OrderedDict[int, Portrait] = OrderedDict()
        self._numbers: dict[tuple[str, str | None], list[int]] = {}

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[Portrait]:
        return map(self.__getitem__, range(len(self._packed)))

    def __getitem__(self, number: int) -> Portrait:
        if number in self._last:
            return self._last[number]
        unpacked: Portrait = pickle.loads(zlib.decompress(self._packed[number]))  # noqa: S301  (packed by `add`)
        self._last[number] = unpacked
        if len(self._last) > _AT_HAND:
            self._last.popitem(last=False)
        return unpacked

    def add(self, portrait: Portrait) -> None:
        self._numbers.setdefault((portrait.filename, portrait.key), []).append(len(self._packed))
        self._packed.append(zlib.compress(pickle.dumps(portrait, pickle.HIGHEST_PROTOCOL), 3))

    def find(self, filename: str, key: str | None, place: Span) -> int | None:
        """The number of the article `key` of a file; of several that are called so, of the one that stands at `place`
        in the source.
        """
        numbers = self._numbers.get((filename, key), [])
        if len(numbers) > 1:
            held = [number for number in numbers if _stands_at(self[number], place)]
            numbers = held or numbers
        return numbers[0] if numbers else None


def _stands_at(portrait: Portrait, place: Span) -> bool:
    stretches = portrait.stretches
    return bool(stretches) and Span(stretches[0].source_start, stretches[-1].source_end).holds(place)


def portrait(article: Article) -> Portrait:
    """What reports show of an article."""
    passages = tuple(_passages(article))
    return Portrait(
        filename=article.source.filename,
        key=article.key,
        title=_title(article),
        date=_date(article),
        language=article.language,
        text=article.text,
        passages=passages,
        sentences=tuple(Length(item.span.start, item.words) for item in sentences(article)),
        figures=metrics(article),
        stretches=tuple(sorted(_stretches(article, passages))),
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


def _passages(article: Article) -> Iterator[Passage]:
    """The article's blocks, and what else stands between them."""
    done = 0
    is_copy = False
    for block in [*article.blocks, None]:
        between = article.text[done : block.span.start if block else len(article.text)]
        if between.strip():
            start = done + len(between) - len(between.lstrip())
            yield Passage("stray", start, start + len(between.strip()), is_copy and (block is None or block.copy))
        if block:
            yield Passage(block.kind, block.span.start, block.span.end, block.copy)
            done, is_copy = block.span.end, block.copy


def _stretches(article: Article, passages: tuple[Passage, ...]) -> Iterator[Stretch]:
    """The passages, halved until each part is letter by letter what stands in the source, or one character."""
    for passage in passages:
        last: Stretch | None = None
        for stretch in _halved(article, passage.span):
            if last and _go_together(last, stretch):
                last = Stretch(last.source_start, stretch.source_end, last.start, stretch.end)
                continue
            if last:
                yield last
            last = stretch
        if last:
            yield last


def _halved(article: Article, span: Span) -> Iterator[Stretch]:
    source = article.span(span.start, span.end)
    if source.end - source.start == span.end - span.start or span.end - span.start == 1:
        yield Stretch(source.start, source.end, span.start, span.end)
        return
    middle = (span.start + span.end) // 2
    yield from _halved(article, Span(span.start, middle))
    yield from _halved(article, Span(middle, span.end))


def _go_together(one: Stretch, two: Stretch) -> bool:
    return one.source_end == two.source_start and one.is_literal and two.is_literal
