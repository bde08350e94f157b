"""The attributes of start tags: their places, how they are written, and which of them rules ask about."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.patterns import lazy_pattern
from newslint.readers.tags import escape

if TYPE_CHECKING:
    import re

ATTRIBUTE = lazy_pattern(r"([^\s/>=\"'][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>\"'][^\s>]*+)?))?+")
_ATTRIBUTE_NAMES = lazy_pattern(r"[\s\"']([a-zA-Z][\w:-]*)\s*=")
_TRAITS = {
    " id=": "id", " ID=": "id", "style": "style", "STYLE": "style", "mso-": "word", "Mso": "word", "_blank": "blank",
} | dict.fromkeys(
    "mce Apple- gmail_ yui yiv ydp SCXW isPasted x_Mso docs-internal-guid OutlineElement data-pm-slice data-contrast "
    "data-slate data-offset-key data-ogs data-gramm data-stringify data-leveltext data-ccp".split(), "editor"
)  # fmt: skip
_LONGEST_TRAITS = 200


class Attribute(NamedTuple):
    """An attribute of a start tag: name in lower case, value unescaped, and where both stand in the string: from
    `start`, at the first letter of the name, to `end`, after the value's closing mark; the value itself between
    `value_start` and `value_end`.
    """

    name: str
    value: str
    start: int
    end: int
    value_start: int
    value_end: int


def read_attribute(match: re.Match[str], offset: int) -> Attribute:
    """The attribute that a match of `ATTRIBUTE` in a token found; `offset` is the token's in the string."""
    group = match.lastindex or 1
    start, end = match.span(group) if group > 1 else (match.end(), match.end())
    value = match[group] if group > 1 else ""
    return Attribute(
        match[1].lower(),
        unescape_all(value) if "&" in value else value,
        offset + match.start(),
        offset + match.end(),
        offset + start,
        offset + end,
    )


def traits_of(token: str) -> frozenset[str]:
    """What a start tag may be of interest for ("id", "style", "word" …): one look for all rules about attributes."""
    return _traits(token) if len(token) <= _LONGEST_TRAITS else _traits.__wrapped__(token)


@lru_cache(maxsize=4096)
def _traits(token: str) -> frozenset[str]:
    found = {trait for sign, trait in _TRAITS.items() if sign in token}
    if token.count("=") > 1:
        names = _ATTRIBUTE_NAMES.findall(token)
        if len(set(names)) < len(names) or len(set(map(str.lower, names))) < len(names):
            found.add("doubled")
    if not token.isascii():
        found.add("beyond-ascii")
    return frozenset(found)


def unescape_all(value: str) -> str:
    """A string of HTML text with its character references read."""
    from html import unescape as standard

    return standard(value)


def escape_value(value: str, mark: str) -> str:
    """Plain text as the value of an attribute inside the quotation mark `mark`."""
    return escape(value).replace(mark, "&quot;" if mark == '"' else "&#39;")
