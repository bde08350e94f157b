"""Laws of the rules about quotations; what each one finds stands on its page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.checks.quotes.wording import first_words
from newslint.lint import Desk, lint_source
from newslint.model import Finding, Source
from newslint.options import ready
from newslint.readers import Reading
from newslint.rulebook import load_rules, own_folder
from newslint.settings import DEFAULTS

RULES = {name: rule for name, rule in load_rules([own_folder()])[0].items() if rule.family == "quotes"}
READY = tuple(ready(RULES.values(), DEFAULTS)[0])
MARKS = ["“", "” ", '"', "' ", " ‘", "’", "„", "“ ", "« ", " »"]
WORDS = ["it was", " said", "Ruiz ", "the ", ":", ", ", ". ", "‘90s", "don´t ", "\n\n", ' 7"']
PIECES = st.sampled_from(MARKS + WORDS)


def findings(text: str, name: str = "copy.txt", language: str = "en") -> list[Finding]:
    desk = Desk(READY, {}, frozenset(RULES), Reading(language=language), DEFAULTS)
    return lint_source(Source(name, text), desk).findings


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["copy.txt", "copy.html", "copy.md"]))
def test_no_fix_changes_a_letter(text: str, name: str) -> None:
    found = findings(text, name)
    for finding in found:
        assert text[finding.span.start : finding.span.end] == finding.text
        if finding.fix is not None:
            for edit in finding.fix.edits:
                assert letters(text[edit.span.start : edit.span.end]) == letters(edit.content)


def test_one_cause_is_told_once() -> None:
    found = [finding.rule for finding in findings("The dam failed.\n\n“It is over,” it was said. “The water came.”")]
    assert found.count("quotes/sourceless-passive") == 1
    assert "quotes/unattributed" not in found


def test_a_run_of_quotations_without_a_source_is_one_finding() -> None:
    found = [
        f for f in findings("The dam failed.\n\n“It is over now.” “The water came.”") if f.rule == "quotes/unattributed"
    ]
    assert [f.text for f in found] == ["“It is over now.” “The water came.”"]
    assert found[0].message.startswith("No source is named for “It is over now.” “The water came.”")


def test_a_message_shows_the_first_words_only() -> None:
    assert first_words("“We have pumps.”") == "“We have pumps.”"
    long = first_words("“" + "We have pumps and boats and each other, " * 5 + "”")
    assert long.endswith(" …”")
    assert len(long) < 60


@pytest.mark.parametrize("language", ["en", "de", "fr", "ja", "xx"])
def test_the_rules_run_on_every_language(language: str) -> None:
    assert isinstance(findings("“Ab cd ef.”\n\n„Gh ij“ kl ”mn”.", language=language), list)


def test_nothing_is_told_of_a_language_without_verbs_of_speech() -> None:
    rules = {finding.rule for finding in findings("Abc def ghi.\n\n“Jkl mno pqr stu.”", language="xx")}
    assert "quotes/unattributed" not in rules
