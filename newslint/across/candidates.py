"""Which pairs of texts may share copy: those with sampled shingles in common, in the same order, over some distance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from newslint.across.fingerprints import belonging

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslint.across.fingerprints import Fingerprints

NEIGHBOURS = 6  # each text is paired with so many earlier ones that hold a shingle, so that the work stays linear
_NEAR = 64  # words from a shingle in common to the next
_DRIFT = 4  # words by which an edit may shift them
_SPAN = 4  # words from the first of a chain to its last: shorter ones may be one set phrase
_STANDING = 4  # texts that have a shingle in common, and may have little else
_BITS = 24
_KEY = 63  # bits
_RICH = 0.2  # of the shingles of the smaller text: two that share as much are kin


@dataclass(frozen=True)
class Candidates:
    """Pairs of texts, the earlier first, and how many sampled shingles were met in both."""

    earlier: NDArray[np.int64]
    later: NDArray[np.int64]
    shared: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.earlier)

    def __getitem__(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> Candidates:
        return Candidates(self.earlier[which], self.later[which], self.shared[which])


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Shingles met in two texts: the pair (as one number), the words at which it begins in the later text and how much
    farther that is than in the earlier one, and the number of the shingle. Pair by pair, those that are as far apart
    side by side.
    """

    pair: NDArray[np.int64]
    at: NDArray[np.int32]
    apart: NDArray[np.int32]
    shingle: NDArray[np.int64]

    def __getitem__(self, which: NDArray[np.bool_] | NDArray[np.intp]) -> _Meetings:
        return _Meetings(self.pair[which], self.at[which], self.apart[which], self.shingle[which])


def candidates(prints: Fingerprints, left_out: NDArray[np.bool_]) -> Candidates:
    """The pairs that are worth a closer look. `left_out` says which sampled shingles do not count (boilerplate, texts
    that another one stands for). The texts are taken to be in the order in which they came."""
    met, texts_of = _meetings(prints, left_out)
    if not len(met.pair):
        return Candidates(met.pair, met.pair, met.pair)
    sampled = np.bincount(prints.shingle_texts[~left_out], minlength=len(prints))
    met = met[~_standing(met, texts_of, sampled)]
    if not len(met.pair):
        return Candidates(met.pair, met.pair, met.pair)
    begins = _first_of_pair(met.pair)
    linked = np.zeros(len(met.pair), bool)
    on = np.diff(met.at)
    linked[1:] = ~begins[1:] & (on >= 0) & (on <= _NEAR) & (np.abs(np.diff(met.apart)) <= _DRIFT)
    firsts, chains = np.flatnonzero(begins), np.flatnonzero(~linked)
    spans = met.at[np.append(chains[1:], len(met.at)) - 1] - met.at[chains]
    kept = np.maximum.reduceat(spans, np.searchsorted(chains, firsts)) >= _SPAN
    counts = np.diff(np.append(firsts, len(met.pair)))
    found = met.pair[firsts][kept]
    return Candidates(found // len(prints), found % len(prints), counts[kept])


def within_reach(known: Fingerprints, fresh: Fingerprints) -> Fingerprints:
    """Known texts, without those of their shingles that have no say in which of them the fresh texts are paired with:
    shingles that stand neither in a fresh text nor in a known one that has one in common with a fresh one."""
    reached = np.zeros(1 << _BITS, bool)
    reached[_group(fresh.shingles)] = True
    groups = _group(known.shingles)
    met = np.zeros(len(known), bool)
    met[known.shingle_texts[np.flatnonzero(reached[groups])]] = True
    reached[groups[belonging(known.shingle_texts, np.flatnonzero(met), len(known))]] = True
    return known.with_shingles(np.flatnonzero(reached[groups]))


def _group(shingles: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Shingles in groups that a table of all has room for."""
    return shingles >> np.uint32(32 - _BITS)


def _meetings(prints: Fingerprints, left_out: NDArray[np.bool_]) -> tuple[_Meetings, NDArray[np.int64]]:
    """Where shingles meet, each text with a few before it; and how many texts have each shingle."""
    kept = np.flatnonzero(~left_out)
    keys = np.sort((prints.shingles[kept].astype(np.uint64) << np.uint64(32)) | kept.astype(np.uint64))
    shingles = (keys >> np.uint64(32)).astype(np.uint32)
    same = shingles[1:] == shingles[:-1]
    shared = np.zeros(len(keys), bool)
    shared[1:] |= same
    shared[:-1] |= same
    shingles, place = shingles[shared], (keys[shared] & np.uint64(0xFFFFFFFF)).astype(np.int64)
    texts, words = prints.shingle_texts[place].astype(np.int64), prints.shingle_words[place]
    begins = np.ones(len(shingles), bool)
    begins[1:] = shingles[1:] != shingles[:-1]
    number = np.cumsum(begins) - 1
    again = np.zeros(len(texts), bool)
    again[1:] = (texts[1:] == texts[:-1]) & ~begins[1:]
    pairs, at, apart, of = [], [], [], []
    for step in range(1, NEIGHBOURS + 1):
        near = np.flatnonzero((shingles[step:] == shingles[:-step]) & (texts[step:] != texts[:-step]))
        pairs.append(texts[near] * len(prints) + texts[near + step])
        at.append(words[near + step])
        apart.append(words[near + step] - words[near])
        of.append(number[near])
    met = _Meetings(np.concatenate(pairs), np.concatenate(at), np.concatenate(apart), np.concatenate(of))
    return met[_along(met)], np.bincount(number[~again])


def _along(met: _Meetings) -> NDArray[np.intp]:
    """The order of meetings: by pairs, then by how far apart they are in both texts, then by the words."""
    far = (met.apart >> 4) & 0xFF
    bits = int(met.at.max(initial=1)).bit_length()
    if int(met.pair.max(initial=1)).bit_length() + bits < _KEY - 8:
        return np.argsort((((met.pair << 8) | far) << bits) | met.at)
    return np.lexsort((met.at, far, met.pair))


def _standing(met: _Meetings, texts_of: NDArray[np.int64], sampled: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which meetings are of standing copy: of a shingle in several texts of which most pairs share little else, such
    as the opening of a column. A wire story's family shares the rest as well."""
    firsts = np.flatnonzero(_first_of_pair(met.pair))
    counts = np.diff(np.append(firsts, len(met.pair)))
    earlier, later = met.pair[firsts] // len(sampled), met.pair[firsts] % len(sampled)
    rich = np.repeat(counts >= _RICH * np.minimum(sampled[earlier], sampled[later]), counts)
    kin = np.bincount(met.shingle[rich], minlength=len(texts_of))
    told = (texts_of >= _STANDING) & (2 * kin < np.bincount(met.shingle, minlength=len(texts_of)))
    found: NDArray[np.bool_] = told[met.shingle]
    return found


def _first_of_pair(pair: NDArray[np.int64]) -> NDArray[np.bool_]:
    begins = np.ones(len(pair), bool)
    begins[1:] = pair[1:] != pair[:-1]
    return begins
