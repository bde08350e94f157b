"""Sentences that stand twice, in one paragraph or in two."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks.duplicates.pairs import paragraph_pairs
from newslint.checks.duplicates.purpose import (
    announces_full_text,
    ends_as_prose,
    heads_text_between,
    is_reference,
    is_set_copy,
    is_verse,
    references_from,
)
from newslint.language.doubled import is_prose
from newslint.language.recurrence import WORD, repeated_runs, signs, words_of
from newslint.language.sentences import sentences
from newslint.model import Fix, Hit, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.recurrence import Run, Words
    from newslint.model import Article

_NEARBY = 3
_CHANCE = 2  # words: where the ends of two neighbours are alike, both seem to stand a word or two farther left
_MARKS = '"“”„«»'
_EDGES = _MARKS + "'‘’"


class RepeatedSentence(NamedTuple):
    """`min_words`: how long a sentence has to be that is told."""

    min_words: int = 8


class Repeat(NamedTuple):
    """Sentences that stood before: in `copy`, a span of the text, what stood in `first`, each with the number of its
    block. `number` says how many sentences they are; `core` leaves out the marks around the copy's words."""

    first: Span
    copy: Span
    core: Span
    above: int
    block: int
    number: int = 1


def repeated_sentence(article: Article, options: RepeatedSentence) -> Iterator[Hit]:
    """Sentences that stand a second time word for word. Consecutive ones are told as one. The fix deletes those that
    follow their first one directly."""
    if not _may_hold(article, options.min_words):
        return
    told: Repeat | None = None
    for repeat in _repeats(article, options.min_words):
        if told and _follows(article.text, told.copy, repeat.copy) and _follows(article.text, told.first, repeat.first):
            told = told._replace(
                first=Span(told.first.start, repeat.first.end),
                copy=Span(told.copy.start, repeat.copy.end),
                block=repeat.block,
                number=told.number + 1,
            )
            continue
        if told:
            yield _hit(article, told)
        told = repeat
    if told:
        yield _hit(article, told)


def _follows(text: str, before: Span, after: Span) -> bool:
    return before.end <= after.start and not WORD.search(text, before.end, after.start)


def _hit(article: Article, repeat: Repeat) -> Hit:
    adjacent = _is_adjacent(article.text, repeat)
    fix = None
    if adjacent and repeat.above == repeat.block:
        block = article.blocks[repeat.block].span.start
        start = block + len(article.text[block : repeat.copy.start].rstrip())
        edit = article.edit(start, repeat.copy.end, "")
        fix = Fix("Delete the repeated text", (edit,), safe=False) if edit else None
    what = "The same sentence stands" if repeat.number == 1 else f"The same {repeat.number} sentences stand"
    return Hit(
        article.span(repeat.copy.start, repeat.copy.end),
        {"what": f"{what} {'right before' if adjacent else 'above'}"},
        fix=fix,
        related=((article.span(repeat.first.start, repeat.first.end), "first one"),),
        severity=None if adjacent else Severity.WARNING if _is_near(repeat) else Severity.INFO,
    )


def _is_adjacent(text: str, repeat: Repeat) -> bool:
    between = repeat.copy.start - repeat.first.end
    return between < 60 and len(WORD.findall(text, repeat.first.end, repeat.copy.start)) <= _CHANCE


def _is_near(repeat: Repeat) -> bool:
    """Whether so few blocks stand between that a reader notices; farther off, many a writer comes back to a thought."""
    return repeat.block - repeat.above <= _NEARBY


def _may_hold(article: Article, min_words: int) -> bool:
    found = signs(article)
    return (found.stretches or found.pieces) and any(run.length >= min_words for run in repeated_runs(article))


