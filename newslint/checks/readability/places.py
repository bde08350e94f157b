"""Where the findings of this family stand: an article's title, its lead, and what in it is quoted."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from newslint.language.sentences import sentences
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.sentences import Sentence
    from newslint.model import Article, Span

_ENDS = ".!?…"
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "”": "”"}
_MARK = lazy_pattern('[“”„«»"]')


def head(article: Article) -> Span:
    """The span in the source at which what concerns a whole article is told: its title, or its first block."""
    block = next((block for block in article.blocks if block.kind == "title"), article.blocks[0])
    return article.span(block.span.start, block.span.end)


def lead(article: Article) -> Sentence | None:
    """The sentence a story opens with: the first of a paragraph that ends as sentences do, past bylines and dates."""
    for sentence in sentences(article):
        if sentence.block.kind == "paragraph" and sentence.words > 3:
            text = article.text[sentence.span.start : sentence.span.end]
            if text.rstrip("\"'”’“»«)")[-1:] in _ENDS:
                return sentence
    return None


def quoted_share(article: Article, span: Span) -> float:
    """How much of `span`, of the article's text, stands in double quotation marks; from 0 to 1."""
    ranges: list[tuple[int, int]] | None = article.memo.get("quoted")
    if ranges is None:
        ranges = article.memo["quoted"] = [
            found for block in article.blocks for found in _quoted(article.text, block.span.start, block.span.end)
        ]
    inside = 0
    for number in range(max(0, bisect_right(ranges, (span.start, span.end)) - 1), len(ranges)):
        start, end = ranges[number]
        if start >= span.end:
            break
        inside += max(0, min(end, span.end) - max(start, span.start))
    return inside / max(1, span.end - span.start)


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between double marks in one block; to its end where the closing one is missing."""
    closing = ""
    opened = 0
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if closing:
            if mark in closing:
                yield opened, match.start()
                closing = ""
        elif mark in _CLOSING:
            closing, opened = _CLOSING[mark], match.end()
    if closing:
        yield opened, end
