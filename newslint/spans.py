"""The map from a text back to the source it was read from.

A reader takes a source apart into *pieces* that follow each other without a gap, and says for each piece what a
reader of the page sees in its place: itself (plain letters), one character (an entity), white space (a line break in
the middle of a sentence), or nothing (a tag). Two lists of offsets, one into the text and one into the source, then
lead from any offset of the text to its exact place. Nothing is ever searched for again.

All offsets count code points; ends are exclusive.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class UnwritableError(ValueError):
    """A text that cannot be written where it is to stand (an apostrophe in TOML's `'…'`)."""


Escape = Callable[[str, int], str]
"""Turns plain text into what stands for it at an offset of a string, or raises UnwritableError."""


class Span(NamedTuple):
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether both hold a common character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class Edit(NamedTuple):
    """Replace the source in `span` by `content`, which is already escaped for the format."""

    span: Span
    content: str


def verbatim(text: str, _place: int = 0) -> str:
    """The escape of sources that need none."""
    return text


class MappedText:
    """A text, the map back to the string it was read from, and how to write into that string.

    `outer` is the string's own map where it was itself read out of something (HTML inside a JSON string), so maps
    compose without being rebuilt; it is None where the string is the file's text.
    """

    __slots__ = ("escape", "outer", "source_starts", "text", "text_starts")

    def __init__(
        self,
        pieces: Sequence[str],
        shown: Sequence[str],
        start: int = 0,
        outer: MappedText | None = None,
        escape: Escape = verbatim,
    ) -> None:
        """Map `pieces`, which stand in the source one after the other from `start`, to what is `shown` for each.

        A piece and what is shown for it are taken to be the same letters where they are equally long. The lists of
        offsets have one entry a piece and one for the end.
        """
        self.text = "".join(shown)
        self.text_starts = list(accumulate(map(len, shown), initial=0))
        self.source_starts = list(accumulate(map(len, pieces), initial=start))
        self.outer = outer
        self.escape = escape

    def span(self, start: int, end: int) -> Span:
        """The span in the file of `text[start:end]`; of an empty one, the place just after the character before."""
        inner = self.inner_span(start, end)
        return inner if self.outer is None else self.outer.span(inner.start, inner.end)

    def inner_span(self, start: int, end: int) -> Span:
        """The span in the string this text was read from, before any outer map."""
        if start >= end:
            place = self._end(start) if start else self._start(0)
            return Span(place, place)
        return Span(self._start(start), self._end(end))

    def edit(self, start: int, end: int, new: str) -> Edit | None:
        """Replace `text[start:end]` by the plain text `new`; None where markup stands in between and would be lost, or
        where the file has no way to say it."""
        if "\n" in self.text[start:end] or not self._is_plain(start, end):
            return None
        try:
            return Edit(self.span(start, end), self.escaped(new, start))
        except UnwritableError:
            return None

    def escaped(self, new: str, start: int) -> str:
        """Plain text as it has to be written into the file in the place of `text[start:]`."""
        place = self._start(start)
        new = self.escape(new, place)
        return new if self.outer is None else self.outer.escaped(new, place)

    def _start(self, offset: int) -> int:
        texts, sources = self.text_starts, self.source_starts
        piece = min(bisect_right(texts, offset), len(texts) - 1) - 1
        if piece < 0:
            return sources[0]
        if self._is_literal(piece):
            return sources[piece] + offset - texts[piece]
        return sources[piece]

    def _end(self, offset: int) -> int:
        texts, sources = self.text_starts, self.source_starts
        piece = bisect_left(texts, offset) - 1
        if self._is_literal(piece):
            return sources[piece] + offset - texts[piece]
        return sources[piece + 1]

    def _is_literal(self, piece: int) -> bool:
        texts, sources = self.text_starts, self.source_starts
        return texts[piece + 1] - texts[piece] == sources[piece + 1] - sources[piece]

    def _is_plain(self, start: int, end: int) -> bool:
        """Whether the span holds letters only, and no tag (a piece that shows nothing)."""
        texts, sources = self.text_starts, self.source_starts
        first, last = bisect_right(texts, start) - 1, bisect_left(texts, end)
        if any(texts[i] == texts[i + 1] and sources[i] < sources[i + 1] for i in range(first, last)):
            return False
        inner = self.inner_span(start, end)
        return self.outer is None or self.outer._is_plain(inner.start, inner.end)
