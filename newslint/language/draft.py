"""A quotation while its source is looked for, and whether it is speech at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.language.attribution import STRONG, Attribution
from newslint.language.marks import SINGLE
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.language.attribution import Evidence
    from newslint.language.pairing import Passage
    from newslint.language.speech import Speech

_WORD = lazy_pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_LETTER = lazy_pattern(r"[^\W\d_]")
_BEFORE = 24
_LONGEST_HEAD = 14


class Draft:
    """What is known of a quotation so far. `strong` says that its source may speak on in the next block."""

    __slots__ = ("attribution", "inner", "passage", "sourceless", "speech", "strong", "whole", "words")

    def __init__(self, passage: Passage, text: str) -> None:
        start, end = passage.inner
        self.passage = passage
        self.inner = text[start:end].strip()
        self.words = len(self.inner.split())
        self.whole = False
        self.speech = True
        self.strong = False
        self.sourceless = ""
        self.attribution: Attribution | None = None

    @property
    def lacks_source(self) -> bool:
        """Whether it is a whole quotation that nobody has been found for yet."""
        return self.whole and self.speech and self.attribution is None and not self.sourceless

    def name(self, found: Evidence, reason: str) -> None:
        """Take the source that a sentence names."""
        self.attribution = Attribution(reason, found.source, found.cue)
        self.strong = found.strength == STRONG


def is_speech(draft: Draft, bare: bool, text: str, words: Speech | None) -> bool:
    """Whether words in marks are what somebody said, and no title, nickname, heading or word as such.

    `bare` says that nothing else stands in the sentence. Where the closing mark is lost, nobody can tell what the
    quotation is: that is told of the mark.
    """
    if not _LETTER.search(draft.inner) or " " not in draft.inner:
        return False
    if bare:
        lost_end = draft.passage.closing is None and not draft.passage.continues
        return draft.words > 1 and not lost_end and not _is_heading(draft.inner)
    if draft.sourceless:
        return True
    return (draft.words > 2 or draft.attribution is not None) and not _is_name(draft, text, words)


def is_cross_head(draft: Draft, mostly_single: bool) -> bool:
    """Whether a short bare passage is a heading: marked with the kind of marks that quotations here are not."""
    opening = draft.passage.opening
    return opening is not None and draft.words < 12 and (opening.glyph in SINGLE) != mostly_single


def _is_name(draft: Draft, text: str, words: Speech | None) -> bool:
    """Whether a part of a sentence is a title, a nickname or a word under discussion."""
    inner = draft.inner
    if inner[0].isupper() and draft.words > 1:
        letters = [word for word in inner.split() if word[0].isalpha()]
        if len(letters) > 1 and letters[-1][0].isupper():
            return all(word[0].isupper() or len(word) < 5 for word in letters)
    if words is None:
        return False
    before = _WORD.findall(text[max(0, draft.passage.start - _BEFORE) : draft.passage.start])
    return bool(before) and before[-1].lower() in words.labels


def _is_heading(inner: str) -> bool:
    """Whether a bare passage is a cross-head or a title: no stop at its end, capitals all over."""
    if len(inner) > _LONGEST_HEAD * 12:
        return False
    letters = [word for word in inner.split() if word[0].isalpha()]
    if inner.endswith(":") and len(letters) < 5:
        return True
    if len(letters) > _LONGEST_HEAD:
        return False
    if all(word.isupper() for word in letters):
        return True
    return inner[-1] not in ".!?…,—–-" and sum(word[0].isupper() for word in letters) * 3 >= len(letters) * 2
