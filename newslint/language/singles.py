"""Single quotation marks told from apostrophes.

A single mark inside a word is never seen here (`marks` leaves it out). Of the others, an opener is a mark that stands
before a word that is no elision (’tis, ’90s); it takes the first closer that cannot be a possessive or an elision
(drivers’ union, goin’), else the first that may be one. What stays alone is an apostrophe.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.sentences import read_sections
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.language.marks import Sign

_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_LAST = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*\Z")
_YEAR = r"\d\d(?:s|ers?|\b)(?![\d.,]\d)|\d0s"
_WITH_TABLE = frozenset({"en", "de", "it", "nl"})
_POSSESSIVE = frozenset({"en", "de", "nl"})

_STOPS = frozenset(".,!?")

SURE, LIKELY, WEAK = 3, 2, 1


class Table(NamedTuple):
    """What a language knows of apostrophes at the edge of a word; words in lower case."""

    leading: frozenset[str]
    trailing: frozenset[str]
    after_closing: frozenset[str]
    possessive: bool


class Singles(NamedTuple):
    """Pairs of single marks, those that are apostrophes, and the one that is left open, if any."""

    pairs: list[tuple[Sign, Sign]]
    apostrophes: list[Sign]
    unclosed: Sign | None


@cache
def table(language: str | None) -> Table:
    """The table of a language; of an unknown one, that of English."""
    code = (language or "en").casefold().replace("_", "-").split("-")[0]
    sections = read_sections(f"apostrophes.{code}.txt") if code in _WITH_TABLE else {}
    none: frozenset[str] = frozenset()
    return Table(
        sections.get("leading", none),
        sections.get("trailing", none),
        sections.get("after-closing", none),
        code in _POSSESSIVE,
    )


def pair_singles(text: str, start: int, end: int, marks: list[Sign], rules: Table) -> Singles:
    """Pair the single marks of `text[start:end]`, one stretch without double marks around or between them to cross."""
    pairs: list[tuple[Sign, Sign]] = []
    apostrophes: list[Sign] = []
    opening: Sign | None = None
    weak: Sign | None = None
    elision: Sign | None = None
    for mark in marks:
        strength = closes(text, start, end, mark, rules)
        if strength and opening is None and opens(text, start, end, mark):
            strength = 0
        if strength:
            if opening is None:
                if elision is not None and strength >= (LIKELY if elision.glyph == "‘" else SURE):
                    pairs.append((elision, mark))
                    apostrophes.remove(elision)
                    elision = None
                else:
                    apostrophes.append(mark)
            elif strength > WEAK:
                if weak is not None:
                    apostrophes.append(weak)
                pairs.append((opening, mark))
                opening = weak = elision = None
            elif weak is None:
                weak = mark
            else:
                apostrophes.append(mark)
        elif opens(text, start, end, mark):
            if is_elision(text, mark, rules):
                apostrophes.append(mark)
                if opening is None and elision is None and mark.glyph != "’":
                    elision = mark
            elif mark.glyph == "’" and (opening is not None or mark.start > start):
                apostrophes.append(mark)
            elif opening is None:
                opening = mark
            elif weak is not None:
                pairs.append((opening, weak))
                opening, weak = mark, None
            elif mark.glyph != "'" and opening.glyph == "'":
                apostrophes.append(opening)
                opening = mark
            else:
                apostrophes.append(mark)
        else:
            apostrophes.append(mark)
    if opening is not None and weak is not None:
        pairs.append((opening, weak))
        opening = None
    return Singles(pairs, apostrophes, opening)


def opens(text: str, start: int, end: int, mark: Sign) -> bool:
    """Whether a mark stands where an opening one may: before a word, after none."""
    if mark.glyph == "´" or mark.end >= end:
        return False
    before = text[mark.start - 1] if mark.start > start else " "
    if text[mark.end].isspace():
        return mark.glyph == "‘" and before.isspace()
    if before in ".!?":
        return mark.glyph == "‘" or text[mark.end].isupper()
    if text[mark.end].isdigit() and text[max(start, mark.start - 2) : mark.start].strip().isdigit():
        return False
    return not before.isalnum() and before not in ",;%)]"


def closes(text: str, start: int, end: int, mark: Sign, rules: Table) -> int:
    """How surely a mark is a closing one: 0 not at all, 1 where nothing better follows, up to 3."""
    if mark.start == start or mark.glyph in "‚‛`´":
        return 0
    before = text[mark.start - 1]
    after = text[mark.end] if mark.end < end else " "
    if before in "([{—–":
        return 0
    if after.isalnum():
        return SURE if before in _STOPS and after.isupper() and mark.glyph != "‘" else 0
    if before.isspace():
        return SURE if after.isspace() and text[mark.start - 2 : mark.start - 1] in _STOPS and mark.glyph != "‘" else 0
    if before.isdigit() and _is_prime(text, mark, after):
        return 0
    if not before.isalnum():
        return SURE
    word = _LAST.search(text, max(start, mark.start - 24), mark.start)
    last = word.group().casefold() if word else ""
    if last in rules.trailing or (rules.leading and len(last) > 3 and last.endswith("in")):
        return WEAK
    if not after.isspace() or mark.end >= end:
        return LIKELY if after != "-" else WEAK
    if rules.possessive and last and last[-1] in "szxß":
        following = _WORD.match(text, mark.end + 1, min(end, mark.end + 24))
        return LIKELY if following is None or following.group().casefold() in rules.after_closing else WEAK
    return LIKELY


def is_elision(text: str, mark: Sign, rules: Table) -> bool:
    """Whether the word after a mark lacks its beginning: ’90s, ’tis, rock ’n’ roll."""
    if re.compile(_YEAR).match(text, mark.end):
        return True
    word = _WORD.match(text, mark.end, mark.end + 24)
    if word is None or text[word.end() : word.end() + 1] == "-":
        return False
    letters = word.group().casefold()
    return letters in rules.leading or letters.partition("’")[0].partition("'")[0] in rules.leading


def _is_prime(text: str, mark: Sign, after: str) -> bool:
    """Feet or minutes: 6' 2", 51°28'38"."""
    return after in '"”″' or (after == " " and text[mark.end + 1 : mark.end + 2].isdigit())
