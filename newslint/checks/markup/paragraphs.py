"""Paragraphs made or parted by other means than a paragraph: empty ones for their space, line breaks in rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.markup.nesting import element_around, nestings
from newslint.checks.markup.tokens import EDGES, INLINE, Tags, tags_named, tags_of
from newslint.model import Fix, Hit
from newslint.patterns import lazy_pattern
from newslint.readers.tags import VOID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.checks.markup.nesting import Nesting
    from newslint.model import Article

_FILLERS = (INLINE | {"br", "wbr", "o:p"}) - {"a", "data", "time"}
_LOOKS = frozenset({"style", "align", "dir", "lang"})
_LAID_OUT = frozenset({"td", "th", "blockquote"})
_EMBEDS = ("twitter-tweet", "instagram-media", "tiktok-embed", "bluesky-embed", "mastodon-embed", "fb-post")


def empty_paragraph(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Paragraphs without a letter: `<p></p>`, `<p>&nbsp;</p>`, `<p><br></p>`, `<p><p>`."""
    for tags, number, last in empty_paragraphs(article):
        closed = tags.names[last] == "/p"
        start = tags.start(number)
        end = tags.end(last) if closed else max(tags.content_end(last), tags.end(number))
        whole = tags.wordpress_block(start, end)
        safe = all(tags.is_bare(other) for other in range(number, last) if tags.names[other][0] != "/")
        fix = Fix(
            "Delete the paragraph",
            (tags.markup.edit(*whole, ""),),
            safe and tags.follows_edge(number) and tags.can_go(start, end),
        )
        yield Hit(tags.markup.span(start, end), {"content": _told(tags, number, last)}, fix=fix)


def empty_paragraphs(article: Article) -> list[tuple[Tags, int, int]]:
    """The empty paragraphs of an article: their tags' list, the `<p>`, the tag that ends it."""
    known: list[tuple[Tags, int, int]] | None = article.memo.get("markup.empty")
    if known is None:
        found = ((tags, number, _last_if_empty(tags, number)) for tags, number in tags_named(article, "p"))
        known = article.memo["markup.empty"] = [(tags, first, last) for tags, first, last in found if last is not None]
    return known


def _last_if_empty(tags: Tags, number: int) -> int | None:
    """The tag that ends an empty paragraph; None of one that holds something, or that a script may fill."""
    inside: list[str] = []
    names, last = tags.names, number
    if not tags.is_blank(number) or not _is_only_looks(tags, number):
        return None
    while tags.is_blank(last):
        last += 1
        name = names[last]
        if not inside and (name == "/p" or (name == "p" and last == number + 1)):
            return last
        if name in _FILLERS and _is_only_looks(tags, last):
            inside += [] if name in VOID else [name]
        elif not inside or name != f"/{inside.pop()}":
            return None
    return None


def _is_only_looks(tags: Tags, number: int) -> bool:
    """Whether a tag's attributes say how it looks and no more: a class or an id may be there for a script."""
    return tags.is_bare(number) or all(
        attribute.name in _LOOKS or (attribute.name == "class" and attribute.value.startswith("Mso"))
        for attribute in tags.attributes(number)
    )


def _told(tags: Tags, number: int, last: int) -> str:
    if "br" in tags.names[number:last]:
        return "a line break"
    return "a no-break space" if "\xa0" in "".join(map(tags.between, range(number, last))) else "nothing"


def line_break_paragraph(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Line breaks one after the other, with text before and after them in the same block."""
    for tags, nesting in nestings(article):
        for first, last in _runs(tags):
            if first == last or _is_at_edge(tags, first, last) or _is_laid_out(tags, nesting, first):
                continue
            start, end = tags.start(first), tags.end(last)
            yield Hit(tags.markup.span(start, end), {"count": last - first + 1})


def _is_laid_out(tags: Tags, nesting: Nesting, number: int) -> bool:
    """Whether a table's cell or another site's post holds the tag: rows there have no paragraphs to be parted into."""
    around = element_around(tags, nesting, number, _LAID_OUT)
    return bool(around) and (tags.names[around] != "blockquote" or any(name in tags.token(around) for name in _EMBEDS))


def stray_line_break(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Line breaks at the start or the end of a block, or between two blocks."""
    for tags in tags_of(article):
        for first, last in _runs(tags):
            if _is_at_edge(tags, first, last) and not _is_alone(tags, first, last) and not _clears(tags, first, last):
                start, end = tags.start(first), tags.end(last)
                fix = Fix("Delete the line break", (tags.markup.edit(start, end, ""),), safe=tags.can_go(start, end))
                yield Hit(tags.markup.span(start, end), fix=fix)


def _runs(tags: Tags) -> Iterator[tuple[int, int]]:
    """The first and the last of line breaks that follow each other without text in between."""
    numbers = tags.numbers.get("br", ())
    at = 0
    while at < len(numbers):
        first = last = numbers[at]
        while at + 1 < len(numbers) and numbers[at + 1] == last + 1 and tags.is_blank(last):
            at, last = at + 1, last + 1
        yield first, last
        at += 1


def _is_at_edge(tags: Tags, first: int, last: int) -> bool:
    before, after = tags.names[first - 1], tags.names[last + 1]
    return (before in EDGES and tags.is_blank(first - 1)) or (after in EDGES and tags.is_blank(last))


def _is_alone(tags: Tags, first: int, last: int) -> bool:
    """Whether nothing else stands in the element: `<p><br></p>` is an empty paragraph, a cell may hold its row open."""
    before, after = tags.names[first - 1], tags.names[last + 1]
    return tags.is_blank(first - 1) and tags.is_blank(last) and after == f"/{before}"


def _clears(tags: Tags, first: int, last: int) -> bool:
    """Whether a line break does more than break: `<br clear="all">` puts what follows under the picture."""
    return any("clear" in tags.token(number).lower() for number in range(first, last + 1))


_CREDIT = lazy_pattern(
    r"(?:by|from|answered|posted|published|updated|photos?|image|source|fax|tel|von|par|por|foto)\b", re.IGNORECASE
)
_LONGEST_HEADING = 80


def fake_heading(article: Article, options: NoOptions) -> Iterator[Hit]:
    """A paragraph all in bold that stands as a heading over others."""
    for tags, number in tags_named(article, "p"):
        name = tags.names[number + 1]
        if (
            name not in ("b", "strong")
            or not tags.is_bare(number)
            or tags.names[number + 2 : number + 4] != [f"/{name}", "/p"]
        ):
            continue
        if not (tags.is_blank(number) and tags.is_blank(number + 2) and tags.names[number + 4] == "p"):
            continue
        text = tags.between(number + 1).strip()
        if not 2 <= len(text) <= _LONGEST_HEADING or text[-1] in '.,;:!?…”"' or _CREDIT.match(text):
            continue
        start, end = tags.start(number), tags.end(number + 3)
        inner = tags.cut(*tags.trimmed(tags.end(number + 1), tags.start(number + 2)))
        fix = Fix("Make it a heading", (tags.markup.edit(start, end, f"<h2>{inner}</h2>"),), safe=False)
        yield Hit(tags.markup.span(start, end), {"heading": text}, fix=fix)
