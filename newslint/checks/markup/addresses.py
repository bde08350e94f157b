"""Every address in an article: of links, pictures and frames, in HTML and in Markdown, and those written out."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from newslint.checks.markup.attributes import escape_value
from newslint.checks.markup.nesting import element_around, nestings
from newslint.checks.markup.tokens import HIDDEN
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.checks.markup.nesting import Nesting
    from newslint.checks.markup.tokens import Tags
    from newslint.model import Article, Edit, Span

_OF = {"a": ("href", "link"), "area": ("href", "link"), "img": ("src", "picture"), "iframe": ("src", "frame")}
_INLINE = lazy_pattern(r"\]\(\s*(<[^<>\n]*>|[^\s<][^\s]*?)(?=\s+[\"'(]|\s*\)\Z)")
_DEFINITION = lazy_pattern(r"^ {0,3}\[[^\]\n]+\]:\s*(<[^<>\n]*>|[^\s<]\S*)", re.MULTILINE)
_WRITTEN = lazy_pattern(r"(?:https?://|www\.)[^\s<>\"“”„»«‘’)\]]*[^\s<>\"“”„»«‘’)\].,;:!?'*_]")

Use = Literal["link", "picture", "frame", "text"]


class Address(NamedTuple):
    """An address as it is meant, and how it is used. `start` and `end` are offsets in the string of HTML or Markdown;
    in the article's text where `tags` is None. `number` is the tag's that holds it, 0 for none.
    """

    value: str
    use: Use
    article: Article
    tags: Tags | None
    number: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        if self.tags is None:
            return self.article.span(self.start, self.end)
        return self.tags.markup.span(self.start, self.end)

    def edit(self, new: str) -> Edit | None:
        """Write another address, escaped as its place asks for."""
        if self.tags is None:
            return self.article.edit(self.start, self.end, new)
        if self.use == "text" or not self.number:
            return self.tags.markup.edit(self.start, self.end, new.replace(" ", "%20").replace(")", "%29"))
        mark = self.tags.cut(self.start - 1, self.start)
        if mark in ('"', "'"):
            return self.tags.markup.edit(self.start, self.end, escape_value(new, mark))
        return self.tags.markup.edit(self.start, self.end, f'"{escape_value(new, chr(34))}"')


def addresses(article: Article) -> list[Address]:
    """All addresses of an article; in the order of tags, then those written out in the text."""
    known: list[Address] | None = article.memo.get("markup.addresses")
    if known is None:
        known = []
        written = "://" in article.text or "www." in article.text
        for tags, nesting in nestings(article):
            known += _of_tags(article, tags)
            if (tags.markup.dialect == "markdown" and "](" in tags.string) or "]:" in tags.string:
                known += _of_markdown(article, tags)
            if written:
                known += _written(article, tags, nesting)
        if written and not article.markup:
            known += [
                Address(match[0], "text", article, None, 0, *match.span()) for match in _WRITTEN.finditer(article.text)
            ]
        article.memo["markup.addresses"] = known
    return known


def _of_tags(article: Article, tags: Tags) -> list[Address]:
    out = []
    for name, (attribute_name, use) in _OF.items():
        for number in tags.numbers.get(name, ()):
            found = tags.attribute(number, attribute_name)
            if found:
                place = (number, found.value_start, found.value_end)
                out.append(Address(found.value.strip(), use, article, tags, *place))  # type: ignore[arg-type]
    return out


def _of_markdown(article: Article, tags: Tags) -> list[Address]:
    """What stands in Markdown's own syntax, which the reader keeps as pieces that show nothing."""
    out = []
    pieces, starts = tags.markup.pieces, tags.markup.starts
    for place in range(1, len(pieces), 2):
        piece = pieces[place]
        if "](" in piece and piece[:1] in "]![":
            match = _INLINE.search(piece)
            matches = [match] if match else []
        elif "]:" in piece:
            matches = list(_DEFINITION.finditer(piece))
        else:
            continue
        for match in matches:
            start, end = match.span(1)
            if match[1][0] == "<":
                start, end = start + 1, end - 1
            use: Use = "picture" if tags.hides(place) else "link"  # a picture's words are its description, no copy
            out.append(Address(piece[start:end], use, article, tags, 0, starts[place] + start, starts[place] + end))
    return out


def _written(article: Article, tags: Tags, nesting: Nesting) -> list[Address]:
    """Addresses in the text that are no link's words."""
    out = []
    pieces, starts, places = tags.markup.pieces, tags.markup.starts, tags.places
    for place in range(0, len(pieces), 2):
        piece = pieces[place]
        if ("://" not in piece and "www." not in piece) or tags.hides(place):
            continue
        following = bisect_right(places, place)
        if element_around(tags, nesting, following, _LINKS) or _is_linked(tags, following):
            continue
        for match in _WRITTEN.finditer(piece):
            if piece[: match.start()].endswith(("](", '="', "='")):
                continue  # of a link in Markdown or a shortcode, where nothing reads these
            start, end = starts[place] + match.start(), starts[place] + match.end()
            out.append(Address(match[0], "text", article, tags, following - 1, start, end))
    return out


_LINKS = frozenset({"a"})


def _is_linked(tags: Tags, following: int) -> bool:
    """Whether Markdown's own syntax makes a link of the text before a tag: `[…](…)`, `<…>`."""
    if following >= len(tags.names) - 1 or tags.names[following] != HIDDEN:
        return False
    return tags.token(following).lstrip("*_~").startswith(("]", ">"))
