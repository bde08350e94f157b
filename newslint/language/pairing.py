"""Which quotation marks belong together, over a whole article, and which of them are at fault.

Double marks are paired first, block by block, with a stack; single ones then within the passages and gaps that the
double ones make (`singles`), since half of the single marks are apostrophes and the double ones never are. A block
that ends inside a quotation hands it on to the next one, if that opens with the same mark (the convention of news
copy) or closes what it never opened.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from newslint.language.marks import PARTNERS, SINGLE, Habits, Sign, habits, is_code, lean, side, signs
from newslint.language.singles import pair_singles

if TYPE_CHECKING:
    from newslint.model import Article

FaultKind = Literal["unclosed", "unopened", "reversed", "mismatched", "nested", "not-reopened"]


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands between two quotation marks of one block, marks included, in offsets of the article's text.

    `opening` and `closing` are the marks as glyphs, empty where there is none in this block; `inner` counts the passages around
    this one. `continues` says that the quotation goes on in the next block, `continued` that it came from the one before.
    """

    start: int
    end: int
    opening: str
    closing: str
    block: int
    inner: int = 0
    continues: bool = False
    continued: bool = False
    open_end: int = 0
    close_start: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """A mark that is not as it should be: where it stands, and the glyph that belongs there, where that is known."""

    kind: FaultKind
    start: int
    end: int
    glyph: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """All passages of an article in order of their start, the faulty marks, and those that are apostrophes."""

    passages: tuple[Passage, ...]
    faults: tuple[Fault, ...]
    apostrophes: tuple[Sign, ...]
    habits: Habits


def pairing(article: Article) -> Pairing:
    """The quotation marks of an article, put together; worked out once."""
    found = article.memo.get("pairing")
    if found is None:
        found = article.memo["pairing"] = _Pairing(article).result()
    return found


class _Open:
    """An opening mark that waits for its partner."""

    __slots__ = ("given", "glyph", "sign")

    def __init__(self, sign: Sign, given: bool = False) -> None:
        self.sign = sign
        self.glyph = sign.glyph
        self.given = given


class _Pairing:
    def __init__(self, article: Article) -> None:
        text = article.text
        self.text = text
        wire = text.count("''") > sum(map(text.count, '"“„«'))
        self.blocks = [
            (number, block.span.start, block.span.end)
            for number, block in enumerate(article.blocks)
            if not block.copy and block.kind != "code"
        ]
        self.found = []
        for _, start, end in self.blocks:
            marks = signs(text, start, end, wire)
            if marks and is_code(text, start, end):
                marks = [mark for mark in marks if mark.glyph not in "\"'"]
            self.found.append(marks)
        self.habits = habits(self.found)
        self.passages: list[Passage] = []
        self.faults: list[Fault] = []
        self.apostrophes: list[Sign] = []

    def result(self) -> Pairing:
        carried: Sign | None = None
        for place, (number, start, end) in enumerate(self.blocks):
            marks = self.found[place]
            if not marks and carried is None:
                continue
            carried = self._block(place, number, start, end, marks, carried)
        return Pairing(tuple(self.passages), tuple(self.faults), tuple(self.apostrophes), self.habits)

    def _block(self, place: int, number: int, start: int, end: int, marks: list[Sign], carried: Sign | None) -> Sign | None:
        """Pair one block; returns the mark that is left open for the next one."""
        doubles = [mark for mark in marks if mark.glyph not in SINGLE]
        singles = [mark for mark in marks if mark.glyph in SINGLE]
        passages, left = self._doubles(number, start, end, doubles, carried)
        ...
