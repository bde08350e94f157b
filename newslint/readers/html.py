"""HTML: fragments as a CMS exports them, and whole pages, in which the article is found first."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from newslint.model import Block, Markup, Span
from newslint.readers.directives import directive
from newslint.readers.passage import Passage, blocks_in
from newslint.readers.structure import structure_of
from newslint.readers.tags import escape, tokenize
from newslint.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model import Directive, Kind

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
        from newslint.readers.page import find_article, told_by_head

        outside, linked = find_article(html, pieces, structure, selector)
        for first, last in (*outside, *linked):
            shows[first : last + 1] = [""] * (last + 1 - first)
        hidden = [*hidden, *outside]
    mapped = MappedText(pieces, shows, outer=outer, escape=escape)
    markup = Markup(pieces, mapped.source_starts, outer, tuple(sorted(hidden)))
    text, blocks = blocks_between(mapped, structure.borders)
    passage = Passage(text, tuple(blocks), markup, directives(html, pieces, markup))
    return told_by_head(passage, pieces) if page else passage


def directives(html: str, pieces: Sequence[str], markup: Markup) -> tuple[Directive, ...]:
    """The comments that speak to newslint."""
    if "newslint-" not in html:
        return ()
    return tuple(
        directive(pieces[piece], markup.span(markup.starts[piece], markup.starts[piece] + len(pieces[piece])))
        for piece in range(1, len(pieces), 2)
        if pieces[piece].startswith("<!--") and "newslint-" in pieces[piece]
    )


def blocks_between(text: MappedText, borders: list[tuple[int, Kind, int]]) -> tuple[MappedText, list[Block]]:
    """The blocks of a text whose pieces part at `borders` (see Structure), and the text with single spaces in them."""
    whole, at = text.text, text.text_starts
    out: list[Block] = []
    kind: Kind = "paragraph"
    level, start = 0, 0
    for piece, next_kind, next_level in borders:
        end = at[piece]
        if end > start + 1 or whole[start:end].isalnum():
            out += blocks_in(whole, start, end, kind, level)
        kind, level, start = next_kind, next_level, at[piece + 1]
    out += blocks_in(whole, start, len(whole), kind, level)
    if "  " in whole or (_BREAK.search(whole) and _SPACED_BREAK.search(whole)):
        return _single_spaced(text, out)
    return text, out


_BREAK = re.compile(r"\n(?<!\n\n)(?!\n)")
_SPACED_BREAK = re.compile(r" \n|\n ")
_SPACE = re.compile(r"( *\n[ \n]*|  +)")


def _single_spaced(text: MappedText, blocks: list[Block]) -> tuple[MappedText, list[Block]]:
    """White space on both sides of a tag is one space to a reader, and none at all beside a `<br>`."""
    pieces = _SPACE.split(text.text)
    shows = list(pieces)
    for i in range(1, len(pieces), 2):
        breaks = pieces[i].count("\n")
        shows[i] = "\n" * min(breaks, 2) or " "
    spaced = MappedText(pieces, shows, outer=text)
    old, new = spaced.source_starts, spaced.text_starts

    def moved(offset: int) -> int:
        piece = bisect_right(old, offset) - 1
        return new[piece] + offset - old[piece]

    spans = (Span(moved(block.span.start), moved(block.span.end - 1) + 1) for block in blocks)
    return spaced, [Block(block.kind, span, block.level) for block, span in zip(blocks, spans, strict=True)]
