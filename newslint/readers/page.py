"""Whole pages: which part is the article, and what the page's head says of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from newslint.model import Field
from newslint.readers.tags import ARTICLE_BODY, VOID, attributes, tag_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model import Block, Markup
    from newslint.readers.structure import Structure

_META_FIELDS = {
    "og:title": "title", "author": "byline", "article:author": "byline", "article:published_time": "date",
    "date": "date", "og:description": "description", "description": "description",
}  # fmt: skip
_HTML_TAG = re.compile(r"<html[\s>]", re.IGNORECASE)
_H1 = re.compile(r"<h1[\s>]", re.IGNORECASE)
_BODY_SHARE = 0.4  # an <article> with less of the page's prose than this is a teaser, not the story


def article_ranges(
    html: str, pieces: Sequence[str], structure: Structure, selector: str | None
) -> list[tuple[int, int]]:
    """The ranges of pieces that hold the article, both ends inclusive: what `selector` finds, else the
    `itemprop=articleBody`, `<article>` or `<main>` that holds the most prose, else the body; with the `<h1>` before it.
    """
    if selector:
        found = _selected(html, pieces, selector)
        if found:
            return found
    prose = _prose_before(pieces, structure)
    whole = (0, len(pieces) - 1)
    total = prose[-1]
    for name in (ARTICLE_BODY, "article", "main", "body"):
        ranges = [(first, last) for candidate, first, last in structure.candidates if candidate == name]
        if not ranges:
            continue
        best = max(ranges, key=lambda item: prose[item[1] + 1] - prose[item[0]])
        if prose[best[1] + 1] - prose[best[0]] >= _BODY_SHARE * total:
            return [*_headline_before(structure, best), best]
    return [whole]


def _prose_before(pieces: Sequence[str], structure: Structure) -> list[int]:
    """How many letters of paragraphs stand before each piece, hidden ones not counted."""
    letters = [0] * len(pieces)
    borders = [(-1, "paragraph", 0), *structure.borders, (len(pieces), "", 0)]
    for (start, kind, _), (end, _, _) in pairwise(borders):
        if kind in ("paragraph", "quote"):
            for piece in range(start + 1, end, 2):
                letters[piece] = len(structure.shows[piece].strip())
    return list(accumulate(letters, initial=0))


def _headline_before(structure: Structure, body: tuple[int, int]) -> list[tuple[int, int]]:
    """The page's first `<h1>` with text, where it stands outside the article found; nothing where one stands inside."""
    headings = [
        (start, end)
        for (start, kind, level), (end, _, _) in pairwise(structure.borders)
        if kind == "heading" and level == 1 and "".join(structure.shows[start + 1 : end]).strip()
    ]
    if any(body[0] <= start <= body[1] for start, _ in headings):
        return []
    return [heading for heading in headings if heading[0] < body[0]][-1:]


def _selected(html: str, pieces: Sequence[str], selector: str) -> list[tuple[int, int]]:
    """The ranges of the elements that a CSS selector finds.

    BeautifulSoup says at which row and column a start tag stands, which is all that is asked of it: where the element
    ends is told by the nesting of our own tokens.
    """
    from bs4 import BeautifulSoup
    from bs4.element import Tag as Element

    soup = BeautifulSoup(html, "html.parser")
    rows = [0, *(match.end() for match in re.finditer("\n", html))]
    offsets = {
        rows[element.sourceline - 1] + element.sourcepos
        for element in soup.select(selector)
        if isinstance(element, Element) and element.sourceline is not None and element.sourcepos is not None
    }
    starts = accumulate(map(len, pieces), initial=0)
    found = [piece for piece, start in enumerate(starts) if piece % 2 and start in offsets]
    out: list[tuple[int, int]] = []
    for piece in found:
        if not out or piece > out[-1][1]:
            out.append((piece, _end_of(pieces, piece)))
    return out


def _end_of(pieces: Sequence[str], start: int) -> int:
    """The piece that holds the end tag of the element that starts at a piece, else the last one."""
    name = tag_name(pieces[start])
    if name in VOID:
        return start
    depth = 0
    for piece in range(start, len(pieces), 2):
        if tag_name(pieces[piece]) == name:
            depth += -1 if pieces[piece][1] == "/" else 1
            if depth == 0:
                return piece
    return len(pieces) - 1


def with_title(blocks: Sequence[Block]) -> list[Block]:
    """A page's first block is its title where it is a heading of the first level."""
    out = list(blocks)
    for number, block in enumerate(out[:3]):
        if block.kind == "heading" and block.level == 1:
            out[number] = replace(block, kind="title", level=0)
            break
    return out


def head_fields(pieces: Sequence[str], markup: Markup) -> dict[str, Field]:
    """What the page's `<meta>` elements say of the article; the span is the element's."""
    out: dict[str, Field] = {}
    for piece in range(1, len(pieces), 2):
        token = pieces[piece]
        if token[:5].lower() == "<meta":
            told = attributes(token)
            name = _META_FIELDS.get((told.get("property") or told.get("name") or "").lower())
            if name and name not in out and told.get("content"):
                start = markup.starts[piece]
                out[name] = Field(told["content"], markup.span(start, start + len(token)))
    return out


def page_language(pieces: Sequence[str]) -> str | None:
    """What `<html lang>` says."""
    for piece in range(1, len(pieces), 2):
        if _HTML_TAG.match(pieces[piece]):
            told = attributes(pieces[piece])
            return told.get("lang") or told.get("xml:lang")
    return None
