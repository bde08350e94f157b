"""Plain text: paragraphs, wrapped or a row each, a title, list items."""

from __future__ import annotations

import re
from itertools import starmap

from newslint.model import Block, Span
from newslint.readers.directives import directive
from newslint.readers.passage import Passage, blocks_in
from newslint.spans import Escape, MappedText, verbatim

_COMMENT = r"^[ \t]*\[newslint-[^\]\r\n]*\][ \t]*$"
_SPACE = r"[ \t\f\v]*(?:\r\n?|\n)[ \t\f\v\r\n]*|[ \t\f\v]{2,}|[\t\f\v]"
_SPACES = re.compile(f"({_SPACE})")
_SPACES_AND_COMMENTS = re.compile(f"({_COMMENT}|{_SPACE})", re.MULTILINE)
_ROW_END = re.compile(r"\r\n?|\n")
_INDENTED = re.compile(r"[\r\n](?:\t| {2,})\Z")
_ITEM = re.compile(r"(?:[-*•–◦▪·]|\(?\d{1,2}[.)])[ \xa0]+(?=\S)")
_CLOSED = re.compile(r"[.!?…:;,\"”“»«’‘')\]。！？」]\Z")

_WIDEST_WRAPPED = 120  # a row longer than this was never wrapped to fit a screen or a sheet
_LONGEST_TITLE = 120
_LONGEST_HEADING = 80


def read_text(text: str, outer: MappedText | None = None, escape: Escape = verbatim) -> Passage:
    """Read plain text. Paragraphs stand apart by blank rows or by indentation, or are a long row each; a row that was
    wrapped goes on in the next one, and a short row ends where its author ended it.
    """
    pieces = (_SPACES_AND_COMMENTS if "[newslint-" in text else _SPACES).split(text)
    shows, asks = list(pieces), []
    wrap = _Wrapping(text)
    for i in range(1, len(pieces), 2):
        if "[newslint-" in pieces[i]:
            shows[i] = ""
            asks.append(i)
        else:
            shows[i] = wrap.shown(pieces[i - 1], pieces[i], pieces[i + 1])
    mapped = MappedText(pieces, shows, outer=outer, escape=escape)
    at = mapped.source_starts
    spans = ((pieces[i], Span(at[i], at[i + 1]) if outer is None else outer.span(at[i], at[i + 1])) for i in asks)
    return Passage(mapped, tuple(_told_kinds(mapped.text)), directives=tuple(starmap(directive, spans)))


class _Wrapping:
    """Decides, row by row, what the white space between two words stands for."""

    def __init__(self, text: str) -> None:
        rows = _ROW_END.split(text)
        narrow = [len(row) for row in rows if len(row) <= _WIDEST_WRAPPED]
        self.width = max(narrow, default=0) if 2 * sum(narrow) > len(text) else 0
        self.row = 0
        self.in_item = False

    def shown(self, before: str, space: str, after: str) -> str:
        """A space, "\\n" for a row that ends on purpose, or "\\n\\n" between two paragraphs."""
        if not self.row:
            self.in_item = _ITEM.match(before) is not None
        self.row += len(before)
        breaks = len(_ROW_END.findall(space))
        if not breaks:
            self.row += len(space)
            return " "
        row, self.row = self.row, 0
        starts_item = _ITEM.match(after + " x") is not None
        if breaks > 1 or not self.width or starts_item:
            return "\n\n"
        if _INDENTED.search(space) and not self.in_item:
            return "\n\n"
        wrapped = row + 1 + len(after.split(" ", 1)[0]) > self.width
        return " " if wrapped else "\n"


def _told_kinds(text: str) -> list[Block]:
    """The blocks, each told for what it is: a title first of all, headings, list items, paragraphs."""
    blocks = blocks_in(text, 0, len(text), "paragraph")
    out = []
    for number, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        item = _ITEM.match(text, start, end)
        if item:
            out.append(Block("list-item", Span(item.end(), end)))
        elif number == len(blocks) - 1 or not _stands_alone(text[start:end]):
            out.append(block)
        elif number == 0:
            out.append(Block("title", block.span))
        elif end - start <= _LONGEST_HEADING:
            out.append(Block("heading", block.span, 2))
        else:
            out.append(block)
    return out


def _stands_alone(chunk: str) -> bool:
    """Whether a paragraph is one short row that no punctuation ends: a title, a heading, a byline."""
    return len(chunk) <= _LONGEST_TITLE and "\n" not in chunk and not _CLOSED.search(chunk)
