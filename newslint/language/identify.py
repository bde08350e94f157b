"""What language a text is written in, where nothing else says so.

Function words choose between English and silence. Where they say that it is not English, and the optional detector is
installed (`pip install 'newslint[language]'`), that one is asked; it is small, works offline, and gives the same answer
each time.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from newslint.language.sentences import read_sections

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH = 3000  # characters
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
    known = read_sections("identify.txt")
    english = sum(map(known["english"].__contains__, words))
    others = sum(map(known["others"].__contains__, words))
    if english >= 2 and english * 5 >= len(words) and english > 3 * others:
        return "en"
    detect = _detector()
    return detect(head) if detect and sum(map(len, words)) >= _LEAST else None


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
