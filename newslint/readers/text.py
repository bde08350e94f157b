"""Plain text: paragraphs, wrapped or a row each, a title, list items."""

from __future__ import annotations

import re
from itertools import pairwise, starmap

from newslint.model import Block, Span
from newslint.patterns import lazy_pattern
from newslint.readers.directives import directive
from newslint.readers.passage import Passage, blocks_in
from newslint.spans import Escape, MappedText, verbatim

_COMMENT = r"^[ \t]*\[newslint-[^\]\r\n]*\][ \t]*$"
_SPACE = r"[ \t\f\v]*(?:\r\n?|\n)[ \t\f\v\r\n]*|[ \t\f\v]{2,}|[\t\f\v]"
_SPACES = lazy_pattern(f"({_SPACE})")
_SPACES_AND_COMMENTS = lazy_pattern(f"({_COMMENT}|{_SPACE})", re.MULTILINE)
_ROW_END = lazy_pattern(r"\r\n?|\n")
_INDENT = lazy_pattern(r"[ \t]*\Z")
_ITEM = lazy_pattern(r"(?:[-*•◦▪·]|\(?\d{1,2}[.)])[ \xa0]+(?=\S)")  # a dash is what somebody says, in half of Europe
_ENDED = lazy_pattern(r"[.!?…。！？][\"'”’»)\]」]*\Z")
_CLOSED = lazy_pattern(r"[.!?…:;,\"”“»«’‘')\]。！？」]\Z")
_HEADED = lazy_pattern(r"[^\w]*[^\W_](?<![a-zß-öø-ÿа-я])")

_WIDEST_WRAPPED = 120  # a row longer than this was never wrapped to fit a screen or a sheet
_LONGEST_TITLE = 120
_LONGEST_HEADING = 80
_FEW = 4


def read_text(text: str, outer: MappedText | None = None, escape: Escape = verbatim, *, titled: bool = True) -> Passage:
    """Read plain text. Paragraphs stand apart by blank rows or by indentation, or are a row each; a row that was
    wrapped goes on in the next one, and a short row ends where its author ended it. Where the text is `titled`, its
    first row may be the title.
    """
    pieces = (_SPACES_AND_COMMENTS if "[newslint-" in text else _SPACES).split(text)
    shows, asks = list(pieces), []
    wrap = _Wrapping(text)
    for i in range(1, len(pieces), 2):
        if "[newslint-" in pieces[i]:
            # It parts blocks as one blank row does: with more, what follows would look set apart (a pull quote).
            shows[i] = "" if i == 1 or shows[i - 2] == "\n\n" else "\n\n"
            asks.append(i)
        elif asks and asks[-1] == i - 2 and not pieces[i - 1]:
            shows[i] = ""
            wrap.row = 0
        else:
            shows[i] = wrap.shown(pieces[i - 1], pieces[i], pieces[i + 1])
    mapped = MappedText(pieces, shows, outer=outer, escape=escape)
    at = mapped.source_starts
    spans = ((pieces[i], Span(at[i], at[i + 1]) if outer is None else outer.span(at[i], at[i + 1])) for i in asks)
    blocks = _told_kinds(mapped.text, titled=titled)
    return Passage(mapped, tuple(blocks), directives=tuple(starmap(directive, spans)))


class _Wrapping:
    """Decides, row by row, what the white space between two words stands for."""

    def __init__(self, text: str) -> None:
        rows = _ROW_END.split(text)
        self.width = _width_of_wrapped(rows)
        self.indents = bool(self.width) and _is_indentation_meant(rows)
        self.is_dump = bool(self.width) and not self.indents and _is_set_in(rows)
        self.row = 0
        self.indent = 0
        self.in_item = False

    def shown(self, before: str, space: str, after: str) -> str:
        """A space, "\\n" for a row that ends on purpose, or "\\n\\n" between two paragraphs."""
        if not self.row:
            self.in_item = _ITEM.match(before) is not None
        self.row += len(before)
        breaks = len(_ROW_END.findall(space))
        if not breaks:
            if not self.row:
                self.indent = len(space)
            self.row += len(space)
            return " "
        row, self.row = self.row, 0
        indent, self.indent = self.indent, len(space) - len(space.rstrip(" \t"))
        if breaks > 1 or _ITEM.match(after + " x"):
            return "\n\n"
        if not self.width:  # a row each; yet one that was pasted in may be wrapped
            breaks_off = row > _LONGEST_HEADING and after[:1].islower() and not _CLOSED.search(before)
            return " " if breaks_off else "\n\n"
        ended = _ENDED.search(before) is not None
        if after[:1].islower() and not ended:
            return " "
        if self.is_dump:
            return " "
        if self.indents and self.indent > indent and not self.in_item:
            return "\n\n"
        if row + 1 + len(after.split(" ", 1)[0]) > self.width:
            return " "
        return "\n\n" if ended else "\n"


