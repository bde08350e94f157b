"""What counts as a word: what an editor would count.

A hyphenated compound is one word, and so are "U.S.", "3.2", "o'clock", "and/or" and an e-mail address; a dash, even
between two words without white space, parts them, and is none itself.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_](?:[^\s—–―…]*[^\W_])?")


def split_words(text: str) -> list[str]:
    """The words of `text`, without the marks around them."""
    return _WORD.findall(text)


def count_words(text: str) -> int:
    """How many words `text` has."""
    return len(_WORD.findall(text))
