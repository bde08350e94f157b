"""One walk over the tokens of a string of HTML: where its blocks part, what is hidden, what may be the article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newslint.readers.tags import HIDDEN, HIDDEN_IN_PAGES, KINDS, VOID, Tag, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model import Kind

CONTAINERS = frozenset({"article", "main", "body"})
ARTICLE_BODY = "itemprop=articleBody"
_CONTEXT = frozenset({"blockquote", "li", "dd", "dt", "figcaption", "caption"})  # what a <p> inside takes its kind from
_CLOSED_BY_SIBLING = {
    "p": {"p"}, "li": {"p", "li"}, "dt": {"p", "dt", "dd"}, "dd": {"p", "dt", "dd"}, "td": {"p", "td", "th"},
    "th": {"p", "td", "th"}, "tr": {"p", "td", "th", "tr"}, "body": {"head", "title"},
}  # fmt: skip
_LONGEST_REMEMBERED = 60  # tokens beyond it are links and scripts, hardly ever met twice


@dataclass(slots=True)
class _Element:
    """An open element: where its start tag stands, and the kind of text that stands directly in it."""

    name: str
    piece: int
    kind: Kind
    level: int = 0
    hides: bool = False
    candidate: str = ""


_ROOT = _Element("", -1, "paragraph")


@dataclass
class Structure:
    """`shows`: what each piece shows; `borders`: the pieces at which blocks part, each with the kind and level of
    what follows; `hidden` and `candidates`: ranges of pieces, both ends inclusive.
    """

    shows: list[str]
    borders: list[tuple[int, Kind, int]] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)
    candidates: list[tuple[str, int, int]] = field(default_factory=list)
    _open: list[_Element] = field(default_factory=list)
    _count: dict[str, int] = field(default_factory=dict)
    _hiding: int = 0

    def _start(self, tag: Tag, piece: int, token: str, hidden: frozenset[str]) -> None:
        name = tag.name
        closed = _CLOSED_BY_SIBLING.get(name, _PARAGRAPH if tag.parts_blocks else _NOTHING)
        while self._open and self._open[-1].name in closed:
            self._pop(piece - 1)
        if name in VOID:
            return
        inner = self._open[-1] if self._open else _ROOT
        kind: Kind = KINDS.get(name, inner.kind)  # type: ignore[assignment]
        if (name == "p" and inner.name in _CONTEXT) or inner.kind == "quote":
            kind = inner.kind
        level = int(name[1]) if kind == "heading" and name[1:].isdigit() else 0
        candidate = name if name in CONTAINERS else ""
        if "=" in token and "articleBody" in token and "itemprop" in token:
            candidate = ARTICLE_BODY
        self._hiding += name in hidden
        self._open.append(_Element(name, piece, kind, level, name in hidden, candidate))
        self._count[name] = self._count.get(name, 0) + 1

    def _end(self, name: str, piece: int) -> None:
        """Close the innermost element of that name and all in it; nothing where none is open."""
        if self._count.get(name):
            while self._pop(piece).name != name:
                pass

    def _pop(self, piece: int) -> _Element:
        element = self._open.pop()
        self._count[element.name] -= 1
        if element.hides:
            self._hiding -= 1
            if not self._hiding:  # of nested ones the outermost says all; 100,000 of them stay linear
                self.hidden.append((element.piece, piece))
        if element.candidate:
            self.candidates.append((element.candidate, element.piece, piece))
        return element

    def _border(self, piece: int) -> None:
        inner = self._open[-1] if self._open else _ROOT
        self.borders.append((piece, inner.kind, inner.level))


_PARAGRAPH = frozenset({"p"})
_NOTHING: frozenset[str] = frozenset()


def structure_of(pieces: Sequence[str], *, page: bool) -> Structure:
    """Walk over `pieces` (see tags.tokenize); in a whole `page` more is hidden than in a fragment.

    Linear in the number of tokens, however deep they are nested and however badly they are closed.
    """
    out = Structure(list(pieces))
    shows, tracked = out.shows, _TRACKED_IN_PAGES if page else _TRACKED
    hidden = HIDDEN | HIDDEN_IN_PAGES if page else HIDDEN
    remembered = shown
    for piece in range(1, len(pieces), 2):
        token = pieces[piece]
        shows[piece], tag = remembered(token) if len(token) <= _LONGEST_REMEMBERED else remembered.__wrapped__(token)
        if tag is None or not (tag.parts_blocks or tag.name in tracked):
            continue
        if tag.closes:
            out._end(tag.name, piece)
        else:
            out._start(tag, piece, token, hidden)
        if tag.parts_blocks:
            out._border(piece)
    while out._open:
        out._pop(len(pieces) - 1)
    return out


_TRACKED = HIDDEN
_TRACKED_IN_PAGES = HIDDEN | HIDDEN_IN_PAGES
