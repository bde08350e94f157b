"""Two passages that say the same, word against word."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import NamedTuple

from newslint.patterns import lazy_pattern

_WORD = lazy_pattern(r"\S+\s*")
_MOST_WORDS = 800
_ALIKE = 0.4  # of the shorter one's words
_LEFT_OUT = 60  # words alike, from which on the middle ones are left out
_KEPT = 18
_FEWEST_WORDS = 4


class Piece(NamedTuple):
    """Words of both passages: alike, or one passage's own. `left_out` counts words alike that are not shown."""

    first: str
    second: str
    is_alike: bool
    left_out: int = 0


def compared(first: str, second: str) -> list[Piece]:
    """Both passages from the start to the end; none where they are too short or too little alike to be twins.

    Of passages that differ, some 800 words from the first difference on are compared.
    """
    one, two = _WORD.findall(first), _WORD.findall(second)
    if min(len(one), len(two)) < _FEWEST_WORDS:
        return []
    keys_one, keys_two = [word.split()[0] for word in one], [word.split()[0] for word in two]
    head, tail = _alike(keys_one, keys_two)
    middle_one, middle_two = keys_one[head : len(one) - tail], keys_two[head : len(two) - tail]
    cut_one, cut_two = middle_one[:_MOST_WORDS], middle_two[:_MOST_WORDS]
    matcher = SequenceMatcher(None, cut_one, cut_two, autojunk=False)
    runs = [(0, head, 0, head)]
    alike = head + tail
    for i, j, size in matcher.get_matching_blocks():
        runs.append((head + i, head + i + size, head + j, head + j + size))
        alike += size
    if alike < _ALIKE * min(len(one), len(two)):
        return []
    if tail:
        runs.append((len(one) - tail, len(one), len(two) - tail, len(two)))
    return _pieces(one, two, runs)


def _alike(one: list[str], two: list[str]) -> tuple[int, int]:
    """How many words at the start are alike, and of the others, how many at the end."""
    shorter = min(len(one), len(two))
    head = next((i for i in range(shorter) if one[i] != two[i]), shorter)
    tail = next((i for i in range(shorter - head) if one[-1 - i] != two[-1 - i]), shorter - head)
    return head, tail


def _pieces(one: list[str], two: list[str], runs: list[tuple[int, int, int, int]]) -> list[Piece]:
    out = []
    done_one = done_two = 0
    for start_one, end_one, start_two, end_two in runs:
        if start_one > done_one or start_two > done_two:
            out.append(Piece("".join(one[done_one:start_one]), "".join(two[done_two:start_two]), is_alike=False))
        out += _alike_pieces(one[start_one:end_one], two[start_two:end_two])
        done_one, done_two = end_one, end_two
    if done_one < len(one) or done_two < len(two):
        out.append(Piece("".join(one[done_one:]), "".join(two[done_two:]), is_alike=False))
    return out


def _alike_pieces(one: list[str], two: list[str]) -> list[Piece]:
    if not one:
        return []
    if len(one) <= _LEFT_OUT:
        return [Piece("".join(one), "".join(two), is_alike=True)]
    return [
        Piece("".join(one[:_KEPT]), "".join(two[:_KEPT]), is_alike=True, left_out=len(one) - 2 * _KEPT),
        Piece("".join(one[-_KEPT:]), "".join(two[-_KEPT:]), is_alike=True),
    ]
