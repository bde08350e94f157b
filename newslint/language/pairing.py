"""Which quotation marks belong together, over a whole article, and which of them are at fault.

Double marks are paired first, block by block, with a stack; single ones then inside each passage and gap that the
double ones make (`singles`), since half of the single marks are apostrophes and the double ones never are. A block
that ends inside a quotation hands it on to the next one, if that opens with the same mark (the convention of news
copy) or closes what it never opened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from newslint.language.marks import PARTNERS, SINGLE, Habits, Sign, habits, is_code, lean, side, signs
from newslint.language.singles import Table, pair_singles, table

if TYPE_CHECKING:
    from newslint.model import Article

FaultKind = Literal["unclosed", "unopened", "reversed", "mismatched", "nested"]

_FIXED = frozenset("„«»‹›「」『』《》") | {"``", "‘‘", "’’"}
_FEET = re.compile(r"\d['’′]\s?\d+\Z")
_REACH = 6
"""How many blocks a quotation that is not reopened may run on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands between two quotation marks of one block, marks included, in offsets of the article's text.

    `opening` and `closing` are the two marks, None where there is none in this block. `depth` counts the passages around this one.
    `continues` says that the quotation goes on in the next block, `continued` that it came from the one before.
    """

    start: int
    end: int
    opening: Sign | None
    closing: Sign | None
    block: int
    depth: int = 0
    continues: bool = False
    continued: bool = False

    @property
    def inner(self) -> tuple[int, int]:
        """The span without the marks."""
        return (
            self.opening.end if self.opening else self.start,
            self.closing.start if self.closing else self.end,
        )


class Fault(NamedTuple):
    """A mark that is not as it should be, and the glyph that belongs there, where that is known."""

    kind: FaultKind
    sign: Sign
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """All passages of an article in order of their start, the faulty marks, and those that are apostrophes."""

    passages: tuple[Passage, ...]
    faults: tuple[Fault, ...]
    apostrophes: tuple[Sign, ...]
    habits: Habits


class _Part(NamedTuple):
    """A block's place and its marks."""

    block: int
    start: int
    end: int
    doubles: list[Sign]
    singles: list[Sign]


def pairing(article: Article) -> Pairing:
    """The quotation marks of an article, put together; worked out once."""
    found: Pairing | None = article.memo.get("pairing")
    if found is None:
        found = article.memo["pairing"] = _pairing(article)
    return found


def _pairing(article: Article) -> Pairing:
    parts = _parts(article)
    habit = habits([part.doubles for part in parts])
    text, rules = article.text, table(article.language)
    passages: list[Passage] = []
    faults: list[Fault] = []
    apostrophes: list[Sign] = []
    carried = carried_single = ""
    for place, part in enumerate(parts):
        found: list[Passage] = []
        if carried or part.doubles:
            stack = _Stack(text, part, habit)
            resumed = _resumes(text, part, habit, carried) if carried else ""
            stack.pair(carried if carried and resumed != "reopened" else "", resumed == "reopened")
            left = stack.open[0] if stack.open else None
            carried = left.glyph if left is not None and _goes_on(text, parts, place, habit, left.glyph) else ""
            found = stack.close_all(bool(carried))
            faults += stack.faults
        if part.singles:
            carried_single = _singles(text, parts, place, rules, found, faults, apostrophes, carried_single)
        else:
            carried_single = ""
        passages += _nested(found)
    return Pairing(tuple(passages), tuple(faults), tuple(apostrophes), habit)


def _parts(article: Article) -> list[_Part]:
    text = article.text
    wire = "''" in text and _is_wire(text)
    parts = []
    for number, block in enumerate(article.blocks):
        if block.copy or block.kind == "code":
            continue
        start, end = block.span.start, block.span.end
        marks = signs(text, start, end, wire)
        if marks and is_code(text, start, end):
            marks = [mark for mark in marks if mark.glyph not in "\"'"]
        doubles = [mark for mark in marks if mark.glyph not in SINGLE]
        singles = [mark for mark in marks if mark.glyph in SINGLE] if len(doubles) < len(marks) else []
        parts.append(_Part(number, start, end, doubles, singles))
    return parts


def _is_wire(text: str) -> bool:
    """Whether two single marks are a double one: not where they are a wiki's italics, which hold no punctuation."""
    marks = text.count("''")
    stops = sum(text.count(stop + "''") for stop in ".,!?")
    return marks > sum(map(text.count, '"“„«')) and stops * 8 >= marks


def _nested(passages: list[Passage]) -> list[Passage]:
    """The passages of one block in order, each with its depth."""
    if len(passages) < 2:
        return passages
    passages.sort(key=lambda passage: (passage.start, -passage.end))
    ends: list[int] = []
    placed = []
    for passage in passages:
        while ends and ends[-1] <= passage.start:
            ends.pop()
        placed.append(replace(passage, depth=len(ends)) if ends else passage)
        ends.append(passage.end)
    return placed


