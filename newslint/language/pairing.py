"""Which quotation marks belong together, over a whole article, and which of them are at fault.

Double marks are paired first, block by block, with a stack; single ones then inside each passage and gap that the
double ones make (`singles`), since half of the single marks are apostrophes and the double ones never are. A block
that ends inside a quotation hands it on to the next one, if that opens with the same mark (the convention of news
copy) or closes what it never opened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.doubles import Part, Stack, goes_on, resumes
from newslint.language.marks import PARTNERS, SINGLE, Habits, Sign, habits, is_code, signs
from newslint.language.passage import Fault, FaultKind, Passage
from newslint.language.singles import Table, pair_singles, table

if TYPE_CHECKING:
    from newslint.model import Article

_LOWER = "''[a-zà-ÿ]"

__all__ = ["Fault", "FaultKind", "Pairing", "Passage", "pairing"]


class Pairing(NamedTuple):
    """All passages of an article in order of their start, the faulty marks, and those that are apostrophes."""

    passages: tuple[Passage, ...]
    faults: tuple[Fault, ...]
    apostrophes: tuple[Sign, ...]
    habits: Habits


def pairing(article: Article) -> Pairing:
    """The quotation marks of an article, put together; worked out once."""
    found: Pairing | None = article.memo.get("pairing")
    if found is None:
        found = article.memo["pairing"] = _pairing(article)
    return found


def _pairing(article: Article) -> Pairing:
    parts = _parts(article)
    text, rules = article.text, table(article.language)
    habit = habits(text, article.language, [part.doubles for part in parts])
    passages: list[Passage] = []
    faults: list[Fault] = []
    apostrophes: list[Sign] = []
    carried = carried_single = ""
    for place, part in enumerate(parts):
        found: list[Passage] = []
        if carried or part.doubles:
            stack = Stack(text, part, habit, parts[place + 1] if place + 1 < len(parts) else None)
            resumed = resumes(text, part, habit, carried) if carried else ""
            stack.pair(carried if carried and resumed != "reopened" else "", resumed == "reopened")
            left = stack.open[0] if stack.open else None
            carried = left.glyph if left is not None and goes_on(text, parts, place, habit, left.glyph) else ""
            found = stack.close_all(bool(carried))
            faults += stack.faults
        if part.singles:
            carried_single = _singles(text, parts, place, rules, found, faults, apostrophes, carried_single)
        else:
            carried_single = ""
        passages += _nested(found)
    return Pairing(tuple(passages), tuple(faults), tuple(apostrophes), habit)


def _parts(article: Article) -> list[Part]:
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
        parts.append(Part(number, start, end, doubles, singles))
    return parts


def _is_wire(text: str) -> bool:
    """Whether two single marks are a double one: not where they are a wiki's italics, which hold names and titles,
    neither punctuation nor a word without a capital. With ``, they are what TeX writes.
    """
    if "``" in text:
        return True
    marks = text.count("''")
    told = sum(text.count(stop + "''") for stop in ".,!?") + len(re.compile(_LOWER).findall(text))
    return marks > sum(map(text.count, '"“„«')) and told * 4 >= marks


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
        placed.append(passage._replace(depth=len(ends)) if ends else passage)
        ends.append(passage.end)
    return placed


def _singles(
    text: str,
    parts: list[Part],
    place: int,
    rules: Table,
    found: list[Passage],
    faults: list[Fault],
    apostrophes: list[Sign],
    carried: str,
) -> str:
    """Pair a block's single marks, adding to `found`; returns the mark that the next block takes up."""
    part = parts[place]
    handed_on = ""
    for within, marks in _groups(part.singles, found):
        start, end = within.inner if within is not None else (part.start, part.end)
        result = pair_singles(text, start, end, marks, rules)
        apostrophes += result.apostrophes
        for opening, closing in result.pairs:
            resumed = bool(carried) and opening.start == part.start
            found.append(Passage(opening.start, closing.end, opening, closing, part.block, 0, False, resumed))
            if closing.glyph not in PARTNERS[opening.glyph]:
                faults.append(Fault("mismatched", closing, PARTNERS[opening.glyph][0], opening))
        left = result.unclosed
        if left is None:
            continue
        following = parts[place + 1].singles[:1] if place + 1 < len(parts) else []
        if (
            within is None
            and following
            and following[0].glyph == left.glyph
            and following[0].start == parts[place + 1].start
        ):
            handed_on = left.glyph
            resumed = bool(carried) and left.start == part.start
            found.append(Passage(left.start, part.end, left, None, part.block, 0, True, resumed))
        elif left.glyph in "'`":
            apostrophes.append(left)
        else:
            faults.append(Fault("unclosed", left))
    return handed_on


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
