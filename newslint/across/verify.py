"""What two texts really have in common, by all of their words. Every candidate is looked at; none is guessed.

The shingles of many pairs are sorted together, so that equal ones of a pair stand side by side: work on arrays, with
no step in Python for a pair or a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from newslint.across.candidates import Candidates
    from newslint.across.fingerprints import Words

SHINGLE = 4
RUN = 10  # words in a row that count as copied; fewer are what any two texts share
_CHUNK = 150_000  # words of all texts looked at together
_LONGEST = 1 << 17  # words of a text that are compared; positions are kept in as many bits
_OPENING = 60  # words, or a quarter of a text where that is less
_MOST_PAIRS = 8000  # of a chunk: 13 bits
_IN_PARAGRAPH = 8  # words copied, for a paragraph to count
_ODD = [np.uint32(odd) for odd in (0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1)]


@dataclass(frozen=True)
class Common:
    """Of each pair of candidates: how many words of the later text stand in the earlier one in stretches of four and
    more (`words`); how much of the opening of each stands in the other, in percent, the smaller number counting
    (`opening`); the size of both, boilerplate aside; and what of the later one stands in it in long runs: how many
    words (`copied`), over how many `paragraphs`, and the longest: its length and where it begins in both."""

    words: NDArray[np.int64]
    opening: NDArray[np.int64]
    earlier_size: NDArray[np.int64]
    later_size: NDArray[np.int64]
    copied: NDArray[np.int64]
    paragraphs: NDArray[np.int64]
    longest: NDArray[np.int64]
    longest_earlier: NDArray[np.int64]
    longest_later: NDArray[np.int64]


def common(pairs: Candidates, words: Words, outside: NDArray[np.bool_], begins: NDArray[np.bool_]) -> Common:
    """What each pair has in common. `outside` says which words do not count (boilerplate), `begins` which are the
    first of a paragraph."""
    sizes = np.diff(words.firsts)
    parts = [
        _of_chunk(pairs.earlier[first:last], pairs.later[first:last], words, outside, begins)
        for first, last in _chunks(sizes[pairs.earlier] + sizes[pairs.later])
    ]
    return Common(*(np.concatenate([np.zeros(0, np.int64), *column]) for column in zip(*parts, strict=True)))


def _chunks(sizes: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Ranges of pairs that hold about so many words as one chunk may."""
    ends = np.cumsum(sizes)
    first = 0
    while first < len(sizes):
        before = int(ends[first - 1]) if first else 0
        last = min(max(first + 1, int(np.searchsorted(ends, before + _CHUNK, "right"))), first + _MOST_PAIRS)
        yield first, last
        first = last


def shared_numbers(pairs: Candidates, words: Words) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Of each pair, how many different numbers stand in the earlier text, in the later one, and in both."""
    earlier, later = (_numbers(_laid_out(texts, words), words) for texts in (pairs.earlier, pairs.later))
    both = np.intersect1d(earlier, later, assume_unique=True)
    counts = [np.bincount(keys >> 32, minlength=len(pairs)) for keys in (earlier, later, both)]
    return counts[0], counts[1], counts[2]


def _numbers(laid: _Laid, words: Words) -> NDArray[np.int64]:
    """The different numbers of each pair's text, each with the pair in its upper bits."""
    hashes = words.hashes[laid.word]
    number = (hashes & np.uint32(1)).astype(bool)
    return np.unique((laid.pair[number] << 32) | hashes[number])


@dataclass(frozen=True)
class _Laid:
    """The words of many texts, one after the other: of each its pair, its place in its text, its hash, and its number
    among all words. `offsets` say where each text's begin, with one entry for the end."""

    pair: NDArray[np.int64]
    place: NDArray[np.int64]
    word: NDArray[np.int64]
    offsets: NDArray[np.int64]


def _laid_out(texts: NDArray[np.int64], words: Words) -> _Laid:
    sizes = np.minimum(words.firsts[texts + 1] - words.firsts[texts], _LONGEST - 1)
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    pair = np.repeat(np.arange(len(texts)), sizes)
    place = np.arange(offsets[-1]) - offsets[pair]
    return _Laid(pair, place, words.firsts[texts][pair] + place, offsets)


