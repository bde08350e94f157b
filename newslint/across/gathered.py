"""All articles of a run at once, and what they have in common: worked out when a rule first asks."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint.across.stories import UNDATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newslint.across.beside import Beside
    from newslint.across.compare import Match
    from newslint.across.fingerprints import Fingerprints
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
    """The stories of a run and those that stand beside them, in the order in which they came. `text_of` reads the text
    of a story that an index tells of."""

    def __init__(
        self, stories: Sequence[Story], known: Beside | None = None, text_of: Callable[[Story], str] | None = None
    ) -> None:
        self._own = stories
        self._known = known
        self._text_of = text_of
        every = [*known.stories, *stories] if known else stories
        self._paths = absolute({story.filename for story in stories})
        if known:
            self._paths.update(known.paths)
        order = [order_of(story, self._paths[story.filename]) for story in every]
        counted = [place for place in range(len(every)) if place not in known.left_out] if known else range(len(every))
        self._places = sorted(counted, key=order.__getitem__)
        self.stories = [every[place] for place in self._places]

    @cached_property
    def _folders(self) -> dict[str, str]:
        return {filename: path.rpartition(os.sep)[0] for filename, path in self._paths.items()}

    @cached_property
    def matches(self) -> list[Match]:
        """What later stories copied from earlier ones."""
        if self._known:
            return self._beside(self._known)
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

    def is_told(self, number: int) -> bool:
        """Whether a story is one of the run, and not only known."""
        return self._known is None or self._places[number] >= len(self._known.stories)

    def folder(self, story: Story) -> str:
        """The folder of a story's file, by its absolute name."""
        return self._folders[story.filename]

    def text(self, number: int) -> str:
        story = self.stories[number]
        return story.text if self._text_of is None or story.indexed is None else self._text_of(story)

    def _beside(self, known: Beside) -> list[Match]:
        """What the run's stories copied from all that came before them."""
        import numpy as np

        from newslint.across.candidates import within_reach
        from newslint.across.compare import compare
        from newslint.across.fingerprints import fingerprint, joined

        places = np.array(self._places)
        own, _ = fingerprint([story.text for story in self._own])
        prints = joined([within_reach(known.prints, own), own]).of(places)
        matches = compare(prints, _Texts(self), touching=places >= len(known.stories))
        return [match for match in matches if match.kind != "same" or self._is_still(match, prints)]

    def _is_still(self, match: Match, prints: Fingerprints) -> bool:
        """Whether a story that an index tells of still has the text that it had then."""
        from newslint.across.fingerprints import fingerprint

        if self.stories[match.earlier].indexed is None:
            return True
        now, _ = fingerprint([self.text(match.earlier)])
        return bool(now.wholes[0] == prints.wholes[match.earlier])


def absolute(filenames: Iterable[str]) -> dict[str, str]:
    """The absolute names of files."""
    here = os.getcwd()
    return {filename: os.path.normpath(os.path.join(here, filename)) for filename in filenames}


def order_of(story: Story, path: str) -> tuple[str, str, str, int]:
    """What tells whether a story came before another: its date, else git, else its path and its place there."""
    return story.date or story.committed or UNDATED, story.committed or UNDATED, path, story.number


class _Texts(Sequence[str]):
    """The texts of all stories; that of one that an index tells of is read when it is asked for."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered

    def __len__(self) -> int:
        return len(self._gathered.stories)

    def __getitem__(self, number: Any) -> Any:
        return self._gathered.text(number)


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
