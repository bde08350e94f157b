"""Sentences, leads, paragraphs and headlines that are too long, and where to cut them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.checks.readability.cut import best_cut
from newslint.checks.readability.places import lead, quoted_share
from newslint.language.sentences import sentences
from newslint.language.words import count_words
from newslint.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.sentences import Sentence
    from newslint.model import Article, Span

_STORY = 3  # sentences, from which on the first is a lead


@dataclass(frozen=True)
class SentenceLimit:
    """How many words a sentence may have, and whether the lead, which has a rule of its own, is measured too."""

    max_words: int = 40
    include_lead: bool = False


@dataclass(frozen=True)
class LeadLimit:
    max_words: int = 35


@dataclass(frozen=True)
class ParagraphLimit:
    """How many words and sentences a paragraph may have; 0 is no limit."""

    max_words: int = 100
    max_sentences: int = 0


@dataclass(frozen=True)
class HeadlineLimit:
    """How many words and characters a headline may have; 0 is no limit."""

    max_words: int = 16
    max_characters: int = 110


def long_sentence(article: Article, options: SentenceLimit) -> Iterator[Hit]:
    """Each sentence with more words than the limit, the best place to cut it related."""
    found = sentences(article)
    opening = lead(article) if len(found) >= _STORY and not options.include_lead else None
    for sentence in found:
        if sentence.words > options.max_words and sentence is not opening:
            yield _too_long(article, sentence, options.max_words)


def long_lead(article: Article, options: LeadLimit) -> Iterator[Hit]:
    """The first sentence of the story, where it has more words than the limit."""
    opening = lead(article)
    if opening is not None and opening.words > options.max_words:
        yield _too_long(article, opening, options.max_words)


def _too_long(article: Article, sentence: Sentence, limit: int) -> Hit:
    cut = best_cut(article, sentence.span)
    quoted = quoted_share(article, sentence.span) > 0.5
    return Hit(
        article.span(sentence.span.start, sentence.span.end),
        {
            "kind": "Quoted sentence" if quoted else "Sentence",
            "words": sentence.words,
            "limit": limit,
            "advice": f"; cut it before “{_opening(article.text, cut.place)}”, {cut.words} words in" if cut else "",
        },
        related=((article.span(cut.place, cut.place + 1), "a place to cut"),) if cut else (),
    )


def _opening(text: str, place: int, words: int = 3) -> str:
    """The next few words from `place` on."""
    return " ".join(text[place : place + 80].split()[:words]).strip('.,;:"“”')


def long_paragraph(article: Article, options: ParagraphLimit) -> Iterator[Hit]:
    """Each paragraph with more words or sentences than the limit, the place to break it related."""
    by_block: dict[Span, list[Sentence]] = {}
    for sentence in sentences(article):
        if sentence.block.kind == "paragraph":
            by_block.setdefault(sentence.block.span, []).append(sentence)
    for span, inner in by_block.items():
        words = sum(sentence.words for sentence in inner)
        too_many = options.max_sentences and len(inner) > options.max_sentences
        if not too_many and not (options.max_words and words > options.max_words):
            continue
        middle = _middle(inner, words)
        yield Hit(
            article.span(span.start, span.end),
            {
                "words": words,
                "sentences": f"{len(inner)} sentence{'s' * (len(inner) > 1)}",
                "limit": f"{options.max_sentences} sentences" if too_many else f"{options.max_words} words",
                "advice": f"; break it before “{_opening(article.text, middle.span.start)}”" if middle else "",
            },
            related=((article.span(middle.span.start, middle.span.end), "a place to break"),) if middle else (),
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
