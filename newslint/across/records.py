"""The stories of a file of JSON rows, a record each, at the speed of parsing JSON.

A record that is flat, with its title and its body under names that are known, needs no article to be compared: its
text is that of its string, and its title stands where its string does. All others are read as articles are.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from newslint.across.stories import Story, sortable, stories_of
from newslint.model import Span
from newslint.readers import read
from newslint.readers.json import FIELDS
from newslint.readers.json_tree import unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Source
    from newslint.readers import Reading

_MAY_BE_HTML = re.compile(
    r"<(?:!|/?(?:a|abbr|article|aside|b|big|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|fig\w+|font|footer|"
    r"form|h[1-6]|head|header|hr|html|i|iframe|img|ins|li|link|main|meta|nav|ol|p|pre|q|s|script|section|small|span|"
    r"strong|style|sub|sup|svg|t[dhr]|table|tbody|thead|time|title|tt|u|ul|video)[\s/>])",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[-*•–◦▪·]|\(?\d{1,2}[.)])\s")
_ROW = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_COLON = re.compile(r'\s*:\s*(?=")')
_DECODER = json.JSONDecoder()
_ALIEN = frozenset({"type", "lexical", "_type", "uri"})  # what agencies' records may be something else by


def stories_in(source: Source, reading: Reading) -> Iterator[Story]:
    """The stories of a file of JSON rows, in their order."""
    records = _Records(reading)
    count = 0
    for number, match in enumerate(_ROW.finditer(source.text), 1):
        row = match[1]
        if row and not row.isspace():
            for story in records.stories(source._replace(text=row), number, count, match.start()):
                yield story
                count += 1


def story_in_row(row: Source, reading: Reading, told: Story, start: int) -> Story | None:
    """What a row holds now in the place of the first of its stories, of which an index tells."""
    return next(_Records(reading).stories(row, told.row, told.number, start), None)


def passage_in(row: str, reading: Reading, start: int, end: int) -> Span:
    """Where in a row a stretch of its story's text stands, of a story `as_in_row`."""
    body = _place(row, _Records(reading).name(json.loads(row), "body"))
    return unescaped(row, body or Span(0, 0)).span(start, end)


class _Records:
    """Reads records under the names that a newsroom's fields have."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names = {**FIELDS, **reading.fields}

    def stories(self, row: Source, number: int, count: int, start: int) -> Iterator[Story]:
        """The stories of row `number`, after `count` others; the row begins at `start`."""
        story = self.story(row.text, row.filename, number, count, start)
        if story:
            yield story
            return
        articles, _ = read(row, self._reading)
        for place, own in enumerate(stories_of(articles)):
            at, extent = (Span(span.start + start, span.end + start) for span in (own.at, own.extent))
            key = str(number) if own.key == "1" else own.key  # not the row of a file of one
            yield own._replace(key=key, number=count + place, at=at, row=number, extent=extent)

    def name(self, record: dict[str, Any], field: str) -> str:
        """The first name under which the record has a string for a field; "" where there is none."""
        for name in self._names.get(field, ()):
            value = record.get(name)
            if value.__class__ is str and value and not value.isspace():
                return name
        return ""

    def plain(self, row: str) -> dict[str, Any] | None:
        """The record of a row, if its story is plain to see."""
        try:
            record = json.loads(row)
        except (ValueError, RecursionError):
            return None
        if not isinstance(record, dict) or not _ALIEN.isdisjoint(record) or "newslint-" in row:
            return None
        if not {dict, list}.isdisjoint(map(type, record.values())):
            return None
        title, body = self.name(record, "title"), self.name(record, "body")
        if not title or not body:
            return None
        if ("html" in body or "html" in title) and ("&" in record[body] or "&" in record[title]):
            return None
        return record if _is_plain_title(record[title]) and _is_plain_body(record[body], record[title]) else None

    def story(self, row: str, filename: str, number: int, count: int, start: int) -> Story | None:
        """The story of row `number`, which begins at `start`; None of a record that is not plain."""
        record = self.plain(row)
        place = record and _place(row, self.name(record, "title"))
        if not record or not place:
            return None
        title, body, date, slug = (self.name(record, field) for field in ("title", "body", "date", "slug"))
        at = _stripped(row, place)
        return Story(
            filename=filename,
            key=str(number),
            number=count,
            text=record[body],
            title=record[title].strip(),
            date=sortable(record[date].strip()) if date else "",
            slug=record[slug].strip() if slug else "",
            at=Span(start + at.start, start + at.end),
            row=number,
            extent=Span(start + at.start, start + len(row)),
            as_in_row=True,
        )


def _is_plain_title(title: str) -> bool:
    if "<" in title and _MAY_BE_HTML.search(title):
        return False
    return title.isprintable() and "  " not in title and "\\" not in title and not _ITEM.match(title)


def _is_plain_body(body: str, title: str) -> bool:
    """Whether a reader would see what the string holds, paragraph by paragraph, the first one not the title again."""
    if "\r" in body or body.count("\n") != 2 * body.count("\n\n") or _ITEM.match(body):
        return False
    if "<" in body and _MAY_BE_HTML.search(body):
        return False
    first = body.lstrip().partition("\n\n")[0]
    return len(first) > 2 * len(title) or _letters(first) != _letters(title)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _place(row: str, name: str) -> Span | None:
    """Where in the row the string stands that is named so; None where that is not plain to see."""
    key = f'"{name}"'
    at = row.find(key)
    if at < 0 or row.find(key, at + 1) >= 0:
        return None
    colon = _COLON.match(row, at + len(key))
    return Span(colon.end() + 1, _DECODER.raw_decode(row, colon.end())[1] - 1) if colon else None


def _stripped(row: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    raw = row[span.start : span.end]
    return Span(span.start + len(raw) - len(raw.lstrip()), span.start + len(raw.rstrip()))
