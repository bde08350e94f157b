"""Which pairs of texts may share copy: those with two sampled shingles in common, in the same order and near by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslint.across.fingerprints import Fingerprints

NEIGHBOURS = 6  # each text is paired with so many earlier ones that hold a shingle, so that the work stays linear
_NEAR = 64  # words from a shingle in common to the next
_SPAN = 4  # words from the first of a chain to its last: shorter ones may be one set phrase
_DRIFT = 4  # words by which an edit may shift them


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


def candidates(
    prints: Fingerprints, left_out: NDArray[np.bool_], touching: NDArray[np.bool_] | None = None
) -> Candidates:
    """The pairs that are worth a closer look. `left_out` says which sampled shingles do not count (boilerplate, texts
    that another one stands for). With `touching`, only pairs with one of these texts.

    The texts are taken to be in the order in which they came.
    """
    kept = np.flatnonzero(~left_out)
    if touching is not None:
        wanted = np.unique(prints.shingles[kept][touching[prints.shingle_texts[kept]]])
        kept = kept[np.isin(prints.shingles[kept], wanted)]
    keys = np.sort((prints.shingles[kept].astype(np.uint64) << np.uint64(32)) | kept.astype(np.uint64))
    shingles = (keys >> np.uint64(32)).astype(np.uint32)
    same = shingles[1:] == shingles[:-1]
    shared = np.zeros(len(keys), bool)
    shared[1:] |= same
    shared[:-1] |= same
    shingles, place = shingles[shared], (keys[shared] & np.uint64(0xFFFFFFFF)).astype(np.int64)
    texts, words = prints.shingle_texts[place].astype(np.int64), prints.shingle_words[place]
    pairs, at, apart = [], [], []
    for step in range(1, NEIGHBOURS + 1):
        near = np.flatnonzero((shingles[step:] == shingles[:-step]) & (texts[step:] != texts[:-step]))
        pairs.append(texts[near] * len(prints) + texts[near + step])
        at.append(words[near + step])
        apart.append(words[near + step] - words[near])
    found = _coherent(np.concatenate(pairs), np.concatenate(at), np.concatenate(apart), len(prints))
    if touching is None or not len(found):
        return found
    return found[touching[found.earlier] | touching[found.later]]


def _coherent(pairs: NDArray[np.int64], at: NDArray[np.int32], apart: NDArray[np.int32], texts: int) -> Candidates:
    """The pairs of which a chain of shingles follow each other as they do in the other text, over some distance."""
    order = np.argsort((pairs << np.int64(16)) | np.minimum(at, 0xFFFF))
    pairs, at, apart = pairs[order], at[order], apart[order]
    if not len(pairs):
        return Candidates(pairs, pairs, pairs)
    linked = np.zeros(len(pairs), bool)
    linked[1:] = (pairs[1:] == pairs[:-1]) & (at[1:] - at[:-1] <= _NEAR) & (np.abs(apart[1:] - apart[:-1]) <= _DRIFT)
    begins = np.ones(len(pairs), bool)
    begins[1:] = pairs[1:] != pairs[:-1]
    firsts, chains = np.flatnonzero(begins), np.flatnonzero(~linked)
    spans = at[np.append(chains[1:], len(at)) - 1] - at[chains]
    kept = np.maximum.reduceat(spans, np.searchsorted(chains, firsts)) >= _SPAN
    counts = np.diff(np.append(firsts, len(pairs)))
    found = pairs[firsts][kept]
    return Candidates(found // texts, found % texts, counts[kept])
