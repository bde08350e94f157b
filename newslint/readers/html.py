"""HTML: fragments as a CMS exports them, and whole pages, in which the article is found first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.model import Markup
from newslint.readers.directives import directive
from newslint.readers.page import article_ranges, head_fields, page_language, with_title
from newslint.readers.passage import Passage, blocks_in
from newslint.readers.structure import structure_of
from newslint.readers.tags import escape, tokenize
from newslint.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model import Block, Directive, Kind

_PAGE = re.compile(r"<(?:!doctype\s+html|html|body|head)[\s>]", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|ul|ol|li|blockquote|table|tr|td|figure|section|article|body|html|hr|pre|br)(?:\s[^<>]*+)?/?>"
    r"|<!doctype html",
    re.IGNORECASE,
)


def is_html(text: str) -> bool:
    """Whether copy is HTML, whatever its file is called: it holds a tag of a known block element."""
    return _BLOCK_TAG.search(text) is not None


def is_page(html: str) -> bool:
    """Whether a string is a whole page, with its head or body, or a fragment of one."""
    return _PAGE.search(html, 0, 4096) is not None


def read_html(html: str, outer: MappedText | None = None, selector: str | None = None) -> Passage:
    """Read a fragment or a page. `outer` maps the string itself; `selector` finds the article in pages (CSS)."""
    pieces = tokenize(html)
    page = is_page(html)
    structure = structure_of(pieces, page=page)
    shows, hidden = structure.shows, structure.hidden
    for first, last in hidden:
        shows[first + 1 : last + 1] = [""] * (last - first)
    if page:
        outside = _outside(article_ranges(html, pieces, structure, selector), len(pieces))
        for first, last in outside:
            shows[first : last + 1] = [""] * (last + 1 - first)
        hidden = [*hidden, *outside]
    text = MappedText(pieces, shows, outer=outer, escape=escape)
    markup = Markup(pieces, text.source_starts, outer, tuple(sorted(hidden)))
    blocks = blocks_between(text, structure.borders)
    return Passage(
        text,
        tuple(with_title(blocks) if page else blocks),
        markup,
        directives(html, pieces, markup),
        head_fields(pieces, markup) if page else {},
        page_language(pieces) if page else None,
    )


def directives(html: str, pieces: Sequence[str], markup: Markup) -> tuple[Directive, ...]:
    """The comments that speak to newslint."""
    if "newslint-" not in html:
        return ()
    return tuple(
        directive(pieces[piece], markup.span(markup.starts[piece], markup.starts[piece] + len(pieces[piece])))
        for piece in range(1, len(pieces), 2)
        if pieces[piece].startswith("<!--") and "newslint-" in pieces[piece]
    )


def blocks_between(text: MappedText, borders: list[tuple[int, Kind, int]]) -> list[Block]:
    """The blocks of a text whose pieces part at `borders` (see Structure)."""
    at, out = text.text_starts, []
    kind: Kind = "paragraph"
    level, start = 0, 0
    for piece, next_kind, next_level in borders:
        end = at[piece]
        if end > start:
            out += blocks_in(text.text, start, end, kind, level)
        kind, level, start = next_kind, next_level, at[piece + 1]
    return out + blocks_in(text.text, start, len(text.text), kind, level)


def _outside(kept: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    """The ranges of pieces that no range of `kept` holds; both ends inclusive."""
    out, start = [], 0
    for first, last in sorted(kept):
        if first > start:
            out.append((start, first - 1))
        start = max(start, last + 1)
    if start < count:
        out.append((start, count - 1))
    return out
