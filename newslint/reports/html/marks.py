"""A block of an article with what is wrong with it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.model import Severity
from newslint.reports.html.words import copy

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from newslint.model import Finding, Span

_WIDE = 400  # characters, from which on a mark is drawn faintly, or it would drown what lies in it


class Mark(NamedTuple):
    """A finding, its number on the page, and its place in the text; an empty place is shown as a caret."""

    finding: Finding
    number: int
    place: Span

    @property
    def kind(self) -> str:
        """The class of what is drawn of it."""
        return self.finding.severity.word

    @property
    def label(self) -> str:
        """What people call its severity."""
        return "hint" if self.finding.severity is Severity.INFO else self.kind


def marked(
    text: str, passage: Span, marks: Sequence[Mark], begun: Collection[Mark], bookmarks: Collection[int], page: str
) -> str:
    """The HTML of `text` in `passage`, with the `marks` that touch it, and an anchor for each bookmark; of the marks
    `begun` begin here.

    Where findings lie in one another, the text is marked as the shortest. The number of a finding, which leads to
    what is said of it, stands at its end, or at the end of the passage if it goes on in the next one.
    """
    starts = {mark.number: _within(mark.place.start, passage) for mark in marks}
    ends = {mark.number: _within(mark.place.end, passage) for mark in marks}
    anchors = {offset: _within(offset, passage) for offset in bookmarks}
    offsets = sorted({passage.start, passage.end, *starts.values(), *ends.values(), *anchors.values()})
    pieces = []
    for i, offset in enumerate(offsets):
        pieces += [_number(mark, page) for mark in begun if ends[mark.number] == offset > starts[mark.number]]
        pieces += [f'<a id="{page}-p{name}"></a>' for name, at in anchors.items() if at == offset]
        pieces += [_start(mark, page) for mark in begun if starts[mark.number] == offset]
        if i + 1 < len(offsets):
            end = offsets[i + 1]
            over = [mark for mark in marks if starts[mark.number] <= offset and end <= ends[mark.number]]
            pieces.append(_piece(copy(text[offset:end]), over))
    return "".join(pieces)


def _within(offset: int, passage: Span) -> int:
    """The offset, or the end of the passage that is nearer to it."""
    return min(max(offset, passage.start), passage.end)


def _piece(html: str, marks: Sequence[Mark]) -> str:
    if not marks:
        return html
    innermost = min(marks, key=lambda mark: mark.place.end - mark.place.start)
    numbers = " ".join(str(mark.number) for mark in marks)
    wide = " wide" * (innermost.place.end - innermost.place.start > _WIDE)
    return f'<mark class="{innermost.kind}{wide}" data-n="{numbers}">{html}</mark>'


def _start(mark: Mark, page: str) -> str:
    anchor = f'<a class="at" id="{page}-m{mark.number}"></a>'
    if mark.place.start < mark.place.end:
        return anchor
    return f'{anchor}<mark class="{mark.kind} caret" data-n="{mark.number}">&#8288;</mark>{_number(mark, page)}'


def _number(mark: Mark, page: str) -> str:
    label = f"finding {mark.number}, {mark.label}"
    return f'<a class="no {mark.kind}" href="#{page}-n{mark.number}" aria-label="{label}">{mark.number}</a>'
