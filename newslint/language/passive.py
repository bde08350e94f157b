"""Passives in English: a form of "be" or "get", adverbs perhaps, and a participle; and who did it, where "by" tells."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from newslint.language.sentences import read_sections
from newslint.model import Span
from newslint.patterns import lazy_pattern

_TOKEN = lazy_pattern(r"[^\W_]+(?:['’\-][^\W_]+)*|[^\w\s]")
_FORMS = (
    *("is", "are", "was", "were", "am", "be", "been", "being", "get", "gets", "getting", "got", "gotten"),
    *("isn't", "aren't", "wasn't", "weren't", "i'm", "you're", "we're", "they're"),
)
_AUXILIARIES = {  # as they stand between two spaces, and without marks
    begun + mark: begun
    for form in _FORMS
    for spelled in (form, form.replace("'", "’"))
    for begun in (spelled, spelled.capitalize())
    for mark in ("", ",", ":", "…")
}
_JOINTS = ("-", "'", "’", "_")
_LETTER = lazy_pattern(r"[^\W_]")
_BY = lazy_pattern(r"\bby\b", re.IGNORECASE)
_NO_AGENT = lazy_pattern(r"[.;:,]|\b(?:and|but|that|which|who)\b")
_USED_TO = lazy_pattern(r" to (?:the|an?|his|her|its|their|our|my|your|this|that|these|those|it|him|them|\w+ing)\b")
_LAST_WORD = lazy_pattern(r"([^\W_]+)[^\w]*\Z")
_ADVERBS = 5
_BEFORE_BY = 50  # characters
_AGENT_WORDS = 5


class Passive(NamedTuple):
    """One passive: the place of its auxiliary and participle, and of "by" with the agent, in the text given."""

    verb: Span
    agent: Span | None


def passives(text: str) -> list[Passive]:
    """The passives of one English sentence; of verbs that share an auxiliary the first counts."""
    words = read_sections("passive.en.txt")
    found = []
    for start, end in _auxiliaries(text):
        verb = _participle(text, start, end, words)
        if verb is None:
            continue
        agent = _agent(text, verb.end(), words)
        participle = verb.group().lower()
        if agent is None and (
            participle in words["stative"] or (participle == "used" and _USED_TO.match(text, verb.end()))
        ):
            continue
        found.append(Passive(Span(start, verb.end()), agent))
    return found


def is_deed(text: str, passive: Passive) -> bool:
    """Whether somebody did what a passive says, and it is no feeling that somebody has."""
    return (
        text[: passive.verb.end].rpartition(" ")[2].strip('"“').lower()
        not in read_sections("passive.en.txt")["feeling"]
    )


def _auxiliaries(text: str) -> list[tuple[int, int]]:
    """Where the auxiliaries stand, in order."""
    found = []
    for form in {_AUXILIARIES[word] for word in _AUXILIARIES.keys() & text.split()}:
        start = text.find(form)
        while start >= 0:
            end = start + len(form)
            if not (_is_joined(text[end : end + 1]) or (start and _is_joined(text[start - 1]))):
                found.append((start, end))
            start = text.find(form, end)
    return sorted(found)


def _is_joined(letter: str) -> bool:
    return letter.isalnum() or letter in _JOINTS


def _participle(text: str, start: int, end: int, words: dict[str, frozenset[str]]) -> re.Match[str] | None:
    """The participle that belongs to the auxiliary at `[start:end]`."""
    before = ""
    for place, match in enumerate(islice(_TOKEN.finditer(text, end), _ADVERBS)):
        word = match.group().lower()
        if is_participle(word):
            return None if not place and _word_before(text, start) == "there" else match
        if word.isalpha():
            is_adverb = word in words["adverb"] or (word.endswith("ly") and len(word) > 4)
            joins = word == "and" and before.endswith("ly")
            asks = not place and word in words["pronoun"] and _asks(text, start, words)
            if not (is_adverb or joins or asks):
                return None
        elif word not in ',“"' or before == ",":
            return None
        before = word
    return None


def _asks(text: str, start: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether an auxiliary at `start` begins a question or an inversion: "When was he", "Were they"."""
    before = _word_before(text, start)
    return not before or before in words["before-pronoun"]


def _word_before(text: str, start: int) -> str:
    """The word before `start`; none at the beginning of the sentence, which a question has there."""
    match = _LAST_WORD.search(text, max(0, start - 30), start)
    return match.group(1).lower() if match else ""


def is_participle(word: str) -> bool:
    """Whether a word in lower case can be a past participle."""
    words = read_sections("passive.en.txt")
    if "-" in word:
        word = word[word.rfind("-") + 1 :]
    if word in words["irregular"]:
        return True
    if not word.endswith("ed") or len(word) < 4 or word in words["no-participle"] or word.endswith("eed"):
        return False
    return not word.startswith("un") or word.startswith("under") or word in words["undone"]


def _agent(text: str, place: int, words: dict[str, frozenset[str]]) -> Span | None:
    """ "by" and the agent of the participle that ends at `place`, in the few words from there on."""
    by = _BY.search(text, place, place + _BEFORE_BY)
    if by is None or _NO_AGENT.search(text, place, by.start()):
        return None
    nearer = _word_before(text, by.start()) if _LETTER.search(text, place, by.start()) else ""
    if nearer and is_participle(nearer):
        return None  # "was amended in cases handled by the court"
    tokens = list(islice(_TOKEN.finditer(text, by.end()), _AGENT_WORDS + 2))
    bare = [token.group().lower() for token in tokens]
    if not tokens or not bare[0][0].isalpha() or bare[0] in words["no-agent"]:
        return None
    if bare[0].endswith("ing") or (bare[0].endswith("ly") and bare[1:] and bare[1].endswith("ing")):
        return None
    last = tokens[0]
    for number, (token, word) in enumerate(zip(tokens[1:], bare[1:], strict=True), 1):
        abbreviates = word == "." and len(last.group()) <= 3 and token.start() == last.end()  # Mr.
        if not abbreviates and (not word[0].isalpha() or word in words["after-agent"]):
            break
        if number >= _AGENT_WORDS and bare[number - 1] not in ("of", "the"):
            break
        last = token
    return Span(by.start(), last.end())
