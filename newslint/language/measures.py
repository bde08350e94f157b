"""textstat's measures by name, fed with newslint's sentences, words and syllables.

textstat splits "U.S." and "3.2 %" into sentences, reads no curly apostrophe and guesses syllables from a dictionary
that it fetches over the network. So it is given one sentence a row without inner marks, and newslint's syllables in
place of its dictionary. What it counts itself (that sentences of one or two words are none, for one) stays its own.
"""

from __future__ import annotations

import sys
import warnings
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from newslint.language.sentences import sentences
from newslint.language.syllables import spoken_syllables
from newslint.language.syllables_abroad import LANGUAGES, syllables_abroad
from newslint.language.words import split_words
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.model import Article

_ANY = frozenset({"any"})
_SPOKEN = LANGUAGES | {"en"}
_ENGLISH = frozenset({"en"})
MEASURES: dict[str, frozenset[str]] = {
    "automated_readability_index": _ENGLISH,
    "avg_character_per_word": _ANY,
    "avg_letter_per_word": _ANY,
    "avg_sentence_length": _ANY,
    "avg_sentence_per_word": _ANY,
    "avg_syllables_per_word": _SPOKEN,
    "char_count": _ANY,
    "coleman_liau_index": _ENGLISH,
    "count_arabic_long_words": frozenset({"ar"}),
    "count_arabic_syllables": frozenset({"ar"}),
    "count_complex_arabic_words": frozenset({"ar"}),
    "count_faseeh": frozenset({"ar"}),
    "crawford": frozenset({"es"}),
    "dale_chall_readability_score": _ENGLISH,
    "dale_chall_readability_score_v2": _ENGLISH,
    "difficult_words": _ENGLISH,
    "fernandez_huerta": frozenset({"es"}),
    "flesch_kincaid_grade": _ENGLISH,
    "flesch_reading_ease": _SPOKEN,
    "gulpease_index": frozenset({"it"}),
    "gunning_fog": _ENGLISH,
    "gutierrez_polini": frozenset({"es"}),
    "letter_count": _ANY,
    "lexicon_count": _ANY,
    "linsear_write_formula": _ENGLISH,
    "lix": _ANY,
    "long_word_count": _ANY,
    "mcalpine_eflaw": _ENGLISH,
    "miniword_count": _ANY,
    "monosyllabcount": _SPOKEN,
    "osman": frozenset({"ar"}),
    "polysyllabcount": _SPOKEN,
    "reading_time": _ANY,
    "rix": _ANY,
    "sentence_count": _ANY,
    "smog_index": _ENGLISH,
    "spache_readability": _ENGLISH,
    "syllable_count": _SPOKEN,
    "szigriszt_pazos": frozenset({"es"}),
    "text_standard": _ENGLISH,
    "wiener_sachtextformel_1": frozenset({"de"}),
    "wiener_sachtextformel_2": frozenset({"de"}),
    "wiener_sachtextformel_3": frozenset({"de"}),
    "wiener_sachtextformel_4": frozenset({"de"}),
    "words_per_sentence": _ANY,
}

_MARKS = lazy_pattern(r"[^\w']")


def measure(article: Article, name: str) -> float | None:
    """The figure of one of `MEASURES` for an article's prose; None where it has none, or where the measure was made
    for another language than the article's.
    """
    languages = MEASURES[name]
    language = article.language or ""
    if languages is not _ANY and language not in languages:
        return None
    text, spoken = _clean(article, language)
    if not text:
        return None
    library = _textstat()
    _syllables.replace(spoken)
    library.set_lang(language or "en")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some names are deprecated in favour of others that it has as well
        if name.startswith("wiener"):
            return float(library.wiener_sachtextformel(text, int(name[-1])))
        function: Callable[..., Any] = getattr(library, name)
        return float(function(text, float_output=True) if name == "text_standard" else function(text))


class _Syllables:
    """What stands in for CMUdict: of each word so many phones that end in a digit as it has syllables."""

    def __init__(self) -> None:
        self._spoken: dict[str, int] = {}

    def replace(self, spoken: dict[str, int]) -> None:
        self._spoken = spoken

    def __getitem__(self, word: str) -> tuple[tuple[str, ...]]:
        return (("0",) * (self._spoken.get(word) or spoken_syllables(word)),)


_syllables = _Syllables()


@cache
def _textstat() -> Any:
    """textstat without nltk, which it wants for nothing but a download of CMUdict."""
    stub = ModuleType("nltk")
    stub.data = stub.corpus = None  # type: ignore[attr-defined]
    ours = "nltk" not in sys.modules
    if ours:
        sys.modules["nltk"] = stub
    try:
        from textstat import textstat
        from textstat.backend.counts import _count_syllables
    finally:
        if ours:
            del sys.modules["nltk"]
    _count_syllables.get_cmudict = lambda _language: _syllables
    return textstat


def _clean(article: Article, language: str) -> tuple[str, dict[str, int]]:
    """The prose as textstat is given it, one sentence a row, and the syllables of each word in it."""
    rows = []
    spoken: dict[str, int] = {}
    for sentence in sentences(article):
        row = []
        for word in split_words(article.text[sentence.span.start : sentence.span.end]):
            bare = _MARKS.sub("", word.replace("’", "'"))
            row.append(bare)
            heard = syllables_abroad(word, language) if language in LANGUAGES else spoken_syllables(word)
            spoken.setdefault(bare.lower(), heard)
        rows.append(" ".join(row) + ".")
    return "\n".join(rows), spoken
