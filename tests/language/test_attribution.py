"""Who is named for a quotation, and by what evidence."""

from __future__ import annotations

import pytest

from newslint.language.quotations import Quotation, quotations
from newslint.model import Source, Vocabulary
from newslint.readers import Reading, read


def quoted(text: str, language: str | None = "en", name: str = "copy.txt", **house: frozenset[str]) -> list[Quotation]:
    reading = Reading(language=language, vocabulary=Vocabulary(**house))
    return list(quotations(read(Source(name, text), reading)[0][0]))


@pytest.mark.parametrize(
    ("text", "evidence", "source", "cue"),
    [
        ("“We are ready,” Mayor Ana Ruiz said on Monday.", "same-sentence", "Mayor Ana Ruiz", "said"),
        ("“We are ready,” said the mayor’s aide, Jo Pinto, in a call.", "same-sentence", "Jo Pinto", "said"),
        ("“We are ready,” Jo Pinto, an adviser to Ana Ruiz, said.", "same-sentence", "Jo Pinto", "said"),
        ("“We are ready,” thundered she.", "same-sentence", "she", "thundered"),
        ("“We are ready,” a person familiar with the matter said.", "same-sentence", "matter", "said"),
        ("The dam was “in danger,” according to a memo.", "according-to", "", "according to"),
        ("In her letter to the council, the dam was “in danger”.", "document", "letter", ""),
        ("The inspector's verdict: “It will not last the winter.”", "label", "The inspector's verdict", ""),
        ("WALLACE: “Is the dam safe?”", "label", "WALLACE", ""),
        ("“The dam is safe.” — Ana Ruiz, mayor", "credit", "Ana Ruiz, mayor", ""),
        ("“The dam is safe.” Ruiz told the council so.", "same-paragraph", "Ruiz", "told"),
        ("Pinto shook his head. “Ask me again next week.”", "narration", "", ""),
    ],
)
def test_evidence_in_the_paragraph(text: str, evidence: str, source: str, cue: str) -> None:
    found = quoted(text)[0].attribution
    assert found is not None
    assert (found.evidence, found.source, found.cue) == (evidence, source, cue)


@pytest.mark.parametrize(
    ("before", "after", "evidence"),
    [
        ("Here is what the mayor wrote:", "The council met.", "colon-lead"),
        ("“We have pumps,” Ruiz said.", "The council met.", "carried"),
        ("The council met, and Ruiz said it would vote.", "It did so at noon.", "previous-paragraph"),
        ("What did you do then?", "The council met.", "question"),
        ("The council met.", "— Ana Ruiz, mayor", "credit"),
        ("The council met.", "That was how Ruiz put it.", "next-paragraph"),
        ("The council met. It rose when we had pumps and we had volunteers on the hill at last.", "So.", "pull-quote"),
    ],
)
def test_evidence_around_the_paragraph(before: str, after: str, evidence: str) -> None:
    words = "we had pumps and we had volunteers on the hill"
    text = f"The river rose on Monday. It rained all day.\n\n{before}\n\n“{words}.”\n\n{after}\n\nIt rained on."
    whole = [quotation for quotation in quoted(text) if words in text and quotation.words > 5]
    found = whole[-1].attribution
    assert found is not None
    assert found.evidence == evidence


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("“The dam is safe,” it was said.", "it was said"),
        ("“The dam is safe,” came the reply.", "came the reply"),
        ("“The dam is safe,” was the message.", "was the message"),
    ],
)
def test_a_verb_with_nobody_behind_it_names_no_source(text: str, cue: str) -> None:
    found = quoted(text)[0]
    assert found.attribution is None
    assert found.sourceless == cue


@pytest.mark.parametrize(
    "text",
    [
        "The dam failed on Tuesday.\n\n“It sounded like the end of the world.”\n\nBoats arrived at dawn.",
        "The dam failed on Tuesday. “It sounded like the end of the world.”",
        "Like the page:\n\n“It sounded like the end of the world.”",
        "The dam was “in imminent danger of failure” for years.",
        "A new law will force owners to repair “every structure deemed a hazard to life.”",
        "The council bought “pumps we had never seen,” including some he said were new.",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert [quotation.attribution for quotation in quoted(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "She directed “The Last Days of Port Linden” in May.",
        "The so-called “hundred-year flood” came twice.",
        "The term “safe as houses in town” misleads.",
        "“THE RIVER RISES”\n\nThe dam failed on Tuesday, and the town was flooded by noon.",
        "The page is “https://example.org/a-b-c”.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert [quotation.speech for quotation in quoted(text)] == [False]


def test_the_houses_own_verbs_count() -> None:
    text = "The river rose. It rained.\n\nThe vote came. Ruiz grumphed.\n\n“We have pumps and we have volunteers.”"
    assert quoted(text)[0].attribution is None
    assert quoted(text, speech_verbs=frozenset({"grumphed"}))[0].attribution is not None


def test_pieces_of_a_quotation_share_its_source() -> None:
    found = quoted("It rained on Monday.\n\n“We have sandbags.\n\n“And we have pumps,” the mayor told reporters.")
    assert [quotation.attribution.source for quotation in found if quotation.attribution] == ["mayor", "mayor"]


def test_an_unknown_language_names_by_place_alone() -> None:
    found = quoted("“Ble ble ble”, bla blo.\n\n“Ble ble bli.”", None)
    assert [quotation.attribution is not None for quotation in found] == [True, False]


def test_a_template_may_hold_the_name() -> None:
    found = quoted("<blockquote>“We have pumps and volunteers.” - {{ author }}</blockquote>", name="copy.md")
    assert found[0].attribution is not None
    assert found[0].attribution.evidence == "credit"
