from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model import Edit, Span
from newslint.spans import MappedText, UnwritableError

# What stands in the source, and what is shown for it: letters as they are, a reference as one letter, a tag as
# nothing, a row's end as a space.
piece = st.one_of(
    st.text("abc ", min_size=1, max_size=5).map(lambda text: (text, text)),
    st.sampled_from([("&amp;", "&"), ("<b>", ""), ("<p>", "\n\n"), ("\r\n  ", " "), ("&#x1F600;", "😀")]),
)
pieces = st.lists(piece, max_size=12)


def mapped(parts: list[tuple[str, str]], start: int = 0, outer: MappedText | None = None) -> MappedText:
    return MappedText([source for source, _ in parts], [shown for _, shown in parts], start, outer)


def places(parts: list[tuple[str, str]]) -> list[tuple[int, int]]:
    """For each character of the text where it stands in the source, told the slow way."""
    out, position = [], 0
    for source, shown in parts:
        for number in range(len(shown)):
            inside = (position + number, position + number + 1) if len(shown) == len(source) else None
            out.append(inside or (position, position + len(source)))
        position += len(source)
    return out


@given(pieces, st.data(), st.integers(0, 3))
def test_a_span_goes_from_its_first_character_to_its_last(
    parts: list[tuple[str, str]], data: st.DataObject, shift: int
) -> None:
    text = mapped(parts, shift)
    known = places(parts)
    assert len(text.text) == len(known)
    start = data.draw(st.integers(0, len(known)))
    end = data.draw(st.integers(start, len(known)))
    span = text.span(start, end)
    if start < end:
        assert span == Span(known[start][0] + shift, known[end - 1][1] + shift)
    elif start:
        assert span == Span(known[start - 1][1] + shift, known[start - 1][1] + shift)
    else:
        assert span.start == span.end


@given(pieces, st.data())
def test_maps_compose(parts: list[tuple[str, str]], data: st.DataObject) -> None:
    outer = mapped(parts)
    cut = data.draw(st.integers(0, len(outer.text)))
    halves = [(outer.text[:cut], outer.text[:cut]), (outer.text[cut:], "")]
    inner = mapped(halves, outer=outer)
    for start in range(len(inner.text)):
        for end in range(start + 1, len(inner.text) + 1):
            assert inner.span(start, end) == outer.span(start, end)


@given(pieces, st.data())
def test_an_edit_is_offered_where_nothing_is_lost(parts: list[tuple[str, str]], data: st.DataObject) -> None:
    text = mapped(parts)
    if not text.text:
        return
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))
    edit = text.edit(start, end, "x")
    span = text.span(start, end)
    lost = "".join(source for source, _ in parts)[span.start : span.end]
    if edit is None:
        assert "<" in lost or "\n" in text.text[start:end]
    else:
        assert edit == Edit(span, "x")
        assert "<" not in lost


def test_what_is_written_is_escaped_from_the_inside_out() -> None:
    outer = MappedText(["a&amp;b"], ["a&amp;b"], escape=lambda text, _: text.replace("\\", "\\\\"))
    inner = MappedText(["a", "&amp;", "b"], ["a", "&", "b"], outer=outer, escape=lambda text, _: text + "\\")
    assert inner.edit(1, 2, "x") == Edit(Span(1, 6), "x\\\\")


def test_an_escape_is_told_where_it_writes() -> None:
    asked = []

    def escape(text: str, place: int) -> str:
        asked.append(place)
        return text

    outer = MappedText(["\\", "<b>bc"], ["", "<b>bc"], 10, escape=escape)
    MappedText(["<b>", "bc"], ["", "bc"], outer=outer, escape=escape).edit(1, 2, "x")
    assert asked == [4, 15]


def test_what_cannot_be_written_is_not_offered() -> None:
    def escape(text: str, place: int) -> str:
        raise UnwritableError

    assert MappedText(["abc"], ["abc"], escape=escape).edit(0, 1, "'") is None


@pytest.mark.parametrize("count", [0, 1, 100_000])
def test_many_pieces(count: int) -> None:
    text = MappedText(["<b>", "a"] * count, ["", "a"] * count)
    if count:
        assert text.span(count - 1, count) == Span(4 * count - 1, 4 * count)
