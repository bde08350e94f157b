"""What a run comes to: in a sentence, and in a table by rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from newslint.model import Severity
from newslint.reports.terminal import painted, visible
from newslint.reports.text import is_fixable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newslint.model import Finding
    from newslint.reports import Look


class Checked(NamedTuple):
    """What a run went over: articles, the files they stand in, and `skipped`, the files that hold no article.

    `fixed` counts the fixes that were applied, or with `only_shown` those that would be; `known` the findings that a
    baseline knows; `unchanged` the files that were left out because nothing in them changed.
    """

    articles: int
    files: int
    skipped: int = 0
    fixed: int = 0
    only_shown: bool = False
    known: int = 0
    unchanged: int = 0


def summary(findings: Iterable[Finding], checked: Checked, look: Look) -> str:
    """A sentence (with its row end) on what was found and where, and how much of it can be fixed."""
    told = [finding for finding in findings if finding.dropped is None]
    clauses = [_found(told, checked, look)]
    if checked.fixed:
        clauses.insert(0, f"{'would fix' if checked.only_shown else 'fixed'} {_count(checked.fixed, 'problem')}")
    if any(finding.fix for finding in told):
        clauses.append(_remedy(told, look))
    if checked.known:
        clauses.append(f"{_count(checked.known, 'problem')} known in the baseline")
    if checked.unchanged:
        clauses.append(f"{_count(checked.unchanged, 'file')} without a change left out")
    if checked.skipped:
        clauses.append(f"{_count(checked.skipped, 'file')} without an article skipped")
    sentence = "; ".join(clauses)
    return f"{sentence[0].upper()}{sentence[1:]}.\n"


def _found(told: list[Finding], checked: Checked, look: Look) -> str:
    if not told and not checked.articles:
        return "no articles to check"
    where = _count(checked.articles, "article")
    faulty = len({(finding.filename, finding.article) for finding in told})
    if told and checked.articles > 1:
        where = f"{faulty} of {where}"
    if checked.files != checked.articles:
        where += f" ({_count(checked.files, 'file')})"
    if not told:
        return f"nothing {'left to report' if checked.fixed else 'to report'} in {where}"
    by_severity = Counter(finding.severity for finding in told)
    kinds = ", ".join(_of_kind(by_severity[severity], severity) for severity in sorted(by_severity, reverse=True))
    problems = f"{len(told):,} more" if checked.fixed else _count(len(told), "problem")
    return f"found {painted(problems, 'bold') if look.color else problems} ({kinds}) in {where}"


def _remedy(told: list[Finding], look: Look) -> str:
    safe = sum(is_fixable(finding, unsafe=False) for finding in told)
    more = sum(is_fixable(finding, unsafe=True) for finding in told) - safe
    if not more:
        return f"{safe:,} can be fixed with --fix"
    if look.unsafe or not safe:
        return f"{safe + more:,} can be fixed with --fix --unsafe-fixes"
    return f"{safe:,} can be fixed with --fix, {more:,} more with --unsafe-fixes"


def _of_kind(count: int, severity: Severity) -> str:
    return f"{count:,} info" if severity is Severity.INFO else _count(count, severity.word)


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def statistics(findings: Iterable[Finding], look: Look) -> str:
    """A table, a row for each rule that found something, the most frequent first: how often, which, how many fixable.

    Empty where nothing was found.
    """
    told = [finding for finding in findings if finding.dropped is None]
    counts = Counter(finding.rule for finding in told)
    fixable = Counter(finding.rule for finding in told if is_fixable(finding, unsafe=look.unsafe))
    digits = len(str(max(counts.values(), default=0)))
    longest = max((len(visible(rule)) for rule in counts), default=0)
    rows = []
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        remedy = f"{fixable[rule]} fixable" if fixable[rule] else ""
        rows.append(f"{count:>{digits}}  {visible(rule):<{longest}}  {remedy}".rstrip() + "\n")
    return "".join(rows)


def slowest(seconds: Mapping[str, float], known: int = 0, most: int = 5) -> str:
    """A table of the rules that took longest, in milliseconds of all articles together. What several rules ask for
    (the sentences) is worked out once, and counts for the first of them. Of so many files as are `known` from the
    run before no rule took any time.
    """
    rules = sorted(seconds, key=lambda rule: (-seconds[rule], rule))[:most]
    rows = [f"{1000 * seconds[rule]:>8,.0f} ms  {visible(rule)}\n" for rule in rules]
    beside = f" ({_count(known, 'file')} in the cache aside)" if known else ""
    return "".join((f"Slowest rules{beside}:\n", *rows)) if rows else ""
