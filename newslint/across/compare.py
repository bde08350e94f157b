"""Which articles copy which: a pure function of the fingerprints and the texts of all.

Two texts are compared by *containment*: the share of the smaller one's words that stand in the other, boilerplate
aside. The similarity of sets would fall when a copy is trimmed, and newsrooms trim. What is told of an article is told
of it and one earlier article, looked at word by word; no chain of likenesses makes a group.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from newslint.across.boilerplate import boilerplate, words_in
from newslint.across.candidates import Candidates, candidates
from newslint.across.fingerprints import fingerprint
from newslint.across.verify import Common, common, shared_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from newslint.across.fingerprints import Fingerprints, Words

LEAST_WORDS = 25  # of an article that counts as a copy of another
SHARE = 0.5  # of the smaller article's words
PASSAGE = 35  # words
_WHOLE_PARAGRAPH = (
    120  # words: a paragraph in common that is shorter may be the background of a case, told under each story
)
_ABOUT_AS_MUCH = 0.75
_MOST = 0.8  # of the words: as much makes a copy even where the lead is another
_LEAD = 20  # percent of the opening; parts lifted out of a story verbatim hold less of one of the two openings
_VERBATIM = 0.85
_NEARLY_ALL = 0.9  # of the words: as much makes a copy even where the numbers are others
_NUMBERS = 5  # so many different ones, and the articles may be two reports of the same form
_SAME_NUMBERS = 0.3


@dataclass(frozen=True, slots=True)
class Match:
    """A later text and an earlier one that it has copy in common with.

    `share` is that of the smaller text's words; `earlier_words` and `later_words` are their sizes, boilerplate aside.
    Of a passage, `words` are how many were copied, and `place` says where the longest stretch begins in both, and how
    long it is, in words.
    """

    kind: Literal["same", "near", "passage"]
    earlier: int
    later: int
    share: float = 1.0
    earlier_words: int = 0
    later_words: int = 0
    words: int = 0
    place: tuple[int, int, int] = (0, 0, 0)


def compare(
    prints: Fingerprints,
    texts: Sequence[str],
    words: Words | None = None,
    touching: NDArray[np.bool_] | None = None,
) -> list[Match]:
    """What the later texts copied from earlier ones, sorted by the later. The texts stand in the order in which they
    came; `words` are theirs, where they are at hand. With `touching`, only what these texts copied.

    A text is a copy of one text at most: of the earliest of those that it has about most in common with. Passages are
    told of texts that are no copies.
    """
    same = _same(prints)
    flags = boilerplate(prints)
    outside = words_in(prints, flags)
    in_copies = np.zeros(len(prints), bool)
    in_copies[same[1]] = True
    left_out = outside[prints.firsts()[prints.shingle_texts] + prints.shingle_words] | in_copies[prints.shingle_texts]
    pairs = candidates(prints, left_out)
    if touching is not None:
        pairs = pairs[touching[pairs.later]]
        same = same[:, touching[same[1]]]
    look = _Look(prints, texts, flags)
    if words:
        look.known = _Read(words, outside, _begins(prints))
    likeliest = _likeliest(pairs, np.bincount(prints.shingle_texts[~left_out], minlength=len(prints)))
    first = look.at(pairs[likeliest])
    resolved = np.zeros(len(prints), bool)
    resolved[[match.later for match in first if match.kind == "near"]] = True
    second = look.at(pairs[~likeliest & ~resolved[pairs.later]])
    out = [*_settled([*first, *second]), *_told_same(same, prints)]
    return sorted(out, key=lambda match: (match.later, match.earlier, match.place))


def _same(prints: Fingerprints) -> NDArray[np.int64]:
    """In the second row, the texts with the same words in a row as an earlier one has; in the first, that one."""
    order = np.argsort(prints.wholes, kind="stable")
    wholes = prints.wholes[order]
    begins = np.ones(len(order), bool)
    begins[1:] = wholes[1:] != wholes[:-1]
    earlier = order[np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))]
    told = ~begins & (prints.words[order] >= LEAST_WORDS) & (prints.words[order] == prints.words[earlier])
    return np.stack([earlier[told], order[told]])


def _told_same(same: NDArray[np.int64], prints: Fingerprints) -> Iterator[Match]:
    for earlier, later in same.T.tolist():
        size = int(prints.words[later])
        yield Match("same", earlier, later, 1.0, size, size)


def _likeliest(pairs: Candidates, sampled: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of each later text, one pair: the earliest of those with about as many shingles in common as any has."""
    out = np.zeros(len(pairs), bool)
    if not len(pairs):
        return out
    order = np.lexsort((pairs.earlier, pairs.later))
    share = pairs.shared / np.maximum(1, np.minimum(sampled[pairs.earlier], sampled[pairs.later]))
    share, later = np.minimum(share[order], 1.0), pairs.later[order]
    begins = np.ones(len(order), bool)
    begins[1:] = later[1:] != later[:-1]
    firsts = np.flatnonzero(begins)
    most = np.repeat(np.maximum.reduceat(share, firsts), np.diff(np.append(firsts, len(order))))
    enough = np.flatnonzero(share >= _ABOUT_AS_MUCH * most)
    _, first = np.unique(later[enough], return_index=True)
    out[order[enough[first]]] = True
    return out


