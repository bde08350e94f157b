"""Quotations whose source nobody is named for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import NoOptions
from newslint.checks.quotes.wording import first_words
from newslint.language.quotations import quotations
from newslint.language.speech import speech
from newslint.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.quotations import Quotation
    from newslint.model import Article


class FragmentOptions(NamedTuple):
    """From how many words on a quoted part of a sentence needs a source."""

    min_words: int = 3


def unattributed(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each run of quoted sentences that nobody is named for: not in its paragraph, nor carried over from around it."""
    if speech(article.language) is None:
        return
    for run in _runs(article):
        start, end = run[0].span.start, run[-1].span.end
        yield Hit(article.span(start, end), {"quotation": first_words(article.text[start:end])})


def _runs(article: Article) -> list[list[Quotation]]:
    """Unattributed whole quotations; those that stand side by side in a block, or continue each other, are one run."""
    runs: list[list[Quotation]] = []
    last: Quotation | None = None
    for quotation in quotations(article):
        if not quotation.whole or not quotation.speech or quotation.attribution or quotation.sourceless:
            last = None
            continue
        if last is not None and quotation.continued:
            last = quotation
            continue
        between = article.text[last.span.end : quotation.span.start] if last and last.block == quotation.block else None
        if between is not None and not between.strip():
            runs[-1].append(quotation)
        else:
            runs.append([quotation])
        last = quotation
    return runs


def unattributed_fragment(article: Article, options: FragmentOptions) -> Iterator[Hit]:
    """Each quoted part of a sentence that nobody is named for."""
    if speech(article.language) is None:
        return
    for quotation in quotations(article):
        if quotation.whole or not quotation.speech or quotation.attribution or quotation.sourceless:
            continue
        if quotation.words >= options.min_words:
            start, end = quotation.span.start, quotation.span.end
            yield Hit(article.span(start, end), {"quotation": first_words(article.text[start:end])})


def sourceless_passive(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each quotation that was said, but by nobody: “…,” it was said."""
    told: set[tuple[int, str]] = set()
    found = quotations(article)
    for number, quotation in enumerate(found):
        if not quotation.sourceless or not quotation.speech or (quotation.block, quotation.sourceless) in told:
            continue
        told.add((quotation.block, quotation.sourceless))
        end = quotation.span.end
        for later in found[number + 1 :]:
            if later.block != quotation.block or later.attribution is not None:
                break
            end = later.span.end
        start = quotation.span.start
        values = {"quotation": first_words(article.text[start : quotation.span.end]), "cue": quotation.sourceless}
        yield Hit(article.span(start, end), values)
