"""English is told from its neighbours; everything else is silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.identify import identify


@pytest.mark.parametrize(
    "text",
    [
        "The council will close the bridge in May.",
        "It was raining, and nobody came to the harbour, she said.",
        "In the house of the Duran family, which the city bought from them.",
    ],
)
def test_english_is_known(text: str) -> None:
    assert identify(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt sperrt die Brücke im Mai, und das ist nicht das letzte Wort.",
        "La ville ferme le pont en mai, et ce n'est pas le dernier mot de la mairie.",
        "La ciudad cierra el puente en mayo y no se sabe por qué.",
        "La città chiude il ponte a maggio, e non è la prima volta che lo fa.",
        "A cidade fecha a ponte em maio e não se sabe por que o faz.",
        "De stad sluit de brug in mei, en dat is niet het laatste woord.",
        "Byen stenger broen i mai, og det er ikke siste ord i saken.",
        "Город закрывает мост в мае, и это не последнее слово.",
        "東京は雨です。",
        "",
        "12 34",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    ],
)
def test_all_else_is_silence(text: str) -> None:
    assert identify(text) is None


@given(st.text())
def test_any_text_will_do(text: str) -> None:
    assert identify(text) in ("en", None)
