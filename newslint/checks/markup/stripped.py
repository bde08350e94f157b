"""What a tool leaves in the text when it strips markup: `system.."There`, `since 1984.Kalin`, a comma on its own.

Rows broken on purpose and paragraphs are parted in an article's text, so nothing here is glued by our own reading.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import NoOptions
from newslint.checks.markup.prose import is_prose, source_of
from newslint.model import Fix, Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article

_STOPS = lazy_pattern(r"\.\.(?<=[\w\"”’»)\]%\ufffc]\.\.)(?![./\\\w~-])|\.\.(?<=[^\W\d_]\.\.)(?=[\"“„«]?[^\W\d_])")
_COMMAS = lazy_pattern(
    r",(?<=[\w\"”’»)\]%\ufffc],)(?:[ \xa0]?,)+(?![,\w'‘’])|,(?<=[^\W\d_]{2},)\.(?![.\w])|;;(?<=[^\W_];;)(?=\s|\Z)"
)
_GLUED = {
    mark: lazy_pattern(rf"{re.escape(mark)}(?<=[^\W\d_][^\W\d_]{re.escape(mark)})[\"”’»)]?[\"“„«‘(]?(?=[^\W\d_])")
    for mark in ".!?"
}
_SPACED = lazy_pattern(r"[ \xa0]([,.;?!])(?![\w.,;?!/-])(?! [.]|\xa0[.])")
_WORD = lazy_pattern(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_DOMAINS = frozenset(
    "ai app at au be biz blog br ca ch cn co com cz de dev dk edu es eu fi fm fr gg gov hu ie il in info int io it jp "
    "js kr ly me media mil museum mx name net news nl no nz online org pl py ro rs ru sci se sg si sk tk tv tech uk us "
    "xyz za asp pdf jpg png gif doc docx xls csv txt xml htm html php exe zip".split()
)
_STARTERS = frozenset(
    "A After All Also An And As At But By For From He Her His I If In It Its More Mr My No Not Now On One Our She So "
    "Some That The Their Then There These They This Those To Today Under We What When Where While With You Your "
    "Am Bei Da Das Der Die Ein Eine Er Es Im Mit Nach Sie Und Wir Zu Ce Cette Dans En Il Ils La Le Les Un Une El Los "
    "Las O Os".split()
)
_SENTENCE_START = lazy_pattern(r"[\"“„«‘]?[^\W\d_]")
_LONGEST_TOKEN = 60


def doubled_punctuation(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Two full stops or two commas in a row, a comma before a full stop."""
    text = article.text
    if ".." in text:
        for match in _STOPS.finditer(text):
            after = text[match.end() : match.end() + 2].lstrip('"“„«')[:1]
            if (not after.isalpha() or after.isupper()) and is_prose(article, match.start()):
                yield _doubled(article, match, ".", safe=False)
    if any(not part or part[0] == "." or part.isspace() for part in text.split(",")[1:]) or ";;" in text:
        for match in _COMMAS.finditer(text):
            if is_prose(article, match.start()):
                same = len(set(match[0]) - {" ", "\xa0"}) == 1
                yield _doubled(article, match, match[0][-1], safe=same)


def _doubled(article: Article, match: re.Match[str], mark: str, *, safe: bool) -> Hit:
    start, end = match.span()
    glued = _SENTENCE_START.match(article.text, end)
    edit = article.edit(start, end, f"{mark} " if glued else mark)
    if edit is None:  # a link ends between the two: the second one is the one too many
        start, safe = end - 1, False
        edit = article.edit(start, end, "")
    fix = Fix(f'Leave one "{mark}"', (edit,), safe=safe) if edit else None
    return Hit(article.span(start, end), {"marks": match[0]}, fix=fix)


def missing_space(article: Article, options: NoOptions) -> Iterator[Hit]:
    """A sentence that begins without a space after the one before: `ended.Then`."""
    text = article.text
    for mark, pattern in _GLUED.items():
        if mark not in text:
            continue
        for match in pattern.finditer(text):
            if not text[match.end()].isupper():
                continue
            before, after = (
                _word_before(text, match.start()),
                _WORD.match(text, match.end(), match.end() + _LONGEST_TOKEN),
            )
            if before and after and _are_sentences(text, before, mark, after) and is_prose(article, match.start()):
                span = article.span(match.start() - len(before), after.end())
                place = match.start() + 1 if match[0][-1] in "“„«‘(" else match.end()
                edit = article.edit(place - 1, place, text[place - 1] + " ")
                fix = Fix("Put a space in between", (edit,), safe=False) if edit else None
                yield Hit(span, {"before": before, "after": after[0]}, fix=fix)


