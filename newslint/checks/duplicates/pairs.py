"""Which paragraphs of an article say the same twice, and what differs between the two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks.duplicates.purpose import (
    ends_as_prose,
    is_set_copy,
    is_verse,
    quotes_the_other,
    references_from,
)
from newslint.language.recurrence import WORD, repeated_runs, signs, words_of
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article

_COUNTED = frozenset({"paragraph", "heading"})
_NEARBY = 3  # paragraphs: so far from its old self a rewritten one may stand
_ALIKE_NEARBY = 0.7
_ALIKE_FAR = 0.75  # also for short ones
_ONE_PIECE = 0.85  # of the words in common: so many in one piece are a repeated sentence, not an edited paragraph
_SHORT = 20
_LEAST = 6  # words of a paragraph that is told at all
_LEAST_HEADLINE = 3
_NAME = lazy_pattern(r"(?<=[a-z,;&] )([A-Z][^\W_]+)")
_SAID = frozenset({"said", "says", "told", "wrote", "writes", "added", "adds", "stated", "explained", "noted"})


class Pair(NamedTuple):
    """Two blocks, by their numbers, that say the same. `alike` is the share of words in common, 1.0 where they are
    word for word the same; `distance` counts the blocks between; `change` says what differs."""

    first: int
    second: int
    alike: float
    distance: int
    words: int
    change: str = ""


class Match(NamedTuple):
    """The earlier block that a block shares most with; `longest` is the longest stretch of words in common."""

    first: int
    shared: int
    longest: int


def paragraph_pairs(article: Article) -> tuple[Pair, ...]:
    """The paragraphs that stand twice, but what is repeated on purpose; worked out once."""
    pairs: tuple[Pair, ...] | None = article.memo.get("paragraph-pairs")
    if pairs is None:
        pairs = article.memo["paragraph-pairs"] = tuple(_pairs(article))
    return pairs


def _pairs(article: Article) -> Iterator[Pair]:
    headline = _headline_below(article)
    if headline:
        yield headline
    found = signs(article)
    if (found.stretches or found.pieces) and any(run.length >= _LEAST for run in repeated_runs(article)):
        yield from _pairs_in_body(article)


def _pairs_in_body(article: Article) -> Iterator[Pair]:
    words = words_of(article)
    of_block: dict[int, list[str]] = {}
    for number, word in zip(words.blocks, words.texts, strict=True):
        of_block.setdefault(number, []).append(word)
    last = references_from(article)
    counted = [number for number in of_block if number < last and _counts(article, number)]
    order = {number: place for place, number in enumerate(counted)}
    matches = _matches(article, words.blocks, of_block, order)
    alike = {second: _alike(of_block[match.first], of_block[second]) for second, match in matches.items()}
    followers = Counter(match.first for second, match in matches.items() if alike[second] >= _ALIKE_NEARBY)
    for second, match in matches.items():
        first, share = match.first, alike[second]
        if article.blocks[second].kind != "paragraph" or len(of_block[second]) < _LEAST or share < _ALIKE_NEARBY:
            continue
        if followers[first] > 1 and of_block[counted[order[second] - 1]] != of_block[first]:
            continue  # what stands three times, apart, is a refrain, a list, a form
        if is_set_copy(article, article.block_text(article.blocks[second])):
            continue
        distance = order[second] - order[first] - 1
        pair = Pair(first, second, share, distance, len(of_block[second]))
        if share == 1.0 and distance == 0:
            yield pair
        elif not quotes_the_other(article, first, second):
            yield from _farther(article, pair, match, of_block)


def _headline_below(article: Article) -> Pair | None:
    """The headline, where the first paragraph of the body is the same words."""
    blocks = article.blocks
    title = next((number for number, block in enumerate(blocks) if block.kind == "title"), None)
    first = next((number for number, block in enumerate(blocks) if block.kind == "paragraph"), None)
    if title is None or first is None or first < title:
        return None
    if (
        abs((blocks[title].span.end - blocks[title].span.start) - (blocks[first].span.end - blocks[first].span.start))
        > 9
    ):
        return None
    above, below = (WORD.findall(article.block_text(blocks[number]).lower()) for number in (title, first))
    return Pair(title, first, 1.0, 0, len(below)) if above == below and len(below) >= _LEAST_HEADLINE else None


def _counts(article: Article, number: int) -> bool:
    block = article.blocks[number]
    return not block.copy and block.kind in _COUNTED and not is_verse(article.block_text(block))


def _matches(
    article: Article, blocks: list[int], of_block: dict[int, list[str]], order: dict[int, int]
) -> dict[int, Match]:
    """For each block, the earlier one that it shares most with, if that is a quarter of the shorter one."""
    shared: Counter[tuple[int, int]] = Counter()
    longest: Counter[tuple[int, int]] = Counter()
    for run in repeated_runs(article):
        length = 0
        last = (-1, -1)
        for place in range(run.length):
            key = blocks[run.first + place], blocks[run.second + place]
            length = length + 1 if key == last else 1
            last = key
            if key[0] != key[1] and key[0] in order and key[1] in order:
                shared[key] += 1
                longest[key] = max(longest[key], length)
    best: dict[int, Match] = {}
    for (first, second), count in shared.items():
        enough = max(_LEAST, min(len(of_block[first]), len(of_block[second])) / 4)
        if count >= enough and (second not in best or count > best[second].shared):
            best[second] = Match(first, count, longest[first, second])
    seen: dict[tuple[str, ...], int] = {}
    for number in order:
        first = seen.setdefault(tuple(of_block[number]), number)
        if first != number:
            best[number] = Match(first, len(of_block[number]), len(of_block[number]))
    return dict(sorted(best.items()))


def _alike(theirs: list[str], ours: list[str]) -> float:
    """The share of words that two paragraphs have in common, whatever their order, since a desk moves clauses; 1.0
    only where they are the same words in the same order."""
    if ours == theirs:
        return 1.0
    shared = (Counter(ours) & Counter(theirs)).total()
    return min(0.99, 2 * shared / (len(ours) + len(theirs)))


def _farther(article: Article, pair: Pair, match: Match, of_block: dict[int, list[str]]) -> Iterator[Pair]:
    """The pair, if it is one although its paragraphs stand apart or are not quite the same."""
    above, below = (article.blocks[number] for number in (pair.first, pair.second))
    if pair.alike == 1.0:
        if ends_as_prose(article.block_text(below)):
            yield pair
        return
    theirs, ours = of_block[pair.first], of_block[pair.second]
    nearby = pair.distance < _NEARBY and pair.words >= _SHORT
    if above.kind != "paragraph" or pair.alike < (_ALIKE_NEARBY if nearby else _ALIKE_FAR):
        return
    if min(len(ours), len(theirs)) < 2 * _LEAST:
        return
    shared = pair.alike * (len(ours) + len(theirs)) / 2
    if pair.alike < _ONE_PIECE and match.longest >= _ONE_PIECE * shared:
        return
    change = _change(article.block_text(above), article.block_text(below), theirs, ours)
    if change:
        yield Pair(pair.first, pair.second, pair.alike, pair.distance, pair.words, change)


def _change(above: str, below: str, theirs: list[str], ours: list[str]) -> str:
    """What differs between two paragraphs that are nearly the same; "" where they say the same of different things,
    where the one quotes the other, and where they are rows of a form."""
    if not (ends_as_prose(above) or ends_as_prose(below)):
        return ""
    dropped, added = Counter(theirs) - Counter(ours), Counter(ours) - Counter(theirs)
    if _is_form(above, below, dropped, added) or _is_attributed(dropped, added) or _is_attributed(added, dropped):
        return ""
    gone, come = (" ".join(list(words)[:3]) for words in (dropped, added))
    if gone and come:
        return f'"{gone}" has become "{come}"'
    if gone:
        return f'"{gone}" is missing here'
    if come:
        return f'"{come}" is new here'
    return "the words stand in another order here" if len(ours) >= _SHORT else ""  # else fixtures, home and away


def _is_form(first: str, second: str, dropped: Counter[str], added: Counter[str]) -> bool:
    """Whether the two say the same of different things: other numbers, or other names, in the same words."""
    names = [word for word in dropped if word.isdecimal() or word in _names(first)]
    others = [word for word in added if word.isdecimal() or word in _names(second)]
    return any(not _misread(word, others) for word in names) and any(not _misread(word, names) for word in others)


def _names(text: str) -> set[str]:
    """The words with a capital that begin no sentence, in lower case."""
    return {match[1].lower() for match in _NAME.finditer(text)}


def _is_attributed(words: Counter[str], others: Counter[str]) -> bool:
    """Whether the one says who said it and the other does not: then it quotes the other."""
    verbs = _SAID & words.keys()
    return bool(verbs) and not _SAID & others.keys() and not any(_misread(verb, list(others)) for verb in verbs)


def _misread(word: str, others: list[str]) -> bool:
    """Whether one of the others may be the same word as a scanner reads it: a letter lost or mistaken, or two words
    run together."""
    for other in others:
        if word in other or other in word:
            return True
        apart, shared = abs(len(other) - len(word)), (Counter(word) & Counter(other)).total()
        longest = max(len(word), len(other))
        if apart == 1 and shared == longest - 1:
            return True
        if word.isalpha() and apart <= 1 and shared >= max(2, longest - 2):
            return True
    return False
