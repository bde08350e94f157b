"""What holds for every readability check; how each behaves is on its rule's page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks import NoOptions, readability
from newslint.checks.readability.grade import GradeLimit, LixLimit, MetricLimit
from newslint.checks.readability.length import HeadlineLimit, LeadLimit, ParagraphLimit, SentenceLimit
from newslint.checks.readability.passive import PassiveShare
from newslint.checks.readability.profiles import PROFILES
from newslint.checks.readability.vocabulary import Acronyms, HardWords, NumberLimit
from newslint.model import Article, Source
from newslint.readers import Reading, read
from newslint.rulebook import load_rules, own_folder

# Each check with limits at which nearly everything is a finding.
STRICTEST = {
    "acronym": Acronyms(1, 100),
    "grade_level": GradeLimit(-100, 0),
    "hard_word": HardWords(100, 1),
    "list_of_numbers": NumberLimit(0),
    "lix": LixLimit(-1, 0),
    "long_headline": HeadlineLimit(1, 1),
    "long_lead": LeadLimit(0),
    "long_paragraph": ParagraphLimit(1, 1, 0),
    "long_sentence": SentenceLimit(0, True, 0),
    "metric": MetricLimit("words", max=-1, min_words=0),
    "passive_lead": NoOptions(),
    "passive_share": PassiveShare(-1, 0),
}

phrases = st.lists(
    st.sampled_from(
        [
            "The harbour bridge was closed by the council, which had met before; nobody knew why, and it rained.",
            "Dr. Stone of the U.S. Senate paid $3.2 million, 4 crowns and 5 cents for a meticulous obfuscation.",
            "“I was told,” she said. “We ran. They did not.”",
            "The KDLV won",
            "Why? No!",
            "\n\n",
            "\n",
            "“",
            "é 東京",
            "* ",
            "# Title\n\n",
        ]
    )
    | st.text(max_size=30)
).map(" ".join)


def articles(text: str, suffix: str, language: str | None) -> tuple[Article, ...]:
    return tuple(read(Source("story" + suffix, text), Reading(language=language))[0])


def test_every_check_is_named_here() -> None:
    assert sorted(STRICTEST) == sorted(readability.__all__)


@given(phrases, st.sampled_from([".txt", ".md", ".html"]), st.sampled_from(["en", "de", None]))
def test_a_finding_has_its_place_in_the_source_on_any_copy(text: str, suffix: str, language: str | None) -> None:
    for article in articles(text, suffix, language):
        for name, options in STRICTEST.items():
            for hit in getattr(readability, name)(article, options):
                spans = [hit.span, *(span for span, _ in hit.related)]
                assert all(0 <= span.start < span.end <= len(text) for span in spans)
                assert hit.fix is None


@given(phrases)
def test_what_is_bound_to_english_is_silent_where_the_language_is_unknown(text: str) -> None:
    for article in articles(text, ".txt", None):
        if article.language is None:
            for name in ("acronym", "grade_level", "hard_word", "lix", "passive_lead", "passive_share"):
                assert not list(getattr(readability, name)(article, STRICTEST[name]))


@given(phrases, st.integers(1, 3))
def test_of_many_the_longest_are_told_and_the_others_counted(text: str, most: int) -> None:
    for article in articles(text, ".txt", "en"):
        every = list(readability.long_sentence(article, SentenceLimit(2, True, 0)))
        told = list(readability.long_sentence(article, SentenceLimit(2, True, most)))
        assert len(told) == min(most, len(every))
        assert [hit.span for hit in told] == sorted(hit.span for hit in told)
        if len(every) > most:
            assert str(len(every) - most) in str(told[-1].values["more"])
            left = sorted(int(str(hit.values["words"])) for hit in every)[: len(every) - most]
            assert max(left) <= min(int(str(hit.values["words"])) for hit in told)


@pytest.mark.parametrize("measure", ["smog-index", "smog_indx", "", "nltk"])
def test_an_unknown_measure_is_refused(measure: str) -> None:
    with pytest.raises(ValueError, match="there is no measure"):
        MetricLimit(measure).validate()


def test_the_nearest_measure_is_named() -> None:
    with pytest.raises(ValueError, match='did you mean "gunning_fog"'):
        MetricLimit("gunning_fogg").validate()


def test_bounds_that_no_figure_meets_are_refused() -> None:
    with pytest.raises(ValueError, match="above max"):
        MetricLimit("lix", max=10, min=20).validate()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (MetricLimit("smog_index", max=5, min_words=10), "above"),
        (MetricLimit("flesch_reading_ease", min=90, min_words=10), "below"),
        (MetricLimit("flesch-reading-ease", min=90, min_words=10), "below"),
        (MetricLimit("smog_index", max=30, min_words=10), None),
        (MetricLimit("smog_index", max=5), None),
        (MetricLimit("gulpease_index", max=5, min_words=10), None),
    ],
)
def test_a_measure_out_of_bounds_is_told(options: MetricLimit, told: str | None) -> None:
    text = "The committee considered the controversial application. Administrative irregularities necessitated it."
    (article,) = articles(text, ".txt", "en")
    found = [hit.values["side"] for hit in readability.metric(article, options)]
    assert found == ([told] if told else [])


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_a_profile_names_options_that_its_rules_have(profile: str) -> None:
    rules, _ = load_rules([own_folder()])
    for name, options in PROFILES[profile].items():
        for key, value in options.items():
            assert key in rules[name].options
            assert type(value) is type(rules[name].options[key])


def test_a_profile_is_no_laxer_than_the_news() -> None:
    rules, _ = load_rules([own_folder()])
    for options in (PROFILES["plain"], PROFILES["strict"]):
        for name, told in options.items():
            assert all(value <= rules[name].options[key] for key, value in told.items())
