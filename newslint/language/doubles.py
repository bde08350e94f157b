"""Double quotation marks paired within one block, with a stack of those that are open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.marks import PARTNERS, STRAIGHT, Habits, Sign, lean, side
from newslint.language.passage import Fault, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIXED = frozenset("„«»‹›「」『』《》") | {"``", "‘‘", "’’"}
_OPENS = frozenset("([‘")
_FEET = r"\d['’′]\s?\d+\Z"
_FEW = 6
"""Words in marks that may stand inside others of the same kind."""
_REACH = 6
"""How many blocks a quotation that is not reopened may run on."""


class Part(NamedTuple):
    """A block's place and its marks."""

    block: int
    start: int
    end: int
    doubles: list[Sign]
    singles: list[Sign]


class Stack:
    """The open double marks of one block, and what came of those that found a partner."""

    def __init__(self, text: str, part: Part, habit: Habits, following: Part | None = None) -> None:
        self.text, self.part, self.habit, self.following = text, part, habit, following
        self.open: list[Sign] = []
        self.passages: list[Passage] = []
        self.faults: list[Fault] = []
        self.reopened = False

    def pair(self, given: str, reopened: bool) -> None:
        """Go through the block's marks. `given` is a mark open since an earlier block; `reopened` says that the first
        mark of this block repeats one.
        """
        text, start = self.text, self.part.start
        self.reopened = reopened
        if given:
            self.open.append(Sign(start, start, given))
        marks = self.part.doubles
        for i, mark in enumerate(marks):
            if (mark.glyph in "«»‹›" and self._is_arrow(mark)) or (mark.glyph in STRAIGHT and self._is_symbol(i)):
                continue
            way = _direction(text, self.part, mark, self.habit, self.open)
            if way < 0 and not self.open and self._strays(i):
                way = 1
            if way < 0:
                if not self._is_inch(i):
                    self._close(mark)
                continue
            if (
                mark.start > start
                and text[mark.start - 1].isdigit()
                and re.compile(_FEET).search(text, max(start, mark.start - 8), mark.start)
            ):
                continue
            if not self.open and mark.glyph == "”" and not self.habit.one_sided:
                self.faults.append(Fault("reversed", mark, "“"))
            elif self.open and self.open[-1].glyph == mark.glyph:
                if self._closes_twice(i) or self._goes_on_around(i):
                    self.faults.append(Fault("nested", mark))
                else:
                    lost = self.open.pop()
                    self.faults.append(Fault("unclosed", lost))
                    self._add(lost, None, mark.start)
            self.open.append(mark)

    def _is_arrow(self, mark: Sign) -> bool:
        """Whether a guillemet is no quotation mark but points on: "Register here »", "Home » News"."""
        if self.open or (lean(mark.glyph, self.habit) > 0) != (mark.glyph in "»›"):
            return False
        return self.text[mark.end : mark.end + 1].isspace() or mark.end == self.part.end

    def _is_symbol(self, i: int) -> bool:
        """Whether a straight mark with white space around it is spoken of, not used: `quote it with " characters`."""
        marks, text = self.part.doubles, self.text
        mark = marks[i]
        free = mark.start == self.part.start or text[mark.start - 1].isspace()
        if self.open or not free or not text[mark.end : mark.end + 1].isspace():
            return False
        return i + 1 == len(marks) or side(text, self.part.start, self.part.end, marks[i + 1]) > 0

    def _strays(self, i: int) -> bool:
        """Whether an opening mark was typed at the wrong side of a space: `she said," We are ready." `."""
        marks = self.part.doubles
        mark = marks[i]
        if mark.glyph not in STRAIGHT or i + 1 == len(marks) or not self.text[mark.end : mark.end + 1].isspace():
            return False
        return self.text[mark.start - 1] in ",:" and side(self.text, self.part.start, self.part.end, marks[i + 1]) < 0

    def close_all(self, goes_on: bool) -> list[Passage]:
        """The passages, with what is still open at the block's end."""
        for depth, mark in enumerate(self.open):
            if depth or not goes_on:
                self.faults.append(Fault("unclosed", mark))
            if not depth:
                self._add(mark, None, self.part.end, goes_on)
        return self.passages

    def _close(self, mark: Sign) -> None:
        stack = self.open
        if not stack:
            self.faults.append(Fault("unopened", mark))
            return
        at = len(stack) - 1
        while at >= 0 and mark.glyph not in PARTNERS[stack[at].glyph]:
            at -= 1
        if at < 0:
            at = len(stack) - 1
            instead = PARTNERS[stack[at].glyph][0]
            reversed_mark = mark.glyph == "“" and instead == "”"
            self.faults.append(Fault("reversed" if reversed_mark else "mismatched", mark, instead, stack[at]))
        for lost in stack[at + 1 :]:
            self.faults.append(Fault("unclosed", lost))
        self._add(stack[at], mark, mark.end)
        del stack[at:]

    def _add(self, opening: Sign, closing: Sign | None, end: int, goes_on: bool = False) -> None:
        given = opening.start == opening.end
        continued = given or (self.reopened and opening.start == self.part.start)
        while end > opening.end and self.text[end - 1].isspace():
            end -= 1
        self.passages.append(
            Passage(opening.start, end, None if given else opening, closing, self.part.block, 0, goes_on, continued)
        )

    def _closes_twice(self, i: int) -> bool:
        """Whether the two marks after an opening one both close: then it stands inside another quotation."""
        after = self.part.doubles[i + 1 : i + 3]
        return len(after) == 2 and all(
            (lean(m.glyph, self.habit) or side(self.text, self.part.start, self.part.end, m)) < 0 for m in after
        )

    def _goes_on_around(self, i: int) -> bool:
        """Whether a word or two in marks stand inside a quotation that began with the block and that the next block
        takes up: `"He fought for the "right to know" at all times. ⏎ "And he won."`.
        """
        marks, text, following = self.part.doubles, self.text, self.following
        begins = (
            self.open[0].start == self.part.start
            or text[max(0, self.open[0].start - 2) : self.open[0].start].rstrip()[-1:] == ":"
        )
        if len(self.open) > 1 or not begins or len(marks) < i + 2 or following is None:
            return False
        reopened = following.doubles and following.doubles[0].start == following.start
        if not reopened or following.doubles[0].glyph != self.open[0].glyph:
            return False
        before = text[max(0, marks[i].start - 2) : marks[i].start].rstrip()
        inner = text[marks[i].end : marks[i + 1].start]
        is_part = before[-1:].isalpha() and len(inner.split()) <= _FEW
        return is_part and text[marks[i + 1].end : self.part.end].strip() != ""

    def _is_inch(self, i: int) -> bool:
        """Whether a closing mark after a digit means inches or seconds: 6'2" guard, a 12" blade."""
        mark = self.part.doubles[i]
        if mark.glyph not in '"”' or mark.start == self.part.start or not self.text[mark.start - 1].isdigit():
            return False
        if not self.open or re.compile(_FEET).search(self.text, max(self.part.start, mark.start - 8), mark.start):
            return True
        after = self.part.doubles[i + 1 : i + 2]
        return bool(after) and side(self.text, self.part.start, self.part.end, after[0]) < 0


