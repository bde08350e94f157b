"""What is kept of each text to find its copies: a sample of its shingles, its paragraphs, its words' hashes.

A shingle is four words in a row. All are kept of short texts, one in six of long ones: which, the shingle alone
decides, so that a copy keeps the same. An article's fingerprint depends on no other article.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from newslint.across.tokens import BATCH, shingle_hashes, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from newslint.across.tokens import Tokens

LONG = 100  # words
SAMPLED = np.uint64((1 << 64) // 6)  # of long texts, the shingles with a hash below this are kept


@dataclass(frozen=True)
class Fingerprints:
    """Columns of many texts, in their order. Of each text: how many `words`, and a hash of all (`wholes`). Of each
    kept shingle: its hash, its text and its first word in it. Of each paragraph the same, but a hash of all its words.
    """

    words: NDArray[np.int64]
    wholes: NDArray[np.uint64]
    shingles: NDArray[np.uint32]
    shingle_texts: NDArray[np.int32]
    shingle_words: NDArray[np.int32]
    paragraphs: NDArray[np.uint64]
    paragraph_texts: NDArray[np.int32]
    paragraph_words: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.words)

    def firsts(self) -> NDArray[np.int64]:
        """The number, among the words of all texts, with which each begins, and one entry for the end."""
        return np.concatenate([[0], np.cumsum(self.words)])

    def of(self, texts: NDArray[np.int64]) -> Fingerprints:
        """The fingerprints of some of the texts, in the order in which these are named."""
        shingles = belonging(self.shingle_texts, texts, len(self))
        paragraphs = belonging(self.paragraph_texts, texts, len(self))
        number = np.zeros(len(self), np.int32)
        number[texts] = np.arange(len(texts))
        return Fingerprints(
            words=self.words[texts],
            wholes=self.wholes[texts],
            shingles=self.shingles[shingles],
            shingle_texts=number[self.shingle_texts[shingles]],
            shingle_words=self.shingle_words[shingles],
            paragraphs=self.paragraphs[paragraphs],
            paragraph_texts=number[self.paragraph_texts[paragraphs]],
            paragraph_words=self.paragraph_words[paragraphs],
        )

    def with_shingles(self, kept: NDArray[np.int64]) -> Fingerprints:
        """The same with only these of the sampled shingles."""
        return replace(
            self,
            shingles=self.shingles[kept],
            shingle_texts=self.shingle_texts[kept],
            shingle_words=self.shingle_words[kept],
        )


@dataclass(frozen=True)
class Words:
    """The words of many texts: 32 bits of hash each, of which the lowest says whether it is a number, one text after
    the other; `firsts` says where each begins, with one entry for the end."""

    hashes: NDArray[np.uint32]
    firsts: NDArray[np.int64]


def fingerprint(texts: Sequence[str]) -> tuple[Fingerprints, Words]:
    """The fingerprints of texts, and their words. A pure function of each text alone."""
    parts = [_of_batch(tokenise(texts[start : start + BATCH])) for start in range(0, max(1, len(texts)), BATCH)]
    prints = joined([prints for prints, _ in parts])
    hashes = np.concatenate([words for _, words in parts])
    return prints, Words(hashes, prints.firsts())


def joined(parts: Sequence[Fingerprints]) -> Fingerprints:
    """The columns of several sets of texts, one after the other."""
    before = np.cumsum([0, *(len(part) for part in parts)], dtype=np.int32)
    return Fingerprints(
        words=np.concatenate([part.words for part in parts]),
        wholes=np.concatenate([part.wholes for part in parts]),
        shingles=np.concatenate([part.shingles for part in parts]),
        shingle_texts=np.concatenate([part.shingle_texts + before[place] for place, part in enumerate(parts)]),
        shingle_words=np.concatenate([part.shingle_words for part in parts]),
        paragraphs=np.concatenate([part.paragraphs for part in parts]),
        paragraph_texts=np.concatenate([part.paragraph_texts + before[place] for place, part in enumerate(parts)]),
        paragraph_words=np.concatenate([part.paragraph_words for part in parts]),
    )


def belonging(of: NDArray[np.int32], texts: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Where in a column those entries stand that belong to these texts; `of` says to which each does, ascending."""
    offsets = np.searchsorted(of, np.arange(count + 1))
    starts = offsets[texts]
    sizes = offsets[texts + 1] - starts
    out: NDArray[np.int64] = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
    return out


def _of_batch(tokens: Tokens) -> tuple[Fingerprints, NDArray[np.uint32]]:
    firsts, sizes = tokens.texts[:-1], np.diff(tokens.texts)
    text_of_word = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    shingles = shingle_hashes(tokens.hashes)
    kept = np.flatnonzero(_sampled(shingles, tokens, sizes))
    shingle_texts = text_of_word[kept]
    paragraph_texts = text_of_word[tokens.paragraphs]
    words = (tokens.hashes >> np.uint64(32)).astype(np.uint32)
    words &= np.uint32(0xFFFFFFFE)
    words |= tokens.numbers
    prints = Fingerprints(
        words=sizes.astype(np.int64),
        wholes=_wholes(tokens, shingles, sizes),
        shingles=(shingles[kept] >> np.uint64(16)).astype(np.uint32),
        shingle_texts=shingle_texts,
        shingle_words=(kept - firsts[shingle_texts]).astype(np.int32),
        paragraphs=_sums(tokens.hashes, tokens.paragraphs),
        paragraph_texts=paragraph_texts,
        paragraph_words=(tokens.paragraphs - firsts[paragraph_texts]).astype(np.int32),
    )
    return prints, words


def _sampled(shingles: NDArray[np.uint64], tokens: Tokens, sizes: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which shingles are kept: none that begins in one text and ends in the next."""
    kept: NDArray[np.bool_] = shingles < SAMPLED
    for text in np.flatnonzero(sizes < LONG).tolist():
        kept[tokens.texts[text] : tokens.texts[text + 1]] = True
    kept[_across_texts(tokens, len(kept))] = False
    return kept


def _wholes(tokens: Tokens, shingles: NDArray[np.uint64], sizes: NDArray[np.intp]) -> NDArray[np.uint64]:
    """A hash of each text's words in their order; 0 of a text without words."""
    values = tokens.hashes.copy()
    values[: len(shingles)] += shingles
    outside = _across_texts(tokens, len(shingles))
    values[outside] = tokens.hashes[outside]
    out = np.zeros(len(sizes), np.uint64)
    out[sizes > 0] = _sums(values, tokens.texts[:-1][sizes > 0])
    return out


def _across_texts(tokens: Tokens, count: int) -> NDArray[np.intp]:
    """The shingles that begin in one text and end in the next."""
    found: NDArray[np.intp] = (tokens.texts[1:, None] - np.array([1, 2, 3])).ravel()
    return found[(found >= 0) & (found < count)]


def _sums(values: NDArray[np.uint64], firsts: NDArray[np.intp]) -> NDArray[np.uint64]:
    """The sum of the values from each of `firsts` to the next."""
    return np.add.reduceat(values, firsts) if len(firsts) else values[:0]
