"""What the report has to show: an entry for each article with findings, the worst first, and what leads to what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newslint.reports.weight import Weight, weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newslint.model import Finding, Related, Severity
    from newslint.portrait import Album, Portrait
    from newslint.reports.background import Background

# So many articles have a page of their own: more would be too much for a browser, and for a reader.
MOST_PAGES = 1000
MOST_RELATED = 3
GRADE, LIX = "flesch-kincaid-grade", "lix"


@dataclass
class Entry:
    """An article with findings. `number` is its rank, `shown` its number in the album; None where that lacks it.

    `bookmarks` are offsets of its text that others lead to.
    """

    path: str
    article: str | None
    shown: int | None
    findings: list[Finding]
    weight: Weight
    number: int = 0
    title: str = ""
    date: str = ""
    grade: float | None = None
    words: int = 0
    bookmarks: set[int] = field(default_factory=set)

    @property
    def id(self) -> str:
        return f"a{self.number}"

    @property
    def name(self) -> str:
        """The file, and which of its articles."""
        return self.path if self.article is None else f"{self.path}, article {self.article}"


class Reading(NamedTuple):
    """When an article was published, and how hard it is to read by each measure; `shown` as an entry's."""

    date: str
    grade: float | None
    lix: float | None
    shown: int
    title: str


class RuleCount(NamedTuple):
    """A rule, its gravest finding, how many it has and in how many articles; `number` names it in links."""

    name: str
    severity: Severity
    findings: int
    articles: int
    number: int


class Book:
    """Everything the pages of a report draw on."""

    def __init__(self, findings: Iterable[Finding], known: Background) -> None:
        self.known = known
        self.album: Album | None = known.portraits
        self.entries = _entries(findings, known)
        self._by_portrait = {entry.shown: entry for entry in self.pages if entry.shown is not None}
        self.readings = list(self._readings())
        for entry in self.pages:
            for finding in entry.findings:
                for related in finding.related[:MOST_RELATED]:
                    self._bookmark(related)

    @property
    def pages(self) -> Sequence[Entry]:
        """The entries that have a page of their own."""
        return self.entries[:MOST_PAGES]

    def portrait(self, entry: Entry) -> Portrait | None:
        return self.album[entry.shown] if self.album is not None and entry.shown is not None else None

    def page_of(self, shown: int) -> Entry | None:
        """The entry of an article of the album, if it has a page."""
        return self._by_portrait.get(shown)

    def related(self, related: Related) -> tuple[Portrait | None, Entry | None]:
        """The article that another place stands in, and its entry if it has a page."""
        number = self.album.find(related.filename, related.article, related.span) if self.album else None
        if self.album is None or number is None:
            return None, None
        return self.album[number], self.page_of(number)

    def _bookmark(self, related: Related) -> None:
        portrait, entry = self.related(related)
        if portrait and entry:
            entry.bookmarks.add(portrait.place(related.span).start)

    def _readings(self) -> Iterable[Reading]:
        """How all articles read; on the way, what the list says of those with findings."""
        for number, portrait in enumerate(self.album or ()):
            figures = portrait.figures
            entry = self._entry_at.get(number)
            if entry:
                entry.title, entry.date = portrait.title, portrait.date or ""
                entry.grade, entry.words = figures.get(GRADE), int(figures.get("words", 0))
            yield Reading(portrait.date or "", figures.get(GRADE), figures.get(LIX), number, portrait.title)

    @cached_property
    def _entry_at(self) -> dict[int, Entry]:
        return {entry.shown: entry for entry in self.entries if entry.shown is not None}

    @cached_property
    def rules(self) -> dict[str, RuleCount]:
        """The rules that found something by name, the most frequent first."""
        counts: Counter[str] = Counter()
        articles: Counter[str] = Counter()
        gravest: dict[str, Severity] = {}
        for entry in self.entries:
            names = Counter(finding.rule for finding in entry.findings)
            counts.update(names)
            articles.update(names.keys())
            for finding in entry.findings:
                gravest[finding.rule] = max(finding.severity, gravest.get(finding.rule, finding.severity))
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return {
            name: RuleCount(name, gravest[name], number, articles[name], rank)
            for rank, (name, number) in enumerate(ranked)
        }


def _entries(findings: Iterable[Finding], known: Background) -> list[Entry]:
    """The articles with findings, those with most errors first, then most warnings; those alike as they were found."""
    album = known.portraits
    grouped: dict[tuple[str, str | None, int | None], list[Finding]] = {}
    for finding in findings:
        shown = album.find(finding.filename, finding.article, finding.span) if album else None
        grouped.setdefault((finding.filename, finding.article, shown), []).append(finding)
    out = [
        Entry(known.path(filename), article, shown, found, weight(found))
        for (filename, article, shown), found in grouped.items()
    ]
    out.sort(key=lambda entry: entry.weight, reverse=True)
    for number, entry in enumerate(out, 1):
        entry.number, entry.title = number, entry.article or entry.path.rpartition("/")[2]
    return out
