"""What counts as a word: what an editor would count.

A hyphenated compound is one word, and so are "U.S.", "3.2", "o'clock", "and/or" and an e-mail address; a dash, even
between two words without white space, parts them, and is none itself.
"""

from __future__ import annotations

from newslint.patterns import lazy_pattern

_DASH = lazy_pattern("[—–―…]")
_WORD = lazy_pattern(r"[^\W_](?:\S*[^\W_])?")


def split_words(text: str) -> list[str]:
    """The words of `text`, without the marks around them."""
    if not text.isascii():
        text = _DASH.sub(" ", text)
    words: list[str] = []
    for token in text.split():
        if token.isalnum():
            words.append(token)
        else:
            words += _WORD.findall(token)
    return words


def count_words(text: str) -> int:
    """How many words `text` has."""
    return len(split_words(text))
