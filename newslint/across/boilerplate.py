"""Paragraphs that stand under many stories and say nothing of them: "Sign up for our newsletter".

A paragraph in three articles or more is boilerplate where most pairs of them share nothing else: the articles of a
wire story's family share the rest as well. A cap on frequency instead would lose the families.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslint.across.fingerprints import Fingerprints

FEWEST = 3  # articles
NEIGHBOURS = 3  # each article is paired with so many next ones that hold the paragraph, so that the work stays linear
_BITS = 20
_REST = np.uint64(64 - _BITS)


def boilerplate(prints: Fingerprints) -> NDArray[np.bool_]:
    """Which paragraphs of all texts are boilerplate."""
    sorted_hashes = np.sort(prints.paragraphs)
    repeated = np.unique(sorted_hashes[1:][sorted_hashes[1:] == sorted_hashes[:-1]])
    order = np.flatnonzero(_is_in(prints.paragraphs, repeated))
    order = order[np.lexsort((prints.paragraph_texts[order], prints.paragraphs[order]))]
    hashes, texts = prints.paragraphs[order], prints.paragraph_texts[order]
    again = np.zeros(len(hashes), bool)
    again[1:] = (hashes[1:] == hashes[:-1]) & (texts[1:] == texts[:-1])
    order, hashes, texts = order[~again], hashes[~again], texts[~again].astype(np.int64)
    begins = np.ones(len(hashes), bool)
    begins[1:] = hashes[1:] != hashes[:-1]
    group = np.cumsum(begins) - 1
    groups = int(group[-1]) + 1 if len(group) else 0
    pairs, of_group = [], []
    for step in range(1, NEIGHBOURS + 1):
        near = np.flatnonzero(hashes[step:] == hashes[:-step])
        pairs.append(texts[near] * len(prints) + texts[near + step])
        of_group.append(group[near])
    all_pairs, of_pair = np.concatenate(pairs), np.concatenate(of_group)
    _, inverse, counts = np.unique(all_pairs, return_inverse=True, return_counts=True)
    share_more = counts[inverse] > 1
    connected = np.bincount(of_pair[share_more], minlength=groups)
    told = (np.bincount(group, minlength=groups) >= FEWEST) & (2 * connected < np.bincount(of_pair, minlength=groups))
    found = hashes[begins][told]
    return _is_in(prints.paragraphs, found)


def _is_in(values: NDArray[np.uint64], of: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Whether each value is one of those in `of`, which are sorted."""
    out = np.zeros(len(values), bool)
    if len(of):
        may_be = np.zeros(1 << _BITS, bool)  # most values are told by their first bits alone
        may_be[of >> _REST] = True
        likely = np.flatnonzero(may_be[values >> _REST])
        out[likely] = of[np.minimum(np.searchsorted(of, values[likely]), len(of) - 1)] == values[likely]
    return out


def words_in(prints: Fingerprints, paragraphs: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which words of all texts, one after the other, stand in these paragraphs."""
    firsts = prints.firsts()
    starts = firsts[prints.paragraph_texts] + prints.paragraph_words
    sizes = np.diff(np.append(starts, firsts[-1]))
    return np.repeat(paragraphs, sizes)