class _Stack:
    """The open double marks of one block, and what came of those that found a partner."""

    def __init__(self, text: str, part: _Part, habit: Habits) -> None:
        self.text, self.part, self.habit = text, part, habit
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
            way = _direction(text, self.part, mark, self.habit, self.open)
            if way < 0:
                if not self._is_inch(i):
                    self._close(mark)
                continue
            if mark.start > start and text[mark.start - 1].isdigit() and _FEET.search(text, max(start, mark.start - 8), mark.start):
                continue
            if not self.open and mark.glyph == "”" and not self.habit.one_sided:
                self.faults.append(Fault("reversed", mark, "“"))
            elif self.open and self.open[-1].glyph == mark.glyph:
                if self._closes_twice(i):
                    self.faults.append(Fault("nested", mark))
                else:
                    lost = self.open.pop()
                    self.faults.append(Fault("unclosed", lost))
                    self._add(lost, None, mark.start)
            self.open.append(mark)

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
            self.faults.append(Fault("reversed" if reversed_mark else "mismatched", mark, instead))
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
        return len(after) == 2 and all((lean(m.glyph, self.habit) or side(self.text, self.part.start, self.part.end, m)) < 0 for m in after)

    def _is_inch(self, i: int) -> bool:
        """Whether a closing mark after a digit means inches or seconds: 6'2" guard, a 12" blade."""
        mark = self.part.doubles[i]
        if mark.glyph not in '"”''' or mark.start == self.part.start or not self.text[mark.start - 1].isdigit():
            return False
        if not self.open or _FEET.search(self.text, max(self.part.start, mark.start - 8), mark.start):
            return True
        after = self.part.doubles[i + 1 : i + 2]
        return bool(after) and side(self.text, self.part.start, self.part.end, after[0]) < 0


def _direction(text: str, part: _Part, mark: Sign, habit: Habits, stack: list[Sign]) -> int:
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
        return -1 if near < 0 else 1
    return 1 if near > 0 and not stack else -1


def _resumes(text: str, part: _Part, habit: Habits, glyph: str) -> str:
    """How a block goes on with a quotation that is open: "reopened" by its mark, "silent" (it only closes), or ""."""
    if not part.doubles:
        return ""
    first = part.doubles[0]
    if first.start == part.start:
        return "reopened" if first.glyph == glyph or (first.glyph in '“"”' and glyph in '“"”') else ""
    if first.glyph not in PARTNERS[glyph] and not (first.glyph in '“"”' and glyph in '“"'):
        return ""
    return "silent" if _direction(text, part, first, habit, []) < 0 else ""


def _goes_on(text: str, parts: list[_Part], place: int, habit: Habits, glyph: str) -> bool:
    """Whether a quotation that is open at the end of a block is taken up by one of the next."""
    for later in range(place + 1, min(place + 1 + _REACH, len(parts))):
        if parts[later].doubles:
            how = _resumes(text, parts[later], habit, glyph)
            return how == "silent" or (how == "reopened" and later == place + 1)
    return False


def _singles(
    text: str,
    parts: list[_Part],
    place: int,
    rules: Table,
    found: list[Passage],
    faults: list[Fault],
    apostrophes: list[Sign],
    carried: str,
) -> str:
    """Pair a block's single marks, adding to `found`; returns the mark that the next block takes up."""
    part = parts[place]
    goes_on = ""
    for within, marks in _groups(part.singles, found):
        start, end = within.inner if within is not None else (part.start, part.end)
        result = pair_singles(text, start, end, marks, rules)
        apostrophes += result.apostrophes
        for opening, closing in result.pairs:
            resumed = bool(carried) and opening.start == part.start
            found.append(Passage(opening.start, closing.end, opening, closing, part.block, 0, False, resumed))
        left = result.unclosed
        if left is None:
            continue
        following = parts[place + 1].singles[:1] if place + 1 < len(parts) else []
        if within is None and following and following[0].glyph == left.glyph and following[0].start == parts[place + 1].start:
            goes_on = left.glyph
            resumed = bool(carried) and left.start == part.start
            found.append(Passage(left.start, part.end, left, None, part.block, 0, True, resumed))
        elif left.glyph == "'":
            apostrophes.append(left)
        else:
            faults.append(Fault("unclosed", left))
    return goes_on


def _groups(singles: list[Sign], passages: list[Passage]) -> list[tuple[Passage | None, list[Sign]]]:
    """Single marks by the innermost double passage that they stand in; None is the text around all of them."""
    groups: dict[int, list[Sign]] = {}
    ordered = sorted(passages, key=lambda passage: (passage.start, -passage.end))
    stack: list[int] = []
    following = 0
    for mark in singles:
        while following < len(ordered) and ordered[following].start <= mark.start:
            stack.append(following)
            following += 1
        while stack and ordered[stack[-1]].end <= mark.start:
            stack.pop()
        groups.setdefault(stack[-1] if stack else -1, []).append(mark)
    return [(ordered[key] if key >= 0 else None, marks) for key, marks in groups.items()]
