"""Words are counted as an editor counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.words import count_words, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rained.", ["It", "rained"]),
        ("U.S. troops", ["U.S", "troops"]),
        ("3.2 percent, 1,000 euros, $5", ["3.2", "percent", "1,000", "euros", "5"]),
        ("a well-known, state-of-the-art bridge", ["a", "well-known", "state-of-the-art", "bridge"]),
        ("dash — dash – dash—dash - dash", ["dash"] * 5),
        ("isn’t isn't rock 'n' roll o’clock", ["isn’t", "isn't", "rock", "n", "roll", "o’clock"]),
        ("and/or AT&T a.b@example.com", ["and/or", "AT&T", "a.b@example.com"]),
        ("wait…what ... now", ["wait", "what", "now"]),
        ("“quoted” (in brackets) [1]", ["quoted", "in", "brackets", "1"]),
        ("Ночь, улица", ["Ночь", "улица"]),
        (" \n*** — ", []),
    ],
)
def test_a_word_is_what_an_editor_counts(text: str, words: list[str]) -> None:
    assert split_words(text) == words
    assert count_words(text) == len(words)


@given(st.text(max_size=100), st.text(max_size=100))
def test_words_on_two_rows_add_up(first: str, second: str) -> None:
    assert count_words(first + "\n" + second) == count_words(first) + count_words(second)
