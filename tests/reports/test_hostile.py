"""Copy, file names and messages are other people's words: whatever they hold, each format tells them as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_readers import READERS

from newslint.model import Edit, Excerpt, Fix, Related, Rows, Severity, Span
from newslint.reports import FORMATS, Look, report
from newslint.reports.background import Background
from newslint.reports.terminal import visible
from newslint.rulepage import RulePage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newslint.model import Finding

    Make = Callable[..., Finding]

POISON = [
    "::error::planted",
    "  ::add-mask::a",
    "##[error]planted",
    "%0A::error::planted, 100%25: a,b",
    "a\n::error::planted\r\n::stop-commands::x",
    "]]><planted/>",
    "--><planted/><!--",
    "</script><script>alert(1)</script>",
    "</textarea></title></style></template><img src=x onerror=alert(1)>",
    "\"><img src=x onerror='alert(1)'>",
    "' onmouseover='alert(1)",
    "&lt;b&gt; &#0; &amp;amp; &",
    "\x1b]0;planted\x07\x1b[2J\x9b31m\b\x7f",
    "\u202egnp.tnatsni\u202c \u2066x\u2069 \u200f",
    "\x00 \ufffe \uffff \ufeff \u2028",
    "\udc80 \ud800 \udfff",
    "a | b `c` **d** _e_ ~~f~~ [g](javascript:h) ![i](j) $k$ \\| \\",
    "@somebody #12 GH-12 :smile: <https://planted.example> # x ##",
    "{0} {text} {{x}} [link](1) [[link](2)",
    "| --- | --- |",
    "😀é utilize",
]


def poisoned(make: Make, poison: str, **others: object) -> Finding:
    """A finding whose every word is `poison`, from the second character of its source on."""
    source = f".{poison}\n{poison}"
    span = Span(1, 1 + len(poison))
    related = Related(poison, poison, Span(0, 1), Rows(source), poison)
    known: dict[str, object] = {
        "message": poison,
        "filename": poison,
        "article": poison,
        "related": (related,),
        "fix": Fix(poison, (Edit(span, poison),)),
        "severity": Severity.ERROR,
        "excerpt": Excerpt.around(source, Rows(source), span),
    }
    return make(source, span.start, span.end, **known | others)


def told(output_format: str, findings: Iterable[Finding], poison: str = "", *, github: bool = True) -> str:
    page = RulePage(poison, poison, poison, poison)
    known = Background("", lambda _: page, [poison or "clean.md"], 1, [poison] if poison else [])
    return "".join(report(output_format, findings, Look(github=github, background=known)))


def same(shown: str, words: str) -> bool:
    """Whether `shown` are the words as they may be shown, white space apart, for XML and HTML have their own."""
    shown, words = (re.sub("[\ufffe\uffff]", "\ufffd", text).replace("\u200b", "") for text in (shown, visible(words)))
    return shown.split() == words.split()


@pytest.mark.parametrize("poison", POISON)
@pytest.mark.parametrize("output_format", READERS)
def test_words_stay_words(finding: Make, output_format: str, poison: str) -> None:
    findings = [poisoned(finding, poison), poisoned(finding, poison)]
    written = told(output_format, findings, poison, github=output_format not in ("text", "full"))
    written.encode("utf-8")
    read = READERS[output_format](written)
    if output_format in ("json", "jsonl"):
        assert read.messages == [poison, poison]
        assert set(read.filenames) == {poison}
        return
    assert len(read.messages) == 2
    assert all(same(message, poison) for message in read.messages)
    assert read.filenames


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize("poison", POISON)
def test_nothing_commands_a_terminal_or_a_runner(finding: Make, output_format: str, poison: str) -> None:
    written = told(output_format, [poisoned(finding, poison)] * 30, poison)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u2066]", written)
    for row in re.split(r"\r\n?|\n", written):
        is_command = re.match("::(error|warning|notice) [^:]*::", row) if output_format == "github" else None
        assert is_command or not row.lstrip().startswith("::")
        assert is_command or "##[" not in row


@pytest.mark.parametrize("output_format", READERS)
def test_columns_before_wide_characters(finding: Make, output_format: str) -> None:
    found = finding("😀é utilize", 3, 10, filename="a.md")
    column = READERS[output_format](told(output_format, [found])).column
    assert column == (8 if output_format == "rdjson" else 4)


@pytest.mark.parametrize("output_format", FORMATS)
def test_findings_are_taken_one_by_one_and_dropped_ones_left_out(finding: Make, output_format: str) -> None:
    kept = finding("abc", 0, 1, message="kept one")
    dropped = finding("abc", 1, 2, message="dropped one", dropped="suppressed")
    written = told(output_format, iter([kept, dropped]))
    assert "kept one" in written
    assert "dropped one" not in written


@settings(max_examples=30)
@given(
    st.text(st.characters(codec=None), min_size=1, max_size=60).filter(str.strip)
    | st.text("\n\r:#[]()<>&|`*%\\@\"'{} a", min_size=1).filter(str.strip)
)
def test_any_words_stay_words(finding: Make, words: str) -> None:
    for output_format in sorted(READERS):
        written = told(
            output_format, [poisoned(finding, words, filename="a.md")], words, github=output_format != "text"
        )
        written.encode("utf-8")
        (message,) = READERS[output_format](written).messages
        assert message == words if output_format in ("json", "jsonl") else same(message, words)
