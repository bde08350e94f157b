"""Whole pages: which part is the article, and what the page's head says of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from newslint.model import Field
from newslint.patterns import lazy_pattern
from newslint.readers.chrome import furniture_in, linked_blocks
from newslint.readers.tags import ARTICLE_BODY, VOID, attributes, tag_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model import Block, Kind, Markup
    from newslint.readers.chrome import Ranges
    from newslint.readers.passage import Passage
    from newslint.readers.structure import Structure

_META_FIELDS = {
    "og:title": "title", "author": "byline", "article:author": "byline", "article:published_time": "date",
    "date": "date", "og:description": "description", "description": "description",
}  # fmt: skip
_HTML_TAG = lazy_pattern(r"<html[\s>]", re.IGNORECASE)
_DIVISION_SHARE = 0.9
_TEASED_SHARE = 0.6
_MANY_TEASERS = 3
_LONG_PARAGRAPH = 80
_FIRST_BLOCKS = 12
_BODY_SHARE = 0.4  # an <article> with less of the page's prose than this is a teaser, not the story


def find_article(html: str, pieces: Sequence[str], structure: Structure, selector: str | None) -> tuple[Ranges, Ranges]:
    """The ranges of pieces that are no part of the article, and those that are, but show nothing except links; both
    ends inclusive.

    The article is what `selector` finds, else the `itemprop=articleBody`, `<article>` or `<main>` that holds the most
    prose, else the body; with the `<h1>` before it, and without what stands in it and is none of the story.
    """
    found = _selected(html, pieces, selector) if selector else []
    if found:
        return _complement(found, len(pieces)), []
    prose = _prose_before(structure)
    linked = linked_blocks(pieces, structure)
    story = _story(structure, prose, linked)
    outside = [*_complement(story, len(pieces)), *furniture_in(structure, story, prose)]
    in_links = sum(prose[last + 1] - prose[first] for _, first, last in linked)
    return outside, [(first, last) for _, first, last in linked] if 2 * in_links < prose[-1] else []


def _story(structure: Structure, prose: Sequence[int], linked: list[tuple[Kind, int, int]]) -> Ranges:
    for name in (ARTICLE_BODY, "article", "main", "body"):
        ranges = [(first, last) for candidate, first, last in structure.candidates if candidate == name]
        if not ranges:
            continue
        best = max(ranges, key=lambda item: prose[item[1] + 1] - prose[item[0]])
        if prose[best[1] + 1] - prose[best[0]] >= _BODY_SHARE * prose[-1]:
            teasers = [(first, last) for kind, first, last in linked if kind == "heading"]
            body = _narrowed(best, structure, teasers) if name in ("main", "body") else best
            return [*_headline_before(structure, body), body]
    return [(0, len(structure.shows) - 1)]


def _narrowed(body: tuple[int, int], structure: Structure, teasers: Ranges) -> tuple[int, int]:
    """The division of a whole `<main>` or `<body>` that holds most of its long paragraphs, and no more than it must;
    where the rest is teasers, it need not hold as many.
    """
    prose = _prose_before(structure, shortest=_LONG_PARAGRAPH)
    starts = [first for first, _ in teasers]

    def letters(first: int, last: int) -> int:
        return prose[last + 1] - prose[first]

    def is_enough(first: int, last: int) -> bool:
        outside = len(starts) - (bisect_right(starts, last) - bisect_left(starts, first))
        share = _TEASED_SHARE if outside >= _MANY_TEASERS else _DIVISION_SHARE
        return 0 < letters(first, last) >= share * letters(*body)

    divisions = [
        (letters(first, last), first - last, (first, last))
        for name, first, last in structure.candidates
        if name in ("div", "section") and body[0] <= first and last <= body[1] and is_enough(first, last)
    ]
    return min(divisions)[2] if divisions else body


def _complement(kept: Ranges, count: int) -> Ranges:
    """The ranges of pieces that no range of `kept` holds."""
    out, start = [], 0
    for first, last in sorted(kept):
        if first > start:
            out.append((start, first - 1))
        start = max(start, last + 1)
    if start < count:
        out.append((start, count - 1))
    return out


def _prose_before(structure: Structure, shortest: int = 1) -> list[int]:
    """How many letters of paragraphs stand before each piece, hidden and short ones not counted."""
    shows = structure.shows
    letters = [0] * len(shows)
    borders = [(-1, "paragraph", 0), *structure.borders, (len(shows), "", 0)]
    for (start, kind, _), (end, _, _) in pairwise(borders):
        if kind in ("paragraph", "quote"):
            counts = [len(show.strip()) for show in shows[start + 1 : end : 2]]
            if sum(counts) >= shortest:
                letters[start + 1 : end : 2] = counts
    return list(accumulate(letters, initial=0))


def _headline_before(structure: Structure, body: tuple[int, int]) -> Ranges:
    """The page's first `<h1>` with text, where it stands outside the article found; nothing where one stands inside."""
    headings = [
        (start, end)
        for (start, kind, level), (end, _, _) in pairwise(structure.borders)
        if kind == "heading" and level == 1 and "".join(structure.shows[start + 1 : end]).strip()
    ]
    if any(body[0] <= start <= body[1] for start, _ in headings):
        return []
    return [heading for heading in headings if heading[0] < body[0]][-1:]


def _selected(html: str, pieces: Sequence[str], selector: str) -> Ranges:
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
    out: Ranges = []
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


def told_by_head(passage: Passage, pieces: Sequence[str]) -> Passage:
    """The passage of a page with its title, and with what the page's head says of it."""
    fields: dict[str, Field] = {}
    language = None
    if passage.markup:
        fields = _fields(pieces, passage.markup)
        language = _language(pieces)
    headline = fields["title"].value if "title" in fields else ""
    return passage._replace(blocks=_with_title(passage, headline), fields=fields, language=language)


def _with_title(passage: Passage, headline: str) -> tuple[Block, ...]:
    """The blocks, the first heading of the first level among the first few told as the title; where there is none,
    the heading that the page's head names (`og:title`)."""
    blocks = list(passage.blocks)
    first = [number for number, block in enumerate(blocks[:_FIRST_BLOCKS]) if block.kind == "heading"]
    named = "".join(filter(str.isalnum, headline.lower()))

    def is_named(block: Block) -> bool:
        text = passage.text.text[block.span.start : block.span.end]
        letters = "".join(filter(str.isalnum, text.lower()))
        return len(letters) > 8 and (letters in named or (named != "" and named in letters))

    title = next((number for number in first if blocks[number].level == 1), None)
    if title is None:
        title = next((number for number in first if is_named(blocks[number])), None)
    if title is not None:
        blocks[title] = blocks[title]._replace(kind="title", level=0)
    return tuple(blocks)


def _fields(pieces: Sequence[str], markup: Markup) -> dict[str, Field]:
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


def _language(pieces: Sequence[str]) -> str | None:
    """What `<html lang>` says."""
    for piece in range(1, len(pieces), 2):
        if _HTML_TAG.match(pieces[piece]):
            told = attributes(pieces[piece])
            return told.get("lang") or told.get("xml:lang")
    return None
