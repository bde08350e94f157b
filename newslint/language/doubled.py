"""Bodies that stand twice: found before any rule looks, so that no rule counts or tells the story's faults twice.

The second copy may be exact, edited, cut off, parted by a separator, or glued on in the middle of a block. One cheap
look at the long words (`recurs`) clears clean copy; only where stretches of them come again are the words aligned.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newslint.model import Block, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model import Article

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HIDDEN_KINDS = frozenset({"code"})
_LONG_TEXT = 2_000_000  # characters; beyond it words are not aligned, since their tables would need gigabytes
_LONG_WORD = 5
_NEAR = 12
_SHINGLE = 4
_UNSEEN = 1.5  # what a word that stood nowhere before costs a region; a copy holds 60 % of seen words at least
_PREFIX = 3


@dataclass(frozen=True, slots=True)
class Doubled:
    """A body that stands twice: where in the article's text the first one stands and where the copy, and the share
    of the copy's words that stand in the first one in the same order (1.0 where nothing was changed)."""

    first: Span
    copy: Span
    shared: float


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of `length` words from word `second` on that stood before, from word `first` on."""

    first: int
    second: int
    length: int


@dataclass(frozen=True)
class Words:
    """The words of an article's blocks, in lower case, with their offsets in its text and the block of each."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    blocks: list[int]


def recurs(text: str) -> bool:
    """Whether a stretch of words of `text` may stand in it a second time, perhaps edited.

    Three long words in a row that come again, and three more near them both times: true of nearly every repeated
    paragraph, however a desk or a scanner changed it, and of one clean story in 25.
    """
    if len(text) > _LONG_TEXT:
        return True
    words = [word for word in text.lower().split() if len(word) >= _LONG_WORD]
    triples = list(zip(words, words[1:], words[2:], strict=False))
    if len(triples) - len(set(triples)) < 2:
        return False
    seen: dict[tuple[str, str, str], int] = {}
    last_first = last_second = -2 * _NEAR
    for second, triple in enumerate(triples):
        first = seen.setdefault(triple, second)
        if first != second and triple[0] != triple[1]:
            if second - last_second <= _NEAR and abs(first - last_first) <= _NEAR:
                return True
            last_first, last_second = first, second
    return False


def repetitive(article: Article) -> bool:
    """`recurs` of the article's text, worked out once."""
    known: bool | None = article.memo.get("recurs")
    if known is None:
        known = article.memo["recurs"] = recurs(article.text)
    return known


def words_of(article: Article) -> Words:
    """The words of all blocks but code, worked out once."""
    words: Words | None = article.memo.get("words")
    if words is None:
        words = Words([], [], [], [])
        for number, block in enumerate(article.blocks):
            if block.kind in _HIDDEN_KINDS:
                continue
            for match in WORD.finditer(article.text, block.span.start, block.span.end):
                words.texts.append(match.group().lower())
                words.starts.append(match.start())
                words.ends.append(match.end())
                words.blocks.append(number)
        article.memo["words"] = words
    return words


def runs_in(words: Sequence[str]) -> list[Run]:
    """The stretches of four words and more that stood before, each with its first place."""
    seen: dict[tuple[str, ...], int] = {}
    runs: list[Run] = []
    first = second = length = 0
    for here, shingle in enumerate(zip(words, words[1:], words[2:], words[3:], strict=False)):
        there = seen.setdefault(shingle, here)
        if here - there < _SHINGLE or shingle[0] == shingle[1] == shingle[2]:
            continue
        if length and there == first + length - _SHINGLE + 1 and here == second + length - _SHINGLE + 1:
            length += 1
            continue
        if length:
            runs.append(Run(first, second, length))
        first, second, length = there, here, _SHINGLE
    if length:
        runs.append(Run(first, second, length))
    return runs


def mark_copy(article: Article) -> Article:
    """The article with the blocks of its body's second copy flagged, or itself where the body stands once.

    A block in whose middle the copy begins or ends is split. `memo["doubled"]` says where both stand.
    """
    if not repetitive(article) or len(article.text) > _LONG_TEXT:
        return article
    words = words_of(article)
    found = _doubled(article, words)
    if found is None:
        return article
    article.memo["doubled"] = found
    del article.memo["words"]
    return replace(article, blocks=tuple(_flagged(article.blocks, found.copy)))


def _doubled(article: Article, words: Words) -> Doubled | None:
    runs = runs_in(words.texts)
    region = _densest(runs, len(words.texts))
    if region is None:
        return None
    start, end = region
    inside = [run for run in runs if start <= run.second < end and run.first < start]
    if not inside or not _in_order(inside):
        return None
    main = _on_diagonal(inside)
    first_start, first_end = main[0].first, main[-1].first + main[-1].length
    first_end = min(first_end, start)
    start, first_start = _widen_left(words, start, first_start)
    end, first_end = _widen_right(words, end, first_end, start)
    first = Span(words.starts[first_start], words.ends[first_end - 1])
    copy = Span(words.starts[start], words.ends[end - 1])
    if not _is_body(article, words, first_start, start, end):
        return None
    shared = sum(run.length for run in main if run.second + run.length <= end) / (end - start)
    return Doubled(_to_marks(article, words, first), _to_marks(article, words, copy), min(1.0, shared))


