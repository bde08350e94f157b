"""What is said of one finding, beside its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.reports.html.book import MOST_RELATED
from newslint.reports.html.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Finding
    from newslint.reports.html.book import Book, Entry
    from newslint.reports.html.marks import Mark

_LONGEST_EDIT = 80
_AROUND = 30  # characters


def note(mark: Mark, book: Book, entry: Entry, *, is_in_text: bool) -> str:
    """A list item. The row of the source is shown where the article's text does not show what is meant."""
    finding = mark.finding
    rule = book.rules[finding.rule]
    place = finding.rows.location(finding.span.start)
    number = f"{mark.number}<span class='vh'>, show in the text</span>"
    link = f'<a class="no {mark.kind}" href="#{entry.id}-m{mark.number}">{number}</a>'
    if not is_in_text:
        link = f'<span class="no {mark.kind}">{mark.number}</span>'
    lines = [
        f'<li class="note {mark.kind}" id="{entry.id}-n{mark.number}" data-n="{mark.number}" tabindex="-1">\n'
        f'<p class="said">{link} <b class="kind">{mark.label}</b> {words(finding.message)}</p>\n'
    ]
    if mark.place.start == mark.place.end or not is_in_text:
        lines.append(_excerpt(finding))
    lines += _related(finding, book)
    lines.append(_fix(finding))
    where = f"row {place.row}, column {place.column}"
    lines.append(f'<p class="meta"><a href="#r{rule.number}">{words(finding.rule)}</a> · {where}</p>\n</li>\n')
    return "".join(lines)


def _excerpt(finding: Finding) -> str:
    """The place in the source, with a few words on either side."""
    excerpt = finding.excerpt
    if excerpt is None:
        return ""
    text, start, end = excerpt.text, excerpt.start, excerpt.end
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    lead, rest = "…" * (start > _AROUND), "…" * (end + _AROUND < len(text))
    marked = f'<mark class="{finding.severity.word}">{words(text[start:end])}</mark>'
    return f'<p class="source"><code>{lead}{words(before)}{marked}{words(after)}{rest}</code></p>\n'


def _related(finding: Finding, book: Book) -> Iterator[str]:
    for related in finding.related[:MOST_RELATED]:
        portrait, leading = book.related(related)
        row = related.rows.location(related.span.start).row
        name = words(related.message or "see also")
        if portrait and leading:
            name = f'<a href="#{leading.id}-p{portrait.place(related.span).start}">{name}</a>'
        path = "" if related.filename == finding.filename else f"{words(book.known.path(related.filename))}, "
        yield f'<p class="related">{name}: {path}row {row}</p>\n'


def _fix(finding: Finding) -> str:
    fix = finding.fix
    if fix is None:
        return ""
    shown = ""
    if len(fix.edits) == 1 and finding.span.holds(fix.edits[0].span):
        edit = fix.edits[0]
        old = finding.text[edit.span.start - finding.span.start : edit.span.end - finding.span.start]
        if len(old) + len(edit.content) <= _LONGEST_EDIT:
            parts = [f"<{tag}>{words(text)}</{tag}>" for tag, text in (("del", old), ("ins", edit.content)) if text]
            shown = f": <code>{' '.join(parts)}</code>"
    kind = "fix" if fix.safe else "fix to be looked at"
    return f'<p class="fix"><b>{kind}</b> {words(fix.message)}{shown}</p>\n'
