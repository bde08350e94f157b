"""The words that Dale and Chall found familiar to children of the fourth grade, and their regular forms."""

from __future__ import annotations

from newslint.language.sentences import read_sections
from newslint.patterns import lazy_pattern

_ENDINGS = {  # by their last letter: what may be taken off, and what put in its place
    "s": (("s", ""), ("es", ""), ("ies", "y")),
    "d": (("d", ""), ("ed", ""), ("ied", "y")),
    "g": (("ing", ""), ("ing", "e")),
    "y": (("ly", ""), ("ily", "y")),
    "r": (("er", ""), ("er", "e"), ("ier", "y")),
    "t": (("est", ""), ("est", "e"), ("iest", "y")),
}
_DOUBLED = lazy_pattern(r"(.+([bdglmnprt]))\2(?:ing|ed|er|est)\Z")
_JOINTS = lazy_pattern(r"[^a-z0-9]+")


def is_familiar(word: str) -> bool:
    """Whether a word in lower case is on the list, a regular plural, verb form, comparison or adverb of one that is,
    a compound of such, or a figure.
    """
    known = read_sections("familiar.en.txt")["familiar"]
    if word in known:
        return True
    if not word.isalpha():
        word = word.replace("’", "'")
        if word in known:
            return True
        parts = [part for part in _JOINTS.split(word) if part]
        return any(map(str.isdigit, word)) or (len(parts) > 1 and all(map(_is_familiar_part, parts)))
    return is_form(word, known)


def _is_familiar_part(part: str) -> bool:
    """Whether a part of a compound or a contraction is familiar; what is left of "isn't" and "she's" is."""
    known = read_sections("familiar.en.txt")["familiar"]
    return part in ("s", "t", "d", "m", "ll", "re", "ve", "isn", "didn") or part in known or is_form(part, known)


def is_form(word: str, known: frozenset[str]) -> bool:
    for ending, instead in _ENDINGS.get(word[-1], ()):
        if word.endswith(ending) and word[: -len(ending)] + instead in known:
            return True
    doubled = _DOUBLED.match(word) if word[-1] in "dgrt" else None
    return doubled is not None and doubled.group(1) in known