def _width_of_wrapped(rows: list[str]) -> int:
    """The width to which a text was wrapped; 0 where it was not.

    Of wrapped text most stands in rows that fit a screen; and most rows that end in the middle of a sentence are so
    long that the next one's first word would not have fitted in, or it goes on in lower case. One row in ten may be
    wider: an address, a table.
    """
    followed = [(row.rstrip(), after.lstrip()) for row, after in pairwise(rows) if row.strip() and after.strip()]
    lengths = [len(row.lstrip()) for row, _ in followed]
    narrow = sorted(length for length in lengths if length <= _WIDEST_WRAPPED)
    if not narrow or 2 * sum(narrow) < sum(lengths):
        return 0
    width = narrow[len(narrow) * 9 // 10]
    open_ended = [pair for pair in followed if not _ENDED.search(pair[0])]
    going_on = [
        after[0].islower() or len(row.lstrip()) + 1 + len(after.split(maxsplit=1)[0]) > width
        for row, after in open_ended
    ]
    return width if 2 * sum(going_on) > len(going_on) else 0


def _is_indentation_meant(rows: list[str]) -> bool:
    """Whether a row that is indented more than the one before begins a paragraph: where several do, most of them follow
    the end of a sentence. In what is left of a page whose markup was cut out, they break off anywhere.
    """
    deeper = [
        row for row, after in pairwise(rows) if row.strip() and after.strip() and _indent_of(after) > _indent_of(row)
    ]
    return len(deeper) < _FEW or 2 * sum(_ENDED.search(row.rstrip()) is not None for row in deeper) > len(deeper)


def _is_set_in(rows: list[str]) -> bool:
    """Whether nearly all rows are indented, and blank ones part them: what is left of a page whose markup was cut out,
    in which the end of a row means nothing.
    """
    filled = [row for row in rows if row.strip()]
    return len(filled) < len(rows) and 3 * sum(row[0] in " \t" for row in filled) > 2 * len(filled)


def _indent_of(row: str) -> int:
    return len(row) - len(row.lstrip(" \t"))


def _told_kinds(text: str, *, titled: bool) -> list[Block]:
    """The blocks, each told for what it is: a title first of all, headings, list items, paragraphs."""
    blocks = blocks_in(text, 0, len(text), "paragraph")
    alone = [_stands_alone(text[block.span.start : block.span.end]) for block in blocks]
    last = max((number for number, is_alone in enumerate(alone) if not is_alone), default=-1)
    out: list[Block] = []
    for number, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        item = _ITEM.match(text, start, end)
        if item:
            out.append(Block("list-item", Span(item.end(), end)))
        elif number > last or not alone[number]:  # what nothing follows heads nothing
            out.append(block)
        elif number == 0 and titled:
            out.append(Block("title", block.span))
        elif end - start <= _LONGEST_HEADING:
            out.append(Block("heading", block.span, 2))
        else:
            out.append(block)
    return out


def _stands_alone(chunk: str) -> bool:
    """Whether a paragraph is one short row that no punctuation ends: a title, a heading, a byline."""
    return (
        len(chunk) <= _LONGEST_TITLE
        and "\n" not in chunk
        and not _CLOSED.search(chunk)
        and _HEADED.match(chunk) is not None
        and sum(map(str.isalpha, chunk)) > 2
    )
