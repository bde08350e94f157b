"""Two passages that say the same, word against word."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = lazy_pattern(r"\S+\s*")
_MOST_WORDS = 5000
_FEWEST_WORDS = 4
_ALIKE = 0.4  # of the shorter one's words
_SHINGLE = 3  # words; such as stand once in each passage are the places where both come together
_NARROW = 50  # words; between two such places so few are compared one by one
_LEFT_OUT = 60  # words alike, from which on the middle ones are left out
_KEPT = 18


class Piece(NamedTuple):
    """Words of both passages: alike, or one passage's own. `left_out` counts words alike that are not shown."""

    first: str
    second: str
    is_alike: bool
    left_out: int = 0


def compared(first: str, second: str) -> list[Piece]:
    """Both passages from the start to the end; none where they are too short or too little alike to be twins.

    Takes time in line with the words, of which some thousands are compared.
    """
    one, two = _WORD.findall(first)[:_MOST_WORDS], _WORD.findall(second)[:_MOST_WORDS]
    if min(len(one), len(two)) < _FEWEST_WORDS:
        return []
    runs = _runs([word.rstrip() for word in one], [word.rstrip() for word in two])
    if sum(run.size for run in runs) < _ALIKE * min(len(one), len(two)):
        return []
    return _pieces(one, two, runs)


class _Run(NamedTuple):
    """`size` words alike, from word `one` of the first passage and word `two` of the second on."""

    one: int
    two: int
    size: int


def _runs(one: list[str], two: list[str]) -> list[_Run]:
    """The words alike, in order: around the places where both come together, and in the narrow gaps between them."""
    out: list[_Run] = []
    done_one = done_two = 0
    for meeting in [(0, 0), *_meetings(one, two), (len(one), len(two))]:
        i, j = meeting
        if i < done_one or j < done_two:
            continue  # it lies in the run before
        while i > done_one and j > done_two and one[i - 1] == two[j - 1]:
            i, j = i - 1, j - 1
        size = 0
        while i + size < len(one) and j + size < len(two) and one[i + size] == two[j + size]:
            size += 1
        out += [*_between(one[done_one:i], two[done_two:j], done_one, done_two), _Run(i, j, size)]
        done_one, done_two = i + size, j + size
    return [run for run in out if run.size]


def _meetings(one: list[str], two: list[str]) -> list[tuple[int, int]]:
    """Where words in a row stand that come once in each passage, as many of these places as keep their order."""
    places = _once(two)
    pairs = [(i, places[words]) for words, i in _once(one).items() if words in places]
    tails: list[int] = []
    chains: list[tuple[int, int, int]] = []  # of each chain's last place: its pair, and the number of the one before
    lengths: list[int] = []
    for i, j in pairs:
        length = bisect_left(tails, j)
        before = lengths[length - 1] if length else -1
        chains.append((i, j, before))
        tails[length : length + 1] = [j]
        lengths[length : length + 1] = [len(chains) - 1]
    out = []
    at = lengths[-1] if lengths else -1
    while at >= 0:
        i, j, at = chains[at]
        out.append((i, j))
    return out[::-1]


def _once(words: list[str]) -> dict[tuple[str, ...], int]:
    """The rows of a few words that stand there once, in order, and where."""
    rows = list(zip(*(words[shift:] for shift in range(_SHINGLE)), strict=False))
    counts = Counter(rows)
    return {row: i for i, row in enumerate(rows) if counts[row] == 1}


def _between(one: list[str], two: list[str], start_one: int, start_two: int) -> Iterator[_Run]:
    if 0 < len(one) <= _NARROW and 0 < len(two) <= _NARROW:
        for i, j, size in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks():
            yield _Run(start_one + i, start_two + j, size)


def _pieces(one: list[str], two: list[str], runs: list[_Run]) -> list[Piece]:
    out = []
    done_one = done_two = 0
    for i, j, size in [*runs, _Run(len(one), len(two), 0)]:
        if i > done_one or j > done_two:
            out.append(Piece("".join(one[done_one:i]), "".join(two[done_two:j]), is_alike=False))
        out += _alike_pieces(one[i : i + size], two[j : j + size])
        done_one, done_two = i + size, j + size
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
