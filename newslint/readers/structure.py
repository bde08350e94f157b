"""One walk over the tokens of a string of HTML: where its blocks part, what is hidden, what may be the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.readers.tags import VOID, Tag, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newslint.model import Kind

_CONTEXT = frozenset("blockquote li dd dt figcaption caption td th".split())  # what a <p> inside takes its kind from
_LONGEST_REMEMBERED = 60  # tokens beyond it are links and scripts, hardly ever met twice


class Structure:
    """`shows`: what each piece shows; `borders`: the pieces at which blocks part, each with the kind and level of
    what follows; `hidden`, `candidates` (each with what it is) and, in whole pages, `furniture` (see chrome.py): ranges
    of pieces, both ends inclusive.
    """

    __slots__ = ("borders", "candidates", "furniture", "hidden", "shows")

    def __init__(self, shows: list[str]) -> None:
        self.shows = shows
        self.borders: list[tuple[int, Kind, int]] = []
        self.hidden: list[tuple[int, int]] = []
        self.candidates: list[tuple[str, int, int]] = []
        self.furniture: list[tuple[int, int]] = []


class _Element(NamedTuple):
    """An open element: where its start tag stands, the kind of text that stands directly in it."""

    tag: Tag
    piece: int
    kind: Kind
    level: int = 0
    hides: bool = False
    furniture: bool = False


_ROOT = _Element(Tag("", False, True, "paragraph", 0, frozenset(), 0, ""), -1, "paragraph")


class _Walk:
    """The elements that are open, how many of each name, and how many of them hide."""

    __slots__ = ("count", "hiding", "is_furniture", "open", "out", "pieces")

    def __init__(self, out: Structure, pieces: Sequence[str], is_furniture: Callable[[str], bool] | None) -> None:
        self.out = out
        self.pieces = pieces
        self.is_furniture = is_furniture
        self.open: list[_Element] = []
        self.count: dict[str, int] = {}
        self.hiding = 0

    def start(self, tag: Tag, piece: int) -> None:
        name, opened = tag.name, self.open
        while opened and opened[-1].tag.name in tag.closes_before:
            self.pop(piece - 1)
        if name in VOID:
            return
        around = opened[-1] if opened else _ROOT
        kind, level = tag.kind, tag.level
        if kind is None or around.kind == "quote" or (name == "p" and around.tag.name in _CONTEXT):
            kind, level = around.kind, around.level
        if name == "sup" and not _is_note(self.pieces, piece):
            return
        hides = tag.hides > 1 or (tag.hides == 1 and self.is_furniture is not None)
        self.hiding += hides
        furniture = self.is_furniture is not None and self.is_furniture(self.pieces[piece])
        opened.append(_Element(tag, piece, kind, level, hides, furniture))
        self.count[name] = self.count.get(name, 0) + 1

    def end(self, name: str, piece: int) -> None:
        """Close the innermost element of that name and all in it; nothing where none is open."""
        if self.count.get(name):
            while self.pop(piece) != name:
                pass

    def pop(self, piece: int) -> str:
        element = self.open.pop()
        tag = element.tag
        self.count[tag.name] -= 1
        if element.hides:
            self.hiding -= 1
            if not self.hiding:  # of nested ones the outermost says all; 100,000 of them stay linear
                self.out.hidden.append((element.piece, piece))
        if element.furniture:
            self.out.furniture.append((element.piece, piece))
        if tag.candidate:
            self.out.candidates.append((tag.candidate, element.piece, piece))
        return tag.name


def _is_note(pieces: Sequence[str], piece: int) -> bool:
    """Whether a `<sup>` is the number of a footnote, which would stand at the end of a sentence as a word glued on."""
    tags = [token[:3].lower() for token in pieces[piece + 2 : piece + 8 : 2]]
    text = "".join(pieces[piece + 1 : piece + 7 : 2]).strip(" []()")
    return "<a " in tags and "</a" in tags and (text.isdigit() or text in ("*", "†", "‡")) and len(text) < 4


def _furniture_test() -> Callable[[str], bool]:
    from newslint.readers.chrome import is_furniture

    return is_furniture


def structure_of(pieces: Sequence[str], *, page: bool) -> Structure:
    """Walk over `pieces` (see tags.tokenize); in a whole `page` more is hidden than in a fragment.

    Linear in the number of tokens, however deep they are nested and however badly they are closed.
    """
    look_up = shown.__wrapped__
    told = [shown(token) if len(token) <= _LONGEST_REMEMBERED else look_up(token) for token in pieces[1::2]]
    out = Structure(list(pieces))
    out.shows[1::2] = [show for show, _ in told]
    walk = _Walk(out, pieces, _furniture_test() if page else None)
    for number, (_, tag) in enumerate(told):
        if tag is None:
            continue
        piece = 2 * number + 1
        if tag.closes:
            walk.end(tag.name, piece)
        else:
            walk.start(tag, piece)
        if tag.parts_blocks:
            inner = walk.open[-1] if walk.open else _ROOT
            out.borders.append((piece, inner.kind, inner.level))
    while walk.open:
        walk.pop(len(pieces) - 1)
    return out
