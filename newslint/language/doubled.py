"""Bodies that stand twice: found before any rule looks, so that no rule counts or tells the story's faults twice.

The second copy may be exact, edited, cut off, parted by a separator, or glued on in the middle of a block.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.recurrence import WORD, repeated_runs, signs, words_of
from newslint.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.language.recurrence import Run, Words
    from newslint.model import Article, Block

_UNSEEN = 1.5  # what a word that stood nowhere before costs a region; a copy holds 60 % of seen words at least
_PREFIX = 3
_LONG_RUN = 8
_CLOSE = 15
_MUCH = 60
_LETTERS = 0.65  # of the characters of prose; code and tables typed by hand have fewer
_STOPS = 400  # characters: so many have a full stop among them at least
_HEADER = 300  # characters: contact lines and the like may stand before a release and not before its copy


class Doubled(NamedTuple):
    """A body that stands twice: where in the article's text the first one stands and where the copy, and the share
    of the copy's words that stand in the first one in the same order (1.0 where nothing was changed)."""

    first: Span
    copy: Span
    shared: float


def mark_copy(article: Article) -> Article:
    """The article with the blocks of its body's second copy flagged, or itself where the body stands once.

    A block in whose middle the copy begins or ends is split. `memo["doubled"]` says where both stand.
    """
    if not signs(article).stretches:
        return article
    words = words_of(article)
    found = _doubled(article, words)
    if found is None:
        return article
    marked = article._replace(blocks=tuple(_flagged(article, found.copy)))
    marked.memo["doubled"] = found
    return marked


def _doubled(article: Article, words: Words) -> Doubled | None:
    runs = _supported(repeated_runs(article))
    region = _densest(runs, len(words.texts))
    if region is None:
        return None
    start, end = region
    inside = [run for run in runs if start <= run.second < end and run.first < start]
    if not inside or not _in_order(inside):
        return None
    first_start = min(run.first for run in inside)
    first_end = min(max(run.first + run.length for run in inside), start)
    start, first_start = _widen_left(words, start, first_start, end)
    end, first_end = _widen_right(words, end, first_end, start)
    if start >= end or first_start >= first_end:
        return None
    first = Span(words.starts[first_start], words.ends[first_end - 1])
    copy = Span(words.starts[start], words.ends[end - 1])
    if not _is_body(article, words, inside, first_start, start, end):
        return None
    shared = sum(max(0, min(end, run.second + run.length) - max(start, run.second)) for run in inside) / (end - start)
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


def _supported(runs: Sequence[Run]) -> list[Run]:
    """The runs but set phrases: long ones, and short ones with another near that leads about as far back."""
    out = []
    for place, run in enumerate(runs):
        near = (*runs[max(0, place - 3) : place], *runs[place + 1 : place + 4])
        if run.length >= _LONG_RUN or any(
            abs(other.second - run.second) <= _CLOSE + other.length + run.length
            and abs((other.second - other.first) - (run.second - run.first)) <= _CLOSE
            for other in near
        ):
            out.append(run)
    return out


def _in_order(runs: Sequence[Run]) -> bool:
    """Whether most of what stood before comes in the order in which it stood, as lists of set phrases do not. Where a
    story stands three times, long runs begin anew."""
    steps_back = sum(
        later.length
        for earlier, later in pairwise(runs)
        if later.first < earlier.first and later.length < 3 * _LONG_RUN
    )
    return steps_back <= 0.3 * sum(run.length for run in runs)


def _widen_left(words: Words, start: int, first_start: int, end: int) -> tuple[int, int]:
    """The beginning of the copy, taken to that of its block, and on to earlier ones, where words were only edited."""
    block, first_block = _block_around(words, start), _block_around(words, first_start)
    before = start - block.start
    if _edited(words.texts[block.start : start], words.texts[max(0, first_start - before) : first_block.stop]):
        start = block.start
    elif block.stop - start <= min(_LONG_RUN, before) and block.stop < end:
        start = block.stop  # the block before ends with the same few words by chance
    if first_start - first_block.start <= before + _PREFIX:
        first_start = first_block.start
    while start == _block_around(words, start).start > 0 and first_start == _block_around(words, first_start).start > 0:
        found = _rewritten_before(words, start, first_start)
        if found is None:
            break
        start, first_start = found
    return start, first_start


def _rewritten_before(words: Words, start: int, first_start: int) -> tuple[int, int] | None:
    """The block before the copy and one of the three before its first, if the one may be the other, edited."""
    block = _block_around(words, start - 1)
    for _ in range(_PREFIX):
        if first_start == 0:
            break
        first_block = _block_around(words, first_start - 1)
        first_start = first_block.start
        if block.start >= first_block.stop and _alike(words, block, first_block):
            return block.start, first_start
    return None


