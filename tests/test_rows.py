"""Where rows start, and columns in characters and in bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Location, Rows


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_row_ends_at_each_kind_of_row_end(end: str) -> None:
    text = f"one{end}two"
    assert Rows(text).location(text.index("two")) == Location(2, 1)


def test_nothing_else_ends_a_row() -> None:
    assert Rows("a\x0b\x0c\x1c\x85\u2028\u2029b").location(7) == Location(1, 8)


def test_columns_in_bytes() -> None:
    rows = Rows("a\n😀é utilize\nsoft \udcff hyphen")
    assert rows.location(5) == Location(2, 4)
    assert rows.in_bytes(5) == Location(2, 8)
    assert rows.in_bytes(2) == Location(2, 1)
    assert rows.in_bytes(20) == Location(3, 8)


@given(st.text(st.sampled_from("ab\n\ré€😀\udc80"), max_size=40), st.data())
def test_columns_in_bytes_count_what_the_row_takes_before(text: str, data: st.DataObject) -> None:
    rows = Rows(text)
    offset = data.draw(st.integers(0, len(text)))
    start = max(start for start in rows.starts if start <= offset)
    before = text[start:offset].encode("utf-8", "surrogateescape")
    assert rows.in_bytes(offset) == Location(rows.location(offset).row, len(before) + 1)
