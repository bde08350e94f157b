"""Which stretches of an article's words stand in it more than once.

One cheap look (`signs`) clears clean copy; only where stretches of them come again are all words
aligned (`repeated_runs`).
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain, compress
from operator import eq
from typing import TYPE_CHECKING, NamedTuple

from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from newslint.model import Article, Span

WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_WHOLE_BLOCK = lazy_pattern(r"(?s).+")
_ALIGNED = frozenset({"paragraph", "heading", "list-item", "quote"})
_LONG_TEXT = 2_000_000  # characters
_LONG_WORD = 4  # bytes
_NEAR = 8
_DRIFT = 2
_SHINGLE = 4
_LEAST_PIECE = 30  # characters
_LOWER = bytes(range(256)).lower()
_MARKS = b'.,;:!?"()'


class Run(NamedTuple):
    """A stretch of `length` words from word `second` on that stood before, from word `first` on."""

    first: int
    second: int
    length: int


class Signs(NamedTuple):
    """What one fast pass over a text says of repetition in it; clean copy shows none.

    `stretches`: a stretch of words may stand twice, perhaps edited. `pieces`: a block stands twice, word for word.
    `words`: a word follows itself.
    """

    stretches: bool
    pieces: bool
    words: bool


class Words:
    """The words of an article's blocks, in lower case, with the block of each; their offsets in its text are worked
    out when first asked for."""

    def __init__(self, text: str, spans: Sequence[tuple[int, Span]], word: re.Pattern[str]) -> None:
        self._text, self._spans, self._word = text, spans, word
        found = [word.findall(text, span.start, span.end) for _, span in spans]
        self.texts = "\0".join(chain.from_iterable(found)).lower().split("\0") if any(found) else []
        self.blocks = [number for (number, _), inner in zip(spans, found, strict=True) for _ in inner]

    @cached_property
    def _offsets(self) -> tuple[list[int], list[int]]:
        matches = [m for _, span in self._spans for m in self._word.finditer(self._text, span.start, span.end)]
        return [match.start() for match in matches], [match.end() for match in matches]

    @property
    def starts(self) -> list[int]:
        return self._offsets[0]

    @property
    def ends(self) -> list[int]:
        return self._offsets[1]


def signs(article: Article) -> Signs:
    """The signs of repetition in an article's text, worked out once."""
    known: Signs | None = article.memo.get("signs")
    if known is None:
        known = article.memo["signs"] = _signs(article.text)
    return known


def _signs(text: str) -> Signs:
    words = _plain_words(text)
    return Signs(
        stretches=len(text) > _LONG_TEXT or recurs(words),
        pieces=_twice(text.split("\n\n")),
        words=_follows_itself(words),
    )


def holds_doubled_word(text: str) -> bool:
    """Whether a word of `text` follows itself; marks between the two, and what is said before them, are not seen."""
    return _follows_itself(_plain_words(text))


def _plain_words(text: str) -> list[bytes]:
    return text.encode("utf-8", "surrogatepass").translate(_LOWER, _MARKS).split()


def _follows_itself(words: list[bytes]) -> bool:
    return not all(map(bytes.isdigit, compress(words, map(eq, words, words[1:]))))


def _twice(pieces: list[str]) -> bool:
    long = [piece for piece in pieces if len(piece) > _LEAST_PIECE]
    return len(set(long)) < len(long)


def recurs(words: Sequence[bytes]) -> bool:
    """Whether a stretch of a text's words may stand in it a second time, perhaps edited.

    Four longer words in a row that come again, and four more near them, as far from their first place: true of nearly
    every repeated paragraph, however a desk or a scanner changed it, and of one clean story in 25.
    """
    long = [word for word in words if len(word) >= _LONG_WORD]
    if len(long) - 3 - len(set(zip(long, long[1:], long[2:], long[3:], strict=False))) < 2:
        return False
    seen: dict[tuple[bytes, ...], int] = {}
    last, apart = -_NEAR, 0
    for here, row in enumerate(zip(long, long[1:], long[2:], long[3:], strict=False)):
        back = here - seen.setdefault(row, here)
        if back and row[0] != row[1]:
            if here - last <= _NEAR and abs(back - apart) <= _DRIFT:
                return True
            last, apart = here, back
    return False


def words_of(article: Article) -> Words:
    """The words of the body but of its tables, captions and code, worked out once.

    In a text of millions of characters, whose words would take gigabytes, each block counts as one word: of what
    repeats there, only what repeats exactly is found.
    """
    words: Words | None = article.memo.get("aligned-words")
    if words is None:
        spans = [(number, block.span) for number, block in enumerate(article.blocks) if block.kind in _ALIGNED]
        word = _WHOLE_BLOCK if len(article.text) > _LONG_TEXT else WORD
        words = article.memo["aligned-words"] = Words(article.text, spans, word)
    return words


def repeated_runs(article: Article) -> list[Run]:
    """The stretches of an article's words that stood before, worked out once."""
    runs: list[Run] | None = article.memo.get("aligned-runs")
    if runs is None:
        runs = article.memo["aligned-runs"] = runs_in(words_of(article).texts)
    return runs


def runs_in(words: Sequence[str]) -> list[Run]:
    """The stretches of four words and more that stood before, each with its first place."""
    seen: dict[tuple[str, ...], int] = {}
    runs: list[Run] = []
    first = second = length = 0
    for here, shingle in enumerate(zip(words, words[1:], words[2:], words[3:], strict=False)):
        there = seen.setdefault(shingle, here)
        last = here + _SHINGLE - 1
        if length and last == second + length and words[first + length] == words[last] and first + length < second:
            length += 1
            continue
        if here - there < _SHINGLE or shingle[0] == shingle[1] == shingle[2]:
            continue
        if length:
            runs.append(Run(first, second, length))
        first, second, length = there, here, _SHINGLE
    if length:
        runs.append(Run(first, second, length))
    return runs
