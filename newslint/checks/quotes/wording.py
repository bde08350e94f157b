"""How a message speaks of a quotation: by its first words."""

from __future__ import annotations

import re

_EDGE = r"[\s\"“”„‟«»‹›'‘’‚‛`「」『』《》]"
_MARKS = rf"^{_EDGE}+|(?:{_EDGE}|[,;:])+$|&(?:quot|[lr][ds]quo|bdquo|[lr]aquo);"
_MOST = 48


def first_words(text: str) -> str:
    """The first words of a quotation, in marks of our own: `“We are ruined …”`."""
    words = re.compile(_MARKS).sub("", " ".join(text.split()))
    if len(words) > _MOST:
        words = words[:_MOST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return f"“{words}”"
