"""Comments that silence, and rules that none can silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from newslint.lint import lint_source
from newslint.model import Source
from newslint.runner import Order, Runner

if TYPE_CHECKING:
    from newslint.lint import Desk

RULE, OTHER = "markup/doubled-punctuation", "duplicates/repeated-word"
PARTS = st.sampled_from(
    [
        "It sails on Monday,, he wrote.",
        "The the road is open.",
        "Nothing here.",
        "<!-- newslint-disable -->",
        f"<!-- newslint-disable {RULE} -- as typed -->",
        "<!-- newslint-disable-next markup -->",
        "<!-- newslint-enable -->",
        "<!-- newslint-disable-file * -->",
        f"<!-- newslint-disable-next {OTHER} {RULE} -->",
        "<!-- newslint-disable-file -->",
    ]
)
COPY = st.lists(PARTS, max_size=8).map("\n\n".join)


def desk(locked: tuple[str, ...] = ()) -> Desk:
    runner = Runner(Order(no_config=True, select=(RULE, OTHER, "suppressions/locked")))
    made = runner.desk_for("a.md")
    return made._replace(settings=made.settings._replace(locked=locked))


FREE, LOCKED = desk(), desk((RULE,))


@given(COPY)
def test_a_locked_rule_says_all_that_it_would_without_comments(copy: str) -> None:
    bare = "\n\n".join(part for part in copy.split("\n\n") if not part.startswith("<!--"))
    said = [finding for finding in lint_source(Source("a.md", copy), LOCKED).findings if finding.rule == RULE]
    assert len(said) == sum(finding.rule == RULE for finding in lint_source(Source("a.md", bare), FREE).findings)
    assert all(finding.dropped is None for finding in said)


@given(COPY)
def test_what_is_not_locked_is_silenced_all_the_same(copy: str) -> None:
    free, locked = (lint_source(Source("a.md", copy), item).findings for item in (FREE, LOCKED))
    silent = [[finding.dropped for finding in found if finding.rule == OTHER] for found in (free, locked)]
    assert silent[0] == silent[1]


@given(COPY)
def test_a_comment_that_a_locked_rule_defies_is_told_once(copy: str) -> None:
    free, locked = (lint_source(Source("a.md", copy), item).findings for item in (FREE, LOCKED))
    told = [finding.span for finding in locked if finding.rule == "suppressions/locked"]
    assert len(told) == len(set(told))
    if any(finding.rule == RULE and finding.dropped for finding in free):
        assert told
