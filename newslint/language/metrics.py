"""How hard a story is to read: counts made once an article, and the figures that formulas draw from them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain, repeat
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from newslint.language import formulas
from newslint.language.familiar import is_familiar
from newslint.language.sentences import KEPT, sentences
from newslint.language.syllables import spoken_syllables
from newslint.language.words import split_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from newslint.model import Article


_LONGEST = 60  # characters of a word that are looked at, so that the remembered ones stay small
FIGURES = (
    *("words", "sentences", "words-per-sentence", "longest-sentence", "syllables"),
    *("flesch-kincaid-grade", "flesch-reading-ease", "gunning-fog", "smog", "coleman-liau", "automated-readability"),
    *("dale-chall", "amstad", "wiener-sachtextformel", "fernandez-huerta", "szigriszt-pazos", "kandel-moles"),
    *("gulpease", "douma", "oborneva", "lix", "rix"),
)


class Counts(NamedTuple):
    """What a story's prose is made of.

    Long words have more than six letters. What is counted in syllables is 0 in a language whose spelling does not
    tell them, complex and unfamiliar words in every language but English.
    """

    sentences: int
    words: int
    longest: int
    letters: int
    characters: int
    long_words: int
    syllables: int
    monosyllables: int
    polysyllables: int
    complex_words: int
    unfamiliar: int


class _Word(NamedTuple):
    """What one word adds to the counts, in their order from the letters on; the last two hold unless it is a name."""

    letters: int
    characters: int
    is_long: bool
    syllables: int
    is_monosyllable: bool
    is_polysyllable: bool
    is_complex: bool = False
    is_unfamiliar: bool = False


def metrics(article: Article) -> dict[str, float]:
    """The figures of an article by their name, rounded; `words` and `sentences` alone where it has no prose.

    Each formula is told for its own language only; LIX and RIX are told for all.
    """
    count = counts(article)
    figures: dict[str, float] = {"words": count.words, "sentences": count.sentences}
    if not count.words:
        return figures
    figures["words-per-sentence"] = count.words / count.sentences
    figures["longest-sentence"] = count.longest
    if count.syllables:
        figures["syllables"] = count.syllables
    figures |= _national(article.language, count)
    figures["lix"] = formulas.lix(count.sentences, count.words, count.long_words)
    figures["rix"] = formulas.rix(count.sentences, count.long_words)
    return {name: round(figure, 1) if isinstance(figure, float) else figure for name, figure in figures.items()}


def _national(language: str | None, count: Counts) -> dict[str, float]:
    """The figures of the formulas made for a language."""
    three = (count.sentences, count.words, count.syllables)
    match language:
        case "en":
            return {
                "flesch-kincaid-grade": formulas.flesch_kincaid_grade(*three),
                "flesch-reading-ease": formulas.flesch_reading_ease(*three),
                "gunning-fog": formulas.gunning_fog(count.sentences, count.words, count.complex_words),
                "smog": formulas.smog(count.sentences, count.polysyllables),
                "coleman-liau": formulas.coleman_liau(count.sentences, count.words, count.letters),
                "automated-readability": formulas.automated_readability(count.sentences, count.words, count.characters),
                "dale-chall": formulas.dale_chall(count.sentences, count.words, count.unfamiliar),
            }
        case "de":
            wiener = (count.polysyllables, count.long_words, count.monosyllables)
            return {
                "amstad": formulas.amstad(*three),
                "wiener-sachtextformel": formulas.wiener_sachtextformel(count.sentences, count.words, *wiener),
            }
        case "es":
            return {
                "fernandez-huerta": formulas.fernandez_huerta(*three),
                "szigriszt-pazos": formulas.szigriszt_pazos(*three),
            }
        case "fr":
            return {"kandel-moles": formulas.kandel_moles(*three)}
        case "it":
            return {"gulpease": formulas.gulpease(count.sentences, count.words, count.characters)}
        case "nl":
            return {"douma": formulas.douma(*three)}
        case "ru":
            return {"oborneva": formulas.oborneva(*three)}
    return {}


def counts(article: Article) -> Counts:
    """The counts of an article's prose."""
    found: Counts | None = article.memo.get("counts")
    if found is None:
        found = article.memo["counts"] = _counted(article)
    return found


def distinct_words(article: Article) -> Collection[str]:
    """Each word of an article's prose once, as it stands there."""
    counts(article)
    found: list[str] | None = article.memo.get("distinct")
    if found is None:
        text = article.text
        return {word for item in sentences(article) for word in split_words(text[item.span.start : item.span.end])}
    return found


def _counted(article: Article) -> Counts:
    text, language = article.text, article.language
    found = sentences(article)
    kept: list[list[str]] | None = article.memo.pop("words", None)
    if kept is None:
        kept = [split_words(text[sentence.span.start : sentence.span.end]) for sentence in found]
    times = Counter(chain.from_iterable(kept))
    told = _english if language == "en" else _abroad
    words = [told(word if len(word) < _LONGEST else word[:_LONGEST], language) for word in times]
    columns = zip(*words, strict=True) if words else repeat((), len(_Word._fields))
    letters, characters, long, spoken, mono, poly, complex_words, unfamiliar = (
        sum(map(mul, column, times.values())) for column in columns
    )
    first = Counter(sentence[0] for sentence in kept)
    for word in [word for word in times if word[0].isupper()] if language == "en" else ():
        count = times[word]
        if count > first[word]:  # a name, since it is not only a sentence that it begins
            one = _english(word[:_LONGEST], language)
            complex_words -= one.is_complex * count
            if len(word) == 1 or not word.isupper():  # acronyms are words to Dale and Chall
                unfamiliar -= one.is_unfamiliar * count
    if len(text) < KEPT:
        article.memo["distinct"] = list(times)
    longest = max(map(len, kept), default=0)
    return Counts(
        len(kept), times.total(), longest, letters, characters, long, spoken, mono, poly, complex_words, unfamiliar
    )


@lru_cache(maxsize=1 << 15)
def _english(word: str, _language: str | None) -> _Word:
    spoken = spoken_syllables(word)
    is_complex = spoken >= 3 and _is_complex(word, spoken)
    return _Word(*_shape(word), spoken, spoken == 1, spoken >= 3, is_complex, not is_familiar(word.lower()))


@lru_cache(maxsize=1 << 15)
def _abroad(word: str, language: str | None) -> _Word:
    from newslint.language.syllables_abroad import LANGUAGES, syllables_abroad

    spoken = syllables_abroad(word, language) if language in LANGUAGES else 0
    return _Word(*_shape(word), spoken, spoken == 1, spoken >= 3)


def _shape(word: str) -> tuple[int, int, bool]:
    """The letters of a word, its letters and digits, and whether it is a long one."""
    if word.isalpha():
        return len(word), len(word), len(word) > 6
    letters = sum(map(str.isalpha, word))
    return letters, sum(map(str.isalnum, word)), letters > 6


def _is_complex(word: str, spoken: int) -> bool:
    """Whether a word of three syllables or more is hard to Gunning: no compound of easy words ("well-known-to-all"),
    and of three syllables without an ending -es or -ed ("trespasses").
    """
    if "-" in word:
        return any(spoken_syllables(part) >= 3 for part in word.split("-") if part)
    if spoken == 3 and word.endswith(("es", "ed")):
        return min(spoken_syllables(word[:-2]), spoken_syllables(word[:-1])) >= 3
    return True
