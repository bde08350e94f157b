from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from newslint.fixes import apply
from newslint.model import Edit, Fix, Span


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("", tuple(Edit(Span(start, end), content) for start, end, content in edits))


def test_nothing_to_fix_leaves_the_text() -> None:
    assert apply("abc", []) == ("abc", [])


def test_fixes_are_applied_in_order_of_position_whatever_order_they_come_in() -> None:
    late, early = fix((4, 5, "X")), fix((0, 1, "YY"))
    assert apply("abcdef", [late, early]) == ("YYbcdXf", [early, late])


def test_of_two_that_overlap_the_first_by_position_is_taken() -> None:
    first, second = fix((0, 3, "x")), fix((2, 4, "y"))
    assert apply("abcdef", [second, first]) == ("xdef", [first])


def test_of_two_that_start_together_the_first_given_is_taken() -> None:
    short, long = fix((0, 1, "x")), fix((0, 4, "y"))
    assert apply("abcdef", [long, short]) == ("yef", [long])
    assert apply("abcdef", [short, long]) == ("xbcdef", [short])


def test_deletions_that_touch_are_both_taken() -> None:
    assert apply("abcdef", [fix((0, 2, "")), fix((2, 4, ""))])[0] == "ef"


def test_two_insertions_at_one_place_are_a_conflict() -> None:
    first, second = fix((2, 2, "x")), fix((2, 2, "y"))
    assert apply("abcd", [first, second]) == ("abxcd", [first])


def test_an_insertion_beside_a_change_waits_for_the_next_pass() -> None:
    for insertion in (fix((1, 1, "x")), fix((3, 3, "x")), fix((2, 2, "x"))):
        deletion = fix((1, 3, ""))
        applied = apply("abcd", [deletion, insertion])[1]
        assert len(applied) == 1


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    single, double = fix((0, 2, "x")), fix((1, 3, "y"), (5, 6, "z"))
    assert apply("abcdef", [single, double]) == ("xcdef", [single])


def test_fixes_may_stand_between_the_edits_of_another() -> None:
    marks, between = fix((0, 1, "“"), (5, 6, "”")), fix((2, 3, ""))
    assert apply('"abcd"', [marks, between]) == ("“acd”", [marks, between])


def test_within_one_fix_edits_may_touch_and_keep_their_order() -> None:
    assert apply("abcd", [fix((2, 2, "x"), (2, 2, "y"), (2, 3, ""))])[0] == "abxyd"


def test_fixes_that_make_no_sense_are_left_out() -> None:
    for senseless in (fix(), fix((1, 2, "b")), fix((0, 2, "x"), (1, 3, "y")), fix((2, 9, "")), fix((3, 1, ""))):
        assert apply("abcd", [senseless]) == ("abcd", [])


texts = st.text(st.sampled_from("ab.\r\n“é𝄞\udc81"), max_size=40)


@st.composite
def text_and_parts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text, and replacements of parts of it that do not overlap and are not empty."""
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)))))
    spans = draw(st.lists(st.sampled_from(list(pairwise(cuts)) or [(0, 0)]), unique=True))
    return text, [(start, end, draw(st.sampled_from(["", "x", "yy…"]))) for start, end in spans if start < end]


@given(text_and_parts())
def test_edits_that_do_not_overlap_equal_replacing_them_from_the_right(case: tuple[str, list]) -> None:
    text, parts = case
    expected = text
    for start, end, content in sorted(parts, reverse=True):
        expected = expected[:start] + content + expected[end:]
    assert apply(text, [fix(part) for part in parts])[0] == expected


any_edit = st.tuples(st.integers(-2, 42), st.integers(-2, 42), st.sampled_from(["", "x", "a"]))


@given(texts, st.lists(st.lists(any_edit, max_size=3).map(lambda edits: fix(*edits)), max_size=8))
@example("ab", [fix((0, 0, "x"), (0, 1, ""), (1, 1, "y")), fix((1, 2, "")), fix((0, 0, "z"))])
def test_whatever_the_fixes_nothing_outside_their_edits_changes(text: str, fixes: list[Fix]) -> None:
    fixed, applied = apply(text, fixes)
    assert all(some in fixes for some in applied)
    place = fixed_place = 0
    for edit in sorted((edit for some in applied for edit in some.edits), key=lambda edit: edit.span):
        kept = text[place : edit.span.start]
        assert edit.span.start >= place
        assert fixed.startswith(kept + edit.content, fixed_place)
        place, fixed_place = edit.span.end, fixed_place + len(kept) + len(edit.content)
    assert fixed[fixed_place:] == text[place:]


@given(texts, st.lists(st.lists(any_edit, max_size=3).map(lambda edits: fix(*edits)), max_size=8))
def test_a_fix_that_alone_would_change_the_text_is_not_starved(text: str, fixes: list[Fix]) -> None:
    alone = [some for some in fixes if apply(text, [some])[1]]
    assert bool(apply(text, fixes)[1]) == bool(alone)
