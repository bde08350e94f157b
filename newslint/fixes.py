"""Fixes put into a text. Pure: how the new text gets into a file is the business of `files`."""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newslint.model import Edit, Fix


def apply(text: str, fixes: Iterable[Fix]) -> tuple[str, list[Fix]]:
    """Put into the source `text` those of the fixes that do not disturb each other; the new text, and these fixes.

    Fixes are taken in the order of their first edits (in the given order where two start at the same place), each
    with all of its edits or with none. One that disturbs a fix already taken is left for a next pass over the new
    text, where its rule looks again. One that changes nothing, whose own edits overlap or that reaches beyond the
    text is never taken.
    """
    able = sorted((fix for fix in fixes if _is_sound(fix, text)), key=lambda fix: min(_places(fix))[0])
    taken: list[tuple[int, int]] = []
    applied: list[Fix] = []
    for fix in able:
        places = _places(fix)
        if not any(_disturbs(place, taken) for place in places):
            for place in places:
                insort(taken, place)
            applied.append(fix)
    return _edited(text, [edit for fix in applied for edit in fix.edits]), applied


def _places(fix: Fix) -> list[tuple[int, int]]:
    return [(edit.span.start, edit.span.end) for edit in fix.edits]


def _is_sound(fix: Fix, text: str) -> bool:
    places = sorted(_places(fix))
    return (
        all(0 <= start <= end <= len(text) for start, end in places)
        and all(end <= next_start for (_, end), (next_start, _) in pairwise(places))
        and any(text[edit.span.start : edit.span.end] != edit.content for edit in fix.edits)
    )


def _disturbs(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether `place` shares a character with one of the sorted and disjoint `taken`, or one of them inserts where
    the other stands: two insertions have no order, and what to insert beside a changed word is no longer known.
    """
    start, end = place
    nearest = bisect_right(taken, place)
    for other_start, other_end in taken[max(nearest - 1, 0) : nearest + 1]:
        if start < other_end and other_start < end:
            return True
        inserts = start == end or other_start == other_end
        if inserts and start <= other_end and other_start <= end:
            return True
    return False


def _edited(text: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    place = 0
    # Only edits of one fix can start at the same place; sorting keeps the order its rule gave them.
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += (text[place : edit.span.start], edit.content)
        place = edit.span.end
    pieces.append(text[place:])
    return "".join(pieces)
