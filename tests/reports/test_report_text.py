"""The formats for people: `text` and `full`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Edit, Fix, Related, Rows, Severity, Span
from newslint.reports import Look, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.model import Finding

    Make = Callable[..., Finding]

STORY = "<h1>Vote</h1>\n\n<p>The council passed the budget on Mon.</p>.<p>It takes effect in May.</p>\n"
DOT = STORY.index(".<p>")
DELETE = Fix("Delete the separator", (Edit(Span(DOT, DOT + 1), ""),))
GUESS = Fix("Delete it", DELETE.edits, safe=False)


def told(output_format: str, *findings: Finding, **look: bool) -> str:
    return "".join(report(output_format, findings, Look(**look)))


def test_text_is_one_row_a_finding(finding: Make) -> None:
    row = 'story.html:3:45: error markup/stray-separator [fixable] Stray "." between two paragraphs\n'
    assert told("text", finding(STORY, DOT, DOT + 1, fix=DELETE)) == row
    assert told("text", *[finding(STORY, DOT, DOT + 1, fix=DELETE)] * 2) == row * 2


def test_nothing_is_said_of_nothing() -> None:
    assert told("text") == told("full") == ""


def test_dropped_findings_are_not_told(finding: Make) -> None:
    assert told("text", finding(STORY, DOT, DOT + 1, dropped="suppressed")) == ""


def test_an_unsafe_fix_counts_where_it_is_asked_for(finding: Make) -> None:
    guess = finding(STORY, DOT, DOT + 1, fix=GUESS)
    assert "[fixable]" not in told("text", guess)
    assert "[fixable]" in told("text", guess, unsafe=True)


def test_color_only_where_asked_for(finding: Make) -> None:
    some = finding(STORY, DOT, DOT + 1, fix=DELETE, severity=Severity.WARNING)
    colored = told("text", some, color=True)
    assert "\x1b[33mwarning\x1b[0m" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == told("text", some)


def test_full_shows_the_row_and_what_else_is_known(finding: Make) -> None:
    copy = Related("other.html", "7", Span(0, 4), Rows("abcd"), "first copy")
    shown = told("full", finding(STORY, DOT, DOT + 1, fix=DELETE, related=(copy,), article="742"))
    assert shown == (
        'story.html:3:45: error markup/stray-separator [fixable] Stray "." between two paragraphs\n'
        " 3 | <p>The council passed the budget on Mon.</p>.<p>It takes effect in May.</p>\n"
        "   |                                             ^\n"
        "   = in article 742\n"
        "   = fix: Delete the separator\n"
        "   = other.html:1:1 (article 7): first copy\n"
        "\n"
    )


def test_full_says_that_a_fix_is_unsafe(finding: Make) -> None:
    assert "= unsafe fix: Delete it\n" in told("full", finding(STORY, DOT, DOT + 1, fix=GUESS))


def test_full_does_without_an_excerpt(finding: Make) -> None:
    shown = told("full", finding(STORY, DOT, DOT + 1, excerpt=None))
    assert shown == told("text", finding(STORY, DOT, DOT + 1)) + "\n"


def drawn(finding: Finding) -> list[str]:
    """The row of the source and the carets beneath it, without the gutter."""
    return [row.split("| ", 1)[1] for row in told("full", finding).splitlines()[1:3]]


@pytest.mark.parametrize(
    ("row", "marked", "carets"),
    [
        ("a bad word", "bad", "  ^^^"),
        ("東京の記事 bad", "bad", "           ^^^"),
        ("die 東京 Reise", "東京", "    ^^^^"),
        ("cafe\u0301 bad", "bad", "     ^^^"),
        ("a\u200bb bad", "bad", "   ^^^"),
        ("😀 bad", "bad", "   ^^^"),
        ("a\x1b bad", "bad", "      ^^^"),
        ("so\u00adft bad", "bad", "      ^^^"),
    ],
)
def test_carets_stand_beneath_the_span(finding: Make, row: str, marked: str, carets: str) -> None:
    start = row.index(marked)
    assert drawn(finding(row, start, start + len(marked)))[1] == carets


def test_tabs_are_shown_as_four_blanks(finding: Make) -> None:
    assert drawn(finding("\ta\tbad", 3, 6)) == ["    a    bad", "         ^^^"]


def test_an_empty_span_has_one_caret(finding: Make) -> None:
    assert drawn(finding("ab", 1, 1)) == ["ab", " ^"]
    assert drawn(finding("ab", 2, 2)) == ["ab", "  ^"]


def test_a_span_over_several_rows_is_underlined_to_the_row_end(finding: Make) -> None:
    for end in ("\n", "\r\n", "\r"):
        source = f"one{end}two three{end}four{end}"
        start = source.index("three")
        assert drawn(finding(source, start, len(source))) == ["two three", "    ^^^^^"]


def test_a_span_in_the_row_end_stands_after_the_row(finding: Make) -> None:
    assert drawn(finding("ab\r\ncd", 3, 4)) == ["ab", "  ^"]


def test_of_a_long_row_the_part_around_the_span_is_shown(finding: Make) -> None:
    source = "a " * 300 + "bad" + " b" * 300
    row, carets = drawn(finding(source, 600, 603))
    assert len(row) == 162
    assert row.startswith("…")
    assert row.endswith("…")
    assert row[carets.index("^") :].startswith("bad b")
    assert carets.endswith(" ^^^")


def test_of_a_span_longer_than_the_view_its_start_is_shown(finding: Make) -> None:
    source = "a " * 300 + "b" * 1000
    row, carets = drawn(finding(source, 600, 1600))
    assert len(row) == 162
    assert carets == " " * 21 + "^" * 140


@pytest.mark.parametrize("output_format", ["text", "full"])
def test_commands_to_the_terminal_are_shown_not_sent(finding: Make, output_format: str) -> None:
    shown = told(
        output_format,
        finding("a\x1b]0;x\x07 \x9b31m b", 0, 3, filename="a\n\x1b[2J\udcff.md", message="bad \u202e\x9b\r\n"),
    )
    assert r"a\n\x1b[2J\udcff.md:1:1: error markup/stray-separator bad \u202e\x9b\r\n" in shown
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", shown)


anything = st.text(st.characters(codec=None), max_size=300) | st.text(
    "\x1b\x9b\n\r\t\u2028\u202e\udc80:#[ a", max_size=30
)


@given(st.data(), anything, anything, anything, st.booleans())
def test_no_controls_whatever_the_copy(
    finding: Make, data: st.DataObject, source: str, message: str, filename: str, github: bool
) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    place = Related(filename, message, Span(start, end), Rows(source), message)
    some = finding(
        source, start, end, message=message, filename=filename, article=message, rule=message,
        related=(place,), fix=Fix(message, ()),
    )  # fmt: skip
    for output_format in ("text", "full"):
        shown = told(output_format, some, github=github)
        rows = shown.split("\n")
        assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for row in rows for character in row)
        assert not set(shown) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
        assert len(rows) == (2 if output_format == "text" else 8)
        if github:
            assert "##[" not in shown
            assert not any(row.lstrip().startswith("::") for row in rows)


def test_a_runner_of_github_takes_nothing_for_its_command(finding: Make) -> None:
    some = finding("##[error] a", 0, 2, filename="::error::x.md", message="##[add-mask]")
    assert told("text", some).startswith("::error::x.md:1:1: ")
    assert told("text", some, github=True).startswith(r"\x3a:error::x.md:1:1: ")
    assert "##[" not in told("full", some, github=True)
