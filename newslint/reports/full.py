"""As `text`, and beneath each finding the row it starts in, its span underlined, and what else there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.reports.terminal import harmless, painted, visible, width
from newslint.reports.text import SEVERITY_COLORS, headline, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Excerpt, Finding
    from newslint.reports import Look


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    for finding in findings:
        row = str(finding.rows.location(finding.span.start).row)
        yield headline(finding, look)
        if finding.excerpt is not None:
            yield _excerpt(finding, finding.excerpt, row, look)
        for note in _notes(finding):
            line = f" {' ' * len(row)} = {note}\n"
            yield harmless(line) if look.github else line
        yield "\n"


def _excerpt(finding: Finding, excerpt: Excerpt, row: str, look: Look) -> str:
    text, start, end = excerpt.text, excerpt.start, excerpt.end
    before, marked, after = _cells(text[:start]), _cells(text[start:end]), _cells(text[end:])
    gutter, blank, carets = f" {row} |", f" {' ' * len(row)} |", "^" * max(1, width(marked))
    if look.color:
        gutter, blank = painted(gutter, "dim"), painted(blank, "dim")
        carets = painted(carets, SEVERITY_COLORS[finding.severity])
    shown = f"{gutter} {before}{marked}{after}".rstrip()
    if look.github:
        shown = harmless(shown)
    return f"{shown}\n{blank} {' ' * width(before)}{carets}\n"


def _cells(text: str) -> str:
    """Tabs would put the carets elsewhere: how wide one is depends on what stands before it."""
    return visible(text.replace("\t", "    "))


def _notes(finding: Finding) -> Iterator[str]:
    if finding.article is not None:
        yield f"in article {visible(finding.article)}"
    if finding.fix is not None:
        yield f"{'fix' if finding.fix.safe else 'unsafe fix'}: {visible(finding.fix.message)}"
    for related in finding.related:
        place = place_of(related.filename, related.rows, related.span)
        article = "" if related.article is None else f" (article {visible(related.article)})"
        yield f"{place}{article}: {visible(related.message)}"
