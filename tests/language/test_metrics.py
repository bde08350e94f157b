"""Figures: exact on published examples, the same as textstat's where textstat counts rightly, and of one's own
language only.
"""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import story

from newslint.language import formulas, measures
from newslint.language.familiar import is_familiar
from newslint.language.measures import MEASURES, measure
from newslint.language.metrics import FIGURES, counts, metrics

RAIN = "It was raining on Monday. The council, which had met before, closed the harbour bridge. Nobody knew why."


@pytest.mark.parametrize(
    ("text", "ease"),
    [
        # https://en.wikipedia.org/wiki/Flesch%E2%80%93Kincaid_readability_tests gives these three.
        ("The cat sat on the mat.", 116.145),
        ("This sentence, taken as a reading passage unto itself, is being used to prove a point.", 68.98),
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 37.455),
    ],
)
def test_flesch_on_published_examples(text: str, ease: float) -> None:
    count = counts(story(text))
    assert formulas.flesch_reading_ease(count.sentences, count.words, count.syllables) == pytest.approx(ease, abs=0.003)


@pytest.mark.parametrize(("unfamiliar", "words", "raw"), [(5, 19, 5.3684), (15, 15, 6.7490), (15, 19, 6.9474)])
def test_dale_chall_on_its_three_worked_examples(unfamiliar: int, words: int, raw: float) -> None:
    # The paper works by hand with whole numbers: the unfamiliar words of a hundred, the words of a sentence.
    assert formulas.dale_chall(100, 100 * words, unfamiliar * words) == pytest.approx(raw, abs=0.00005)


def test_smog_is_the_regression_of_the_paper_and_near_its_rule_of_thumb() -> None:
    assert formulas.smog(30, 100) == pytest.approx(3.1291 + 10.430)
    for polysyllables in (16, 49, 100, 196):
        assert formulas.smog(30, polysyllables) == pytest.approx(3 + polysyllables**0.5, abs=0.8)


def test_every_other_formula_has_its_published_constants() -> None:
    assert formulas.flesch_kincaid_grade(10, 200, 300) == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    assert formulas.gunning_fog(10, 200, 20) == pytest.approx(0.4 * (20 + 10))
    assert formulas.coleman_liau(10, 200, 900) == pytest.approx(0.0588 * 450 - 0.296 * 5 - 15.8)
    assert formulas.automated_readability(10, 200, 900) == pytest.approx(4.71 * 4.5 + 0.5 * 20 - 21.43)
    assert formulas.lix(10, 200, 50) == pytest.approx(20 + 25)
    assert formulas.rix(10, 50) == pytest.approx(5)
    assert formulas.amstad(10, 200, 300) == pytest.approx(180 - 20 - 58.5 * 1.5)
    assert formulas.fernandez_huerta(10, 200, 300) == pytest.approx(206.84 - 60 * 1.5 - 1.02 * 20)
    assert formulas.szigriszt_pazos(10, 200, 300) == pytest.approx(206.835 - 62.3 * 1.5 - 20)
    assert formulas.kandel_moles(10, 200, 300) == pytest.approx(207 - 1.015 * 20 - 73.6 * 1.5)
    assert formulas.douma(10, 200, 300) == pytest.approx(206.835 - 0.93 * 20 - 77 * 1.5)
    assert formulas.oborneva(10, 200, 300) == pytest.approx(206.835 - 1.3 * 20 - 60.1 * 1.5)
    assert formulas.gulpease(10, 200, 900) == pytest.approx(89 + 3000 / 200 - 9000 / 200)
    assert formulas.wiener_sachtextformel(10, 200, 20, 50, 100) == pytest.approx(
        0.1935 * 10 + 0.1672 * 20 + 0.1297 * 25 - 0.0327 * 50 - 0.875
    )


def test_what_is_counted() -> None:
    count = counts(story("The U.S. sent 3.2 million well-known “experts” — to Oslo. They stayed."))
    assert (count.sentences, count.words, count.longest) == (2, 11, 9)
    assert count.letters == len("TheUSsentmillionwellknownexpertstoOsloTheystayed")
    assert count.characters == count.letters + 2
    assert count.long_words == 3  # million, well-known, experts
    assert count.syllables == 1 + 2 + 1 + 1 + 2 + 2 + 2 + 1 + 2 + 1 + 1


def test_names_are_neither_complex_nor_unfamiliar() -> None:
    plain = counts(story("He met the ambassador in a restaurant. He left the municipality."))
    named = counts(story("He met Ambassador Alessandro in Alexandria. He left Indianapolis."))
    assert plain.complex_words == 3
    assert named.complex_words == 0
    assert named.unfamiliar == 0


