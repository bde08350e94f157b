"""Whether a text is English, by its function words alone: enough to choose between English and silence."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-zA-ZÀ-ž]+(?:['’][a-z]+)?")
_ENGLISH = frozenset(
    "the of and to a in is that for it was on with as be by at he his are this from but had not they have or an which"
    " she you we were been has their would will when who her there more if no out so said what its about than".split()
)
_OTHERS = frozenset(
    "der die das und den von zu mit ist des nicht ein eine auch auf für dem sich im le la les des et en du une un est"
    " que dans pour qui au sur pas el los de las del y por con para se il di che è non per una sono os do da em um não"
    " com na no het een van dat niet voor zijn op te och att det som på är av til og er ikke".split()
) - {"no", "an", "in", "a", "as", "do", "he", "or", "was", "die"}
_ENOUGH = 3000


def identify(text: str) -> str | None:
    """`"en"` where the function words are English ones, else None. Only the first few thousand characters are read."""
    words = [word.casefold() for word in _WORD.findall(text[:_ENOUGH])]
    english = sum(word in _ENGLISH for word in words)
    others = sum(word in _OTHERS for word in words)
    return "en" if english >= 2 and english * 5 >= len(words) and english > 3 * others else None
