"""What a finding is known by when rows have moved: the words in it, and those next to it.

Made from the source, markup and all, so that it needs no reader; yet only words count. White space, row ends, markup
and what stands in the paragraphs around may change, and the wording stays the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.model import Span

Wording = tuple[str, str, str]
"""The words before a finding, in it, and after it; single spaces between."""

BESIDE = 4  # words on each side
INSIDE = 40  # words at each end of what is long
_REACH = 240
_REACH_INSIDE = 1000
_BLOCK_END = lazy_pattern(
    r"\n[ \t\r]*\n|\r[ \t]*\r|(?:\\r)?\\n(?:\\r)?\\n"  # the last one in a string of JSON
    r"|</?(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|br|hr|blockquote|t[dhr]|table|section|article|aside|fig\w+|pre)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = lazy_pattern(r"<[^<>]*>")
_WORD = lazy_pattern(r"\w+")


def wording(text: str, span: Span) -> Wording:
    """The wording of what stands at `span` of the source `text`.

    Beside it, four words on each side count, none from beyond its paragraph, so that a paragraph may move; unless what
    is found is so short (a stray full stop between two paragraphs) that it would be known by nothing.
    """
    inside = _inside(text, span)
    left, right = text[max(span.start - _REACH, 0) : span.start], text[span.end : span.end + _REACH]
    if span.start > _REACH:
        left = left[re.match(r"\w*", left).end() :]  # type: ignore[union-attr]  # half a word is none
    if span.end + _REACH < len(text):
        right = right[: len(right) - len(re.search(r"\w*\Z", right)[0])]  # type: ignore[index]
    ends = [match.end() for match in _BLOCK_END.finditer(left)]
    end = _BLOCK_END.search(right)
    before = _words(left[ends[-1] if ends else 0 :])[-BESIDE:]
    after = _words(right[: end.start()] if end else right)[:BESIDE]
    if len(before) + len(inside) + len(after) < BESIDE:
        before, after = _words(left)[-BESIDE:], _words(right)[:BESIDE]
    return " ".join(before), " ".join(inside), " ".join(after)


def _inside(text: str, span: Span) -> list[str]:
    """The words in the span; of many, those at its ends; where there is none, the marks themselves."""
    if span.end - span.start > 2 * _REACH_INSIDE:
        head = _words(text[span.start : span.start + _REACH_INSIDE])
        tail = _words(text[span.end - _REACH_INSIDE : span.end])
    else:
        found = text[span.start : span.end]
        head = tail = _words(found) or found.split()
    return head if head is tail and len(head) <= 2 * INSIDE else [*head[:INSIDE], *tail[-INSIDE:]]


def _words(text: str) -> list[str]:
    return _WORD.findall(_TAG.sub(" ", text))
