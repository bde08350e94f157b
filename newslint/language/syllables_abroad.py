"""How many syllables a word has in the languages whose spelling tells: German, Spanish, French, Dutch and Russian.

Each language has a pattern of what is spoken as one syllable, tried at each vowel from left to right, so that two
vowels which are no diphthong of the language ("Nation", "teatro", "théâtre") are two. Languages whose spelling leaves
it open (Italian "economia" and "storia", Portuguese) are not counted.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.language.sentences import read_sections
from newslint.patterns import lazy_pattern

_SPOKEN = {
    "de": re.compile(r"(?<=[ln])i(?=en?\Z)|e(?=um\Z)|ieu|ie|e[iuy]|a[iuy]|äu|oi|aa|ee|oo|[aeiouyäöüéèáàâê]"),
    "es": re.compile(r"[iuüy]?[aeoáéó][iuy]?(?![aeoáéóíú])|[iuüy]?[aeoáéó]|[íú]|[iuüy]+"),
    "fr": re.compile(
        r"aoû|oui|(?:eu|œ|ue|a|e|ou)il(?=l|s?\Z)|(?<![bcdfgptv][rl])[iy](?:eau|au|eu|ai|[aàâeéèêëoô])"
        r"|eau|au|a[iî]|ay(?!s\Z)|e[iîy]|œu|eu|eû|o[iîyuûù]|u[iî]|[aàâeéèêëiîïoôœuûùüy]"
    ),
    "nl": re.compile(r"eeuw|ieuw|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyäëïöüéèê]"),
    "ru": re.compile(r"[аеёиоуыэюя]"),
}
_SILENT_FRENCH = lazy_pattern(r"(?<=[^aàâeéèêiîoôuûy])(?:es?|ent)\Z|(?<=ai)ent\Z|(?<=[iyuéo])es?\Z")

LANGUAGES = frozenset(_SPOKEN)


@lru_cache(maxsize=1 << 14)
def syllables_abroad(word: str, language: str) -> int:
    """The syllables of a word as it stands in a text of one of `LANGUAGES`; 1 for a figure."""
    lower = word.lower()
    if language in ("de", "es"):
        lower = lower.replace("qu", "q")
    if language == "fr":
        if not (lower.endswith("ent") and (lower.endswith("ment") or lower in read_sections("french.txt")["heard"])):
            lower = _SILENT_FRENCH.sub("", lower) or lower
        lower = lower.replace("qu", "q").replace("gue", "ge").replace("gui", "gi")
    return max(1, len(_SPOKEN[language].findall(lower)))
