"""What of an article takes part in the comparison of all: its text, what came when, and where it is told of."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from newslint.model import Rows, Span
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Article, Block

_HEADS = frozenset({"title", "summary"})
_ISO = lazy_pattern(r"\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?")
UNDATED = "9"  # after all that have a date: what has none yet is still being written


class Story(NamedTuple):
    """One article as the comparison sees it.

    `number` counts the articles of a file. `text` is its body; `at` the span in the source where it is told of (its
    title, else its first block), which begins in `row`; `extent` all of it. `asks` says whether comments in it speak
    to newslint, `as_in_row` that the text was taken from a row of JSON as it stands there, read by no reader.
    `committed` is when its file came into git, where that was asked for.

    Of a story that is only known from an index, `indexed` is the byte with which its row begins, -1 if it has no row of
    its own; text and places are then to be read from its file.
    """

    filename: str
    key: str | None
    number: int
    text: str
    title: str
    date: str
    slug: str
    at: Span
    row: int
    extent: Span
    asks: bool = False
    as_in_row: bool = False
    committed: str = ""
    indexed: int | None = None

    @property
    def came(self) -> str:
        """When the story came, as a string that sorts by time; "" where nothing tells."""
        return self.date or self.committed


def stories_of(articles: Iterable[Article]) -> Iterator[Story]:
    """The articles of one source as stories."""
    rows: Rows | None = None
    for number, article in enumerate(articles):
        rows = rows or Rows(article.source.text)
        told = [article.span(block.span.start, block.span.end) for block in article.blocks]
        title = _title(article)
        at = article.span(title.span.start, title.span.end) if title else told[0]
        field = article.fields.get("title")
        yield Story(
            filename=article.source.filename,
            key=article.key,
            number=number,
            text=article.text[body_start(article) :],
            title=article.block_text(title) if title else field.value if field else "",
            date=sortable(_field(article, "date")),
            slug=_field(article, "slug"),
            at=at,
            row=rows.location(at.start).row,
            extent=Span(min(span.start for span in told), max(span.end for span in told)),
            asks=bool(article.directives),
        )


def _title(article: Article) -> Block | None:
    """The block that is an article's headline: its title, else the first heading at its head."""
    title = next((block for block in article.blocks if block.kind == "title"), None)
    head = takewhile(lambda block: block.kind == "heading" or block.kind in _HEADS, article.blocks)
    return title or next((block for block in head if block.kind == "heading"), None)


def body_start(article: Article) -> int:
    """Where in an article's text its body begins: after title and summary, and the heading that stands for a title."""
    title = _title(article)
    first = next((block for block in article.blocks if block.kind not in _HEADS and block is not title), None)
    return first.span.start if first else 0


def _field(article: Article, name: str) -> str:
    found = article.fields.get(name)
    return found.value.strip() if found else ""


def sortable(date: str) -> str:
    """A date as a string that sorts by time; "" of what is none."""
    match = _ISO.match(date)
    if match:
        return match[1] + ("T" + match[2] if match[2] else "")
    if not date:
        return ""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(date).isoformat()
    except (TypeError, ValueError):
        return ""