def _of_chunk(
    earlier: NDArray[np.int64],
    later: NDArray[np.int64],
    words: Words,
    outside: NDArray[np.bool_],
    begins: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], ...]:
    first, second = _laid_out(earlier, words), _laid_out(later, words)
    partner = _partners(first, _shingles(first, words, outside), second, _shingles(second, words, outside))
    met = partner >= 0
    held = met.copy()
    for step in range(1, SHINGLE):
        held[step:] |= met[:-step]
    held &= ~outside[second.word]
    openings = [np.clip(np.diff(laid.offsets) // 4, 1, _OPENING) for laid in (first, second)]
    opening = np.minimum(
        100 * _sums(met & (partner < openings[0][second.pair]), second.offsets) // openings[0],
        100 * _sums(held & (second.place < openings[1][second.pair]), second.offsets) // openings[1],
    )
    return (
        _sums(held, second.offsets),
        opening,
        _sums(~outside[first.word], first.offsets),
        _sums(~outside[second.word], second.offsets),
        *_long_runs(partner, second, begins[second.word]),
    )


def _shingles(laid: _Laid, words: Words, outside: NDArray[np.bool_]) -> NDArray[np.int64]:
    """32 bits for each four words in a row; -1 where they go beyond their text or begin in what does not count."""
    hashes = words.hashes[laid.word]
    out = np.full(len(hashes), -1, np.int64)
    if len(hashes) < SHINGLE:
        return out
    sums = hashes[:-3] * _ODD[0]
    for place in range(1, SHINGLE):
        sums += hashes[place : len(hashes) - 3 + place] * _ODD[place]
    sums ^= sums >> np.uint32(15)
    sums *= _ODD[3]
    sums ^= sums >> np.uint32(13)
    usable = (laid.pair[3:] == laid.pair[:-3]) & ~outside[laid.word[:-3]]
    out[:-3][usable] = sums[usable]
    return out


def _partners(
    first: _Laid, first_shingles: NDArray[np.int64], second: _Laid, second_shingles: NDArray[np.int64]
) -> NDArray[np.int64]:
    """For each word of the second texts, where in the first text of its pair the same shingle begins; else -1.

    A key is the pair, 32 bits of shingle, a bit for which text it is of, and 17 bits of place: sorted, the first
    text's stand right before the second's.
    """
    ours, theirs = np.flatnonzero(first_shingles >= 0), np.flatnonzero(second_shingles >= 0)
    keys = np.concatenate(
        [
            (first.pair[ours] << 50) | (first_shingles[ours] << 18) | first.place[ours],
            (second.pair[theirs] << 50) | (second_shingles[theirs] << 18) | _LONGEST | second.place[theirs],
        ]
    )
    keys.sort()
    of_second = (keys & _LONGEST) != 0
    before = np.maximum.accumulate(np.where(of_second, -1, np.arange(len(keys))))
    hit = np.flatnonzero(of_second & (before >= 0) & (keys >> 18 == keys[before] >> 18))
    found = keys[hit]
    out = np.full(len(second.word), -1, np.int64)
    out[second.offsets[found >> 50] + (found & (_LONGEST - 1))] = keys[before[hit]] & (_LONGEST - 1)
    return out


def _long_runs(partner: NDArray[np.int64], second: _Laid, begins: NDArray[np.bool_]) -> tuple[NDArray[np.int64], ...]:
    """Of each pair, the words of the second text in long runs, the paragraphs that these stand in, and the longest."""
    pairs = len(second.offsets) - 1
    goes_on = np.zeros(len(partner), bool)
    goes_on[1:] = (partner[1:] == partner[:-1] + 1) & (partner[:-1] >= 0) & (second.pair[1:] == second.pair[:-1])
    starts = np.flatnonzero((partner >= 0) & ~goes_on)
    ends = np.flatnonzero((partner >= 0) & ~np.append(goes_on[1:], False)) + SHINGLE if len(partner) else starts
    long = ends - starts >= RUN
    starts, ends = starts[long], ends[long]
    change = np.zeros(len(partner) + SHINGLE, np.int64)
    np.add.at(change, starts, 1)
    np.add.at(change, ends, -1)
    copied = np.cumsum(change)[: len(partner)] > 0
    begins = begins.copy()
    begins[second.offsets[:-1][second.offsets[:-1] < len(begins)]] = True
    paragraphs = np.flatnonzero(begins)
    enough = np.add.reduceat(copied, paragraphs, dtype=np.int64) >= _IN_PARAGRAPH if len(paragraphs) else paragraphs > 0
    longest = _longest_of_each(second.pair[starts], ends - starts, pairs)
    chosen = np.where(longest >= 0, longest, 0)
    none = longest < 0

    def of_longest(values: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.where(none, 0, values[chosen]) if len(values) else np.zeros(pairs, np.int64)

    return (
        _sums(copied, second.offsets),
        np.bincount(second.pair[paragraphs[enough]], minlength=pairs),
        of_longest(ends - starts),
        of_longest(partner[starts]),
        of_longest(second.place[starts]),
    )


def _longest_of_each(pair: NDArray[np.int64], lengths: NDArray[np.int64], pairs: int) -> NDArray[np.int64]:
    """The number of each pair's longest run, the first of several; -1 of a pair without one."""
    out = np.full(pairs, -1, np.int64)
    order = np.lexsort((np.arange(len(pair)), -lengths, pair))
    first = np.ones(len(order), bool)
    first[1:] = pair[order][1:] != pair[order][:-1]
    out[pair[order][first]] = order[first]
    return out


def _sums(values: NDArray[np.bool_], offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    totals: NDArray[np.int64] = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
    return totals[offsets[1:]] - totals[offsets[:-1]]
