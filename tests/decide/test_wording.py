"""By which words a finding is known again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.decide.wording import BESIDE, INSIDE, wording
from newslint.model import Span

PARAGRAPH = "The ferry sails again on Monday,, the notice at the quay says, and the bridge is closed."


def of(text: str, found: str) -> tuple[str, str, str]:
    start = text.index(found)
    return wording(text, Span(start, start + len(found)))


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        f"Another paragraph.\n\n{PARAGRAPH}\n\nA third one.",
        f"Another paragraph.\r\n\r\n{PARAGRAPH}\r\n\r\nA third one.".replace("again ", "again\r\n"),
        f"<p>Another paragraph.</p><p>{PARAGRAPH}</p><p>A third one.</p>",
        f'<div class="story">{PARAGRAPH}</div>'.replace("sails again", "<b>sails</b> <i>again</i>"),
        f'{{"body": "Another.\\n\\n{PARAGRAPH}\\n\\nA third one."}}',
    ],
)
def test_rows_markup_and_neighbours_make_no_difference(text: str) -> None:
    assert of(text, ",,") == ("sails again on Monday", ",,", "the notice at the")


def test_a_mark_between_two_paragraphs_is_known_by_both() -> None:
    assert of("<p>It sails on Monday</p>.<p>It was repaired in May.</p>", ".") == (
        "It sails on Monday", ".", "It was repaired in",
    )  # fmt: skip


def test_a_whole_paragraph_is_known_by_itself() -> None:
    assert of(f"One.\n\n{PARAGRAPH}\n\nTwo.", PARAGRAPH) == ("", " ".join(re.findall(r"\w+", PARAGRAPH)), "")


def test_of_long_text_the_ends_count() -> None:
    words = [f"word{number}" for number in range(1000)]
    text = " ".join(words)
    assert wording(text, Span(0, len(text))) == ("", " ".join(words[:INSIDE] + words[-INSIDE:]), "")


@given(st.text(max_size=600), st.integers(0, 600), st.integers(0, 600))
def test_any_place_has_a_wording(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    before, inside, after = wording(text, Span(start, min(start + length, len(text))))
    assert len(before.split()) <= BESIDE
    assert len(after.split()) <= BESIDE
    assert len(inside.split()) <= 2 * INSIDE


@given(st.integers(0, 40), st.integers(0, 40), st.sampled_from(["\n", "\r\n"]), st.integers(20, 90))
def test_edits_elsewhere_and_new_row_ends_do_not_wake_it(before: int, after: int, row_end: str, width: int) -> None:
    rows = [PARAGRAPH[start : start + width] for start in range(0, len(PARAGRAPH), width)]
    wrapped = " ".join(rows[0].split(" ")[:-1]) + row_end + rows[0].split(" ")[-1] + "".join(rows[1:])
    text = f"{row_end * 2}".join([*["A paragraph of its own."] * before, wrapped, *["Another."] * after])
    assert of(text, ",,") == of(PARAGRAPH, ",,")
