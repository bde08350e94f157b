"""Where in an article's text a match stands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.model import Article, Block


def block_at(article: Article, offset: int) -> Block | None:
    """The block that holds the letter at an offset of the text."""
    at = bisect_right(article.blocks, offset, key=lambda block: block.span.start) - 1
    return article.blocks[at] if at >= 0 and offset < article.blocks[at].span.end else None


def is_prose(article: Article, offset: int) -> bool:
    """Whether the letter at an offset of the text stands in a block that is no code."""
    block = block_at(article, offset)
    return block is not None and block.kind != "code"


def is_front_matter(article: Article, offset: int) -> bool:
    """Whether an offset of the text stands in Markdown's front matter, where a theme may read HTML and Markdown."""
    block = block_at(article, offset)
    if block is None or block.kind not in ("title", "summary"):
        return False
    return any(markup.dialect == "markdown" for markup in article.markup)


def source_of(article: Article, start: int, end: int) -> str:
    """What stands in the source for `text[start:end]`."""
    span = article.span(start, end)
    return article.source.text[span.start : span.end]
