"""UTF-8 that was read as Windows-1252: `Itâ€™s`, `cafÃ©`. What round-trips is mojibake; nothing is guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.model import Fix, Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article

_LEADS = "ÂÃâÄÅÐÑðÎÏ"
_TABLE = {byte: byte for byte in range(128, 256)} | {
    ord(bytes((byte,)).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(128, 160)
}
_FOREIGN = "".join(map(chr, _TABLE))
_RUN = lazy_pattern(f"[{re.escape(_FOREIGN)}]{{2,}}")
_TWO_BYTES = lazy_pattern("[ÄÅÐÑÎÏ]")
_PLAUSIBLE = lazy_pattern(
    "[\xa0-\u017f\u02c6-\u02dc\u0386-\u03ce\u0400-\u04ff\u1e00-\u1eff\u2000-\u2bff\ufb00-\ufb06\ufeff"
    "\U0001f000-\U0001faff]"
)
_ASIAN = lazy_pattern("[\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_MOST_ROUNDS = 3


def mojibake(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Runs of letters that are the bytes of others, read in the wrong encoding."""
    for start, end, meant in misread(article):
        edit = article.edit(start, end, meant)
        fix = Fix(f'Write "{meant}"', (edit,)) if edit else None
        yield Hit(article.span(start, end), {"meant": meant}, fix=fix)


def misread(article: Article) -> list[tuple[int, int, str]]:
    """The parts of an article's text that were read in the wrong encoding: from, to, and what they stand for."""
    known: list[tuple[int, int, str]] | None = article.memo.get("markup.misread")
    if known is None:
        text = article.text
        known = []
        if not text.isascii() and any(lead in text for lead in _LEADS):
            found = (item for match in _RUN.finditer(text) for item in _decoded(match[0], match.start()))
            known = [item for item in found if not _is_word_end(text, item[0], item[1])]
        article.memo["markup.misread"] = known
    return known


def _decoded(run: str, offset: int) -> Iterator[tuple[int, int, str]]:
    """The parts of a run that are UTF-8 in disguise: from, to, and what they stand for."""
    data = bytes(_TABLE[ord(letter)] for letter in run)
    position = 0
    while position < len(data):
        end = position
        while end < len(data) and (width := _width(data, end)):
            end += width
        if end > position:
            meant = data[position:end].decode("utf-8", "replace")
            if "\ufffd" not in meant and _is_plausible(meant):
                yield offset + position, offset + end, _again(meant)
            position = end
        else:
            position += 1


def _width(data: bytes, start: int) -> int:
    """How many bytes one character of UTF-8 takes from `start` on; 0 where none stands."""
    lead = data[start]
    width = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 0
    following = data[start + 1 : start + width]
    return width if width and len(following) == width - 1 and all(0x80 <= byte < 0xC0 for byte in following) else 0


def _is_plausible(meant: str) -> bool:
    """Whether these are letters and marks that newspapers print; `É»` would be a letter of phonetics."""
    return all(map(_PLAUSIBLE.match, meant)) or (len(meant) > 2 and all(map(_ASIAN.match, meant)))


def _again(meant: str) -> str:
    """What was read wrong more than once is read right as often."""
    for _ in range(_MOST_ROUNDS):
        try:
            data = bytes(_TABLE.get(ord(letter), 0) for letter in meant)
            again = data.decode("utf-8") if 0 not in data else meant
        except UnicodeDecodeError:
            return meant
        if again == meant or not _is_plausible(again):
            return meant
        meant = again
    return meant


def _is_word_end(text: str, start: int, end: int) -> bool:
    """Whether two letters are the end of a word in capitals and the mark after it: `GÄVLE, TÄÅ”` is Swedish."""
    return (
        end - start == 2
        and _TWO_BYTES.match(text[start]) is not None
        and not text[end - 1].isalpha()
        and (not text[end : end + 1].isalpha() and not text[max(start - 1, 0) : start].islower())
    )
