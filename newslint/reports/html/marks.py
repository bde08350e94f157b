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


def marked(text: str, block: Span, marks: Sequence[Mark], bookmarks: Collection[int], page: str) -> str:
    """The HTML of `text` in `block`, with the `marks` that touch it and an anchor for each bookmark in it.

    Where findings lie in one another, the text is marked as the shortest. The number of a finding, which leads to
    what is said of it, stands at its end, or at the end of the block if it goes on in the next one.
    """
    begun = [mark for mark in marks if mark.place.start >= block.start]
    ends = {mark.number: min(mark.place.end, block.end) for mark in marks}
    starts = {mark.number: max(mark.place.start, block.start) for mark in marks}
    cuts = {block.start, block.end, *ends.values(), *starts.values()}
    cuts |= {offset for offset in bookmarks if block.start <= offset < block.end}
    offsets = sorted(cuts)
    pieces = []
    for i, offset in enumerate(offsets):
        pieces += [_number(mark, page) for mark in begun if ends[mark.number] == offset > starts[mark.number]]
        if offset in bookmarks:
            pieces.append(f'<a id="{page}-p{offset}"></a>')
        for mark in marks:
            if starts[mark.number] == offset:
                pieces.append(_start(mark, page, is_first=mark in begun))
        if i + 1 < len(offsets):
            end = offsets[i + 1]
            over = [mark for mark in marks if starts[mark.number] <= offset and end <= ends[mark.number]]
            pieces.append(_piece(copy(text[offset:end]), over))
    return "".join(pieces)


def _piece(html: str, marks: Sequence[Mark]) -> str:
    if not marks:
        return html
    innermost = min(marks, key=lambda mark: mark.place.end - mark.place.start)
    numbers = " ".join(str(mark.number) for mark in marks)
    wide = " wide" * (innermost.place.end - innermost.place.start > _WIDE)
    return f'<mark class="{innermost.kind}{wide}" data-n="{numbers}">{html}</mark>'


def _start(mark: Mark, page: str, *, is_first: bool) -> str:
    anchor = f'<a class="at" id="{page}-m{mark.number}"></a>' if is_first else ""
    if mark.place.start < mark.place.end:
        return anchor
    return f'{anchor}<mark class="{mark.kind} caret" data-n="{mark.number}">&#8288;</mark>{_number(mark, page)}'


def _number(mark: Mark, page: str) -> str:
    label = f"finding {mark.number}, {mark.label}"
    return f'<a class="no {mark.kind}" href="#{page}-n{mark.number}" aria-label="{label}">{mark.number}</a>'
