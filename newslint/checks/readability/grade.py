"""Stories that are hard as a whole; each finding names the sentences that make them so."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks.readability.places import head
from newslint.language import formulas
from newslint.language.metrics import FIGURES, counts, metrics
from newslint.language.sentences import sentences
from newslint.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article, Span

_HARDEST = 3


class GradeLimit(NamedTuple):
    """The highest school grade, for articles of so many words or more."""

    max_grade: float = 14.0
    min_words: int = 100


class LixLimit(NamedTuple):
    """The highest LIX, for articles of so many words or more."""

    max_lix: float = 60.0
    min_words: int = 100


def grade_level(article: Article, options: GradeLimit) -> Iterator[Hit]:
    """An English article above the limit by Flesch and Kincaid's formula, its longest sentences related."""
    if article.language != "en":
        return
    count = counts(article)
    if count.words < max(1, options.min_words):
        return
    grade = formulas.flesch_kincaid_grade(count.sentences, count.words, count.syllables)
    if grade > options.max_grade:
        yield Hit(
            head(article),
            {
                "grade": f"{grade:.1f}",
                "limit": f"{options.max_grade:g}",
                "words": f"{count.words / count.sentences:.0f}",
                "syllables": f"{count.syllables / count.words:.2f}",
            },
            related=_longest(article),
            whole=True,
        )


def lix(article: Article, options: LixLimit) -> Iterator[Hit]:
    """An article in another language than English above the limit of LIX, its longest sentences related."""
    if article.language in (None, "en"):
        return
    count = counts(article)
    if count.words < max(1, options.min_words):
        return
    figure = formulas.lix(count.sentences, count.words, count.long_words)
    if figure > options.max_lix:
        yield Hit(
            head(article),
            {
                "lix": f"{figure:.0f}",
                "limit": f"{options.max_lix:g}",
                "words": f"{count.words / count.sentences:.0f}",
                "share": f"{100 * count.long_words / count.words:.0f}",
            },
            related=_longest(article),
            whole=True,
        )


def _longest(article: Article) -> tuple[tuple[Span, str], ...]:
    """The longest sentences of an article, where a shorter one eases it most."""
    hardest = sorted(sentences(article), key=lambda sentence: -sentence.words)[:_HARDEST]
    return tuple(
        (article.span(sentence.span.start, sentence.span.end), f"{sentence.words} words") for sentence in hardest
    )


class MetricLimit(NamedTuple):
    """The measure, and the least and the most that it may be, for articles of so many words or more.

    `measure` is a name of textstat's ("smog_index", "gunning_fog"), or one of newslint's own figures as `inspect`
    prints them ("gunning-fog", "longest-sentence").
    """

    measure: str
    max: float = inf
    min: float = -inf
    min_words: int = 100

    def validate(self) -> None:
        from newslint.language.measures import MEASURES

        if self.measure not in MEASURES and self.measure not in FIGURES:
            from difflib import get_close_matches

            nearest = get_close_matches(self.measure, (*MEASURES, *FIGURES), 1)
            advice = f', did you mean "{nearest[0]}"?' if nearest else ""
            raise ValueError(f'there is no measure "{self.measure}"{advice}')
        if self.min > self.max:
            raise ValueError(f"min ({self.min:g}) is above max ({self.max:g})")


def metric(article: Article, options: MetricLimit) -> Iterator[Hit]:
    """An article of which a measure is out of bounds; silent in a language that the measure was not made for."""
    if sum(sentence.words for sentence in sentences(article)) < max(1, options.min_words):
        return
    from newslint.language.measures import MEASURES, measure

    name = options.measure
    figure = measure(article, name) if name in MEASURES else metrics(article).get(name)
    if figure is None or options.min <= figure <= options.max:
        return
    above = figure > options.max
    yield Hit(
        head(article),
        {
            "measure": options.measure,
            "figure": f"{figure:.4g}" if abs(figure) < 10_000 else f"{figure:.0f}",
            "side": "above" if above else "below",
            "limit": f"{options.max if above else options.min:g}",
        },
        related=_longest(article),
        whole=True,
    )
