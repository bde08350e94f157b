"""The nouns of newslint, frozen. They know nothing of files, formats or rules.

Offsets count code points; ends are exclusive. A block's span speaks of its article's text; every other span speaks of
the source.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from enum import IntEnum
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from newslint.patterns import lazy_pattern
from newslint.spans import Edit as Edit
from newslint.spans import MappedText
from newslint.spans import Span as Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


Kind = Literal["title", "summary", "paragraph", "heading", "list-item", "quote", "caption", "table-cell", "code"]


NOTHING_TOLD: Mapping[Any, Any] = {}  # a default that nobody writes to


class Severity(IntEnum):
    """How grave a finding is: advice, very likely a fault, a fault."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        return self.name.lower()


class Location(NamedTuple):
    """Row and column, both from 1."""

    row: int
    column: int


class Rows:
    """Where the rows of a text start. A row ends at LF, CRLF or CR and nowhere else.

    It also knows which characters take more than one byte of UTF-8, since some readers of reports count bytes.
    """

    __slots__ = ("_extra_bytes", "_run_starts", "_run_widths", "starts")

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self.starts = array("Q", [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))])
        else:  # a row a megabyte or a million rows: twenty times as fast
            self.starts = array("Q", accumulate((len(row) + 1 for row in text.split("\n")[:-1]), initial=0))
        # Runs of characters alike: where each starts, what each character takes beyond one byte, what all before took.
        self._run_starts, self._run_widths, self._extra_bytes = array("Q", [0]), array("B", [0]), array("Q", [0])
        if not text.isascii():
            self._measure(text)

    def _measure(self, text: str) -> None:
        end = extra = 0
        for match in self._wide(text):
            start, width = match.start(), match.lastindex or 0
            if start > end:
                self._add_run(end, 0, extra)
            self._add_run(start, width, extra)
            end = match.end()
            extra += width * (end - start)
        self._add_run(end, 0, extra)

    def _wide(self, text: str) -> Iterator[re.Match[str]]:
        """The runs of characters that take more bytes than one; rows without any are left at a glance."""
        for start, end in pairwise((*self.starts, len(text))):
            if not text[start:end].isascii():
                for run in _BEYOND_ASCII.finditer(text, start, end):
                    yield from _WIDE.finditer(text, *run.span())

    def _add_run(self, start: int, width: int, extra: int) -> None:
        self._run_starts.append(start)
        self._run_widths.append(width)
        self._extra_bytes.append(extra)

    def location(self, offset: int) -> Location:
        row = bisect_right(self.starts, offset)
        return Location(row, offset - self.starts[row - 1] + 1)

    def in_bytes(self, offset: int) -> Location:
        """As `location`, with columns that count the bytes of UTF-8."""
        start = self.starts[bisect_right(self.starts, offset) - 1]
        location = self.location(offset)
        return Location(location.row, location.column + self._extra(offset) - self._extra(start))

    def _extra(self, offset: int) -> int:
        run = bisect_right(self._run_starts, offset) - 1
        return self._extra_bytes[run] + self._run_widths[run] * (offset - self._run_starts[run])


_BEYOND_ASCII = lazy_pattern("[^\x00-\x7f]+")
# Characters of two, three and four bytes. A lone surrogate is a byte that no encoding knows, and takes one.
_WIDE = lazy_pattern("([\x80-\u07ff]+)|([\u0800-\ud7ff\ue000-\uffff]+)|([\U00010000-\U0010ffff]+)")


class Source(NamedTuple):
    """A file's decoded text, and what it takes to write it back byte for byte; one that was `packed` (gzip) is not
    written back.
    """

    filename: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    packed: bool = False


class Block(NamedTuple):
    """A run of text of one kind. `span` speaks of the article's text and leaves out white space at both ends.

    `level` is a heading's. `copy` marks the second copy of a body that was pasted twice.
    """

    kind: Kind
    span: Span
    level: int = 0
    copy: bool = False


class Field(NamedTuple):
    """Named metadata of an article (byline, date …): its value, and where in the source it stands."""

    value: str
    span: Span


class Fix(NamedTuple):
    """Edits that belong together. A safe one changes nothing a reader sees but the defect itself."""

    message: str
    edits: tuple[Edit, ...]
    safe: bool = True


class Vocabulary(NamedTuple):
    """A newsroom's own words, known to every rule that uses such a list."""

    speech_verbs: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    boilerplate: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


class Directive(NamedTuple):
    """What a comment in the source asks of newslint: `action` is `disable`, `enable`, `disable-next` or
    `disable-file`, as typed (it may be misspelt); `rules` are names, families or globs, none meaning all.
    """

    action: str
    rules: tuple[str, ...]
    span: Span
    reason: str | None = None


