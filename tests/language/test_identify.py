"""English is told from its neighbours; everything else is silence."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.identify import _detector, believable, identify

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _without_the_optional_detector(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "gcld3", None)
    _detector.cache_clear()
    yield
    _detector.cache_clear()


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


class Found:
    def __init__(self, language: str, probability: float) -> None:
        self.language, self.probability, self.is_reliable = language, probability, True


@pytest.mark.parametrize(
    ("told", "sure", "language"),
    [("de", 0.99, "de"), ("iw", 0.99, "he"), ("de", 0.5, None), ("bg-Latn", 0.99, None)],
)
def test_the_optional_detector_is_asked_about_all_else(
    monkeypatch: pytest.MonkeyPatch, told: str, sure: float, language: str | None
) -> None:
    class Identifier:
        def __init__(self, **limits: int) -> None:
            pass

        def FindLanguage(self, text: str) -> Found:  # noqa: N802
            return Found(told, sure)

    monkeypatch.setitem(sys.modules, "gcld3", SimpleNamespace(NNetLanguageIdentifier=Identifier))
    assert identify("Город закрывает мост в мае, и это не последнее слово: ремонт продлится два года.") == language
    assert identify("Die Stadt") is None
    assert identify("The council will close the bridge in May.") == "en"


SWAHILI = "Watu wanane wanashikiliwa kwa tuhuma za makosa mbalimbali katika mkoa wa pwani baada ya msako wa polisi. "


def test_english_that_an_article_claims_is_believed_unless_it_has_none_of_its_words() -> None:
    assert believable("en", "The bridge is closed.") == "en"
    assert believable("en", SWAHILI) == "en"
    assert believable("en", SWAHILI * 4) is None
    assert believable("en", "Bridge closed in May, says council. " * 20) == "en"
    assert believable("sw", SWAHILI * 4) == "sw"
    assert believable(None, SWAHILI) is None