def _word_before(text: str, end: int) -> str:
    start = end
    while start > max(end - _LONGEST_TOKEN, 0) and (text[start - 1].isalpha() or text[start - 1] in "-’'"):
        start -= 1
    return text[start:end].lstrip("-’'")


def _are_sentences(text: str, first: str, mark: str, after: re.Match[str]) -> bool:
    """Whether two glued words end and begin a sentence: no address, no file's name, no product of two words."""
    begin = after.start() - 1 - len(first)
    limit = max(begin - _LONGEST_TOKEN, 0)
    token = (
        text[max(text.rfind(" ", limit, begin) + 1, limit) : after.end() + _LONGEST_TOKEN].lstrip().split(None, 1)[0]
    )
    if any(sign in token for sign in "@/\\_=<>[]{}") or "www." in token:
        return False
    second = after[0]
    rest = text[after.end() : after.end() + 2]
    if rest[:1] in (".", "(") and rest[1:].isalnum():
        return False  # vote.USA.gov
    if second.lower() in _DOMAINS or first.lower() in ("www", "http"):
        return False
    if len(second) > 1 and second.isupper() and not (first.islower() and len(second) > 4):
        return False  # open.NASA, GOV.UK
    if len(second) == 1 and (second not in ("A", "I", "O", "Y", "E") or rest[:1] != " "):
        return False  # Ph.D
    if first.islower() and mark == ".":
        return len(first) > 1
    return second in _STARTERS


def space_before_punctuation(article: Article, options: NoOptions) -> Iterator[Hit]:
    """A space before a comma, a full stop, and outside of French before a semicolon, a question or exclamation mark."""
    text = article.text
    known = article.language not in (None, "fr", "br")
    marks = ",.;?!" if known else ",."
    if not any(part[-1:] in (" ", "\xa0") for mark in marks if mark in text for part in text.split(mark)[:-1]):
        return
    for match in _SPACED.finditer(text):
        if match[1] not in marks:
            continue
        start = match.start()
        while start and text[start - 1] in " \xa0":
            start -= 1
        word = text[max(start - _LONGEST_TOKEN, 0) : start].rsplit(None, 1)[-1:]
        if not word or not (word[0][-1].isalnum() or word[0][-1] in '"”’»)%') or "/" in word[0] or "@" in word[0]:
            continue
        edit = article.edit(start, match.end() - 1, "")
        if edit is None or not is_prose(article, start - 1) or not _is_unmarked(article, start, match):
            continue
        fix = Fix("Delete the space", (edit,), safe=match[1] == ",")
        yield Hit(article.span(start, match.end()), {"mark": match[1]}, fix=fix)


def _is_unmarked(article: Article, start: int, match: re.Match[str]) -> bool:
    """Whether the source has nothing but spaces before the mark: a note's number may stand there, a row may end."""
    source = source_of(article, start, match.end()).replace("&nbsp;", " ").replace("&#160;", " ")
    return source.strip(" \xa0") == match[1]


class DoubledSpace(NamedTuple):
    """`after_sentences`: whether two spaces between sentences, as typewriters had them, are told as well."""

    after_sentences: bool = False


def doubled_space(article: Article, options: DoubledSpace) -> Iterator[Hit]:
    """Two spaces or more inside a row of plain text, where readers see them. HTML and Markdown show one."""
    if article.markup or "  " not in article.source.text:
        return
    for offset, part in article.parts:
        texts, sources = part.text_starts, part.source_starts
        for piece in range(1, len(texts) - 1, 2):
            start = texts[piece]
            if sources[piece + 1] - sources[piece] < 2 or part.text[start : texts[piece + 1]] != " ":
                continue
            before = part.text[start - 1 : start]
            if not before or (before in '.!?:"”’)' and not options.after_sentences):
                continue
            start += offset
            if is_prose(article, start) and set(source_of(article, start, start + 1)) == {" "}:
                edit = article.edit(start, start + 1, " ")
                yield Hit(article.span(start, start + 1), fix=Fix("Leave one space", (edit,)) if edit else None)