def _begins(prints: Fingerprints) -> NDArray[np.bool_]:
    """Which words of all texts, one after the other, are the first of a paragraph."""
    firsts = prints.firsts()
    begins = np.zeros(int(firsts[-1]), bool)
    begins[firsts[prints.paragraph_texts] + prints.paragraph_words] = True
    return begins


@dataclass(frozen=True)
class _Read:
    """The words of texts, and which of them are boilerplate and which begin a paragraph."""

    words: Words
    outside: NDArray[np.bool_]
    begins: NDArray[np.bool_]


@dataclass
class _Look:
    """Looks at pairs of texts, word by word. The texts of the pairs are read then, where they are not `known` yet."""

    prints: Fingerprints
    texts: Sequence[str]
    boilerplate: NDArray[np.bool_]
    known: _Read | None = None

    def _read(self, pairs: Candidates) -> tuple[Candidates, _Read]:
        """The pairs, renumbered, and the texts that they speak of."""
        if self.known:
            return pairs, self.known
        needed, inverse = np.unique(np.concatenate([pairs.earlier, pairs.later]), return_inverse=True)
        prints, words = fingerprint([self.texts[text] for text in needed.tolist()])
        flags = np.isin(prints.paragraphs, self.prints.paragraphs[self.boilerplate])
        local = Candidates(inverse[: len(pairs)], inverse[len(pairs) :], pairs.shared)
        return local, _Read(words, words_in(prints, flags), _begins(prints))

    def at(self, pairs: Candidates) -> list[Match]:
        """What the pairs really have in common, where it is enough to be told."""
        if not len(pairs):
            return []
        local, read = self._read(pairs)
        found = common(local, read.words, read.outside, read.begins)
        share = found.words / np.maximum(1, np.minimum(found.earlier_size, found.later_size))
        lifted = (found.opening < _LEAD) & (found.copied >= _VERBATIM * found.words)
        near = (share >= SHARE) & ((share >= _MOST) | ~lifted)
        near &= np.minimum(found.earlier_size, found.later_size) >= LEAST_WORDS
        doubtful = np.flatnonzero(near & (share < _NEARLY_ALL))
        near[doubtful] = ~_is_form(local[doubtful], read.words)
        passage = ~near & (found.copied >= PASSAGE)
        passage &= (found.paragraphs > 1) | (found.longest > _WHOLE_PARAGRAPH)
        return [
            _match(pairs, found, share, place, near=bool(near[place]))
            for place in np.flatnonzero(near | passage).tolist()
        ]


def _match(pairs: Candidates, found: Common, share: NDArray[np.float64], place: int, *, near: bool) -> Match:
    return Match(
        kind="near" if near else "passage",
        earlier=int(pairs.earlier[place]),
        later=int(pairs.later[place]),
        share=min(1.0, float(share[place])),
        earlier_words=int(found.earlier_size[place]),
        later_words=int(found.later_size[place]),
        words=int(found.copied[place]),
        place=(int(found.longest_earlier[place]), int(found.longest_later[place]), int(found.longest[place])),
    )


def _is_form(pairs: Candidates, words: Words) -> NDArray[np.bool_]:
    """Which pairs are two reports of one form: the same words, but other numbers."""
    earlier, later, both = shared_numbers(pairs, words)
    fewer = np.minimum(earlier, later)
    return (fewer >= _NUMBERS) & (both < _SAME_NUMBERS * fewer)


def _settled(matches: list[Match]) -> Iterator[Match]:
    """Of each later text, the match that says most: that it is a copy, else its passages, each told once."""
    of_text: dict[int, list[Match]] = {}
    for match in matches:
        of_text.setdefault(match.later, []).append(match)
    for own in of_text.values():
        near = [match for match in own if match.kind == "near"]
        if near:
            yield max(near, key=lambda match: (match.share, -match.earlier))
            continue
        told: list[tuple[int, int]] = []
        for match in sorted(own, key=lambda match: match.earlier):
            _, start, size = match.place
            if not any(start < end and begin < start + size for begin, end in told):
                told.append((start, start + size))
                yield match
