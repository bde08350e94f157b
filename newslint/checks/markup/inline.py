"""Inline tags that do nothing, or do it beside the word; tags and attributes for looks alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.markup.nesting import nestings
from newslint.checks.markup.paragraphs import empty_paragraphs
from newslint.checks.markup.tokens import EDGES, Tags, tags_named, tags_of
from newslint.model import Fix, Hit
from newslint.patterns import lazy_pattern
from newslint.readers.html import is_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.checks.markup.nesting import Nesting
    from newslint.model import Article

_MARKED = ("strong", "b", "em", "i", "u")
_EMPTIED = (*_MARKED, "span", "small", "sub", "sup", "font", "ins", "mark", "strike", "big")
_LOOKS = ("font", "center", "big", "strike", "marquee", "blink", "basefont")
_GLUED_AFTER = lazy_pattern(r"[^\W\d_]{4,}")
_GLUED_BEFORE = lazy_pattern(r"(?:.*[\W\d_])?[^\W\d_]{4,}\Z", re.DOTALL)
_LONGEST_WORD = 30


def empty_inline(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Inline elements around nothing: `<strong></strong>`."""
    emptied = {(id(tags), inner) for tags, first, last in empty_paragraphs(article) for inner in range(first, last)}
    for tags, number in tags_named(article, *_EMPTIED):
        if tags.names[number + 1] == f"/{tags.names[number]}" and tags.is_blank(number) and tags.is_bare(number):
            if (id(tags), number) in emptied or (tags.names[number] == "span" and is_page(tags.string)):
                continue
            start, end = tags.start(number), tags.end(number + 1)
            inner = tags.cut(tags.end(number), tags.start(number + 1))
            fix = Fix("Delete the tags", (tags.markup.edit(start, end, inner),), safe=tags.can_go(start, end))
            yield Hit(tags.markup.span(start, end), {"tag": f"<{tags.names[number]}>"}, fix=fix)


def split_emphasis(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Emphasis that ends and begins again at once: `</b><b>`."""
    for tags, nesting in nestings(article):
        started = {end: start for start, end in nesting.ends.items()}
        for name in _MARKED:
            for number in tags.numbers.get(name, ()):
                before = number - 1
                if tags.names[before] != f"/{name}" or before not in started or tags.between(before):
                    continue
                if tags.is_bare(number) and tags.is_bare(started[before]):
                    start, end = tags.start(before), tags.end(number)
                    fix = Fix("Delete both tags", (tags.markup.edit(start, end, ""),))
                    yield Hit(tags.markup.span(start, end), fix=fix)


def space_in_emphasis(article: Article, options: NoOptions) -> Iterator[Hit]:
    """A space inside the tags at the edge of bold, italic or linked words."""
    for tags, nesting in nestings(article):
        for name in (*_MARKED, "a"):
            for number in tags.numbers.get(name, ()):
                end = nesting.ends.get(number)
                if end is None or (end == number + 1 and tags.is_blank(number)):
                    continue
                yield from _inner_spaces(tags, number, end)


def _inner_spaces(tags: Tags, number: int, end: int) -> Iterator[Hit]:
    markup, pieces = tags.markup, tags.markup.pieces
    leads = pieces[tags.places[number] + 1][:1] == " "
    trails = pieces[tags.places[end] - 1][-1:] == " "
    edits = []
    if leads:
        start = tags.end(number)
        inner = tags.cut(start, start + 200)
        outside = tags.cut(max(tags.start(number) - 1, markup.starts[0]), tags.start(number))
        needed = outside not in ("", " ", ">") or (outside == ">" and tags.names[number - 1] not in EDGES)
        edits += [markup.edit(tags.start(number), tags.start(number), " ")] if needed else []
        edits.append(markup.edit(start, start + len(inner) - len(inner.lstrip(" ")), ""))
    if trails:
        last = tags.start(end)
        first = tags.trimmed_left(last)
        after = tags.cut(tags.end(end), tags.end(end) + 1)
        needed = after not in ("", " ", "<") or (after == "<" and tags.names[end + 1] not in EDGES)
        edits.append(markup.edit(first, last, ""))
        edits += [markup.edit(tags.end(end), tags.end(end), " ")] if needed else []
    if edits:
        where = "start" if not trails else "end" if not leads else "start and end"
        span = markup.span(tags.start(number), tags.end(end))
        fix = Fix(
            "Move the space out", tuple(edits), safe=markup.dialect == "html"
        )  # stars look at what is beside them
        yield Hit(span, {"tag": f"<{tags.names[number]}>", "where": where}, fix=fix)


def glued_link(article: Article, options: NoOptions) -> Iterator[Hit]:
    """A link without a space before or after it."""
    for tags, nesting in nestings(article):
        pieces = tags.markup.pieces
        for number in tags.numbers.get("a", ()):
            end = nesting.ends.get(number)
            if end is None:
                continue
            first = pieces[tags.places[number] + 1][:1]
            last = pieces[tags.places[end] - 1][-1:]
            if first.lower() == first.upper() and last.lower() == last.upper():
                continue  # a script without capitals, which may write no spaces
            text = pieces[tags.places[number] - 1]
            before = text[-1:].isalpha() and _GLUED_BEFORE.match(text[-_LONGEST_WORD:])
            after = _GLUED_AFTER.match(pieces[tags.places[end] + 1])
            if (before and first.isalpha()) or (after and last.isalpha()):
                place = tags.start(number) if before and first.isalpha() else tags.end(end)
                fix = Fix("Put a space in between", (tags.markup.edit(place, place, " "),), safe=False)
                yield Hit(tags.markup.span(tags.start(number), tags.end(end)), fix=fix)


def presentational_tag(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Tags that HTML has given up: `<font>`, `<center>`, `<big>`."""
    for tags, nesting in nestings(article):
        for name in _LOOKS:
            for number in tags.numbers.get(name, ()):
                yield Hit(tags.span(number), {"tag": f"<{name}>"}, fix=_unwrapped(tags, nesting, number))


def _unwrapped(tags: Tags, nesting: Nesting, number: int) -> Fix | None:
    end = nesting.ends.get(number)
    if end is None or tags.names[number] == "center":
        return None
    return Fix("Delete the tags", (tags.delete(number), tags.delete(end)), safe=False)


def inline_style(article: Article, options: NoOptions) -> Iterator[Hit]:
    """`style` attributes, which the page's own style cannot overrule."""
    for tags in tags_of(article):
        for number in tags.with_trait("style"):
            style = tags.attribute(number, "style")
            if style and "mso-" not in style.value:
                edit = tags.markup.edit(tags.trimmed_left(style.start), style.end, "")
                yield Hit(tags.markup.span(style.start, style.end), fix=Fix("Delete it", (edit,), safe=False))


def closed_line_break(article: Article, options: NoOptions) -> Iterator[Hit]:
    """`</br>`, an end tag that there is not; browsers read it as `<br>`."""
    for tags, number in tags_named(article, "/br"):
        if tags.names[number - 1] == "br" and not tags.between(number - 1):
            continue  # XML's way to write <br/>
        edit = tags.markup.edit(tags.start(number), tags.end(number), "<br>")
        yield Hit(tags.span(number), fix=Fix("Write <br>", (edit,)))