@pytest.mark.parametrize(
    "word", ["baby", "babies", "happier", "planning", "stopped", "isn't", "housework", "2016", "quickly"]
)
def test_familiar_words_and_their_regular_forms(word: str) -> None:
    assert is_familiar(word)


@pytest.mark.parametrize("word", ["toxoid", "diphtheria", "germ-filled", "obfuscate", "usually"])
def test_unfamiliar_words(word: str) -> None:
    assert not is_familiar(word)


def test_the_figures_of_english() -> None:
    figures = metrics(story(RAIN))
    assert figures["words"] == 18
    assert figures["sentences"] == 3
    assert set(figures) <= set(FIGURES)
    assert {"flesch-kincaid-grade", "flesch-reading-ease", "smog", "dale-chall", "lix"} <= set(figures)


@pytest.mark.parametrize(
    ("language", "own"),
    [
        ("de", {"syllables", "amstad", "wiener-sachtextformel"}),
        ("es", {"syllables", "fernandez-huerta", "szigriszt-pazos"}),
        ("fr", {"syllables", "kandel-moles"}),
        ("it", {"gulpease"}),
        ("nl", {"syllables", "douma"}),
        ("ru", {"syllables", "oborneva"}),
        ("pt", set()),
        ("fi", set()),
        (None, set()),
    ],
)
def test_no_formula_is_told_for_another_language(language: str | None, own: set[str]) -> None:
    every = {"words", "sentences", "words-per-sentence", "longest-sentence", "lix", "rix"}
    assert set(metrics(story(RAIN, language=language))) == every | own


def test_an_article_without_prose_has_no_figures() -> None:
    assert metrics(story("***")) == {"words": 0, "sentences": 0}


@given(st.lists(st.text(max_size=80), max_size=4), st.sampled_from(["en", "de", "fr", "xx", None]))
def test_any_text_has_figures(paragraphs: list[str], language: str | None) -> None:
    assert all(isinstance(figure, int | float) for figure in metrics(story(*paragraphs, language=language)).values())


def test_textstat_is_reached_without_nltk_and_with_our_syllables() -> None:
    platypus = story("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.")
    assert measure(platypus, "flesch_reading_ease") == pytest.approx(37.455, abs=0.001)
    assert "nltk" not in sys.modules
    from textstat.backend.counts import _count_syllables

    assert _count_syllables.get_cmudict("en_US")["hybrid"] == (("0", "0"),)


def test_our_formulas_are_textstats_where_textstat_is_right() -> None:
    article = story(RAIN, "Dr. Stone of the U.S. Senate paid $3.2 million for a well-known harbour. She isn’t sorry.")
    count = counts(article)
    three = (count.sentences, count.words, count.syllables)
    assert measure(article, "sentence_count") == count.sentences
    assert measure(article, "lexicon_count") == count.words
    assert measure(article, "syllable_count") == count.syllables
    assert measure(article, "flesch_kincaid_grade") == pytest.approx(formulas.flesch_kincaid_grade(*three))
    assert measure(article, "flesch_reading_ease") == pytest.approx(formulas.flesch_reading_ease(*three))
    assert measure(article, "smog_index") == pytest.approx(formulas.smog(count.sentences, count.polysyllables))


def test_textstat_errs_where_we_say_it_does() -> None:
    article = story(RAIN)
    count = counts(article)
    # 0.058 in place of Coleman and Liau's 0.0588
    published = formulas.coleman_liau(count.sentences, count.words, count.letters)
    theirs = measure(article, "coleman_liau_index")
    assert theirs is not None
    assert published - theirs == pytest.approx(0.0008 * 100 * count.letters / count.words, abs=0.01)
    # sentences of one or two words are none
    assert measure(story("It rained all day long. It snowed."), "sentence_count") == 1


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("flesch_kincaid_grade", "de", False),
        ("flesch_reading_ease", "de", True),
        ("wiener_sachtextformel_1", "de", True),
        ("wiener_sachtextformel_1", "en", False),
        ("fernandez_huerta", "es", True),
        ("gulpease_index", "it", True),
        ("lix", "fi", True),
        ("lix", None, True),
        ("smog_index", None, False),
        ("text_standard", "en", True),
    ],
)
def test_a_measure_is_told_in_its_own_language_only(name: str, language: str | None, told: bool) -> None:
    assert (measure(story(RAIN, language=language), name) is not None) == told


def test_every_measure_of_textstat_can_be_named() -> None:
    library = measures._textstat()
    for name in MEASURES:
        function = name.rstrip("_1234")
        assert callable(getattr(library, function if function.startswith("wiener") else name))


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_measure_is_a_number_or_silence_on_any_text(name: str) -> None:
    for text in (RAIN, "x", "1", "***", "O’Neill’s", "é"):
        for language in ("en", "de", "it", None):
            figure = measure(story(text, language=language), name)
            assert figure is None or isinstance(figure, float)
