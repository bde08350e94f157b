"""Whether a text is English, by its function words alone: enough to choose between English and silence."""

from __future__ import annotations

import re

from newslint.language.sentences import read_sections

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH = 3000  # characters


def identify(text: str) -> str | None:
    """`"en"` where the function words are English ones, else None. Only the first few thousand characters are read.

    Of running English more than a third are words of the list; a fifth is asked for, and thrice as many as of the
    words of its neighbours.
    """
    words = [word.casefold() for word in _WORD.findall(text[:_ENOUGH])]
    known = read_sections("identify.txt")
    english = sum(map(known["english"].__contains__, words))
    others = sum(map(known["others"].__contains__, words))
    return "en" if english >= 2 and english * 5 >= len(words) and english > 3 * others else None
