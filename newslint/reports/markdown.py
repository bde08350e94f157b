"""A summary in Markdown, for the comment on a pull request or the summary of a job: what was found by rule, then the
findings by file, those with most errors first, as far as a comment holds them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newslint.model import Severity
from newslint.patterns import lazy_pattern
from newslint.reports import Look
from newslint.reports.summary import Checked, summary
from newslint.reports.terminal import visible
from newslint.reports.weight import by_weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newslint.model import Finding
    from newslint.reports.background import Background

_LONGEST = 60_000  # characters; GitHub takes 65,536 in a comment
_MARKUP = lazy_pattern(r"[\\`*_\[\]<>|~&$#]")
# `:smile:`, `@somebody` (who would be told) and `#12` (from which a link would lead here).
_MEANING = lazy_pattern(r":(?=[\w+-]+:)|@(?=\w)|#(?=\d)")
_BREAK = "&#8203;"


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    told = list(findings)
    checked = Checked(look.background.articles, len(look.background.files))
    head = f"### newslint\n\n{escaped(summary(told, checked, Look(unsafe=look.unsafe)).strip())}\n{_rules(told)}"
    yield head
    room = _LONGEST - len(head)
    for number, row in enumerate(_rows(told, look.background)):
        room -= len(row)
        if room < 0:
            yield f"\n… and {len(told) - number:,} more.\n"
            break
        yield row


def _rules(findings: Sequence[Finding]) -> str:
    """A table of the rules that found something, those with most findings first."""
    if not findings:
        return ""
    counts = Counter((finding.rule, finding.severity) for finding in findings)
    rows = [
        f"| {count:,} | {severity.word} | {escaped(rule)} |\n"
        for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "\n| Findings | Severity | Rule |\n|--:|---|---|\n" + "".join(rows)


def _rows(findings: Sequence[Finding], background: Background) -> Iterator[str]:
    """A row a finding; the first of each file has the file's heading before it."""
    for filename, found in by_weight(findings):
        heading = (
            f"\n#### {escaped(background.path(filename))}\n\n| Place | Severity | Rule | Message |\n|--:|---|---|---|\n"
        )
        for finding in found:
            yield heading + _row(finding)
            heading = ""


def _row(finding: Finding) -> str:
    place = finding.rows.location(finding.span.start)
    severity = f"**{finding.severity.word}**" if finding.severity is Severity.ERROR else finding.severity.word
    message = escaped(finding.message) + (" *(fixable)*" if finding.fix and finding.fix.safe else "")
    return f"| {place.row}:{place.column} | {severity} | {escaped(finding.rule)} | {message} |\n"


def escaped(text: str) -> str:
    """`text` as Markdown that shows it: nothing in it is markup, names a person or an issue, or ends a table's cell."""
    text = _MARKUP.sub(r"\\\g<0>", visible(text))
    return _MEANING.sub(lambda match: "\\:" if match[0] == ":" else match[0] + _BREAK, text)