def _widen_right(words: Words, end: int, first_end: int, start: int) -> tuple[int, int]:
    """The end of the copy, taken to that of its block, and on to later ones, where words were only edited."""
    block, first_block = _block_around(words, end - 1), _block_around(words, first_end - 1)
    after = block.stop - end
    if _edited(words.texts[end : block.stop], words.texts[first_end - _PREFIX : first_end + after + _PREFIX]):
        end = block.stop
    elif block.start > start and end - block.start <= min(_LONG_RUN, after):
        end = block.start  # the block after begins with the same few words by chance
    if min(first_block.stop, start) - first_end <= after + _PREFIX:
        first_end = min(first_block.stop, start)
    while end < len(words.texts) and end == _block_around(words, end - 1).stop:
        found = _rewritten_after(words, end, first_end, start)
        if found is None:
            break
        end, first_end = found
    return end, first_end


def _rewritten_after(words: Words, end: int, first_end: int, start: int) -> tuple[int, int] | None:
    """The ends of the block after the copy and of one of the three after its first, if the one may be the other,
    edited."""
    block = _block_around(words, end)
    for _ in range(_PREFIX):
        if first_end >= start:
            break
        first_block = _block_around(words, first_end)
        if first_end == first_block.start and first_block.stop <= start and _alike(words, block, first_block):
            return block.stop, first_block.stop
        first_end = first_block.stop
    return None


def _alike(words: Words, block: range, other: range) -> bool:
    """Whether one block may be the other as an editor left it."""
    ours, theirs = words.texts[block.start : block.stop], words.texts[other.start : other.stop]
    shared = (Counter(ours) & Counter(theirs)).total()
    return len(ours) > _PREFIX and shared >= 0.6 * max(len(ours), len(theirs))


def _block_around(words: Words, place: int) -> range:
    """The words of the block in which the word stands."""
    block = words.blocks[place]
    return range(bisect_left(words.blocks, block), bisect_right(words.blocks, block))


def _edited(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether `words` may be `others` as an editor left them."""
    if len(words) <= _PREFIX:
        return True
    if len(words) > _MUCH:
        return False
    return (Counter(words) & Counter(others)).total() >= len(words) / 2


def _is_body(article: Article, words: Words, runs: Sequence[Run], first_start: int, start: int, end: int) -> bool:
    """Whether the copy is so much of the story that the story counts as pasted twice.

    A copy of the story's beginning has to hold most of what stands before it, or to be the last thing in the story,
    cut off: a speech that is quoted first and printed in full below, or a teaser before its story, is none. A copy
    from the middle takes three blocks, nearly unchanged, and a fifth of all there is.
    """
    size = words.ends[end - 1] - words.starts[start]
    blocks = _copied_blocks(article, words, runs, start, end)
    copied = article.text[words.starts[start] : words.ends[end - 1]]
    above = words.blocks[first_start]
    before = words.ends[start - 1] - words.starts[first_start]
    whole_story = words.starts[first_start] == words.starts[0] and size >= 0.9 * before
    if size / blocks < 60 or not (whole_story or is_prose(copied)):
        return False
    if blocks > 1 and all(words.blocks[run.first] == words.blocks[run.first + run.length - 1] == above for run in runs):
        return False  # one caption under every picture
    if size >= 200 and words.starts[first_start] - words.starts[0] <= max(_HEADER, before // 4):
        rest = words.ends[-1] - words.ends[end - 1]
        if blocks >= 2 and (size >= 0.7 * before or rest <= 0.2 * size):
            return True
        return size >= 0.8 * before and rest <= (size if size >= 400 else 0.3 * size)
    seen = sum(run.length for run in runs)
    whole = sum(block.span.end - block.span.start for block in article.blocks)
    return blocks >= 3 and size >= max(400, 0.2 * whole, 100 * blocks) and seen >= 0.9 * (end - start)


def is_prose(text: str) -> bool:
    """Whether a text consists of letters mostly, and of sentences: code, tables and lists of names do not."""
    return sum(map(str.isalpha, text)) >= _LETTERS * len(text) and sum(map(text.count, ".!?。")) >= len(text) // _STOPS


def _copied_blocks(article: Article, words: Words, runs: Sequence[Run], start: int, end: int) -> int:
    """How many blocks stood before for the greater part; at least 1. Quotes and captions repeat the body by trade."""
    copied: Counter[int] = Counter()
    for run in runs:
        copied.update(words.blocks[max(start, run.second) : min(end, run.second + run.length)])
    whole = 0
    for number, count in copied.items():
        size = bisect_right(words.blocks, number) - bisect_left(words.blocks, number)
        whole += article.blocks[number].kind != "quote" and 2 * count >= size
    return max(1, whole)


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


def _flagged(article: Article, copy: Span) -> Iterator[Block]:
    for block in article.blocks:
        span = block.span
        if not span.overlaps(copy):
            yield block
            continue
        cuts = sorted({span.start, max(span.start, copy.start), min(span.end, copy.end), span.end})
        for start, end in pairwise(cuts):
            chunk = article.text[start:end]
            if WORD.search(chunk):
                first = start + len(chunk) - len(chunk.lstrip())
                yield block._replace(span=Span(first, first + len(chunk.strip())), copy=copy.start <= first < copy.end)
