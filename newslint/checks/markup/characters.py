"""Characters that nobody typed: lost in a wrong encoding, invisible, of no use in print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.markup.mojibake import misread
from newslint.checks.markup.prose import is_prose
from newslint.checks.markup.tokens import tags_of
from newslint.model import Fix, Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article

_C0 = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))
_C1 = "".join(map(chr, range(128, 160)))
_UNSEEN = {
    "\u200b": "zero-width space", "\u2060": "word joiner", "\ufeff": "byte order mark",
    "\u2028": "line separator", "\u2029": "paragraph separator",
}  # fmt: skip
_SEPARATORS = "\u2028\u2029"
_WITHOUT_SPACES = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my", "bo"})  # rows may break at a zero-width space
_WINDOWS_REFERENCE = lazy_pattern(r"&#(?:0*1[2-5][0-9]|[xX]0*[89][0-9a-fA-F]);?")
_SURROGATE = lazy_pattern("[\udc80-\udcff]+")


def control_character(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Control characters in the text, which no page shows and some tools refuse."""
    text = article.text
    for mark in _C0:
        if mark in text:
            for start in _places(text, mark):
                edit = article.edit(start, start + 1, "")
                fix = Fix("Delete it", (edit,)) if edit else None
                yield Hit(article.span(start, start + 1), {"code": f"U+{ord(mark):04X}"}, fix=fix)
    if text.isascii():
        return
    for mark in _C1:
        if mark in text:
            meant = _windows(ord(mark))
            misread_at = {place for start, end, _ in misread(article) for place in range(start, end)}
            for start in _places(text, mark):
                if start in misread_at:
                    continue
                edit = article.edit(start, start + 1, meant)
                fix = Fix(f'Write "{meant}", which Windows has there', (edit,), safe=False) if edit and meant else None
                yield Hit(article.span(start, start + 1), {"code": f"U+{ord(mark):04X}"}, fix=fix)


def windows_reference(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Character references to control characters: `&#146;`, which browsers read as Windows-1252."""
    for tags in tags_of(article):
        if "&#" not in tags.string:
            continue
        markup = tags.markup
        for place in range(1, len(markup.pieces), 2):
            piece = markup.pieces[place]
            if piece[:2] != "&#" or not _WINDOWS_REFERENCE.fullmatch(piece) or tags.hides(place):
                continue
            number = int(piece[3:].rstrip(";"), 16) if piece[2] in "xX" else int(piece[2:].rstrip(";"))
            meant = _windows(number) if 128 <= number < 160 else ""
            if meant:
                start, end = markup.starts[place], markup.starts[place] + len(piece)
                fix = Fix(f'Refer to "{meant}" by its own number', (markup.edit(start, end, f"&#{ord(meant)};"),))
                yield Hit(markup.span(start, end), {"meant": meant}, fix=fix)


def replacement_character(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Characters that were lost in a wrong encoding, and bytes that no encoding explains."""
    text = article.text
    if "\ufffd" in text:
        for match in re.finditer("\ufffd+", text):
            yield Hit(article.span(*match.span()), {"what": "U+FFFD"})
    if not text.isascii() and not _is_encodable(text):
        for match in _SURROGATE.finditer(text):
            yield Hit(article.span(*match.span()), {"what": f"the byte {ord(match[0][0]) - 0xDC00:02X}"})


def invisible_character(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Characters without width inside of words and rows."""
    text = article.text
    if text.isascii():
        return
    for mark, name in _UNSEEN.items():
        if mark not in text or (mark == "\u200b" and article.language in _WITHOUT_SPACES):
            continue
        for match in re.finditer(f"{mark}+", text):
            start, end = match.span()
            if not _is_in_words(text, start, end) or _is_for_markdown(article, start, end):
                continue
            separates = mark in _SEPARATORS
            edit = article.edit(start, end, " " if separates else "")
            fix = Fix("Delete it", (edit,), safe=not separates) if edit else None
            yield Hit(article.span(start, end), {"name": name, "code": f"U+{ord(mark):04X}"}, fix=fix)


def soft_hyphen(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Soft hyphens, which break searches, addresses and copies of the text."""
    text = article.text
    if not text.isascii() and "\xad" in text:
        for start in _places(text, "\xad"):
            edit = article.edit(start, start + 1, "")
            fix = Fix("Delete it", (edit,), safe=False) if edit else None
            yield Hit(article.span(start, start + 1), fix=fix)


_BETWEEN_WORDS = lazy_pattern(r"\xa0(?<=[^\W\d_]{3}\xa0)(?=[^\W\d_]{3})")
_BINDING_LANGUAGES = frozenset({"fr", "ru", "uk", "cs", "sk", "pl"})  # their typography binds short words and marks


def no_break_space(article: Article, options: NoOptions) -> Iterator[Hit]:
    """No-break spaces between words that may part, and in runs, where they make holes in a row."""
    text = article.text
    if text.isascii() or "\xa0" not in text:
        return
    for start, end in _holes(text):
        yield from _spaces(article, start, end)
    if article.language in _BINDING_LANGUAGES:
        return
    for match in _BETWEEN_WORDS.finditer(text):
        if not (text[match.end()].isupper() and text[match.start() - 1].isalpha() and _is_title(text, match.start())):
            yield from _spaces(article, *match.span())


def _holes(text: str) -> Iterator[tuple[int, int]]:
    """Runs of white space with a no-break space in them, inside a row."""
    end = 0
    while (start := text.find("\xa0", end)) >= 0:
        end = start + 1
        while start and text[start - 1] == " ":
            start -= 1
        while text[end : end + 1] in (" ", "\xa0"):
            end += 1
        if end - start > 1 and start > 0 and end < len(text) and text[start - 1] != "\n" != text[end]:
            yield start, end


def _spaces(article: Article, start: int, end: int) -> Iterator[Hit]:
    if is_prose(article, start):
        edit = article.edit(start, end, " ")
        yield Hit(article.span(start, end), fix=Fix("Write one space", (edit,), safe=False) if edit else None)


def _is_title(text: str, end: int) -> bool:
    """Whether the word before is a name or a title: `Prof.&nbsp;Holm`, `New&nbsp;York` are kept together on purpose."""
    start = max(text.rfind(" ", 0, end), text.rfind("\xa0", 0, end), text.rfind("\n", 0, end)) + 1
    return text[start : start + 1].isupper()


def _places(text: str, mark: str) -> Iterator[int]:
    start = text.find(mark)
    while start >= 0:
        yield start
        start = text.find(mark, start + 1)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _windows(number: int) -> str:
    """What Windows-1252 has where Unicode has a control character; nothing at the five places it leaves free."""
    return bytes((number,)).decode("cp1252", "ignore")


def _is_in_words(text: str, start: int, end: int) -> bool:
    """Whether letters stand beside it: alone it holds an editor's empty row open, and shows nothing."""
    return text[max(start - 1, 0) : start].isalnum() or text[end : end + 1].isalnum() or text[end : end + 1] in '“"‘'


def _is_for_markdown(article: Article, start: int, end: int) -> bool:
    """Whether the stars of Markdown stand beside it: authors part them from a word so, to make it bold."""
    if not any(markup.dialect == "markdown" for markup in article.markup):
        return False
    span = article.span(start, end)
    source = article.source.text
    return any(mark in "*_`~" for mark in source[max(span.start - 1, 0) : span.start] + source[span.end : span.end + 1])
