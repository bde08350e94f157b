"""English syllables as the Carnegie Mellon dictionary has them, and how newslint says what it does not hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.syllables import exceptions, spoken_syllables, syllables
from newslint.language.syllables_abroad import LANGUAGES, syllables_abroad

ENGLISH = """\
1 the rain walked stopped changed eyes league breathe Smith's
2 apple people voted handled hotel science being create business foxes church's isn't eyeball
3 area radio beautiful Australia's idea everyone wanted-to
4 realism education economy unusual appreciate politician February
5 university opportunity organization immediately
6 responsibility
"""


@pytest.mark.parametrize(
    ("word", "count"), [(word, int(row[0])) for row in ENGLISH.splitlines() for word in row.split()[1:]]
)
def test_a_words_syllables(word: str, count: int) -> None:
    assert spoken_syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("U.S", 2),  # spelled
        ("U.K", 2),
        ("BBC", 3),
        ("WWF", 7),  # a W is three
        ("EU", 2),
        ("NATO", 2),  # spoken
        ("YPG", 3),
        ("TRY", 1),  # only stressed
        ("2016", 1),  # a figure
        ("3.2", 1),
        ("5,000", 1),
        ("café", 2),
        ("résumés", 3),
        ("naïve", 2),
        ("well-known", 2),
        ("isn’t", 2),
        ("boss’s", 2),
        ("Ночь", 1),
    ],
)
def test_a_word_as_it_stands_in_the_text(word: str, count: int) -> None:
    assert spoken_syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"), [("blogging", 2), ("retweeted", 3), ("vaping", 2), ("programmes", 2), ("covfefe", 2)]
)
def test_words_outside_the_dictionary_go_by_rule(word: str, count: int) -> None:
    assert word not in exceptions()
    assert syllables(word) == count


def test_the_table_is_of_words_in_small_letters_with_a_syllable_or_more() -> None:
    assert all(count >= 1 and word == word.lower() for word, count in exceptions().items())


ABROAD = {
    "de": "Nation 3 Familie 4 Theater 3 Bauer 2 neue 2 Museum 3 Quelle 2 die 1 Europäische 5 Häuser 2 Regierung 3",
    "es": "día 2 país 2 teatro 3 que 1 quien 1 y 1 construcción 3 guerra 2 leer 2 ciudad 2 Uruguay 3 europeo 4 oído 3",
    "fr": "table 1 gouvernement 4 parlent 1 président 3 nation 2 théâtre 2 eau 1 lui 1 pays 2 fille 1 étaient 2 août 1",
    "nl": "België 3 Nederland 3 nieuwe 2 koeien 2 ministerie 4 zee 1 politie 3 eeuw 1 tijd 1",
    "ru": "правительство 4 и 1 Москва 2 в 1 здесь 1",
}


@pytest.mark.parametrize("language", sorted(ABROAD))
def test_syllables_of_other_languages(language: str) -> None:
    words = ABROAD[language].split()
    counted = {word: syllables_abroad(word, language) for word in words[::2]}
    assert counted == dict(zip(words[::2], map(int, words[1::2]), strict=True))
    assert language in LANGUAGES


@given(st.text(max_size=40), st.sampled_from(sorted(LANGUAGES)))
def test_every_word_has_a_syllable(word: str, language: str) -> None:
    assert spoken_syllables(word) >= 1
    assert syllables_abroad(word, language) >= 1
