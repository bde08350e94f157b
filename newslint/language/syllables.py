"""How many syllables an English word has: rules, and a table of the words on which the rules are wrong.

The table (`data/syllables.en.txt`) is derived from CMUdict by `benchmarks/syllables.py` and read when the first word
is counted. A figure counts one syllable, as in the tools whose grades editors know.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newslint.language.familiar import is_familiar
from newslint.language.sentences import read_sections
from newslint.patterns import lazy_pattern

_VOWELS = lazy_pattern(r"[aeiouy]+")
_ENDING = lazy_pattern(r"[^aeiouy]e[sd]?\Z")
_SPOKEN = {
    "e": re.compile(r"[^aeiouylr]le\Z"),  # apple
    "s": re.compile(r"(?:[sxzcg]|[cs]h|[^aeiouylr]l)es\Z"),  # foxes, churches, apples
    "d": re.compile(r"(?:[td]|[^aeiouylr]l)ed\Z"),  # voted, handled
}
_DOTTED = lazy_pattern(r"(?:[A-Za-z]\.)+[A-Za-z]?")
_LETTER = lazy_pattern(r"[A-Za-z]")
_JOINTS = lazy_pattern(r"[^A-Za-z0-9']+")
_HISS = lazy_pattern(r"(?:[sxz]|[cs]h|[csgz]e|che)\Z")
_APART = lazy_pattern(
    r"[aeiou]y[aeiou]|(?<![ctsgx])ia|(?<![ctsgx])io(?!n)|(?<![ctsgxnlh])ion|(?<=st)ia|[ct]iat|(?<![ct])ie(?:nt|nc|rs?\b|st|ty)"
    r"|(?<![qg])u(?:a|ou)|ii|iu|aue|[aeouy](?=ing)|eo(?!u|n|p|r)|\Area(?![cdklmprs])|(?<=c)reat|sms?\b|tre\Z|\Amc"
)
_SILENT = lazy_pattern(
    r"e(?=(?:ly|ments?|less|ful|fully|ness|m[ae]n|some|ship|wood|land|ville|way|work|wide|house|room|line|time|back|more"
    r"|town|burg|field|ford|hood|port|place|proof|side|keepers?)\Z)"
    r"|(?<=[aeo]y)e[sd]?\Z|(?<=[gq]u)es?\Z|(?<=ic)a(?=lly\Z)|(?<=\Afor)e(?=[^aeiouy])|(?<=\Ahom)e(?=[^aeiouy])"
)


def syllables(word: str) -> int:
    """The syllables of an English word in lower case, with straight apostrophes and no hyphen."""
    found = exceptions().get(word)
    if found is not None:
        return found
    stem = word.removesuffix("'s") if word.endswith("'s") else word.removesuffix("'").removesuffix("s")
    if stem != word and (word.endswith("'s") or stem in exceptions()):
        return syllables(stem) + (_HISS.search(stem) is not None and word[-1] == "s")
    return by_rule(word)


def by_rule(word: str) -> int:
    """The syllables of a word that is not in the table.

    Rows of vowels are counted, less a silent "e" at the end of the word or of its first half, and one more where two
    vowels that stand together are spoken apart. A word without a vowel is spelled out.
    """
    groups = _VOWELS.findall(word)
    count = len(groups)
    if not count:
        return len(word) + 2 * word.count("w") if word.isalpha() else 1
    if word[-1] in "esd" and _ENDING.search(word) and not _SPOKEN[word[-1]].search(word):
        count -= 1
    if len("".join(groups)) > len(groups) or word.endswith(("sm", "sms", "tre")) or word[:2] == "mc":
        count += len(_APART.findall(word))
    if "e" in word or word[-2:] == "ly":
        count -= len(_SILENT.findall(word))
    return max(1, count)


@cache
def exceptions() -> dict[str, int]:
    """The words that `by_rule` gets wrong, each with its syllables as CMUdict's first pronunciation has them."""
    table: dict[str, int] = {}
    for count, words in read_sections("syllables.en.txt").items():
        table.update(dict.fromkeys(words, int(count)))
    return table


@lru_cache(maxsize=1 << 14)
def spoken_syllables(word: str) -> int:
    """The syllables of a word as it stands in the text: "well-known" 2, "U.S." 2, "BBC" 3, "2016" 1, "café" 2."""
    if word.isascii() and word.isalpha() and not word.isupper():
        return syllables(word.lower())
    plain = _plain(word.replace("’", "'"))
    if not _LETTER.search(plain):
        return 1
    if _DOTTED.fullmatch(plain):
        return by_rule(re.sub("[^bcdfghjklmnpqrstvwxz]", "x", plain.lower().replace(".", "")))
    return sum(map(_part_syllables, filter(None, _JOINTS.split(plain)))) or 1


def _part_syllables(part: str) -> int:
    lower = part.lower()
    if not lower.isalpha() and "'" not in lower:
        return max(1, len(_VOWELS.findall(lower)))
    if part.isupper() and 1 < len(part) < 6 and _is_spelled(lower):
        return len(part) + 2 * part.count("W")
    return syllables(lower)


def _is_spelled(letters: str) -> bool:
    """Whether a word that stands in capitals is spoken letter by letter: "EU", "YPG"."""
    return letters in read_sections("initialisms.en.txt")["spelled"] or not (
        any(map(letters.__contains__, "aeiou")) or is_familiar(letters)
    )


def _plain(word: str) -> str:
    """`word` without accents; a final "é" is heard."""
    if word.isascii():
        return word
    from unicodedata import normalize

    heard = re.sub(r"é(?=s?\Z)", "ee", word)
    return normalize("NFD", heard).encode("ascii", "ignore").decode()
