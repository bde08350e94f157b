"""How hard a story is to read: counts made once an article, and the figures that formulas draw from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newslint.language import formulas
from newslint.language.sentences import read_sections, sentences
from newslint.language.syllables import spoken_syllables
from newslint.language.words import split_words

if TYPE_CHECKING:
    from newslint.model import Article


@dataclass(frozen=True, slots=True)
class Counts:
    """What a story's prose is made of. The last four are of English; 0 in another language."""

    sentences: int
    words: int
    longest: int
    letters: int
    characters: int
    long_words: int
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    unfamiliar: int = 0


def metrics(article: Article) -> dict[str, float]:
    """The figures of an article by their name, rounded; `words` and `sentences` alone where it has no prose.

    Formulas of English are left out for every other language, and where the language is unknown.
    """
    count = counts(article)
    figures: dict[str, float] = {"words": count.words, "sentences": count.sentences}
    if not count.words:
        return figures
    sentence_count, words = count.sentences, count.words
    figures["words-per-sentence"] = round(words / sentence_count, 1)
    figures["longest-sentence"] = count.longest
    if count.syllables:
        figures |= {
            "syllables": count.syllables,
            "flesch-kincaid-grade": formulas.flesch_kincaid_grade(sentence_count, words, count.syllables),
            "flesch-reading-ease": formulas.flesch_reading_ease(sentence_count, words, count.syllables),
            "gunning-fog": formulas.gunning_fog(sentence_count, words, count.complex_words),
            "smog": formulas.smog(sentence_count, count.polysyllables),
            "coleman-liau": formulas.coleman_liau(sentence_count, words, count.letters),
            "automated-readability": formulas.automated_readability(sentence_count, words, count.characters),
            "dale-chall": formulas.dale_chall(sentence_count, words, count.unfamiliar),
        }
    figures["lix"] = formulas.lix(sentence_count, words, count.long_words)
    figures["rix"] = formulas.rix(sentence_count, count.long_words)
    return {name: round(figure, 1) if isinstance(figure, float) else figure for name, figure in figures.items()}


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
    for sentence in sentences(article):
        words = split_words(article.text[sentence.span.start : sentence.span.end])
        longest = max(longest, len(words))
        first[words[0]] += 1
        rest.update(words[1:])
    both = first + rest
    shapes = [(_shape(word), times) for word, times in both.items()]
    plain = Counts(
        sentences=first.total(),
        words=both.total(),
        longest=longest,
        letters=sum(shape[0] * times for shape, times in shapes),
        characters=sum(shape[1] * times for shape, times in shapes),
        long_words=sum(times for shape, times in shapes if shape[0] > 6),
    )
    return plain if article.language != "en" or not both else _in_english(plain, first, rest)


def _in_english(plain: Counts, first: Counter[str], rest: Counter[str]) -> Counts:
    """`plain` with what is counted in English alone."""
    syllables = polysyllables = complex_words = unfamiliar = 0
    for words, may_be_name in ((first, False), (rest, True)):
        for word, times in words.items():
            heard = spoken_syllables(word)
            syllables += heard * times
            is_name = word[0].isupper() and (may_be_name or word in rest)
            if heard >= 3:
                polysyllables += times
                complex_words += times * (not is_name and _is_complex(word, heard))
            unfamiliar += times * (not is_name and not is_familiar(word.lower()))
    return Counts(
        sentences=plain.sentences,
        words=plain.words,
        longest=plain.longest,
        letters=plain.letters,
        characters=plain.characters,
        long_words=plain.long_words,
        syllables=syllables,
        polysyllables=polysyllables,
        complex_words=complex_words,
        unfamiliar=unfamiliar,
    )


@lru_cache(maxsize=1 << 14)
def _shape(word: str) -> tuple[int, int]:
    """The letters of a word, and its letters and digits."""
    return sum(map(str.isalpha, word)), sum(map(str.isalnum, word))


def _is_complex(word: str, heard: int) -> bool:
    """Whether a word of three syllables or more is hard to Gunning."""
    if "-" in word:
        return any(spoken_syllables(part) >= 3 for part in word.split("-") if part)
    if word.endswith(("es", "ed")):
        return (
            heard > 3
            or spoken_syllables(word[:-1] if word[-2:] == "es" and word[-3:-2] not in "sxzh" else word[:-2]) == heard
        )
    return True


@lru_cache(maxsize=1 << 14)
def is_familiar(word: str) -> bool:
    """Whether a word in lower case is one of Dale and Chall's, or a regular form of one."""
    known = _familiar()
    if word in known or not word.isalpha():
        return (
            word in known
            or all(
                is_familiar(part)
                for part in split_words(word.replace("-", " ").replace("'", " ").replace("’", " "))
                if part != word
            )
            or any(map(str.isdigit, word))
        )
    return any(
        word.endswith(ending) and any(word[: -len(ending)] + stem in known for stem in stems)
        for ending, stems in _ENDINGS
    ) or (len(word) > 5 and word.endswith(("ing", "ed", "er", "est")) and _undoubled(word) in known)


_ENDINGS = (
    ("s", ("",)),
    ("es", ("",)),
    ("ies", ("y",)),
    ("d", ("",)),
    ("ed", ("",)),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ly", ("",)),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ier", ("y",)),
    ("iest", ("y",)),
    ("ily", ("y",)),
)


def _undoubled(word: str) -> str:
    """ "plan" of "planning"."""
    stem = word[:-3] if word.endswith(("ing", "est")) else word[:-2]
    return stem[:-1] if stem[-1:] == stem[-2:-1] else stem


@cache
def _familiar() -> frozenset[str]:
    return read_sections("familiar.en.txt")["familiar"]
