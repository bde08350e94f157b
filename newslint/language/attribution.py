"""Who is named for a quotation: the evidence in a sentence of narration, and its strength.

No parser: a sentence is looked at as a set of words, in which verbs of speech, roles, documents and names are known
(`speech`), and as a row of gaps between quotations, whose place and punctuation say the rest.
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
    """What one sentence says of its quotations' source: how strongly, why, and by which word."""

    strength: int
    reason: str = ""
    cue: str = ""


_AGENT = re.compile(r"\b(?:by|from|of|according|via|vom?n?|durch|laut)\b")
_NAME = re.compile(r"(?<![\w\0])[A-ZÀ-ÖØ-Þ][\w’'-]+|@\w+")
_LABEL = re.compile(r"^\W{0,3}[A-ZÀ-ÖØ-Þ][^:\0]{0,60}:\s*\0")
_QUESTION = re.compile(r"^\W{0,3}(?:Q|A|F|P|R|D)(?:uestion|nswer|rage|ntwort)?\s?[:.]\s")
_CREDIT = re.compile(r"\0[.,;]?\s*(?:[-–—―~]{1,2}\s*|[\[(])(?:[A-ZÀ-ÖØ-Þ@]|via |by |from )")
_COLON = re.compile(r":[\s–—-]*(?:\0|$)")
_TAG = re.compile(r"\0\s*[,–—-]?\s*[^\W\d_]")
_PROMPT = frozenset(
    "like read watch see share follow click subscribe sign listen related more also advertisement photo video source"
    " image credit credits tweet view".split()
)


def evidence(telling: Telling, words: Speech) -> Evidence:
    """What a sentence of narration says of a source."""
    tokens, text = telling.tokens, telling.text
    cues = tokens & words.cues
    if cues:
        sourceless = _sourceless(telling, words)
        if sourceless:
            return Evidence(SOURCELESS, "sourceless-passive", sourceless)
    elif telling.quotes and tokens & words.replies:
        sourceless = _sourceless(telling, words)
        if sourceless:
            return Evidence(SOURCELESS, "sourceless-passive", sourceless)
    phrase = words.phrases.search(telling.low)
    if phrase:
        return Evidence(STRONG, "according-to", phrase.group())
    somebody = bool(tokens & words.sources) or _NAME.search(text, 1) is not None
    spoken = cues & words.spoken
    if spoken and (somebody or len(tokens) > 1):
        return Evidence(STRONG, "same-sentence", _first(telling, spoken))
    if telling.quotes:
        if _QUESTION.match(text) or _LABEL.match(text):
            return Evidence(STRONG, "label")
        credit = _CREDIT.search(text)
        if credit:
            return Evidence(STRONG, "credit")
    if cues and (somebody or len(tokens) > 1):
        return Evidence(WEAK, "same-sentence", _first(telling, cues))
    documents = tokens & words.documents
    if documents:
        return Evidence(WEAK, "document", _first(telling, documents))
    if telling.quotes and _COLON.search(text) and len(tokens) > 0:
        return Evidence(WEAK, "colon-lead")
    if somebody or _NAME.match(text):
        return Evidence(PERSON, "narration")
    return Evidence(NOTHING)


def tags(telling: Telling) -> bool:
    """Whether narration hangs on a quotation within its sentence, where a source is named: `“…,” thundered the mayor`."""
    return _TAG.search(telling.text) is not None


def leads_in(telling: Telling, words: Speech) -> bool:
    """Whether a sentence ends in a colon that announces words to come, and does not merely prompt the reader."""
    if not telling.text.endswith(":"):
        return False
    first = telling.low.split()[0].strip(":") if telling.low.split() else ""
    if first in _PROMPT:
        return bool(telling.tokens & (words.sources - {"you", "i", "we"})) and len(telling.tokens) > 4
    return True


def _sourceless(telling: Telling, words: Speech) -> str:
    """The cue of a sentence that tells without anybody behind it ("it was said", "came the reply"), or ""."""
    for match in words.impersonal.finditer(telling.low):
        groups = match.groupdict()
        cue = groups.get("cue")
        if cue is not None and cue not in words.say:
            continue
        if cue is None and (groups.get("noun") or groups.get("reply")) not in words.replies:
            continue
        rest = telling.low[match.end() :]
        if _AGENT.search(rest) or (telling.tokens & words.spoken) - {cue}:
            continue
        return match.group().replace(QUOTE, "").strip(" ,—–-")
    return ""


def _first(telling: Telling, found: frozenset[str]) -> str:
    """The one of the words found that stands first in the sentence."""
    if len(found) == 1:
        return next(iter(found))
    return min(found, key=telling.low.find)
