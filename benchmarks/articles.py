"""Synthetic news copy with a fixed seed, for benchmarks: the same text on every machine, and nobody's."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_NOUNS = (
    "council budget harbour bridge school teacher minister report court judge river ferry market price farmer union "
    "hospital doctor patient company contract worker election voter party mayor station train road driver police "
    "officer fire neighbour library museum theatre player club match season goal storm flood field factory"
).split()
_VERBS = "approved rejected opened closed announced delayed praised criticised funded repaired won lost built".split()
_ADJECTIVES = "new old local national public private large small early late costly quiet".split()
_PLACES = "in Halden|on Monday|after a long debate|for the second time this year|despite the rain|near the border"
_NAMES = "Maria Lund|Peter Okafor|Anna Weiss|Tom Adeyemi|Ines Costa|John Marsh|Lena Vogel|Omar Haddad".split("|")


def article(number: int, words: int = 600) -> tuple[str, str]:
    """A title and a body of about `words` words in paragraphs, with quotations that name who said them."""
    chance = random.Random(number)
    paragraphs, count = [], 0
    while count < words:
        sentences = [_sentence(chance) for _ in range(chance.randint(2, 4))]
        if chance.random() < 0.4:
            sentences.append(f"“{_sentence(chance)[:-1]},” said {chance.choice(_NAMES)}.")
        paragraphs.append(" ".join(sentences))
        count += len(paragraphs[-1].split())
    title = f"{chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} {chance.choice(_VERBS)}".capitalize()
    return title, "\n\n".join(paragraphs)


def _sentence(chance: random.Random) -> str:
    subject = f"the {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} {chance.randint(2, 900)}"
    rest = f"{chance.choice(_VERBS)} the {chance.choice(_NOUNS)} of the {chance.choice(_NOUNS)}"
    end = " and ".join(chance.sample(_NOUNS, chance.randint(1, 3)))
    return f"{subject.capitalize()} {rest} {chance.choice(_PLACES.split('|'))}, with {end}."


def write(folder: Path, count: int, words: int = 600) -> None:
    """Write so many articles as Markdown with front matter."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        title, body = article(number, words)
        text = f'---\ntitle: "{title}"\ndate: 2026-05-{number % 28 + 1:02}\n---\n\n{body}\n'
        (folder / f"{number:06}.md").write_text(text, encoding="utf-8")