class Markup(NamedTuple):
    """The tokens of a string that holds HTML, as its reader cut it: `pieces` at even places are text, at odd ones
    a tag, a comment, a character reference or a run of white space; `starts` are their offsets in the string.

    `outer` is the map of the string itself where it was read out of something (JSON), else None. `hidden` are the
    ranges of pieces that are no article text (navigation, scripts, code). In Markdown (`dialect`) text between two
    tags may be a paragraph of its own.
    """

    pieces: Sequence[str]
    starts: Sequence[int]
    outer: MappedText | None = None
    hidden: tuple[tuple[int, int], ...] = ()
    dialect: Literal["html", "markdown"] = "html"

    def span(self, start: int, end: int) -> Span:
        """The span in the file of the string's `[start:end]`."""
        return Span(start, end) if self.outer is None else self.outer.span(start, end)

    def edit(self, start: int, end: int, new: str) -> Edit:
        """Replace the string's `[start:end]` by the HTML `new`."""
        return Edit(self.span(start, end), new if self.outer is None else self.outer.escaped(new, start))


class _Story(NamedTuple):
    source: Source
    text: str
    blocks: tuple[Block, ...]
    parts: tuple[tuple[int, MappedText], ...]
    key: str | None = None
    fields: Mapping[str, Field] = NOTHING_TOLD
    language: str | None = None
    language_from: str = ""
    markup: tuple[Markup, ...] = ()
    directives: tuple[Directive, ...] = ()
    vocabulary: Vocabulary = Vocabulary()


class Article(_Story):
    """One story in a source.

    `text` is what a reader sees, its blocks parted by a blank row; inside a block white space is single spaces, and
    a newline only where the row is broken on purpose. `parts` says which map holds from which offset of `text` on
    (a title and a body may come from two places). `key` tells where in a file of many articles it stands.
    `language_from` says how the language is known. `memo` keeps what was once worked out from the text (its
    sentences, its quotations).
    """

    @property
    def memo(self) -> dict[str, Any]:
        found: dict[str, Any] = self.__dict__.setdefault("memo", {})
        return found

    def span(self, start: int, end: int) -> Span:
        """The span in the source of `text[start:end]`."""
        offset, part = self._part(start)
        return part.span(start - offset, min(end - offset, len(part.text)))

    def edit(self, start: int, end: int, new: str) -> Edit | None:
        """Replace `text[start:end]` by the plain text `new`; None where that would lose markup in between."""
        offset, part = self._part(start)
        return None if end - offset > len(part.text) else part.edit(start - offset, end - offset, new)

    def _part(self, start: int) -> tuple[int, MappedText]:
        if len(self.parts) == 1:
            return self.parts[0]
        return self.parts[bisect_right(self.parts, start, key=lambda part: part[0]) - 1]

    def block_text(self, block: Block) -> str:
        return self.text[block.span.start : block.span.end]


class Hit(NamedTuple):
    """What a check found, before rule, severity and message are known.

    `span` and the edits of `fix` speak of the source. `values` fill the placeholders of the rule's message, of which
    `{text}` is always known; `message` stands in for a page's message where one page tells several cases.
    `related` are other places of the same article, each with what it is. A `severity` may lower the page's, never
    raise it. `whole` says that this is about all of the article, though it stands at its title.
    """

    span: Span
    values: Mapping[str, object] = NOTHING_TOLD
    fix: Fix | None = None
    related: tuple[tuple[Span, str], ...] = ()
    message: str | None = None
    severity: Severity | None = None
    whole: bool = False


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    filename: str
    article: str | None
    span: Span
    rows: Rows
    message: str


class Excerpt(NamedTuple):
    """The row a finding starts in, cut down to what a person can take in; `text[start:end]` is of the finding."""

    text: str
    start: int
    end: int

    @classmethod
    def around(cls, text: str, rows: Rows, span: Span, width: int = 160) -> Excerpt:
        """Of the source `text`, the row that `span` starts in, without its row end.

        Of a row longer than `width` characters, that many around the span, with "…" where the row goes on. A span
        that goes on in the next row ends with this one.
        """
        row = bisect_right(rows.starts, span.start)
        first = rows.starts[row - 1]
        last = rows.starts[row] if row < len(rows.starts) else len(text)
        last -= 2 if text.endswith("\r\n", first, last) else text.endswith(("\n", "\r"), first, last)
        start, end = min(span.start, last), min(span.end, last)
        left, right = first, last
        if last - first > width:
            before = max((width - (end - start)) // 2, width // 8)
            left = max(first, min(start - before, last - width))
            right = left + width
        lead, rest = "…" * (left > first), "…" * (right < last)
        shift = len(lead) - left
        return cls(lead + text[left:right] + rest, start + shift, min(end, right) + shift)


class Finding(NamedTuple):
    """One thing reported. `text` is the source in `span`; `excerpt` what a person is shown of it, if anything.

    `scope` is what a finding about a whole article speaks of. `wording` are the words before it, in it and after it, by
    which it is known again when rows have moved. `dropped` says why a finding does not count (suppressed …); None
    where it does.
    """

    rule: str
    severity: Severity
    message: str
    filename: str
    article: str | None
    span: Span
    rows: Rows
    text: str
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    url: str | None = None
    dropped: str | None = None
    excerpt: Excerpt | None = None
    scope: Span | None = None
    wording: tuple[str, str, str] = ("", "", "")
