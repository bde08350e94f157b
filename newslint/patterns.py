"""Regular expressions that are compiled when they are first used.

Compiling is what a short run spends most of its time on: some two hundred expressions at 0.2 ms each, of which one
clean article needs a third.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _LazyPattern:
    """Stands for a compiled expression until one of its methods is asked for; then it has that expression's own."""

    __slots__ = ("_flags", "_text", *_METHODS)

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, later. An expression that is none is told when it is first used."""
    return cast("re.Pattern[str]", _LazyPattern(text, flags))
