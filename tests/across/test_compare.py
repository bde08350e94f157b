"""Copies among many texts: which are told, which are left alone, and that nothing but the texts decides it."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.across.compare import Match, compare
from newslint.across.fingerprints import fingerprint, joined
from newslint.across.tokens import tokenise, word_places

ONSETS = "b br ch d dr f fl g gl h j k kl l m n p pr qu r s sh sl st t th tr v w z".split()
RIMES = "ack ade ail air ake all ame and ard art ash ate aw ay eal ear eat ell end ent est ick ide ight ill ine".split()
WORDS = [first + second for first in ONSETS for second in RIMES]


def paragraph(chance: random.Random, words: int = 40) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def story(seed: int, paragraphs: int = 10) -> list[str]:
    chance = random.Random(seed)
    return [paragraph(chance, chance.randint(25, 50)) for _ in range(paragraphs)]


def found(*stories: list[str]) -> list[Match]:
    texts = ["\n\n".join(paragraphs) for paragraphs in stories]
    prints, words = fingerprint(texts)
    return compare(prints, texts, words)


def kinds(*stories: list[str]) -> list[tuple[str, int, int]]:
    return [(match.kind, match.earlier, match.later) for match in found(*stories)]


def test_same_words_are_the_same_text() -> None:
    first = story(1)
    assert kinds(first, story(2), [text.upper().replace(" ", "  ") for text in first]) == [("same", 0, 2)]


def test_trimmed_and_extended_copies_are_near() -> None:
    first = story(1)
    assert kinds(first, first[:5]) == [("near", 0, 1)]
    assert kinds(first, [*story(2, 3), *first]) == [("near", 0, 1)]
    (match,) = found(first, first[:5])
    assert match.share == 1.0
    assert match.later_words < match.earlier_words


def test_copy_with_a_new_lead_and_edits_is_near() -> None:
    first, chance = story(1), random.Random(1)
    edited = [" ".join(word for word in text.split() if chance.random() > 0.04) for text in first]
    assert kinds(first, [*story(9, 1), *edited[1:]]) == [("near", 0, 1)]


def test_paragraphs_lifted_from_another_story_are_a_passage() -> None:
    first, other = story(1), story(2)
    lifted = [*other[:5], *first[4:6], *other[5:]]
    (match,) = found(first, lifted)
    assert match.kind == "passage"
    texts = ["\n\n".join(first), "\n\n".join(lifted)]
    for text, start in zip(texts, match.place[:2], strict=True):
        begin, end = word_places(text, start, match.place[2])
        assert text[begin:end] == "\n\n".join(first[4:6])[:-1]


def test_background_paragraph_of_a_case_is_left_alone() -> None:
    background = paragraph(random.Random(99), 60)
    assert not found([*story(1), background], [*story(2), background])
    assert not found(*([*story(seed), background] for seed in range(8)))


def test_boilerplate_makes_no_copy_of_short_stories() -> None:
    boilerplate = [paragraph(random.Random(seed), 45) for seed in (71, 72)]
    stories = [[*story(seed, 2), boilerplate[seed % 2]] for seed in range(12)]
    assert not found(*stories)


def test_reports_of_one_form_with_other_numbers_are_left_alone() -> None:
    chance = random.Random(5)

    def report() -> list[str]:
        numbers = iter([f"{chance.randint(100, 999)}" for _ in range(200)])
        rows = ["the index closed at {} after opening at {} while volume reached {} million against {} million"] * 12
        return [" ".join(row.format(*(next(numbers) for _ in range(4))) for row in rows)]

    assert not found(report(), report())


def test_family_is_told_around_its_first_article() -> None:
    first = story(1)
    versions = [[*first[:keep], paragraph(random.Random(keep), 30)] for keep in (9, 8, 7)]
    assert kinds(first, *versions) == [("near", 0, 1), ("near", 0, 2), ("near", 0, 3)]


def test_thousand_equal_texts_relate_to_the_first() -> None:
    matches = found(*([story(1)] * 1000))
    assert len(matches) == 999
    assert {match.earlier for match in matches} == {0}


def test_texts_without_words_and_one_word_a_million_times() -> None:
    assert not found([], [""], ["..."], ["same " * 1_000_000], ["same"], [])


@given(st.lists(st.text(max_size=80), max_size=8))
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    prints, words = fingerprint(texts)
    compare(prints, texts, words)
    assert prints.words.sum() == len(words.hashes)


@given(st.text(max_size=200))
def test_places_of_words_are_those_of_the_text(text: str) -> None:
    tokens = tokenise([text])
    folded = b"\0" + text.encode("utf-8", "surrogatepass")
    for number, (first, last) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        start, end = word_places(text, number, 1)
        if (
            text.isascii()
            or len(text.lower()) != len(text)
            or text.lower().encode("utf-8", "surrogatepass") == folded[1:]
        ):
            assert folded[first:last].decode("utf-8", "surrogatepass") == text[start:end]


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(1, 5))
def test_fingerprint_depends_on_no_other_text(seed: int, split: int) -> None:
    texts = ["\n\n".join(story(seed + number, 3)) for number in range(6)]
    whole, _ = fingerprint(texts)
    parts = joined([fingerprint(texts[:split])[0], fingerprint(texts[split:])[0]])
    for name in whole.__dataclass_fields__:
        assert np.array_equal(getattr(whole, name), getattr(parts, name)), name


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_what_touches_one_text_is_what_the_whole_comparison_says_of_it(seed: int) -> None:
    chance = random.Random(seed)
    bases = [story(seed + number) for number in range(4)]
    stories = [chance.sample(base, chance.randint(5, 10)) if chance.random() < 0.5 else base for base in bases * 2]
    texts = ["\n\n".join(paragraphs) for paragraphs in stories]
    prints, words = fingerprint(texts)
    whole = compare(prints, texts, words)
    for number in range(len(texts)):
        touching = np.zeros(len(texts), bool)
        touching[number] = True
        own = compare(prints, texts, touching=touching)
        assert [match for match in own if match.later == number] == [match for match in whole if match.later == number]
