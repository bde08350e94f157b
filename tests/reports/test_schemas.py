"""What the formats for programs write over `examples/` is what their schemas ask for, see schemas/README.md."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import fastjsonschema
import pytest
import xmlschema

from newslint.cli import main
from newslint.model import Edit, Fix, Related, Rows, Severity, Span
from newslint.reports import Look, report
from newslint.reports.background import Background

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.model import Finding

    Make = Callable[..., Finding]

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(__file__).with_name("schemas")
IN_JSON = {"sarif": "sarif-2.1.0-rtm.5", "gitlab": "gitlab-code-quality", "rdjson": "rdjson"}
IN_XML = {"junit": "junit-10", "checkstyle": "checkstyle"}


@pytest.fixture(scope="module")
def over_examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The reports of one run over `examples/`, by their format."""
    folder = tmp_path_factory.mktemp("reports")
    outputs = [f"{name}={folder / name}" for name in (*IN_JSON, *IN_XML)]
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        status = main(["examples", "--quiet", "--no-config", *[f"--output={output}" for output in outputs]])
    finally:
        os.chdir(here)
    assert status == 1
    return {name: (folder / name).read_text(encoding="utf-8") for name in (*IN_JSON, *IN_XML)}


@pytest.fixture(scope="module")
def valid() -> Callable[[str, str], Any]:
    """A function that checks a report in a format by its schema and returns what it says."""
    validators: dict[str, Callable[[Any], Any]] = {}

    def check(output_format: str, written: str) -> Any:
        if output_format not in validators:
            if output_format in IN_JSON:
                text = (SCHEMAS / f"{IN_JSON[output_format]}.json").read_text(encoding="utf-8")
                validators[output_format] = fastjsonschema.compile(json.loads(text))
            else:
                schema = xmlschema.XMLSchema(str(SCHEMAS / f"{IN_XML[output_format]}.xsd"))
                validators[output_format] = schema.validate
        told = json.loads(written) if output_format in IN_JSON else ElementTree.fromstring(written)
        validators[output_format](told)
        return told

    return check


@pytest.mark.parametrize("output_format", [*IN_JSON, *IN_XML])
def test_the_examples(over_examples: dict[str, str], valid: Callable[[str, str], Any], output_format: str) -> None:
    valid(output_format, over_examples[output_format])


@pytest.mark.parametrize("output_format", [*IN_JSON, *IN_XML])
def test_nothing_found_is_valid_too(valid: Callable[[str, str], Any], output_format: str) -> None:
    valid(output_format, "".join(report(output_format, [])))


@pytest.mark.parametrize("output_format", [*IN_JSON, *IN_XML])
def test_everything_at_once(finding: Make, valid: Callable[[str, str], Any], output_format: str) -> None:
    source = "one\r\n😀é two\nthree"
    rows = Rows(source)
    fix = Fix("Mend both", (Edit(Span(0, 1), "O"), Edit(Span(8, 9), "T")), safe=False)
    related = (Related("other.md", "7", Span(1, 5), rows, "first copy"), Related("b.md", None, Span(3, 3), rows, ""))
    findings = [
        finding(source, 0, len(source), article="a", fix=fix, related=related, severity=severity, filename="ü %#?:.md")
        for severity in Severity
    ]
    findings += [finding(source, 4, 4, message="", url="https://rules.example/a"), finding("", 0, 0, excerpt=None)]
    known = Background(files=["clean.md"], troubles=["b.md: permission denied"])
    valid(output_format, "".join(report(output_format, findings, Look(unsafe=True, background=known))))


def test_sarif_speaks_of_the_examples(over_examples: dict[str, str]) -> None:
    (run,) = json.loads(over_examples["sarif"])["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"]
    sources: dict[str, str] = {}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        path = place["artifactLocation"]["uri"]
        source = sources.setdefault(path, (ROOT / path).read_text(encoding="utf-8"))
        starts = [0, *(match.end() for match in re.finditer("\n", source))]
        region = place["region"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        assert source[start:end] == region["snippet"]["text"]
    fingerprints = [result["partialFingerprints"]["newslint/v1"] for result in run["results"]]
    assert len(set(fingerprints)) == len(fingerprints)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["markdown"].startswith("# ")
