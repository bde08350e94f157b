"""What was found in files as rows of text, and back. What a file itself tells (rows, texts, excerpts) is left out, and
worked out again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newslint.decide.wording import wording
from newslint.model import Edit, Excerpt, Finding, Fix, Related, Rows, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from newslint.across.stories import Story
    from newslint.model import Source

Place = tuple["Source", Rows]


def pack(articles: int, findings: Sequence[Finding]) -> str:
    """What was found in a file, as one row of ASCII."""
    return _dumped([articles, [_packed(finding) for finding in findings]])


def unpack(row: str, filename: str, place_of: Callable[[str], Place]) -> tuple[int, list[Finding]]:
    """The number of articles in a file and the findings, from its row; `place_of` reads a file, and is asked only if
    there is a finding. Raises one of UNPACKING_ERRORS for a row that `pack` did not make.
    """
    articles, packed = json.loads(row)
    if not isinstance(articles, int):
        raise TypeError
    return articles, [_unpacked(told, filename, place_of) for told in packed]


UNPACKING_ERRORS = (ValueError, TypeError, LookupError, AttributeError)


def pack_across(found: Mapping[str, Sequence[Finding]]) -> str:
    """What was found in several files at once, by the file in which it is told, as one row of ASCII."""
    return _dumped({filename: [_packed(finding) for finding in findings] for filename, findings in found.items()})


def unpack_across(row: str, place_of: Callable[[str], Place]) -> dict[str, list[Finding]]:
    """As `unpack`, for a row of `pack_across`."""
    return {
        filename: [_unpacked(told, filename, place_of) for told in packed]
        for filename, packed in json.loads(row).items()
    }


def pack_stories(stories: Sequence[Story]) -> str:
    """The articles of a file, as those rules take them that look at all of a run at once, as one row of ASCII."""
    return _dumped(
        [[value for name, value in zip(story._fields, story, strict=True) if name != "filename"] for story in stories]
    )


def unpack_stories(row: str, filename: str) -> tuple[Story, ...]:
    """As `unpack`, for a row of `pack_stories`."""
    from newslint.across.stories import Story

    out = []
    for told in json.loads(row):
        story = Story(filename, *told)
        out.append(story._replace(at=Span(*story.at), extent=Span(*story.extent)))
    return tuple(out)


def _dumped(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _packed(finding: Finding) -> list[Any]:
    fix = finding.fix and [
        finding.fix.message,
        finding.fix.safe,
        [[edit.span.start, edit.span.end, edit.content] for edit in finding.fix.edits],
    ]
    related = [
        [item.filename if item.filename != finding.filename else None, item.article, *item.span, item.message]
        for item in finding.related
    ]
    return [
        finding.rule, int(finding.severity), finding.message, finding.article, *finding.span, fix, related,
        finding.dropped, finding.scope, finding.url,
    ]  # fmt: skip


def _unpacked(told: Sequence[Any], filename: str, place_of: Callable[[str], Place]) -> Finding:
    rule, severity, message, article, start, end, fix, related, dropped, scope, url = told
    source, rows = place_of(filename)
    span = Span(start, end)
    return Finding(
        rule=rule,
        severity=Severity(severity),
        message=message,
        filename=filename,
        article=article,
        span=span,
        rows=rows,
        text=source.text[start:end],
        fix=fix and Fix(fix[0], tuple(Edit(Span(first, last), content) for first, last, content in fix[2]), fix[1]),
        related=tuple(
            Related(other or filename, key, Span(first, last), place_of(other)[1] if other else rows, said)
            for other, key, first, last, said in related
        ),
        url=url,
        dropped=dropped,
        excerpt=Excerpt.around(source.text, rows, span),
        scope=scope and Span(*scope),
        wording=wording(source.text, span),
    )
