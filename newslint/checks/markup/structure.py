"""Elements that do not nest: never closed, never opened, closed in the wrong order, or where they may not stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.markup.attributes import Attribute
from newslint.checks.markup.nesting import faults
from newslint.checks.markup.tokens import INLINE, Tags, tags_of
from newslint.model import Fix, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.checks.markup.nesting import Nesting
    from newslint.model import Article

_HARMLESS = INLINE | {"p", "font"}  # a stray end tag of these ends nothing that stands around the article


def unclosed_element(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Start tags whose element is never closed, `<p>` and others that HTML lets go without an end apart.

    Of `<u>Words<u>` the second is told, whose stroke is missing.
    """
    found = faults(article, "unclosed")
    twice = {(id(tags), outer) for tags, nesting, fault in found if (outer := _outer(tags, nesting, fault.number))}
    for tags, nesting, fault in found:
        name, number = tags.names[fault.number], fault.number
        if (id(tags), number) in twice:
            continue
        fix = None
        if _outer(tags, nesting, number):
            edit = tags.markup.edit(tags.start(number), tags.end(number), f"</{name}>")
            fix = Fix(f"Write </{name}>", (edit,), safe=False)
        elif name in INLINE:
            place = tags.content_end(fault.other)
            fix = Fix(f"Close <{name}> here", (tags.markup.edit(place, place, f"</{name}>"),), safe=False)
        yield Hit(tags.span(number), {"tag": f"<{name}>"}, fix=fix)


def _outer(tags: Tags, nesting: Nesting, number: int) -> int:
    """The inline element of the same name that a start tag stands in, never closed either; 0 for none."""
    around = nesting.parents[number]
    name = tags.names[number]
    return around if name in INLINE and tags.names[around] == name and around not in nesting.ends else 0


def unopened_element(article: Article, options: NoOptions) -> Iterator[Hit]:
    """End tags that close nothing."""
    for tags, _, fault in faults(article, "unopened"):
        name = tags.names[fault.number]
        safe = name[1:] in _HARMLESS and (name != "/p" or tags.follows_edge(fault.number))
        safe = safe and tags.can_go(tags.start(fault.number), tags.end(fault.number))
        fix = Fix(f"Delete <{name}>", (tags.delete(fault.number),), safe=safe)
        yield Hit(tags.span(fault.number), {"tag": f"<{name}>"}, fix=fix)


def misnested_element(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Elements that begin inside another one and end outside it."""
    for tags, _, fault in faults(article, "misnested"):
        name = tags.names[fault.number]
        yield Hit(tags.span(fault.other), {"tag": f"</{name}>"}, fix=_swapped(tags, fault.third, fault.other))


def _swapped(tags: Tags, early: int, late: int) -> Fix | None:
    """`</b></i>` for `</i></b>` where nothing stands in between."""
    if not early or early + 1 != late or tags.names[early][:1] != "/" or tags.between(early):
        return None
    start, end = tags.start(early), tags.end(late)
    return Fix("Swap the end tags", (tags.markup.edit(start, end, tags.token(late) + tags.token(early)),))


def block_in_paragraph(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Blocks inside `<p>`: the paragraph ends where the block begins, and its end tag makes an empty one."""
    for tags, _, fault in faults(article, "block-in-paragraph"):
        yield Hit(
            tags.span(fault.other),
            {"tag": tags.label(fault.other)},
            related=((tags.span(fault.number), "the paragraph begins here"),),
        )


def unclosed_paragraph(article: Article, options: NoOptions) -> Iterator[Hit]:
    """`<p>` without an end tag."""
    for tags, _, fault in faults(article, "unclosed-paragraph"):
        if fault.other == fault.number + 1 and tags.is_blank(fault.number):
            continue  # an empty paragraph, which is a rule of its own
        fix = None
        hidden = tags.hides(tags.places[fault.other] - 1)  # where a listing never ends, neither does what is beside it
        if tags.markup.dialect == "html" and not hidden:
            place = tags.content_end(fault.other)
            fix = Fix("Close the paragraph", (tags.markup.edit(place, place, "</p>"),))
        yield Hit(tags.span(fault.number), fix=fix)


def skipped_heading(article: Article, options: NoOptions) -> Iterator[Hit]:
    """A heading two levels or more below the one before."""
    above = 0
    alone = len(article.parts) == 1  # else the title is a field, and the page may put anything between it and the body
    for block in article.blocks:
        if block.kind == "title" and alone:
            above = 1
        elif block.kind == "heading" and block.level:
            if above and block.level > above + 1:
                values = {"level": block.level, "above": above}
                yield Hit(article.span(block.span.start, block.span.end), values)
            above = block.level


def duplicate_id(article: Article, options: NoOptions) -> Iterator[Hit]:
    """The same `id` on two elements."""
    seen: dict[str, Attribute] = {}
    for tags in tags_of(article):
        for number in tags.with_trait("id"):
            attribute = tags.attribute(number, "id")
            if attribute is None or not attribute.value:
                continue
            first = seen.setdefault(attribute.value, attribute)
            if first is not attribute:
                span = tags.markup.span(attribute.start, attribute.end)
                related = ((tags.markup.span(first.start, first.end), "the same id"),)
                yield Hit(span, {"id": attribute.value}, related=related)


def duplicate_attribute(article: Article, options: NoOptions) -> Iterator[Hit]:
    """The same attribute twice in one tag: browsers take the first."""
    for tags in tags_of(article):
        for number in tags.with_trait("doubled"):
            yield from _doubled_attributes(tags, number)


def _doubled_attributes(tags: Tags, number: int) -> Iterator[Hit]:
    seen: dict[str, Attribute] = {}
    for attribute in tags.attributes(number):
        first = seen.setdefault(attribute.name, attribute)
        if first is not attribute:
            start, end = tags.trimmed_left(attribute.start), attribute.end
            fix = Fix("Delete the second one", (tags.markup.edit(start, end, ""),))
            related = ((tags.markup.span(first.start, first.end), "the one that counts"),)
            yield Hit(tags.markup.span(attribute.start, end), {"name": attribute.name}, fix=fix, related=related)
