"""All articles of a run at once, and what they have in common: worked out when a rule first asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.across.compare import Match
    from newslint.across.stories import Story
    from newslint.model import Hit

_FEW = 64
_LONG_WORD = 4
_ROW = 6


class AcrossHit(NamedTuple):
    """What a check of all articles found: a hit at one of them, and the others that it speaks of, each with what it is
    there. `passage` and each `place` are offsets in the stories' texts where a stretch of them is told of, else None.
    """

    story: Story
    hit: Hit
    others: tuple[tuple[Story, tuple[int, int] | None, str], ...]
    passage: tuple[int, int] | None = None


class Gathered:
    """The stories of a run, in the order in which they came."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.stories = sorted(stories, key=lambda story: story.order)

    @cached_property
    def matches(self) -> list[Match]:
        """What later stories copied from earlier ones."""
        texts = [story.text for story in self.stories]
        if len(texts) < 2 or (len(texts) <= _FEW and not _share_anything(texts)):
            return []
        from newslint.across.compare import compare
        from newslint.across.fingerprints import fingerprint

        prints, words = fingerprint(texts)
        return compare(prints, texts, words)

    @cached_property
    def copies(self) -> dict[int, Match]:
        """The stories that are copies as a whole, by their numbers."""
        return {match.later: match for match in self.matches if match.kind != "passage"}


def _share_anything(texts: Sequence[str]) -> bool:
    """Whether two of a few texts have six longer words in a row in common: if not, NumPy need not be loaded."""
    seen: set[tuple[str, ...]] = set()
    for text in texts:
        words = [word for word in text.lower().split() if len(word) >= _LONG_WORD]
        rows = set(zip(*(words[place:] for place in range(_ROW)), strict=False))
        if not seen.isdisjoint(rows):
            return True
        seen |= rows
    return False
