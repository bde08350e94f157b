from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newslint.model import Edit, Finding, Fix, Severity, Span
from newslint.reports import Look
from newslint.reports.summary import Checked, statistics, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Finding]

SAFE = Fix("", (Edit(Span(0, 1), ""),))
UNSAFE = Fix("", (Edit(Span(0, 1), ""),), safe=False)
PLAIN = Look()


@pytest.fixture
def five(finding: Make) -> list[Finding]:
    kinds = [
        (Severity.ERROR, SAFE, "a.md"),
        (Severity.ERROR, SAFE, "a.md"),
        (Severity.WARNING, SAFE, "b.md"),
        (Severity.WARNING, UNSAFE, "b.md"),
        (Severity.WARNING, None, "b.md"),
    ]
    return [finding("..", 0, 1, severity=severity, fix=fix, filename=name) for severity, fix, name in kinds]


def test_what_was_found_where_and_how_much_can_be_fixed(five: list[Finding]) -> None:
    assert summary(five, Checked(14, 14), PLAIN) == (
        "Found 5 problems (2 errors, 3 warnings) in 2 of 14 articles; "
        "3 can be fixed with --fix, 1 more with --unsafe-fixes.\n"
    )


def test_unsafe_fixes_that_were_asked_for_count_with_the_others(five: list[Finding]) -> None:
    assert summary(five, Checked(14, 14), Look(unsafe=True)).endswith("; 4 can be fixed with --fix --unsafe-fixes.\n")


def test_where_only_unsafe_fixes_are_there_both_options_are_named(five: list[Finding]) -> None:
    assert summary(five[3:], Checked(2, 2), PLAIN) == (
        "Found 2 problems (2 warnings) in 1 of 2 articles; 1 can be fixed with --fix --unsafe-fixes.\n"
    )


def test_one_of_anything_is_singular(finding: Make) -> None:
    assert summary([finding(".", 0, 1)], Checked(1, 1), PLAIN) == "Found 1 problem (1 error) in 1 article.\n"


def test_advice_is_counted(finding: Make) -> None:
    findings = [finding(".", 0, 1, severity=Severity.INFO)] * 2
    assert summary(findings, Checked(1, 1), PLAIN) == "Found 2 problems (2 info) in 1 article.\n"


def test_articles_of_one_file_count_each(finding: Make) -> None:
    findings = [finding(".", 0, 1, article=key) for key in ("1", "2", "2")]
    assert summary(findings, Checked(1500, 1), PLAIN) == (
        "Found 3 problems (3 errors) in 2 of 1,500 articles (1 file).\n"
    )


def test_nothing_found() -> None:
    assert summary([], Checked(14, 14), PLAIN) == "Nothing to report in 14 articles.\n"
    assert summary([], Checked(1, 1, skipped=1), PLAIN) == (
        "Nothing to report in 1 article; 1 file without an article skipped.\n"
    )


def test_nothing_checked() -> None:
    assert summary([], Checked(0, 0, skipped=3), PLAIN) == (
        "No articles to check; 3 files without an article skipped.\n"
    )


def test_after_fixing(five: list[Finding]) -> None:
    assert summary([], Checked(1, 1, fixed=28), PLAIN) == "Fixed 28 problems; nothing left to report in 1 article.\n"
    assert summary(five[4:], Checked(1, 1, fixed=28), PLAIN) == (
        "Fixed 28 problems; found 1 more (1 warning) in 1 article.\n"
    )


def test_dropped_findings_count_nowhere(finding: Make) -> None:
    dropped = [finding(".", 0, 1, dropped="suppressed", fix=SAFE)]
    assert summary(dropped, Checked(1, 1), PLAIN) == "Nothing to report in 1 article.\n"
    assert statistics(dropped, PLAIN) == ""


def test_statistics_count_by_rule(finding: Make) -> None:
    findings = [finding(".", 0, 1, fix=SAFE)] * 11 + [finding(".", 0, 1)]
    findings += [
        finding(".", 0, 1, rule="house/a\x1b", fix=UNSAFE),
        finding(".", 0, 1, rule="duplicates/repeated-body"),
    ]
    assert statistics(findings, PLAIN) == (
        "12  markup/stray-separator    11 fixable\n"
        " 1  duplicates/repeated-body\n"
        " 1  house/a\\x1b\n"
    )  # fmt: skip
    assert " 1  house/a\\x1b               1 fixable\n" in statistics(findings, Look(unsafe=True))
