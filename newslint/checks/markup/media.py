"""Pictures and frames that say nothing to whoever cannot see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.markup.tokens import Tags, tags_named, tags_of
from newslint.model import Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article

_NAMED_BY = ("alt", "aria-label", "aria-labelledby", "title")
_DECORATION = lazy_pattern(r"role\s*=\s*[\"']?(?:presentation|none)|aria-hidden\s*=\s*[\"']?true", re.IGNORECASE)
_BARE_PICTURE = lazy_pattern(r"!\[\s*\]\(")


def missing_alt(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Pictures without a word for those who cannot see them; `alt=""` says that there is nothing to see."""
    for tags, number in tags_named(article, "img"):
        token = tags.token(number)
        if (
            _DECORATION.search(token)
            or any(tags.attribute(number, name) for name in _NAMED_BY)
            or _is_pixel(tags, number)
        ):
            continue
        yield Hit(tags.span(number))
    for tags in tags_of(article):
        if tags.markup.dialect == "markdown" and "![" in tags.string:
            pieces, starts = tags.markup.pieces, tags.markup.starts
            for place in range(1, len(pieces), 2):
                if _BARE_PICTURE.match(pieces[place]):
                    yield Hit(tags.markup.span(starts[place], starts[place] + len(pieces[place])))


def _is_pixel(tags: Tags, number: int) -> bool:
    """Whether a picture of one dot counts visits."""
    width, height = tags.attribute(number, "width"), tags.attribute(number, "height")
    return bool(width and height and {width.value, height.value} <= {"0", "1", "0px", "1px"})


def untitled_frame(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Frames without a title, which screen readers announce as "frame" and no more."""
    for tags, number in tags_named(article, "iframe"):
        found = {attribute.name: attribute.value for attribute in tags.attributes(number)}
        if any(found.get(name) for name in ("title", "aria-label", "aria-labelledby")):
            continue
        style = found.get("style", "").replace(" ", "")
        if (
            "display:none" in style
            or found.get("aria-hidden") == "true"
            or {found.get("width"), found.get("height")} <= {"0", "1"}
        ):
            continue
        start = tags.start(number)
        head = tags.head(number)
        yield Hit(tags.markup.span(start, start + len(head)))
