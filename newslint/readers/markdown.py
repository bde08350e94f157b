"""Markdown, told in HTML's tokens: what stands between two tags in HTML stands between two events here.

pyromark names the exact range of every event. Each range becomes a piece of the source, each event the tag that it
stands for, and the walk that reads HTML (structure.py) reads both, HTML inside Markdown among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newslint.model import Markup
from newslint.readers.html import blocks_between, directives
from newslint.readers.passage import Passage
from newslint.readers.structure import structure_of
from newslint.readers.tags import INLINE_CODE, NOTHING, tokenize
from newslint.readers.templates import MASK, mask_templates
from newslint.spans import MappedText

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAGS = {
    "Paragraph": "p", "BlockQuote": "blockquote", "Item": "li", "List": "ul", "TableCell": "td", "TableRow": "tr",
    "TableHead": "tr", "Table": "table", "CodeBlock": "pre", "FootnoteDefinition": "aside", "Image": "template",
    "H1": "h1", "H2": "h2", "H3": "h3", "H4": "h4", "H5": "h5", "H6": "h6",
}  # fmt: skip
_MASKED = re.compile(f"({MASK}+)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"([\\`*_\[\]<>&])")


def escape(text: str) -> str:
    """Plain text as Markdown."""
    return _ESCAPED.sub(r"\\\1", text)


class _Pieces:
    """Collects pieces of the source and the token that each stands for: text at even places, markup at odd ones."""

    def __init__(self, source: str, masked: str, start: int) -> None:
        self.source = source
        self.masked = masked
        self.sources = [""]
        self.tokens = [""]
        self.position = start
        self._utf8 = None if masked.isascii() else masked[start:].encode()
        self._start, self._bytes, self._points = start, 0, start

    def offset(self, byte: int) -> int:
        """The offset in the source of a byte of the body, which has to be asked for in order."""
        if self._utf8 is None:
            return self._start + byte
        if byte > self._bytes:
            self._points += len(self._utf8[self._bytes : byte].decode(errors="replace"))
            self._bytes = byte
        return self._points

    def markup(self, end: int, token: str) -> None:
        """The source up to `end` stands for `token`."""
        self.sources += [self.source[self.position : end], ""]
        self.tokens += [token, ""]
        self.position = max(end, self.position)

    def skip(self, end: int) -> None:
        if end > self.position:
            self.markup(end, NOTHING)

    def text(self, end: int) -> None:
        """The source up to `end` is text as it stands, but for the template tags masked in it."""
        for number, part in enumerate(_MASKED.split(self.masked[self.position : end])):
            if number % 2:
                self.markup(self.position + len(part), INLINE_CODE)
            elif part:
                self.sources[-1] += part
                self.tokens[-1] += part.replace("\n", " ").replace("\r", " ")
                self.position += len(part)

    def html(self, end: int) -> None:
        for number, part in enumerate(tokenize(self.masked[self.position : end])):
            if number % 2:
                self.markup(self.position + len(part), part)
            else:
                self.text(self.position + len(part))


def read_markdown(source: str, start: int = 0, outer: MappedText | None = None) -> Passage:
    """Read the Markdown in `source` from `start` on, where front matter ends."""
    masked = mask_templates(source)
    if not masked.isascii():
        masked = _SURROGATE.sub("\ufffd", masked)
    found = _Pieces(source, masked, start)
    for kind, value, first, last in _events(masked[start:]):
        if kind == "End":
            end = found.offset(last)
            found.skip(end)
            if value in _TAGS:
                found.markup(end, f"</{_TAGS[value]}>")
            continue
        found.skip(found.offset(first))
        if kind == "Start":
            if value in _TAGS:
                found.markup(found.position, f"<{_TAGS[value]}>")
        else:
            _leaf(found, kind, value, found.offset(last))
    found.skip(len(source))
    structure = structure_of(found.tokens, page=False)
    for first, last in structure.hidden:
        structure.shows[first + 1 : last + 1] = [""] * (last - first)
    text = MappedText(found.sources, structure.shows, start, outer, escape)
    markup = Markup(found.sources, text.source_starts, outer, tuple(sorted(structure.hidden)), "markdown")
    return Passage(
        text,
        tuple(blocks_between(text, structure.borders)),
        markup,
        directives(source, found.sources, markup),
    )


def _leaf(found: _Pieces, kind: str, value: str, end: int) -> None:
    if kind in ("Html", "InlineHtml"):
        found.html(end)
    elif kind == "Text" and found.masked[found.position : end] == value:
        found.text(end)
    elif kind == "Text":  # a character reference; or a tab told as spaces
        reference = found.source[found.position : end]
        found.markup(end, reference if reference.startswith("&") else "  ")
    else:
        found.markup(end, _LEAVES.get(kind, NOTHING))


_LEAVES = {
    "SoftBreak": "  ", "HardBreak": "<br>", "Rule": "<hr>", "Code": INLINE_CODE, "InlineMath": INLINE_CODE,
}  # fmt: skip


def _events(body: str) -> Iterator[tuple[str, str, int, int]]:
    """pyromark's events: kind, name or text, first and last byte; an HTML block of several rows as one."""
    import pyromark

    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_TASKLISTS
    )
    html: tuple[int, int] | None = None
    for event, place in pyromark.events_with_range(body, options=options):
        first, last = place["start"], place["end"]
        kind, value = (event, "") if isinstance(event, str) else next(iter(event.items()))
        if kind == "Html":
            if html and html[1] == first:
                html = (html[0], last)
                continue
            if html:
                yield "Html", "", *html
            html = (first, last)
            continue
        if html:
            yield "Html", "", *html
            html = None
        yield kind, _name(value), first, last


def _name(value: Any) -> str:
    """`'Paragraph'`, or the key of `{'Heading': {'level': 'H1', …}}` with the level."""
    if isinstance(value, str):
        return value
    name, told = next(iter(value.items()))
    if name == "Heading":
        return str(told["level"] if isinstance(told, dict) else told)
    return str(name)
