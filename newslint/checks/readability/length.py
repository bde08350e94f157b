"""Sentences, leads, paragraphs and headlines that are too long, and where to cut them."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from newslint.checks.readability.places import lead, quoted_share
from newslint.language.sentences import sentences
from newslint.language.words import count_words
from newslint.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.sentences import Sentence
    from newslint.model import Article, Span

_SHOWN = 10
_Part = TypeVar("_Part")
_STORY = 3  # sentences, from which on the first is a lead


class SentenceLimit(NamedTuple):
    """How many words a sentence may have; whether the lead, which has a rule of its own, is measured too; and how many
    to tell of an article, the longest, where 0 is all.
    """

    max_words: int = 40
    include_lead: bool = False
    max_findings: int = 2


class LeadLimit(NamedTuple):
    max_words: int = 35


class ParagraphLimit(NamedTuple):
    """How many words and sentences a paragraph may have, and how many to tell of an article, the longest; 0 is no
    limit.
    """

    max_words: int = 100
    max_sentences: int = 0
    max_findings: int = 1


class HeadlineLimit(NamedTuple):
    """How many words and characters a headline may have; 0 is no limit."""

    max_words: int = 16
    max_characters: int = 110


def long_sentence(article: Article, options: SentenceLimit) -> Iterator[Hit]:
    """The sentences with more words than the limit, the longest where there are many, with the best place to cut."""
    found = sentences(article)
    opening = lead(article) if len(found) >= _STORY and not options.include_lead else None
    long = [sentence for sentence in found if sentence.words > options.max_words and sentence is not opening]
    told, left = _longest(long, [sentence.words for sentence in long], options.max_findings)
    for sentence in told:
        yield _too_long(article, sentence, options.max_words, left if sentence is told[-1] else [])


def _longest(parts: list[_Part], sizes: list[int], most: int) -> tuple[list[_Part], list[_Part]]:
    """The `most` largest of `parts` and the others, both in their order; all of them where `most` is 0."""
    if not most or len(parts) <= most:
        return parts, []
    chosen = set(sorted(range(len(parts)), key=lambda number: -sizes[number])[:most])
    return (
        [part for number, part in enumerate(parts) if number in chosen],
        [part for number, part in enumerate(parts) if number not in chosen],
    )


def _more(count: int) -> str:
    return f"; {count} more {'is' if count == 1 else 'are'} over the limit" if count else ""


def long_lead(article: Article, options: LeadLimit) -> Iterator[Hit]:
    """The first sentence of the story, where it has more words than the limit."""
    opening = lead(article)
    if opening is not None and opening.words > options.max_words:
        yield _too_long(article, opening, options.max_words, [])


def _too_long(article: Article, sentence: Sentence, limit: int, left: list[Sentence]) -> Hit:
    """The finding of a sentence; `left` are others that are told with it."""
    from newslint.checks.readability.cut import best_cut

    cut = best_cut(article, sentence.span)
    quoted = quoted_share(article, sentence.span) > 0.5
    places = [(article.span(cut.place, cut.place + 1), "a place to cut")] if cut else []
    places += [
        (article.span(other.span.start, other.span.end), f"another, of {other.words} words") for other in left[:_SHOWN]
    ]
    return Hit(
        article.span(sentence.span.start, sentence.span.end),
        {
            "kind": "Quoted sentence" if quoted else "Sentence",
            "words": sentence.words,
            "limit": limit,
            "advice": f"; cut it before “{_opening(article.text, cut.place)}”, {cut.words} words in" if cut else "",
            "more": _more(len(left)),
        },
        related=tuple(places),
    )


def _opening(text: str, place: int, words: int = 3) -> str:
    """The next few words from `place` on."""
    return " ".join(text[place : place + 80].split()[:words]).strip('.,;:"“”')


def long_paragraph(article: Article, options: ParagraphLimit) -> Iterator[Hit]:
    """The paragraphs with more words or sentences than the limit, the longest where there are many, with the best
    place to break.
    """
    by_block: dict[Span, list[Sentence]] = {}
    for sentence in sentences(article):
        if sentence.block.kind == "paragraph":
            by_block.setdefault(sentence.block.span, []).append(sentence)
    most_words, most_sentences = options.max_words or inf, options.max_sentences or inf
    long = [
        inner
        for inner in by_block.values()
        if len(inner) > most_sentences or sum(sentence.words for sentence in inner) > most_words
    ]
    sizes = [sum(sentence.words for sentence in inner) for inner in long]
    told, left = _longest(long, sizes, options.max_findings)
    for inner in told:
        words = sum(sentence.words for sentence in inner)
        limit = f"{options.max_words} words" if words > most_words else f"{options.max_sentences} sentences"
        yield _too_full(article, inner, limit, left if inner is told[-1] else [])


def _too_full(article: Article, inner: list[Sentence], limit: str, left: list[list[Sentence]]) -> Hit:
    """The finding of a paragraph of these sentences; `left` are others that are told with it."""
    words = sum(sentence.words for sentence in inner)
    middle = _middle(inner, words)
    places = [(article.span(middle.span.start, middle.span.end), "a place to break")] if middle else []
    for other in left[:_SHOWN]:
        span = article.span(other[0].block.span.start, other[0].block.span.end)
        places.append((span, f"another, of {sum(sentence.words for sentence in other)} words"))
    block = inner[0].block
    return Hit(
        article.span(block.span.start, block.span.end),
        {
            "words": words,
            "sentences": f"{len(inner)} sentence{'s' * (len(inner) > 1)}",
            "limit": limit,
            "advice": f"; break it before “{_opening(article.text, middle.span.start)}”" if middle else "",
            "more": _more(len(left)),
        },
        related=tuple(places),
    )


def _middle(inner: list[Sentence], words: int) -> Sentence | None:
    """The sentence whose start is nearest the middle of a paragraph; None where there is but one."""
    best: tuple[float, Sentence] | None = None
    before = 0
    for sentence in inner:
        distance = abs(before - words / 2)
        if before and (best is None or distance < best[0]):
            best = distance, sentence
        before += sentence.words
    return best[1] if best else None


def long_headline(article: Article, options: HeadlineLimit) -> Iterator[Hit]:
    """A title with more words or characters than the limit; a first heading of the first level is one too."""
    for number, block in enumerate(article.blocks):
        if not block.copy and (block.kind == "title" or (not number and block.kind == "heading" and block.level == 1)):
            text = article.block_text(block)
            words, characters = count_words(text), len(text)
            if options.max_words and words > options.max_words:
                told = {"count": f"{words} words", "limit": options.max_words}
            elif options.max_characters and characters > options.max_characters:
                told = {"count": f"{characters} characters", "limit": options.max_characters}
            else:
                continue
            yield Hit(article.span(block.span.start, block.span.end), told)
