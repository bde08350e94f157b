"""Who is named for a quotation: the evidence in a sentence of narration, and its strength.

No parser: a sentence is looked at as a row of words, in which verbs of speech, roles, documents and names are known
(`speech`), and of gaps between quotations, whose place and punctuation say the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.narration import QUOTE

if TYPE_CHECKING:
    from newslint.language.narration import Telling
    from newslint.language.speech import Speech


@dataclass(frozen=True, slots=True)
class Attribution:
    """The source named for a quotation, the cue that names it, and by what evidence they were taken to belong to it."""

    evidence: str
    source: str = ""
    cue: str = ""


SOURCELESS, NOTHING, PERSON, WEAK, STRONG = -1, 0, 1, 2, 3


class Evidence(NamedTuple):
    """What one sentence says of a source: how strongly, why, and by which words.

    SOURCELESS a verb of speech with nobody behind it; PERSON somebody is spoken of; WEAK words that may name a source;
    STRONG a speaker, or a document, and what makes it the source.
    """

    strength: int
    reason: str = ""
    cue: str = ""
    source: str = ""


_AGENT = re.compile(r"\b(?:by|from|of|according|via|vom?n?|durch|laut)\b")
_NAME = re.compile(r"(?<![\w\0])[A-ZÀ-ÖØ-Þ][\w’'-]+|@\w+|\ufffc")
_LABEL = re.compile(r"^\W{0,3}([A-ZÀ-ÖØ-Þ\ufffc][^:\0]{0,60}):\s*\0")
_QUESTION = re.compile(r"^\W{0,3}(?:Q|A|F|P|R|D)(?:uestion|nswer|rage|ntwort)?\s?[:.]\s")
# What a template or a shortcode puts in stands in the text as U+FFFC: it may well be a name (`“…” - {{ author }}`).
_CREDIT = re.compile(
    r"\0[.,;]?\s*(?:[-–—―~]{1,2}\s*|[\[(])((?:via |by |from )?[A-ZÀ-ÖØ-Þ@\ufffc][^\0\])]{0,60})|\0\s*[-–—―~]{1,3}()\s*$"
)
_COLON = re.compile(r":[\s–—-]*(?:\0|$)")
_TOKEN = re.compile(r"[^\W\d_][\w’'.-]*[\w]|[^\W_]|\0|\ufffc|[,;:()—–]|@\w+")
_REACH = 14
"""How many words may stand between a speaker and the verb, where a description comes between commas."""
_LAST = re.compile(r"[^\W\d_]+\Z")
_READERS = frozenset({"i", "we", "you"})
_PROMPT = frozenset(
    "like read watch see share follow click subscribe sign listen related more also advertisement photo video source"
    " image credit credits tweet view".split()
)


def evidence(telling: Telling, words: Speech) -> Evidence:
    """What a sentence of narration says of a source."""
    tokens, text = telling.tokens, telling.text
    cues = tokens & words.cues
    if cues or (telling.quotes and tokens & words.replies):
        sourceless = _sourceless(telling, words)
        if sourceless:
            return Evidence(SOURCELESS, "sourceless-passive", sourceless)
    if cues:
        governed = _governed(text, words)
        if governed is not None:
            return governed
    phrase = words.phrases.search(telling.low)
    if phrase:
        return Evidence(STRONG, "according-to", phrase.group())
    if telling.quotes:
        label = _QUESTION.match(text) or _LABEL.match(text)
        if label:
            return Evidence(STRONG, "label", "", label.group(1) if label.re is _LABEL else "")
        credit = _CREDIT.search(text)
        if credit:
            return Evidence(STRONG, "credit", "", (credit.group(1) or "").strip())
    document = _document(telling, words)
    if document:
        return Evidence(WEAK, "document", "", document)
    if telling.quotes and _COLON.search(text) and tokens:
        return Evidence(WEAK, "colon-lead")
    if cues and len(tokens) > 1:
        return Evidence(PERSON, "narration", min(cues, key=telling.low.find))
    if tokens & words.sources or (words.names and _has_name(text, words)):
        return Evidence(PERSON, "narration")
    return Evidence(NOTHING)


def _governed(text: str, words: Speech) -> Evidence | None:
    """The first verb of speech, or else other cue, that somebody stands behind, before it or after."""
    tokens = _TOKEN.findall(text)
    weak: Evidence | None = None
    for at, token in enumerate(tokens):
        verb = token.lower()
        if verb not in words.cues:
            continue
        source = _subject(tokens, at, verb, words) or _inverted(tokens, at, words)
        if source is None or not _is_linked(tokens, at, words):
            continue
        if verb in words.spoken:
            return Evidence(STRONG, "same-sentence", token, source)
        if weak is None:
            weak = Evidence(WEAK, "same-sentence", token, source)
    return weak


def _is_linked(tokens: list[str], at: int, words: Speech) -> bool:
    """Whether a verb can speak of the quotation: it comes before one, or in a clause that begins right after it or
    after a comma. `“…,” including provisions he said` does not.
    """
    if QUOTE in tokens[at:]:
        return True
    back = at
    while back and tokens[back - 1] != QUOTE:
        back -= 1
        if tokens[back] in ",—–" and tokens[back - 1] != QUOTE:
            return True
    if not back:
        return True
    first = next((token for token in tokens[back:] if token not in ",—–)"), "")
    return first.lower() not in words.breaks


def _subject(tokens: list[str], at: int, verb: str, words: Speech) -> str | None:
    """Who stands before a verb: a pronoun, a name, a role; across adverbs, or across a description between commas."""
    left = at - 1
    while left >= 0 and (tokens[left].lower() in words.adverbs or tokens[left].lower().endswith("ly")):
        left -= 1
    if left < 0:
        return None
    near = tokens[left].lower()
    if near == "to" and tokens[at + 1 : at + 2] == ["that"]:
        return next((_phrase(tokens, i, words) for i in range(left) if _is_person(tokens, i, words)), None)
    if near == QUOTE or near in words.function:
        return None
    if near in ",)—–":
        for further in range(left - 1, max(-1, left - 1 - _REACH), -1):
            if tokens[further] == QUOTE or tokens[further] in ";:":
                return None
            if _is_person(tokens, further, words):
                return _phrase(tokens, further, words)
        return None
    if near in ";:(":
        return None
    if _is_person(tokens, left, words) or near in words.documents:
        return _phrase(tokens, left, words)
    return near if verb.endswith("ed") or verb in words.certain else None


def _inverted(tokens: list[str], at: int, words: Speech) -> str | None:
    """Who stands after a verb, as in `“…,” said Ruiz`: only right behind a quotation or its comma."""
    if at and tokens[at - 1] != QUOTE and tokens[at - 1] not in ",—–" and tokens[at - 1].lower() not in words.adverbs:
        return None
    for right in range(at + 1, min(len(tokens), at + 7)):
        if tokens[right] == QUOTE or tokens[right] in ",;:":
            return None
        if _is_person(tokens, right, words) or tokens[right].lower() in words.documents:
            return _phrase(tokens, right, words)
    return None


def _is_person(tokens: list[str], at: int, words: Speech) -> bool:
    token = tokens[at]
    low = token.lower()
    if low in words.people or low in words.pronouns or token[0] in "@\ufffc":
        return True
    return token[0].isupper() and low not in words.function and low not in words.adverbs


def _phrase(tokens: list[str], at: int, words: Speech) -> str:
    """The name that the token belongs to: its neighbours with capitals."""
    first = last = at
    if not tokens[at][0].isupper():
        return tokens[at]
    while first and tokens[first - 1][0].isupper() and tokens[first - 1].lower() not in words.function:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1][0].isupper():
        last += 1
    return " ".join(tokens[first : last + 1])


def _document(telling: Telling, words: Speech) -> str:
    """A document that is quoted from: "in her letter", "the inspector's verdict:", "signs reading"."""
    named = telling.tokens & words.documents
    if not named:
        return ""
    tokens = _TOKEN.findall(telling.text)
    for at, token in enumerate(tokens):
        low = token.lower()
        if low not in named or (at and token != low):
            continue
        before = {near.lower() for near in tokens[max(0, at - 3) : at]}
        owned = any(near.endswith(("’s", "'s", "s’", "s'")) for near in before) or before & words.links
        leads = QUOTE in tokens[at + 1 : at + 4] or ":" in tokens[at + 1 : at + 2]
        if owned or (leads and low not in words.replies):
            return str(token)
    return ""


def _has_name(text: str, words: Speech) -> bool:
    """Whether a name stands in a sentence: a word with a capital that is not there for another reason."""
    return any(
        match.group().lower() not in words.function and match.group().lower() not in words.calendar
        for match in _NAME.finditer(text)
    )


def leads_in(telling: Telling, words: Speech) -> bool:
    """Whether a sentence announces words to come: it ends in a colon, and does not merely prompt the reader; it breaks
    off after a comma, and somebody is spoken of; it speaks of "the following statement"; or it ends in a verb of speech.
    """
    text = telling.text.rstrip(" -–—") if ":" in telling.text[-4:] else telling.text
    if text.endswith(":"):
        first = telling.low.split(None, 1)[0].strip(":")
        prompts = first in _PROMPT
        return not prompts or (len(telling.tokens) > 4 and bool(telling.tokens & (words.sources - _READERS)))
    if text.endswith((",", " —", " –", " -")):
        return evidence(telling, words).strength >= PERSON
    if "following" in telling.tokens and telling.tokens & words.documents:
        return True
    return text[-1].isalpha() and _LAST.findall(telling.low)[-1] in words.say


def _sourceless(telling: Telling, words: Speech) -> str:
    """The cue of a sentence that tells without anybody behind it ("it was said", "came the reply"), or ""."""
    for match in words.impersonal.finditer(telling.low):
        groups = match.groupdict()
        cue = groups.get("cue")
        if cue is not None and cue not in words.reported:
            continue
        if cue is None and (groups.get("noun") or groups.get("reply")) not in words.replies:
            continue
        rest = telling.low[match.end() :]
        if _AGENT.search(rest) or (telling.tokens & words.spoken) - {cue}:
            continue
        return match.group().replace(QUOTE, "").strip(" ,—–-")
    return ""
