"""Strings that hold copy, wherever they were read out of: HTML or plain text, whichever they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.patterns import lazy_pattern
from newslint.readers.html import is_html as holds_blocks
from newslint.readers.html import read_html
from newslint.readers.passage import told_as
from newslint.readers.tags import escape
from newslint.readers.text import read_text
from newslint.spans import verbatim

if TYPE_CHECKING:
    from newslint.model import Kind
    from newslint.readers.passage import Passage
    from newslint.spans import MappedText

_INLINE_TAG = lazy_pattern(r"</(?:a|b|em|i|span|strong|u|sup|sub)>|<br ?/?>", re.IGNORECASE)
_CUT_OFF = lazy_pattern(r"(?:\[?(?:…|\.\.\.)\]?|\bRead [Mm]ore\W*|&hellip;\]?)\s*\Z")


def read_string(string: MappedText, *, titled: bool = False, is_html: bool = False) -> Passage:
    """Read a string: as HTML where it holds a tag, or, where its field `is_html`, anything of HTML's; else as text,
    which may begin with its title.
    """
    inner = string.text
    if holds_blocks(inner) or _INLINE_TAG.search(inner) or (is_html and ("<" in inner or "&" in inner)):
        return read_html(inner, string)
    return read_text(inner, string, escape if is_html else verbatim, titled=titled)


def as_kind(passage: Passage, kind: Kind) -> list[Passage]:
    """The passage with all its blocks told as `kind`; nothing where it holds none."""
    return as_kind_of([passage], kind)


def as_kind_of(passages: list[Passage], kind: Kind) -> list[Passage]:
    """As `as_kind`, of several."""
    return [told_as(passage, kind) for passage in passages if passage.blocks]


def without_excerpt(summary: list[Passage], body: list[Passage]) -> list[Passage]:
    """The summary, but for one that was cut out of the body, perhaps in the middle of a sentence (`[…]`)."""
    if not summary or not body:
        return summary
    short, long = (_letters(passages) for passages in (summary, body))
    cut_off = any(_CUT_OFF.search(passage.text.text) for passage in summary)
    return [] if cut_off or short in long else summary


def without_repeated_title(title: list[Passage], body: list[Passage]) -> list[Passage]:
    """The title, unless the body begins with a heading of the same words."""
    if not title or not body or not body[0].blocks or body[0].blocks[0].kind not in ("title", "heading"):
        return title
    first = body[0].blocks[0].span
    return [] if _alnum(body[0].text.text[first.start : first.end]) == _letters(title) else title


def _letters(passages: list[Passage]) -> str:
    return _alnum(
        "".join(item.text.text[block.span.start : block.span.end] for item in passages for block in item.blocks)
    )


def _alnum(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