def _repeats(article: Article, min_words: int) -> Iterator[Repeat]:
    """The sentences that stood before, one by one; none of a paragraph that is told as a whole."""
    words, story, text = words_of(article), sentences(article), article.text
    blocks = {id(block): number for number, block in enumerate(article.blocks)}
    left_out = {pair.second for pair in paragraph_pairs(article)}
    left_out.update(range(references_from(article), len(article.blocks)))
    uses = Counter(text[sentence.span.start : sentence.span.end].lower() for sentence in story)
    number = 0
    for run in repeated_runs(article):
        if run.length < min_words:
            continue
        last = words.ends[run.second + run.length - 1]
        while number < len(story) and story[number].span.end <= words.starts[run.second]:
            number += 1
        while number < len(story) and story[number].span.start < last:
            span, block = story[number].span, blocks[id(story[number].block)]
            repeat = None if block in left_out else _stood_before(words, run, span, block, min_words)
            if repeat:
                refrain = uses[text[span.start : span.end].lower()] > 2
                if not _is_set(article, repeat) and (
                    _is_adjacent(text, repeat) or not (refrain or _is_meant(article, repeat))
                ):
                    yield repeat
            elif span.end > last:
                break
            number += 1


def _stood_before(words: Words, run: Run, span: Span, block: int, min_words: int) -> Repeat | None:
    """Where the words of the sentence in `span` stood before, if the run holds (nearly) all of them."""
    start, end = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    held = range(max(start, run.second), min(end, run.second + run.length))
    if len(held) < max(min_words, 0.9 * (end - start)):
        return None
    back = run.second - run.first
    first = Span(words.starts[held.start - back], words.ends[held.stop - 1 - back])
    core = Span(words.starts[held.start], words.ends[held.stop - 1])
    return Repeat(first, span, core, words.blocks[held.start - back], block)


def _is_set(article: Article, repeat: Repeat) -> bool:
    """Whether one of the two is no running copy: a pull quote, a list, a credit, verse."""
    above, here = article.blocks[repeat.above], article.blocks[repeat.block]
    if above.kind != "paragraph" or above.copy or here.kind != "paragraph":
        return True
    return is_set_copy(article, article.text[repeat.copy.start : repeat.copy.end]) or is_verse(article.block_text(here))


def _is_meant(article: Article, repeat: Repeat) -> bool:
    """Whether a sentence repeats by trade: a note, a quotation of what is printed in full, one pulled out of the story
    to stand by itself; or whether it is a part of a longer one above."""
    text, first, copy = article.text, repeat.first, repeat.copy
    here, whole_block = text[copy.start : copy.end], article.blocks[repeat.block].span
    if _goes_on(text, first, same_block=repeat.above == repeat.block) or _edges(text, first) != _edges(
        text, repeat.core
    ):
        return True
    if repeat.above == repeat.block:
        return announces_full_text(text[first.end : copy.start])
    if not (ends_as_prose(here) and is_prose(here) and (here[0].isalpha() or here[0] in _MARKS)):
        return True
    if text[repeat.core.start].isupper() != text[first.start].isupper() or is_reference(
        article.block_text(article.blocks[repeat.block])
    ):
        return True
    if not _is_near(repeat) and not _is_whole(text, article.blocks[repeat.above].span, first):
        return True
    pulled_out = copy == whole_block and here[0] in _MARKS and here[-1] in _MARKS
    return pulled_out or heads_text_between(article, repeat.above, repeat.block)


def _edges(text: str, span: Span) -> tuple[int, bool]:
    """The quotation marks in a span and at its edges."""
    marks = sum(text.count(mark, max(0, span.start - 1), span.end + 2) for mark in _MARKS)
    at_edge = text[span.start - 1 : span.start] in tuple(_EDGES) or text[span.end : span.end + 1] in tuple(_EDGES)
    return marks, at_edge


def _goes_on(text: str, first: Span, *, same_block: bool) -> bool:
    """Whether the first place is only the beginning of a sentence, which goes on after it."""
    after = text[first.end : first.end + 4].lstrip(_MARKS)
    return (after[:1] == " " and after[1:2].islower()) or (after[:1] in tuple(",;:") and not same_block)


def _is_whole(text: str, block: Span, first: Span) -> bool:
    """Whether the first place is a sentence itself, not a part of one: the title of an article, a clause."""
    before = text[block.start : first.start].rstrip(" " + _MARKS)
    after = text[first.end : min(first.end + 3, block.end)].lstrip(_MARKS)
    return (not before or before[-1] in ".!?…:–—-") and (not after or after[0] in ".!?…")
