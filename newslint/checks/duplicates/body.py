"""A story pasted twice into one body."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.language.doubled import Doubled
from newslint.model import Edit, Fix, Hit, Span
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article, Markup

_TAG = lazy_pattern(r"<(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*)")
_END_TAG_OPTIONAL = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead"})
_VOID = frozenset(
    {"br", "hr", "img", "input", "wbr", "col", "embed", "source", "track", "area", "base", "link", "meta"}
)


def repeated_body(article: Article, options: NoOptions) -> Iterator[Hit]:
    """The second copy of a body that stands twice, as the reader found it. The fix deletes it wholly."""
    doubled = article.memo.get("doubled")
    if not isinstance(doubled, Doubled):
        return
    first, copy = doubled.first, doubled.copy
    related = ((article.span(first.start, first.end), "first copy"),)
    whole = cut(article, copy)
    fix = Fix("Delete the second copy", (Edit(whole, ""),), safe=False) if whole else None
    yield Hit(article.span(copy.start, copy.end), {"extent": _extent(article, doubled)}, fix=fix, related=related)


def _extent(article: Article, doubled: Doubled) -> str:
    """What of the body stands again, in the words of the message."""
    copied = doubled.copy.end - doubled.copy.start
    first = doubled.first.end - doubled.first.start
    before = max(first, doubled.copy.start - article.blocks[0].span.start)
    whole = "The story" if first >= 0.7 * before else "A part of the story"
    if copied >= 1.7 * first:
        return f"{whole} stands here again, more than once"
    if copied < 0.7 * first:
        return f"{whole} stands here again, cut off"
    if doubled.shared < 0.98:
        return f"{whole} stands here again, edited"
    return f"{whole} stands here again"


def cut(article: Article, copy: Span) -> Span | None:
    """What to delete from the source so that the story stands once: whole elements or rows, with the separator and
    the white space before them. None where that would tear markup."""
    starts = [start for start, _ in article.parts]
    offset, part = article.parts[bisect_right(starts, copy.start) - 1]
    if copy.end - offset > len(part.text):
        return None
    place = bisect_left(article.blocks, copy.start, key=lambda block: block.span.start)
    before = max(article.blocks[place - 1].span.end, offset) if place else offset
    markup = next((markup for markup in article.markup if markup.starts is part.source_starts), None)
    if markup is None:
        return article.span(before, copy.end)
    story = part.inner_span(before - 1 - offset, before - offset).end if before > offset else markup.starts[0]
    inside = part.inner_span(copy.start - offset, copy.end - offset)
    if markup.dialect == "markdown":
        text = article.memo.get("markdown")
        if text is None:
            text = article.memo["markdown"] = "".join(markup.pieces)
        return _rows(markup, text, story, inside)
    return _elements(markup, story, inside)


def _rows(markup: Markup, text: str, story: int, inside: Span) -> Span:
    """Whole rows of Markdown, from the end of the row on which the story ends; `text` is the string read."""
    shift = markup.starts[0]
    row_end = _row_end(text, story - shift) + shift
    return markup.span(min(row_end, inside.start), _row_end(text, inside.end - shift) + shift)


def _row_end(text: str, place: int) -> int:
    ends = [end for end in (text.find("\n", place), text.find("\r", place)) if end >= 0]
    return min(ends, default=len(text))


def _elements(markup: Markup, story: int, inside: Span) -> Span | None:
    """Whole elements of HTML: with the copy goes what stands between the story's last end tag and it, and the end tags
    of the elements cut open; or the copy alone, where the story ends in the element in which it begins."""
    begin = min(story, inside.start)
    for piece in range(bisect_left(markup.starts, story), bisect_left(markup.starts, inside.start)):
        token = markup.pieces[piece]
        if token.startswith("</"):
            begin = markup.starts[piece] + len(token)
        elif token.strip():
            break
    for start in (begin, inside.start):
        end = _balanced_end(markup, start, inside.end)
        if end is not None:
            return markup.span(start, end)
    return None


def _balanced_end(markup: Markup, start: int, end: int) -> int | None:
    """Where a cut from `start` to `end`, or a little on over end tags, closes as many elements as it opens."""
    depth: Counter[str] = Counter()
    for piece in range(bisect_left(markup.starts, start), len(markup.pieces)):
        place, token = markup.starts[piece], markup.pieces[piece]
        if place >= end:
            if not any(count > 0 for count in depth.values()) or (token.strip() and not token.startswith("</")):
                break
            end = place + len(token)
        match = _TAG.match(token) if piece % 2 else None
        if match and match["name"].lower() not in _VOID and not token.endswith("/>"):
            depth[match["name"].lower()] += -1 if match["end"] else 1
    torn = any(count and not (count > 0 and name in _END_TAG_OPTIONAL) for name, count in depth.items())
    return None if torn else end
