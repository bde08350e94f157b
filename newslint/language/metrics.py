"""How hard a story is to read: counts made once an article, and the figures that formulas draw from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.language import formulas
from newslint.language.familiar import is_familiar
from newslint.language.sentences import sentences
from newslint.language.syllables import spoken_syllables
from newslint.language.syllables_abroad import LANGUAGES, syllables_abroad
from newslint.language.words import split_words

if TYPE_CHECKING:
    from newslint.model import Article


_LONGEST = 60  # characters of a word that are looked at, so that the remembered ones stay small
FIGURES = (
    *("words", "sentences", "words-per-sentence", "longest-sentence", "syllables"),
    *("flesch-kincaid-grade", "flesch-reading-ease", "gunning-fog", "smog", "coleman-liau", "automated-readability"),
    *("dale-chall", "amstad", "wiener-sachtextformel", "fernandez-huerta", "szigriszt-pazos", "kandel-moles"),
    *("gulpease", "douma", "oborneva", "lix", "rix"),
)


@dataclass(frozen=True, slots=True)
class Counts:
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
    is_complex: bool
    is_unfamiliar: bool


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


def _counted(article: Article) -> Counts:
    first: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    longest = 0
    text, language = article.text, article.language
    found = sentences(article)
    kept = article.memo.pop("words", None)
    for number, sentence in enumerate(found):
        words = kept[number] if kept else split_words(text[sentence.span.start : sentence.span.end])
        if len(words) > longest:
            longest = len(words)
        first[words[0]] += 1
        rest.update(words[1:])
    told = _english if language == "en" else _abroad
    totals = [0] * 8
    for counter, opens in ((first, True), (rest, False)):
        for word, times in counter.items():
            letters, characters, is_long, spoken, mono, poly, is_complex, is_unfamiliar = told(
                word[:_LONGEST], language
            )
            totals[0] += letters * times
            totals[1] += characters * times
            totals[3] += spoken * times
            if is_long:
                totals[2] += times
            if mono:
                totals[4] += times
            elif poly:
                totals[5] += times
            if is_complex or is_unfamiliar:
                is_name = word[0].isupper() and (not opens or word in rest)
                totals[6] += 0 if is_name else is_complex * times
                totals[7] += 0 if is_name and not (word.isupper() and len(word) > 1) else is_unfamiliar * times
    return Counts(first.total(), first.total() + rest.total(), longest, *totals)


@lru_cache(maxsize=1 << 15)
def _english(word: str, _language: str | None) -> _Word:
    spoken = spoken_syllables(word)
    is_complex = spoken >= 3 and _is_complex(word, spoken)
    return _Word(*_shape(word), spoken, spoken == 1, spoken >= 3, is_complex, not is_familiar(word.lower()))


@lru_cache(maxsize=1 << 15)
def _abroad(word: str, language: str | None) -> _Word:
    spoken = syllables_abroad(word, language) if language in LANGUAGES else 0
    return _Word(*_shape(word), spoken, spoken == 1, spoken >= 3, False, False)


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
