"""Markdown, told in HTML's tokens: what stands between two tags in HTML stands between two events here.

pyromark names the exact range of every event. Each range becomes a piece of the source, each event the tag that it
stands for, and the walk that reads HTML (structure.py) reads both, HTML inside Markdown among them.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from newslint.patterns import lazy_pattern
from newslint.readers.html import passage_of
from newslint.readers.mdx import mask_mdx
from newslint.readers.structure import structure_of
from newslint.readers.tags import INLINE_CODE, NOTHING, tokenize
from newslint.readers.tags import escape as escape_html
from newslint.readers.templates import MASK, mask_templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.readers.passage import Passage
    from newslint.spans import Escape, MappedText

_TAGS = {
    "Paragraph": "p", "BlockQuote": "blockquote", "Item": "li", "List": "ul", "TableCell": "td", "TableRow": "tr",
    "TableHead": "tr", "Table": "table", "CodeBlock": "pre", "FootnoteDefinition": "aside", "Image": "template",
    "H1": "h1", "H2": "h2", "H3": "h3", "H4": "h4", "H5": "h5", "H6": "h6",
}  # fmt: skip
_MASKED = lazy_pattern(f"({MASK}+)")
_SURROGATE = lazy_pattern("[\ud800-\udfff]")
_LONE_CR = lazy_pattern(r"\r(?!\n)")
_SPACED_ADDRESS = lazy_pattern(r"(?<=\]\()(?:/|https?://|mailto:)[^()\"'<>\s]*+(?:[ \t]++[^()\"'<>\s]++)++(?=\))")
_INCLUDES = lazy_pattern(r"\{%-?\s*include|\{\{[<%]\s*include")
_REFERENCE = lazy_pattern(r"\]\[([^\[\]^\s][^\[\]]{0,98})\]|\[([^\[\]^\s][^\[\]]{0,98})\]\[\]")
_ESCAPED = lazy_pattern(r"([\\`*_\[\]<>~|]|&(?=#|[a-zA-Z])|\A[#+=-](?=\s|\Z))")


def escape(text: str) -> str:
    """Plain text as Markdown."""
    return _ESCAPED.sub(r"\\\1", text)


def _escape_outside(rows_of_html: Sequence[tuple[int, int]]) -> Escape:
    """Write as Markdown, but as HTML where blocks of HTML stand (each from an offset to another, in order)."""
    starts = [start for start, _ in rows_of_html]

    def escape_at(text: str, place: int) -> str:
        number = bisect_right(starts, place) - 1
        return escape_html(text) if number >= 0 and place < rows_of_html[number][1] else escape(text)

    return escape_at


class _Pieces:
    """Collects pieces of the source and the token that each stands for: text at even places, markup at odd ones."""

    def __init__(self, source: str, masked: str, start: int) -> None:
        self.source = source
        self.masked = masked
        self.sources: list[str] = []
        self.tokens: list[str] = []
        self.position = start
        self.blocks_of_html: list[tuple[int, int]] = []
        self._run: list[str] = []  # text that goes on until the next markup, and where it started
        self._run_start = start
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
        self.end_text()
        self.sources.append(self.source[self.position : end])
        self.tokens.append(token)
        self._run_start = self.position = max(end, self.position)

    def skip(self, end: int) -> None:
        if end > self.position:
            self.markup(end, NOTHING)

    def text(self, text: str) -> None:
        """The source from here on is `text`, but for the template tags masked in it."""
        if MASK not in text:
            self._run.append(text)
            self.position += len(text)
            return
        for number, part in enumerate(_MASKED.split(text)):
            if number % 2:
                self.markup(self.position + len(part), INLINE_CODE)
            else:
                self._run.append(part)
                self.position += len(part)

    def end_text(self) -> None:
        self.sources.append(self.source[self._run_start : self.position])
        self.tokens.append("".join(self._run).replace("\n", " ").replace("\r", " "))
        self._run.clear()

    def html(self, html: str) -> None:
        for number, part in enumerate(tokenize(html)):
            if number % 2:
                self.markup(self.position + len(part), part)
            else:
                self.text(part)

    def html_rows(self, rows: list[tuple[int, int]]) -> None:
        """HTML on rows of its own, each a range of bytes; what makes them part of a quotation (`> `) stands between."""
        out, position, before = [], self.position, self.position
        for first, last in rows:
            start, end = self.offset(first), self.offset(last)
            out += [" " * (start - position), self.masked[start:end]]
            position = end
        self.html("".join(out))
        self.blocks_of_html.append((before, self.position))


def read_markdown(source: str, start: int = 0, outer: MappedText | None = None, *, mdx: bool = False) -> Passage:
    """Read the Markdown in `source` from `start` on, where front matter ends; with `mdx`, JavaScript may be in it."""
    masked = source[:start] + _readied(source[start:], mdx=mdx)
    found = _Pieces(source, masked, start)
    html: list[tuple[int, int]] = []
    for kind, value, first, last in _events(masked[start:], _definitions(source)):
        if kind == "Html":
            html.append((first, last))
            continue
        if html:
            found.html_rows(html)
            html = []
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
    found.end_text()
    structure = structure_of(found.tokens, page=False)
    escape = _escape_outside(found.blocks_of_html)
    return passage_of(found.sources, structure, start, outer, escape, "markdown")


def _readied(source: str, *, mdx: bool) -> str:
    """The source as pulldown-cmark has to read it, character by character in the same place."""
    masked = mask_mdx(source) if mdx else mask_templates(source)
    if not masked.isascii():
        masked = _SURROGATE.sub("\ufffd", masked)
    if "\r" in masked:
        masked = _LONE_CR.sub("\n", masked)  # pulldown-cmark sees the row's end in most places only
    if "](" in masked:  # kramdown takes spaces in an address: [here](/files/Press release.pdf)
        masked = _SPACED_ADDRESS.sub(lambda address: address[0].replace(" ", "_"), masked)
    return masked


def _definitions(markdown: str) -> str:
    """Definitions of the links whose addresses stand in a file that is included: `[text][ref]` would be no link."""
    if "][" not in markdown or not _INCLUDES.search(markdown):
        return ""
    labels = {" ".join((match[1] or match[2]).split()) for match in _REFERENCE.finditer(markdown)}
    return "".join(f"\n\n[{label}]: x" for label in sorted(labels))


def _leaf(found: _Pieces, kind: str, value: str, end: int) -> None:
    if kind == "InlineHtml":
        found.html(found.masked[found.position : end])
    elif kind == "Text" and found.masked[found.position : end] == value:
        found.text(value)
    elif kind == "Text":  # a character reference; or a tab told as spaces
        reference = found.source[found.position : end]
        found.markup(end, reference if reference.startswith("&") else "  ")
    else:
        found.markup(end, _LEAVES.get(kind, NOTHING))


_LEAVES = {
    "SoftBreak": "  ", "HardBreak": "<br>", "Rule": "<hr>", "Code": INLINE_CODE, "InlineMath": INLINE_CODE,
}  # fmt: skip


def _events(body: str, definitions: str) -> Iterator[tuple[str, str, int, int]]:
    """pyromark's events: kind, name or text, first and last byte."""
    import pyromark

    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_TASKLISTS
    )
    end = len(body.encode()) if definitions else math.inf
    for event, place in pyromark.events_with_range(body + definitions, options=options):
        first, last = place["start"], place["end"]
        if last > end:
            if first >= end:
                continue
            last = int(end)
        kind, value = (event, "") if isinstance(event, str) else next(iter(event.items()))
        yield kind, _name(value), first, last


def _name(value: Any) -> str:
    """`'Paragraph'`, or the key of `{'Heading': {'level': 'H1', …}}` with the level; nothing of a task's `True`."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    name, told = next(iter(value.items()))
    if name == "Heading":
        return str(told["level"] if isinstance(told, dict) else told)
    return str(name)
