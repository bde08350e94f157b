"""Quotation marks as signs: which characters are one, which way each points, and what its neighbours say of it.

`pairing` puts the signs of an article together. All offsets are code points of `Article.text`, ends exclusive.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

DOUBLE = '"＂“”„‟«»‹›「」『』《》'
SINGLE = "'‘’‚‛`´"
OPENING = frozenset(("“", "„", "‟", "«", "‹", "「", "『", "《", "``", "‘‘"))
CLOSING = frozenset(("”", "»", "›", "」", "』", "》", "’’"))
STRAIGHT = frozenset(('"', "＂", "''"))

PARTNERS = {
    '"': ('"',),
    "＂": ("＂",),
    "''": ("''",),
    "``": ("''",),
    "‘‘": ("’’",),
    "“": ("”",),
    "”": ("”",),
    "‟": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹", "›"),
    "「": ("」",),
    "『": ("』",),
    "《": ("》",),
    "‘": ("’",),
    "’": ("’",),
    "‚": ("‘", "’"),
    "'": ("'",),
    "‛": ("’",),
    "`": ("'", "´"),
    "´": ("´",),
}
"""Which marks close the one at the left, in any language; the first is the usual one."""

# The lookarounds stand behind the set, so that the search for the next sign stays a fast scan for one of a set of
# characters: an apostrophe between two letters, by far the most frequent of them, is no sign.
_SIGNS = lazy_pattern(rf"[{DOUBLE}{SINGLE}](?:(?<=[{DOUBLE}])|(?<![^\W_].)|(?![^\W_]))", re.DOTALL)
_ENTITIES = (
    r"(?i)&(?:quot|apos|[lr][ds]quo|[bs][bd]quo|[lr]s?aquo|#(?:34|39|171|187|821[6-8]|822[0-2])"
    r"|#x(?:22|27|[ab]b|201[89a-e]));"
)
_CODE = r'\w="'
_BEFORE_OPENING = frozenset("([{<—–‒―-/=:¡¿|*_~+&@#$€£>（「『【：、。，")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–‒―-/…|*_~&、。，！？；：）」』】")
_MARKS = frozenset(DOUBLE + SINGLE)


class Sign(NamedTuple):
    """A mark in the text. `glyph` is what it stands for: the character itself, `''`, or what an entity means."""

    start: int
    end: int
    glyph: str


def signs(text: str, start: int, end: int, doubled: bool) -> list[Sign]:
    """The quotation marks, and what may be one, in `text[start:end]`.

    `doubled` says whether two single marks in a row are one double mark, as wire services type it; where they are not,
    two straight ones are a wiki's italics, and no mark.
    """
    found: list[Sign] = []
    done = start
    for match in _SIGNS.finditer(text, start, end):
        at = match.start()
        if at < done:
            continue
        glyph = text[at]
        if glyph in "'`‘’" and text.startswith(glyph, at + 1) and (doubled or glyph in "'`"):
            done = at + _run(text, at, end)
            if doubled or glyph == "`":
                found += _doubled(text, at, done, start)
        else:
            found.append(Sign(at, at + 1, glyph))
    if "&" in text[start:end]:
        entities = [Sign(*m.span(), _meaning(m.group())) for m in re.compile(_ENTITIES).finditer(text, start, end)]
        if entities:
            found = sorted([*found, *entities])
    return found


def _run(text: str, at: int, end: int) -> int:
    """How many of the same character stand in a row."""
    stop = at + 1
    while stop < end and text[stop] == text[at]:
        stop += 1
    return stop - at


def _doubled(text: str, at: int, stop: int, start: int) -> list[Sign]:
    """The signs of a row of single marks: of three, the one that stands inside is single (`''He said 'no.'''`)."""
    opens = at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING
    odd = (stop - at) % 2
    cut = stop - odd if opens else at + odd
    pairs = [Sign(i, i + 2, text[at] * 2) for i in range(at if opens else cut, cut if opens else stop, 2)]
    single = [Sign(cut if opens else at, stop if opens else cut, text[at])] if odd else []
    return pairs + single if opens else single + pairs


def _meaning(entity: str) -> str:
    import html

    return html.unescape(entity)


def is_code(text: str, start: int, end: int) -> bool:
    """Whether straight marks here belong to program code or markup: `set name="x"`."""
    return '="' in text[start:end] and re.compile(_CODE).search(text, start, end) is not None


def side(text: str, start: int, end: int, sign: Sign) -> int:
    """What the neighbours of a sign in `text[start:end]` make of it: 1 opening, -1 closing, 0 either."""
    if sign.start == start:
        return 1
    before = text[sign.start - 1]
    after = text[sign.end] if sign.end < end else " "
    if before.isspace():
        if sign.end == end:
            return -1
        if after.isspace():
            return 0
        lone = not text[sign.end + 1 : min(sign.end + 2, end)].strip()
        stop = lone if after in ",;:!?)" else after == "." and text[sign.end : sign.end + 3].strip() == "."
        return -1 if stop else 1
    if after.isspace():
        return 1 if before in "([{" else -1
    if after.isalnum():
        return 1 if before in _BEFORE_OPENING or before in _MARKS else 0
    if before in "([{":
        return 1
    if before in ".,!?…" and after in "([":
        return -1
    if after in _AFTER_CLOSING or after in _MARKS:
        return 1 if before in "—–―:" and after in _MARKS else -1
    return 1 if before in _BEFORE_OPENING or before in _MARKS else 0


_NEVER_ONE_SIDED = frozenset({"de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "uk", "zh"})


class Habits(NamedTuple):
    """How an article types its marks, where a character alone does not tell."""

    inward: bool  # »…«, as German and Danish books have it, not «…»
    one_sided: bool  # ”…”, as Swedish and Finnish have it


def habits(text: str, language: str | None, blocks: Iterable[list[Sign]]) -> Habits:
    """How an article types its marks. Which way guillemets point is told by the first one of each block, which opens
    far more often than not.
    """
    inward = 0
    if "»" in text:
        for found in blocks:
            first = next((sign.glyph for sign in found if sign.glyph in "«»"), "")
            inward += (first == "»") - (first == "«")
    may_open = (language or "").partition("-")[0] not in _NEVER_ONE_SIDED
    return Habits(inward > 0, may_open and "”" in text and "“" not in text and "„" not in text)


def lean(glyph: str, habit: Habits) -> int:
    """Which way a character points by itself: 1 opening, -1 closing, 0 either."""
    if glyph in STRAIGHT:
        return 0
    if glyph in "«»‹›" and habit.inward:
        return 1 if glyph in "»›" else -1
    if glyph == "”" and habit.one_sided:
        return 0
    if glyph in OPENING:
        return 1
    return -1 if glyph in CLOSING else 0
