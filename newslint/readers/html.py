"""HTML: fragments as a CMS exports them, and whole pages, in which the article is found first."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from newslint.model import Block, Markup, Span
from newslint.patterns import lazy_pattern
from newslint.readers.directives import directive
from newslint.readers.passage import Passage, blocks_in
from newslint.readers.structure import structure_of
from newslint.readers.tags import escape, tokenize
from newslint.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model import Directive, Kind
    from newslint.readers.structure import Structure
    from newslint.spans import Escape

_PAGE = lazy_pattern(r"<(?:!doctype\s+html|html|body|head)[\s>]", re.IGNORECASE)
_BLOCK_TAG = lazy_pattern(
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
    if not is_page(html):
        return passage_of(pieces, structure_of(pieces, page=False), outer=outer)
    from newslint.readers.page import find_article, told_by_head

    structure = structure_of(pieces, page=True)
    hide(structure.shows, structure.hidden)
    outside, linked = find_article(html, pieces, structure, selector)
    for first, last in (*outside, *linked):
        structure.shows[first : last + 1] = [""] * (last + 1 - first)
    structure.hidden += outside
    return told_by_head(passage_of(pieces, structure, outer=outer), pieces)


def hide(shows: list[str], hidden: Sequence[tuple[int, int]]) -> None:
    """Show nothing of what is hidden; where each of the ranges starts, a sign of it may stay, or a border."""
    for first, last in hidden:
        shows[first + 1 : last + 1] = [""] * (last - first)


def passage_of(
    pieces: Sequence[str],
    structure: Structure,
    start: int = 0,
    outer: MappedText | None = None,
    escape: Escape = escape,
    dialect: Literal["html", "markdown"] = "html",
) -> Passage:
    """The passage that pieces of the source make, which stand in it from `start` on, and whose structure is known."""
    hide(structure.shows, structure.hidden)
    mapped = MappedText(pieces, structure.shows, start, outer, escape)
    markup = Markup(pieces, mapped.source_starts, outer, tuple(sorted(structure.hidden)), dialect)
    text, blocks = blocks_between(mapped, structure.borders)
    return Passage(text, tuple(blocks), markup, directives(pieces, markup))


def directives(pieces: Sequence[str], markup: Markup) -> tuple[Directive, ...]:
    """The comments that speak to newslint; what looks like one in a listing of Markdown is text, at an even place."""
    if "newslint-" not in "".join(pieces):
        return ()
    return tuple(
        directive(piece, markup.span(markup.starts[number], markup.starts[number] + len(piece)))
        for number, piece in enumerate(pieces)
        if number % 2 and piece[:4] == "<!--" and "newslint-" in piece
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


_BREAK = lazy_pattern(r"\n(?<!\n\n)(?!\n)")
_SPACED_BREAK = lazy_pattern(r" \n|\n ")
_SPACE = lazy_pattern(r"( *\n[ \n]*|  +)")


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