def _densest(runs: Sequence[Run], size: int) -> tuple[int, int] | None:
    """The range of words with the most that stood before, each word that did not counting against it (Kadane)."""
    best = score = 0.0
    found: tuple[int, int] | None = None
    start = place = 0
    for run in runs:
        begin = max(run.second, place)
        stop = run.second + run.length
        if stop <= begin:
            continue
        score -= _UNSEEN * (begin - place)
        if score <= 0:
            score, start = 0.0, begin
        score += stop - begin
        place = stop
        if score > best:
            best, found = score, (start, stop)
    return found if found and found[1] <= size else None


def _in_order(runs: Sequence[Run]) -> bool:
    """Whether most of what stood before comes in the order in which it stood: lists of set phrases do not."""
    forward = sum(later.length for earlier, later in zip(runs, runs[1:], strict=False) if later.first >= earlier.first)
    return forward + runs[0].length >= 0.6 * sum(run.length for run in runs)


def _on_diagonal(runs: Sequence[Run]) -> list[Run]:
    """The runs whose two places lie about as far apart as in most of them."""
    gaps = sorted((run.second - run.first, run.length) for run in runs)
    half = sum(length for _, length in gaps) / 2
    middle = 0
    for gap, length in gaps:
        half -= length
        if half <= 0:
            middle = gap
            break
    size = runs[-1].second + runs[-1].length - runs[0].second
    near = [run for run in runs if abs(run.second - run.first - middle) <= max(30, size // 2)]
    return sorted(near, key=lambda run: run.first)


def _widen_left(words: Words, start: int, first_start: int) -> tuple[int, int]:
    """The beginning of the copy, taken to that of its block where the words before it were only edited."""
    block_start = bisect_left(words.blocks, words.blocks[start])
    before = start - block_start
    if before and _edited(words.texts[block_start:start], words.texts[max(0, first_start - before - 3) : first_start]):
        start = block_start
    first_block_start = bisect_left(words.blocks, words.blocks[first_start])
    if first_start - first_block_start <= max(_PREFIX, before + 3):
        first_start = first_block_start
    return start, first_start


def _widen_right(words: Words, end: int, first_end: int, start: int) -> tuple[int, int]:
    """The end of the copy, taken to that of its block where the words after it were only edited."""
    block_end = bisect_right(words.blocks, words.blocks[end - 1])
    after = block_end - end
    if after and _edited(words.texts[end:block_end], words.texts[first_end : first_end + after + 3]):
        end = block_end
    first_block_end = min(bisect_right(words.blocks, words.blocks[first_end - 1]), start)
    if first_block_end - first_end <= max(_PREFIX, after + 3):
        first_end = first_block_end
    return end, first_end


def _edited(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether `words` may be `others` as an editor left them."""
    if len(words) <= _PREFIX:
        return True
    return (Counter(words) & Counter(others)).total() >= len(words) / 2


def _is_body(article: Article, words: Words, first_start: int, start: int, end: int) -> bool:
    """Whether the copy is so much of the story that the story counts as pasted twice.

    From the story's beginning on, two blocks suffice, or one where there is hardly anything else; from its middle,
    it takes three, and a fifth of all there is.
    """
    size = words.ends[end - 1] - words.starts[start]
    blocks = len({words.blocks[place] for place in range(start, end)})
    whole = sum(block.span.end - block.span.start for block in article.blocks)
    if size / blocks < 60:
        return False
    if article.blocks[words.blocks[start]].kind in {"title", "summary"}:
        return False
    body = next((n for n, block in enumerate(article.blocks) if block.kind not in {"title", "summary"}), 0)
    if size >= 200 and words.blocks[first_start] <= body + 1:
        before = words.ends[start - 1] - words.starts[first_start]
        rest = words.ends[-1] - words.ends[end - 1]
        if blocks >= 2 or (size >= 0.8 * before and rest <= 0.3 * size):
            return True
    return blocks >= 3 and size >= 400 and size >= 0.2 * whole


_OPENING = "\"'“‘„«‹([{¿¡—–-"
_CLOSING = "\"'”’»›)]}.,;:!?…%"


def _to_marks(article: Article, words: Words, span: Span) -> Span:
    """The span of words with the marks that belong to it: opening ones before it, closing ones after it."""
    text = article.text
    first = bisect_left(words.starts, span.start)
    last = bisect_left(words.ends, span.end)
    block = article.blocks[words.blocks[first]].span
    start = block.start
    if first and words.ends[first - 1] > block.start:
        start = words.ends[first - 1]
        while start < span.start and text[start] in _CLOSING and not text[start].isspace():
            start += 1
        while start < span.start and text[start].isspace():
            start += 1
    block = article.blocks[words.blocks[last]].span
    end = block.end
    if last + 1 < len(words.starts) and words.starts[last + 1] < block.end:
        end = span.end
        while end < block.end and text[end] in _CLOSING:
            end += 1
    return Span(start, end)


def _flagged(blocks: Sequence[Block], copy: Span) -> list[Block]:
    out = []
    for block in blocks:
        span = block.span
        if not span.overlaps(copy):
            out.append(block)
            continue
        if span.start < copy.start:
            out.append(replace(block, span=Span(span.start, copy.start)))
        out.append(replace(block, span=Span(max(span.start, copy.start), min(span.end, copy.end)), copy=True))
        if copy.end < span.end:
            out.append(replace(block, span=Span(copy.end, span.end)))
    return out