def _direction(text: str, part: Part, mark: Sign, habit: Habits, stack: list[Sign]) -> int:
    """Whether a mark opens (1) or closes (-1), given those that are open."""
    points = lean(mark.glyph, habit)
    if mark.glyph in _FIXED and points:
        return points
    near = side(text, part.start, part.end, mark)
    if not points:
        return near or (-1 if any(mark.glyph in PARTNERS[sign.glyph] for sign in stack) else 1)
    if mark.glyph == "“":
        if stack and stack[-1].glyph == "„":
            return 1 if near > 0 else -1
        leads = not stack and text[mark.end : mark.end + 1] in _OPENS  # `avoided.“[It] is`, with a space lost
        return -1 if near < 0 and not leads else 1
    return 1 if near > 0 and not stack else -1


def resumes(text: str, part: Part, habit: Habits, glyph: str) -> str:
    """How a block goes on with a quotation that is open: "reopened" by its mark, "silent" (it only closes), or ""."""
    if not part.doubles:
        return ""
    first = part.doubles[0]
    if first.start == part.start:
        return "reopened" if first.glyph == glyph or (first.glyph in '“"”' and glyph in '“"”') else ""
    if first.glyph not in PARTNERS[glyph] and not (first.glyph in '“"”' and glyph in '“"'):
        return ""
    return "silent" if _direction(text, part, first, habit, []) < 0 else ""


def goes_on(text: str, parts: Sequence[Part], place: int, habit: Habits, glyph: str) -> bool:
    """Whether a quotation that is open at the end of a block is taken up by one of the next."""
    for later in range(place + 1, min(place + 1 + _REACH, len(parts))):
        if parts[later].doubles:
            how = resumes(text, parts[later], habit, glyph)
            return how == "silent" or (how == "reopened" and later == place + 1)
    return False
