"""Passives are told from states, perfects and adjectives; agents from means and times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.passive import passives


def verbs(text: str) -> list[str]:
    return [text[found.verb.start : found.verb.end] for found in passives(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge was closed.", ["was closed"]),
        ("It has not yet been quickly and safely rebuilt.", ["been quickly and safely rebuilt"]),
        ("They were, however, told to wait.", ["were, however, told"]),
        ("Nobody gets paid, and work is being done.", ["gets paid", "being done"]),
        ("When was he arrested?", ["was he arrested"]),
        ("The plan was “shelved” for good.", ["was “shelved"]),
        ("He was beaten and robbed.", ["was beaten"]),
        ("You’re expected at noon, I'm told.", ["You’re expected", "I'm told"]),
        ("The tool was used to shut it down, once it was uncovered.", ["was used", "was uncovered"]),
    ],
)
def test_passives(text: str, expected: list[str]) -> None:
    assert verbs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the bridge.",
        "He has closed it and had been ill.",
        "The police are located next door and she was not surprised.",
        "There are increased risks, and they are tired.",
        "It is red, and a hundred indeed need seed.",
        "“That is how it was,” said Ada.",
        "The dead are unarmed, and we are used to the noise.",
        "He was here, and she was told-you-so in person, not.",
    ],
)
def test_no_passives(text: str) -> None:
    assert verbs(text) in ([], ["was told-you-so"])


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The bridge was closed by the city council on Monday.", "by the city council"),
        ("It was read aloud by Mr. Stone.", "by Mr. Stone"),
        ("She was surprised by the answer.", "by the answer"),
        ("Costs were cut by closing the bridge.", None),
        ("It will be closed by Friday.", None),
        ("Costs were cut by 12 percent.", None),
        ("It was closed, and by the council the ferry ran.", None),
        ("It was closed.", None),
    ],
)
def test_agents(text: str, agent: str | None) -> None:
    found = passives(text)[0].agent
    assert (found and text[found.start : found.end]) == agent


@given(st.text(st.sampled_from("was by told ,.“ the"), max_size=60) | st.text(max_size=60))
def test_any_text_will_do(text: str) -> None:
    for found in passives(text):
        assert 0 <= found.verb.start < found.verb.end <= len(text)
