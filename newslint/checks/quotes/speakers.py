"""When a speaker is named: late, or after another one has taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import NoOptions
from newslint.checks.quotes.wording import first_words
from newslint.language.quotations import quotations
from newslint.language.sentences import split_sentences
from newslint.model import Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.quotations import Quotation
    from newslint.model import Article

_NAME = lazy_pattern(r"[^\W\d_][\w’'-]*")
_SPOKEN = 4
"""Words, from which on a quotation leaves its speaker's voice in a reader's ear."""
_NAMED_BEHIND = frozenset({"same-sentence", "same-paragraph", "credit"})


class LateOptions(NamedTuple):
    """How many quoted sentences may stand before the first word of who speaks."""

    max_sentences: int = 1


def late_attribution(article: Article, options: LateOptions) -> Iterator[Hit]:
    """Each paragraph that quotes several sentences before it names their speaker, whom nothing before has named."""
    known = ""
    for block in _by_block(article):
        first = block[0]
        source = first.attribution.source if first.attribution else ""
        behind = first.attribution is not None and first.attribution.evidence in _NAMED_BEHIND
        if behind and is_name(source) and _opens_block(article, first) and not same_person(source, known):
            end = _before_narration(article, block)
            text = article.text[first.span.start : end]
            count = len(split_sentences(text.strip("\"“”„«»‘’' "), article.language))
            if count > options.max_sentences:
                values = {"sentences": count, "source": source, "quotation": first_words(text)}
                yield Hit(article.span(first.span.start, end), values)
        named = [quotation.attribution.source for quotation in block if quotation.attribution]
        known = next((name for name in reversed(named) if is_name(name)), known)


def speaker_change(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each paragraph that opens with words of a speaker who is named behind them, right after another one's words."""
    last: Quotation | None = None
    for block in _by_block(article):
        first = block[0]
        before = last.attribution.source if last and last.attribution and last.block + 1 == first.block else ""
        now = first.attribution.source if first.attribution else ""
        behind = first.attribution is not None and first.attribution.evidence in _NAMED_BEHIND
        named = is_name(before) and is_name(now) and not same_person(before, now)
        if behind and named and _opens_block(article, first):
            end = _before_narration(article, block)
            text = article.text[first.span.start : end]
            values = {"before": before, "source": now, "quotation": first_words(text)}
            yield Hit(article.span(first.span.start, end), values)
        last = block[-1] if block[-1].speech and block[-1].words >= _SPOKEN else None


def _by_block(article: Article) -> Iterator[list[Quotation]]:
    """The quotations, block by block."""
    block: list[Quotation] = []
    for quotation in quotations(article):
        if block and quotation.block != block[0].block:
            yield block
            block = []
        block.append(quotation)
    if block:
        yield block


def _opens_block(article: Article, quotation: Quotation) -> bool:
    return quotation.speech and article.blocks[quotation.block].span.start == quotation.span.start


def _before_narration(article: Article, block: list[Quotation]) -> int:
    """Where the first narration begins: the end of the quotations that stand side by side at a block's start."""
    end = block[0].span.end
    for quotation in block[1:]:
        if article.text[end : quotation.span.start].strip():
            break
        end = quotation.span.end
    return end


def is_name(source: str) -> bool:
    """Whether a source is a name, not a pronoun or a role."""
    words = source.split()
    return bool(words) and words[0][:1].isupper() and (len(words) > 1 or words[0] not in _PRONOUNS)


_PRONOUNS = frozenset("He She They We I It You Er Sie Wir Man One Another Some Many Others".split())


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: they share a word."""
    return bool(set(_NAME.findall(one.casefold())) & set(_NAME.findall(other.casefold())))
