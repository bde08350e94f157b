"""Passives in English: a form of "be" or "get", adverbs perhaps, and a participle; and who did it, where "by" tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslint.language.sentences import read_sections
from newslint.model import Span

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|[^\w\s]")
_ADVERBS = 5
_BEFORE_BY = 8
_AGENT_WORDS = 5


@dataclass(frozen=True, slots=True)
class Passive:
    """One passive: the place of its auxiliary and participle, and of "by" with the agent, in the text given."""

    verb: Span
    agent: Span | None


def passives(text: str) -> list[Passive]:
    """The passives of one English sentence; of verbs that share an auxiliary the first counts."""
    words = read_sections("passive.en.txt")
    tokens = [(match.group().lower().replace("’", "'"), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    found = []
    for number, (word, start, _) in enumerate(tokens):
        if word not in words["get"] and word not in words["be"]:
            continue
        asked = not number or tokens[number - 1][0] in words["before-pronoun"]
        after = number + 1
        if asked and after < len(tokens) and tokens[after][0] in words["pronoun"]:
            after += 1
        place = _participle(tokens, after, words)
        if place is None:
            continue
        agent = _agent(tokens, place + 1)
        participle = tokens[place][0]
        if participle in words["stative"] and agent is None:
            continue
        if number and tokens[number - 1][0] == "there" and place == number + 1:
            continue
        found.append(Passive(Span(start, tokens[place][2]), agent))
    return found


def _participle(tokens: list[tuple[str, int, int]], number: int, words: dict[str, frozenset[str]]) -> int | None:
    """Where the participle stands that belongs to the auxiliary before `number`."""
    for place in range(number, min(number + _ADVERBS, len(tokens))):
        word, before = tokens[place][0], tokens[place - 1][0]
        if is_participle(word):
            return place
        if word.isalpha():
            is_adverb = word in words["adverb"] or (word.endswith("ly") and len(word) > 4)
            if not is_adverb and not (word == "and" and before.endswith("ly")):
                return None
        elif word not in ',“"' or before == ",":
            return None
    return None


def is_participle(word: str) -> bool:
    """Whether a word in lower case can be a past participle."""
    words = read_sections("passive.en.txt")
    if "-" in word:
        word = word[word.rfind("-") + 1 :]
    if word in words["irregular"]:
        return True
    if not word.endswith("ed") or len(word) < 4 or word in words["no-participle"] or word.endswith("eed"):
        return False
    return not (word.startswith("un") and not word.startswith(("under", "uni", "unl", "unv", "unc", "unf")))


def _agent(tokens: list[tuple[str, int, int]], number: int) -> Span | None:
    """ "by" and the agent, in the few words from `number` on."""
    words = read_sections("passive.en.txt")
    for place in range(number, min(number + _BEFORE_BY, len(tokens) - 1)):
        word, start, _ = tokens[place]
        if word in words["no-agent-after"] or word in ".;:":
            return None
        if word != "by":
            continue
        following = tokens[place + 1][0]
        if following.endswith("ing") or following in words["no-agent"] or not following[0].isalpha():
            return None
        last = place + 1
        while last + 1 < len(tokens) and last - place < _AGENT_WORDS and _goes_on(tokens, last, words):
            last += 1
        return Span(start, tokens[last][2])
    return None


def _goes_on(tokens: list[tuple[str, int, int]], last: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether the agent goes on after its word `last`."""
    word, start, _ = tokens[last + 1]
    if word == "." and len(tokens[last][0]) <= 3 and start == tokens[last][2]:
        return True  # Mr.
    return word[0].isalpha() and word not in words["after-agent"]
