"""What language a text is written in, where nothing else says so.

Function words choose between English and silence. Where they say that it is not English, and the optional detector is
installed (`pip install 'newslint[language]'`), that one is asked; it is small, works offline, and gives the same answer
each time.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from newslint.language.sentences import read_sections
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH = 3000  # characters
_PROSE = 50  # words, from which on English has its function words
_LEAST = 60  # letters, below which the detector only guesses
_SURE = 0.8
_OTHER_CODES = {"iw": "he", "jw": "jv", "fil": "tl"}


def identify(text: str) -> str | None:
    """The ISO code of a text's language, or None. Only the first few thousand characters are read.

    Of running English more than a third are words of the list; a fifth is asked for, and thrice as many as of the
    words of its neighbours.
    """
    head = text[:_ENOUGH]
    words = [word.casefold() for word in _WORD.findall(head)]
    english, others = _function_words(words)
    if english >= 2 and english * 5 >= len(words) and english > 3 * others:
        return "en"
    detect = _detector()
    return detect(head) if detect and sum(map(len, words)) >= _LEAST else None


def believable(language: str | None, text: str) -> str | None:
    """The language that an article says it has, but None where it says English and is not.

    Templates say English of pages in Swahili and Xhosa; of English prose, however telegraphic, every tenth word is one
    of the list.
    """
    if language != "en":
        return language
    words = [word.casefold() for word in _WORD.findall(text[:_ENOUGH])]
    return None if len(words) >= _PROSE and _function_words(words)[0] * 10 < len(words) else language


def _function_words(words: list[str]) -> tuple[int, int]:
    """How many of the words are function words of English, and how many of its neighbours."""
    known = read_sections("identify.txt")
    return sum(map(known["english"].__contains__, words)), sum(map(known["others"].__contains__, words))


@cache
def _detector() -> Callable[[str], str | None] | None:
    """The optional detector, where it is installed."""
    try:
        library: Any = import_module("gcld3")
    except ImportError:
        return None
    identifier = library.NNetLanguageIdentifier(min_num_bytes=_LEAST, max_num_bytes=2 * _ENOUGH)

    def detect(text: str) -> str | None:
        found = identifier.FindLanguage(text=text)
        if not found.is_reliable or found.probability < _SURE or "-" in found.language:
            return None
        code: str = found.language
        return _OTHER_CODES.get(code, code)

    return detect
