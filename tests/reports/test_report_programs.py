"""What each format for programs promises beyond its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from newslint.cli import main
from newslint.model import Edit, Fix, Severity, Span
from newslint.reports import Look, report
from newslint.reports.background import Background
from newslint.rulepage import RulePage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from newslint.model import Finding

    Make = Callable[..., Finding]


def told(output_format: str, *findings: Finding, unsafe: bool = False, **known: Any) -> str:
    return "".join(report(output_format, findings, Look(unsafe=unsafe, background=Background(**known))))


def commands(written: str, level: str) -> list[str]:
    return [row for row in written.splitlines() if row.startswith(f"::{level} ")]


def test_github_is_given_ten_of_a_level_and_a_word_on_the_others(finding: Make) -> None:
    findings = [
        finding("abc", 0, 1, severity=severity, message=f"{severity.word} {number}")
        for number in range(12)
        for severity in Severity
    ]
    written = told("github", *findings)
    assert [row.rpartition("::")[2] for row in commands(written, "error")] == [f"error {n}" for n in range(10)]
    assert len(commands(written, "warning")) == 10
    notices = commands(written, "notice")
    assert len(notices) == 10
    assert notices[-1].startswith("::notice title=newslint::7 more findings")
    rest = [row for row in written.splitlines() if not row.startswith("::")]
    assert [row.split(": ")[1].split()[0] for row in rest] == ["error"] * 2 + ["warning"] * 2 + ["info"] * 3


def test_github_says_nothing_of_others_where_all_are_shown(finding: Make) -> None:
    written = told("github", *[finding("abc", 0, 1, severity=Severity.INFO)] * 10)
    assert len(written.splitlines()) == len(commands(written, "notice")) == 10


def test_github_takes_no_columns_of_several_rows(finding: Make) -> None:
    one, two = told("github", finding("a\nb", 0, 1)), told("github", finding("a\nb", 0, 3))
    assert "line=1,endLine=1,col=1,endColumn=2," in one
    assert "line=1,endLine=2,title=" in two


def fingerprints(output_format: str, *findings: Finding) -> list[str]:
    if output_format == "gitlab":
        return [issue["fingerprint"] for issue in json.loads(told("gitlab", *findings))]
    results = json.loads(told("sarif", *findings))["runs"][0]["results"]
    return [result["partialFingerprints"]["newslint/v1"] for result in results]


@pytest.mark.parametrize("output_format", ["gitlab", "sarif"])
def test_a_fingerprint_outlives_edits_elsewhere(finding: Make, output_format: str) -> None:
    story = "The vote passed.\n\nIt takes effect in in May.\n"
    start = story.index("in in")
    (known,) = fingerprints(output_format, finding(story, start, start + 5))
    longer = "A new lead.\n\n" + story.replace("passed", "failed")
    start = longer.index("in in")
    assert fingerprints(output_format, finding(longer, start, start + 5)) == [known]
    other = story.replace("May", "June")
    start = other.index("in in")
    assert fingerprints(output_format, finding(other, start, start + 5)) != [known]


@pytest.mark.parametrize("output_format", ["gitlab", "sarif"])
def test_findings_alike_have_fingerprints_apart(finding: Make, output_format: str) -> None:
    twice = finding("a. a.", 0, 1), finding("a. a.", 3, 4), finding("a. a.", 3, 4, filename="b.md")
    assert len(set(fingerprints(output_format, *twice))) == 3


def test_paths_start_at_the_root_of_the_repository(finding: Make, tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    known = Background(root=str(tmp_path))
    assert known.path("a.md") == "desk/a.md"
    assert known.path("../b.md") == "b.md"
    assert known.path(str(tmp_path / "c d.md")) == "c d.md"
    assert known.path("/elsewhere/a.md") == "/elsewhere/a.md"
    elsewhere = json.loads(told("sarif", finding("abc", 0, 1, filename="/else where/a.md")))
    place = elsewhere["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "file:///else%20where/a.md"}


def test_sarif_has_the_page_of_a_rule(finding: Make) -> None:
    page = RulePage.of(
        "---\ncheck: x\n---\n# Stray separator\n\nText stands\nbetween.\n\n## Why it matters\nIt looks odd.\n"
    )
    assert page.why == "It looks odd."
    (run,) = json.loads(told("sarif", finding("abc", 0, 1), page_of=lambda _: page))["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"] == {"text": "Stray separator"}
    assert rule["fullDescription"] == {"text": "Text stands between."}
    assert rule["help"]["markdown"].endswith("## Why it matters\nIt looks odd.\n")


def test_sarif_tells_what_could_not_be_done() -> None:
    (run,) = json.loads(told("sarif", troubles=["a.md: permission denied"]))["runs"]
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [{"level": "error", "message": {"text": "a.md: permission denied"}}],
        }
    ]


def suggested(fixed: Finding, *, unsafe: bool = False) -> Any:
    (diagnostic,) = json.loads(told("rdjson", fixed, unsafe=unsafe))["diagnostics"]
    return diagnostic.get("suggestions")


def test_rdjson_suggests_what_can_be_taken_alone(finding: Make) -> None:
    one = Fix("", (Edit(Span(3, 4), "x"),))
    assert suggested(finding("é bcd", 2, 3, fix=one)) == [
        {"range": {"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 6}}, "text": "x"}
    ]
    inside = Fix("", (Edit(Span(4, 5), "y"), Edit(Span(0, 1), "")))
    assert suggested(finding("abcdef", 0, 6, fix=inside)) == [
        {"range": {"start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 7}}, "text": "bcdyf"}
    ]
    assert suggested(finding("abcdef", 0, 3, fix=inside)) == []


def test_rdjson_suggests_unsafe_fixes_where_they_are_asked_for(finding: Make) -> None:
    fixed = finding("abc", 0, 1, fix=Fix("", (Edit(Span(0, 1), "x"),), safe=False))
    assert suggested(fixed) is None
    assert suggested(fixed, unsafe=True)


def test_junit_counts_files_without_findings_as_passed_and_advice_as_no_failure(finding: Make) -> None:
    findings = [finding("abc", 0, 1, filename="a.md", severity=severity) for severity in Severity]
    suites = ElementTree.fromstring(told("junit", *findings, files=["a.md", "b.md"]))
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in suites] == [
        ("a.md", "3", "2"),
        ("b.md", "1", "0"),
    ]
    assert [case.get("name") for case in suites[1]] == ["no findings"]


def test_markdown_begins_with_the_worst_file_and_fits_a_comment(finding: Make) -> None:
    few = [finding("abc", 0, 1, filename="few.md", severity=Severity.ERROR)]
    many = [finding("abc", 0, 1, filename="many.md", severity=Severity.WARNING, message="m" * 100)] * 1000
    written = told("markdown", *many, *few, articles=2, files=["few.md", "many.md"])
    assert written.index("#### few.md") < written.index("#### many.md")
    assert 59_000 < len(written) < 61_000
    rows = written.count("| 1:1 |")
    assert written.endswith(f"\n… and {1001 - rows:,} more.\n")
    assert "Found 1,001 problems (1 error, 1,000 warnings) in 2 of 2 articles" in written


def test_markdown_of_a_clean_run() -> None:
    assert told("markdown", articles=2, files=["a.md", "b.md"]) == "### newslint\n\nNothing to report in 2 articles.\n"


def test_several_outputs_at_once(tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The the vote passed on Monday, the council said.\n")
    outputs = [f"--output={name}=out.{name}" for name in ("sarif", "junit", "markdown", "text")]
    assert main(["a.txt", "--output-format=jsonl", *outputs]) == 1
    (shown,) = capsys.readouterr().out.splitlines()
    assert json.loads(shown)["code"] == "duplicates/repeated-word"
    assert json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"]
    assert (tmp_path / "out.text").read_text().startswith("a.txt:1:1: error duplicates/repeated-word")
    assert "#### a.txt" in (tmp_path / "out.markdown").read_text()
    assert 'failures="1"' in (tmp_path / "out.junit").read_text()


def test_an_output_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The vote passed on Monday.\n")
    assert main(["a.txt", "--output", "sarif=missing/out.sarif"]) == 2
    assert "missing/out.sarif cannot be written" in capsys.readouterr().err


def test_the_summary_of_a_job_has_all_that_annotations_leave_out(tmp_path: Path, monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    (tmp_path / "summary.md").write_text("Before.\n")
    (tmp_path / "a.txt").write_text("The the vote passed on Monday, the council said.\n")
    main(["a.txt", "--output-format=github"])
    assert capsys.readouterr().out.startswith("::error file=a.txt,line=1,endLine=1,col=1,endColumn=8,title=duplicates/")
    summary = (tmp_path / "summary.md").read_text()
    assert summary.startswith("Before.\n### newslint\n")
    assert "| 1:1 | **error** | duplicates/repeated-word |" in summary
    main(["a.txt", "--output-format=text"])
    assert (tmp_path / "summary.md").read_text() == summary
