"""Elements that do not nest: never closed, never opened, closed in the wrong order, or where they may not stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.markup.nesting import faults
from newslint.checks.markup.tokens import INLINE
from newslint.model import Fix, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.checks.markup.tokens import Tags
    from newslint.model import Article

_HARMLESS = INLINE | {"p", "font"}  # a stray end tag of these ends nothing that stands around the article


def unclosed_element(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Start tags whose element is never closed, `<p>` and others that HTML lets go without an end apart."""
    for tags, _, fault in faults(article, "unclosed"):
        name = tags.names[fault.number]
        place = tags.content_end(fault.other)
        edit = tags.markup.edit(place, place, f"</{name}>")
        fix = Fix(f"Close <{name}> here", (edit,), safe=False) if name in INLINE else None
        yield Hit(tags.span(fault.number), {"tag": f"<{name}>"}, fix=fix)


def unopened_element(article: Article, options: NoOptions) -> Iterator[Hit]:
    """End tags that close nothing."""
    for tags, _, fault in faults(article, "unopened"):
        name = tags.names[fault.number]
        fix = Fix(f"Delete <{name}>", (tags.delete(fault.number),), safe=name[1:] in _HARMLESS)
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
            {"tag": f"<{tags.names[fault.other]}>"},
            related=((tags.span(fault.number), "the paragraph begins here"),),
        )


def unclosed_paragraph(article: Article, options: NoOptions) -> Iterator[Hit]:
    """`<p>` without an end tag."""
    for tags, _, fault in faults(article, "unclosed-paragraph"):
        if fault.other == fault.number + 1 and tags.is_blank(fault.number):
            continue  # an empty paragraph, which is a rule of its own
        place = tags.content_end(fault.other)
        fix = Fix("Close the paragraph", (tags.markup.edit(place, place, "</p>"),))
        yield Hit(tags.span(fault.number), fix=fix)
