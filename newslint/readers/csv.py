"""CSV with a header: a row is an article, its columns are told by the names of the fields."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from newslint.model import Field, Rows
from newslint.readers.passage import assemble
from newslint.readers.strings import as_kind_of, read_string, without_excerpt, without_repeated_title
from newslint.spans import MappedText, UnwritableError, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newslint.model import Article, Source
    from newslint.readers.passage import Passage
    from newslint.spans import Escape

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "post_title"),
    "summary": ("summary", "standfirst", "dek", "deck", "description", "excerpt", "abstract", "subtitle"),
    "body": (
        "body", "content", "article", "articlebody", "body_html", "post_content", "html", "text", "story",
        "content_html", "body_text",
    ),
    "byline": ("byline", "author", "authors", "by"),
    "date": ("date", "published", "published_at", "post_date", "pubdate"),
    "language": ("language", "lang"),
    "id": ("id", "guid", "slug", "url"),
}  # fmt: skip
_HTML_COLUMNS = frozenset({"body_html", "html", "content_html", "post_content"})
_SNIFFED = 8192


class Cell(NamedTuple):
    """What stands between two delimiters, and where, without the quotation marks around it."""

    raw: str
    start: int
    quote: str


def read_csv(source: Source, fields: Mapping[str, Sequence[str]]) -> Iterator[Article]:
    """The articles of a table whose first row names its columns; none where no column is called as a body is.

    `fields` are the settings' names of columns. An article's key is the row of the file in which it starts.
    """
    text = source.text
    records = _records(text)
    header = [_name(cell.raw) for cell in next(records, [])]
    names = {**FIELDS, **{name: tuple(map(_name, choices)) for name, choices in fields.items()}}
    columns = {name: header.index(found) for name, choices in names.items() if (found := _known(choices, header))}
    if "body" not in columns:
        return
    rows = Rows(text).starts
    for record in records:
        cells = {name: record[column] for name, column in columns.items() if column < len(record)}
        if "body" in cells:
            is_html = header[columns["body"]] in _HTML_COLUMNS
            yield _article(source, cells, str(bisect_right(rows, record[0].start)), is_html=is_html)


def _name(raw: str) -> str:
    return raw.strip().strip("\"'").lower()


def _known(choices: Sequence[str], header: list[str]) -> str | None:
    return next((name for name in choices if name in header), None)


def _article(source: Source, cells: Mapping[str, Cell], key: str, *, is_html: bool) -> Article:
    strings = {name: _string(cell) for name, cell in cells.items()}
    found = {name: Field(string.text.strip(), string.span(0, len(string.text))) for name, string in strings.items()}
    title = as_kind_of(_read(strings, "title"), "title")
    summary = as_kind_of(_read(strings, "summary"), "summary")
    body = [read_string(strings["body"], titled=not title, is_html=is_html)]
    told = {name: item for name, item in found.items() if name != "body" and item.value}
    return assemble(
        source,
        [*without_repeated_title(title, body), *without_excerpt(summary, body), *body],
        key=key,
        fields=told,
        language=told["language"].value if "language" in told else None,
    )


def _read(strings: Mapping[str, MappedText], name: str) -> list[Passage]:
    return [read_string(strings[name])] if name in strings else []


def _records(text: str) -> Iterator[list[Cell]]:
    delimiter, quote = _dialect(text[:_SNIFFED])
    cell = re.compile(
        rf"[ ]*(?:(?P<quote>{quote})(?P<quoted>[^{quote}]*+(?:{quote}{quote}[^{quote}]*+)*+)"
        rf"(?:{quote}[^{delimiter}\r\n]*+|\Z)|(?P<plain>[^{delimiter}\r\n]*+))(?P<end>{delimiter}|\r\n?|\n|\Z)"
    )
    record: list[Cell] = []
    for match in cell.finditer(text):
        name = "quoted" if match["quote"] else "plain"
        record.append(Cell(match[name], match.start(name), match["quote"] or ""))
        if match["end"] != delimiter.replace("\\", ""):
            if len(record) > 1 or record[0].raw.strip():
                yield record
            record = []


def _dialect(head: str) -> tuple[str, str]:
    """The delimiter, of the header's row the commonest, and the quotation mark, both as parts of an expression."""
    row = re.split(r"\r\n?|\n", head, maxsplit=1)[0]
    delimiter = max(",;\t|", key=row.count)
    single = len(re.findall(rf"(?:^|[{delimiter}\r\n])'", head))
    double = len(re.findall(rf"(?:^|[{delimiter}\r\n])\"", head))
    return re.escape(delimiter), "'" if single > 2 * double else '"'


def _string(cell: Cell) -> MappedText:
    if not cell.quote:
        return MappedText([cell.raw], [cell.raw], cell.start, escape=_unquoted)
    doubled = cell.quote * 2
    pieces = re.split(f"({doubled})", cell.raw)
    shows = [cell.quote if piece == doubled else piece for piece in pieces]
    return MappedText(pieces, shows, cell.start, escape=_doubling(cell.quote))


def _doubling(quote: str) -> Escape:
    def escape(text: str, _place: int) -> str:
        return text.replace(quote, quote * 2)

    return escape


def _unquoted(text: str, place: int) -> str:
    if re.search(r"[,;\t|\"'\r\n]", text):
        raise UnwritableError
    return verbatim(text, place)
