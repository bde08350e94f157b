from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Edit, Fix, Related, Rows, Severity, Span
from newslint.reports import Look, report

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.model import Finding

    Make = Callable[..., Finding]


def told(output_format: str, *findings: Finding) -> str:
    return "".join(report(output_format, findings, Look()))


def test_an_object_has_every_key_and_no_other(finding: Make) -> None:
    source = "<p>One.</p>\n.<p>Two.</p>"
    some = finding(
        source,
        12,
        13,
        fix=Fix("Delete the separator", (Edit(Span(12, 13), ""),)),
        related=(Related("story.html", None, Span(0, 11), Rows(source), "first copy"),),
        url="https://example.org/stray",
    )
    (parsed,) = json.loads(told("json", some))
    assert parsed == {
        "code": "markup/stray-separator",
        "severity": "error",
        "message": 'Stray "." between two paragraphs',
        "filename": "story.html",
        "location": {"row": 2, "column": 1},
        "end_location": {"row": 2, "column": 2},
        "text": ".",
        "article": None,
        "fix": {
            "applicability": "safe",
            "message": "Delete the separator",
            "edits": [{"location": {"row": 2, "column": 1}, "end_location": {"row": 2, "column": 2}, "content": ""}],
        },
        "related": [
            {
                "filename": "story.html",
                "article": None,
                "location": {"row": 1, "column": 1},
                "end_location": {"row": 1, "column": 12},
                "message": "first copy",
            }
        ],
        "url": "https://example.org/stray",
    }


def test_what_is_not_there_is_null_or_empty(finding: Make) -> None:
    (parsed,) = json.loads(told("json", finding("a.", 1, 2, article="742", severity=Severity.INFO)))
    assert (parsed["fix"], parsed["related"], parsed["url"], parsed["article"]) == (None, [], None, "742")
    assert parsed["severity"] == "info"


def test_an_unsafe_fix_says_so(finding: Make) -> None:
    (parsed,) = json.loads(told("json", finding("a.", 1, 2, fix=Fix("", (), safe=False))))
    assert parsed["fix"] == {"applicability": "unsafe", "message": "", "edits": []}


def test_no_findings_are_an_empty_list_and_no_rows() -> None:
    assert told("json") == "[]\n"
    assert told("jsonl") == ""


def test_dropped_findings_are_not_told(finding: Make) -> None:
    assert json.loads(told("json", finding("a.", 1, 2, dropped="suppressed"))) == []


def test_columns_count_code_points(finding: Make) -> None:
    (parsed,) = json.loads(told("json", finding("😀é\r\n😀é utilize", 7, 14)))
    assert parsed["location"] == {"row": 2, "column": 4}
    assert parsed["end_location"] == {"row": 2, "column": 11}
    assert parsed["text"] == "utilize"


def offset(rows: list[int], location: dict[str, int]) -> int:
    return rows[location["row"] - 1] + location["column"] - 1


sources = st.text(st.sampled_from('ab \r\n\x0b\x0c\x85\u2028\x1b"\\😀\udc81é'), max_size=60)


@given(st.data(), sources, st.text(st.characters(codec=None), max_size=20), st.integers(0, 3))
def test_output_parses_and_cutting_the_source_gives_the_text(
    finding: Make, data: st.DataObject, source: str, words: str, count: int
) -> None:
    findings = []
    for _ in range(count):
        start = data.draw(st.integers(0, len(source)))
        end = data.draw(st.integers(start, len(source)))
        fix = Fix(words, (Edit(Span(start, end), words),))
        findings.append(finding(source, start, end, message=words, filename=words, article=words, fix=fix))
    listed, rows = told("json", *findings), told("jsonl", *findings)
    # No encoding of standard output, and no way of splitting rows, can spoil it.
    assert listed.isascii()
    assert not set(map(ord, listed)) & {*range(10), *range(11, 32), 127}
    parsed: list[dict[str, Any]] = json.loads(listed)
    assert parsed == [json.loads(row) for row in rows.splitlines()]
    assert len(parsed) == count
    starts = row_starts(source)
    for told_one, made in zip(parsed, findings, strict=True):
        assert (
            source[offset(starts, told_one["location"]) : offset(starts, told_one["end_location"])] == told_one["text"]
        )
        assert (told_one["message"], told_one["filename"], told_one["text"]) == (words, words, made.text)
        (edit,) = told_one["fix"]["edits"]
        assert (edit["location"], edit["content"]) == (told_one["location"], words)


def row_starts(source: str) -> list[int]:
    """Where rows start, worked out the plain way: a row ends at LF, CRLF or CR."""
    starts = [0]
    for place, character in enumerate(source):
        if character == "\n" or (character == "\r" and source[place + 1 : place + 2] != "\n"):
            starts.append(place + 1)
    return starts
