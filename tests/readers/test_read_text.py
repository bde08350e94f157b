from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st
from planted import assert_edits_hold, assert_planted, seen, words

row_end = st.sampled_from(["\n", "\r\n", "\r"])
word = st.one_of(words, seen().map(lambda mark: mark + " "))
paragraph = st.lists(word, min_size=1, max_size=40).map("".join)
paragraphs = st.lists(paragraph, min_size=1, max_size=5)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Paragraphs on a row each or wrapped, parted by blank rows or indentation, with any row end."""
    width = draw(st.sampled_from([40, 72, 10_000]))
    indent = draw(st.sampled_from(["", "    ", "\t"]))
    gap = draw(st.sampled_from(["\n", "\n\n", "\n \n\n"]))
    rows = [textwrap.fill(text, width, initial_indent=indent) for text in draw(paragraphs)]
    return (gap.join(rows) + draw(st.sampled_from(["", "\n"]))).replace("\n", draw(row_end))


@given(documents())
def test_words_planted_in_text_are_found_where_they_stand(marked: str) -> None:
    assert_planted("story.txt", marked)


@given(documents(), st.sampled_from(["lumpsfish", "x<b>{`}&c"]))
def test_edits_are_read_back_as_the_plain_text_they_were(marked: str, new: str) -> None:
    assert_edits_hold("story.txt", marked, new)
