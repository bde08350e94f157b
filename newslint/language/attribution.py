"""Who is named for a quotation: the evidence in a sentence of narration, and its strength.

No parser: a sentence is looked at as a row of words, in which verbs of speech, roles, documents and names are known
(`speech`), and of gaps between quotations, whose place and punctuation say the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.narration import QUOTE
from newslint.language.speaker import TOKEN, find_speaker, is_person
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.language.narration import Telling
    from newslint.language.speech import Speech


class Attribution(NamedTuple):
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


_AGENT = r"\b(?:by|from|of|according|via|vom?n?|durch|laut)\b"
_NAME = lazy_pattern(r"(?<![\w\0])[A-ZÀ-ÖØ-Þ][\w’'-]+|@\w+|\ufffc")
_LABEL = lazy_pattern(r"^\W{0,3}([A-ZÀ-ÖØ-Þ\ufffc][^:\0]{0,60}):\s*\0")
_QUESTION = lazy_pattern(r"^\W{0,3}(?:Q|A|F|P|R|D)(?:uestion|nswer|rage|ntwort)?\s?[:.]\s")
# What a template or a shortcode puts in stands in the text as U+FFFC: it may well be a name (`“…” - {{ author }}`).
_CREDIT = lazy_pattern(
    r"\0[.,;]?\s*(?:[-–—―~]{1,2}\s*|[\[(])((?:via |by |from )?[A-ZÀ-ÖØ-Þ@\ufffc][^\0\])]{0,60})|\0\s*[-–—―~]{1,3}()\s*$"
)
_COLON = lazy_pattern(r":[\s–—-]*(?:\0|$)")
_FIRST = r"[^\W\d_]+"
_LAST = r"[^\W\d_]+\Z"
_HEAD = 4
"""How far into a line the word "statement" may stand that makes it the head of one."""
_READERS = frozenset({"i", "we", "you"})
_PROMPT = frozenset(
    "like read watch see share follow click subscribe sign listen related more also advertisement photo video source"
    " image credit credits tweet view".split()
)


def evidence(telling: Telling, words: Speech) -> Evidence:
    """What a sentence of narration says of a source."""
    tokens, text = telling.tokens, telling.text
    cues = tokens & words.cues
    if (cues and words.nobody in tokens) or (telling.quotes and not tokens.isdisjoint(words.replies)):
        sourceless = _sourceless(telling, words)
        if sourceless:
            return Evidence(SOURCELESS, "sourceless-passive", sourceless)
    if cues:
        naming = find_speaker(text, words)
        if naming is not None:
            return Evidence(STRONG if naming.spoken else WEAK, "same-sentence", naming.cue, naming.source)
    phrase = words.phrases.search(telling.low)
    if phrase:
        return Evidence(STRONG, "according-to", phrase.group())
    if telling.quotes:
        label = _LABEL.match(text)
        if label or _QUESTION.match(text):
            return Evidence(STRONG, "label", "", label.group(1) if label else "")
        credit = _CREDIT.search(text)
        if credit:
            return Evidence(STRONG, "credit", "", (credit.group(1) or "").strip())
    document = _document(telling, words)
    if document:
        return Evidence(WEAK, "document", "", document)
    if telling.quotes and _COLON.search(text) and tokens:
        return Evidence(WEAK, "colon-lead")
    somebody = not tokens.isdisjoint(words.sources) or (words.names and _has_name(text, words))
    if telling.hung and somebody and _first_behind(telling) not in words.breaks:
        return Evidence(WEAK if words.is_full else STRONG, "tag")
    if somebody or (cues and len(tokens) > 1):
        return Evidence(PERSON, "narration", min(cues, key=telling.low.find) if cues else "")
    return Evidence(NOTHING)


def _first_behind(telling: Telling) -> str:
    """The first word behind the first quotation of a sentence."""
    word = re.compile(_FIRST).search(telling.low, telling.low.find(QUOTE))
    return word.group() if word else ""


def _document(telling: Telling, words: Speech) -> str:
    """A document that is quoted from: "in her letter", "the inspector's verdict:", "signs reading"."""
    named = telling.tokens & words.documents
    if not named:
        return ""
    tokens = TOKEN.findall(telling.text)
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
    off after a comma, and somebody is spoken of; or a verb of speech ends it.
    """
    text = telling.text.rstrip(" -–—") if ":" in telling.text[-4:] else telling.text
    if text.endswith(":"):
        first = telling.low.split(None, 1)[0].strip(":")
        prompts = first in _PROMPT
        return not prompts or (len(telling.tokens) > 4 and bool(telling.tokens & (words.sources - _READERS)))
    if text.endswith((",", " —", " –", " -")):
        return evidence(telling, words).strength >= PERSON
    return text[-1].isalpha() and re.compile(_LAST).findall(telling.low)[-1] in words.say


def announces(telling: Telling, words: Speech) -> bool:
    """Whether a sentence says that somebody issued words that stand near by: "released the following statement"."""
    if words.documents.isdisjoint(telling.tokens):
        return False
    if _is_statement(telling, words):
        return True
    if words.coming.isdisjoint(telling.tokens):
        return False
    row = TOKEN.findall(telling.low)
    for at, word in enumerate(row):
        near = row[at + 1 : at + 3] if words.is_full else row[max(0, at - 1) : at]
        if word in words.coming and not words.documents.isdisjoint(near):
            return True
    return False


def _is_statement(telling: Telling, words: Speech) -> bool:
    """Whether it is the head of a statement: "Statement by Mayor Ruiz on the dam", "Ruiz Statement on the Dam"."""
    row = TOKEN.findall(telling.text)[:_HEAD]
    for at, word in enumerate(row):
        if not word[0].isupper():
            return False
        if word.lower() in words.statements:
            named = row[at + 2 : at + 5] if at + 1 < len(row) and row[at + 1] in words.by else row[:at]
            return any(is_person(near, words) for near in named)
    return False


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
        if re.compile(_AGENT).search(rest) or (telling.tokens & words.spoken) - {cue}:
            continue
        return match.group().replace(QUOTE, "").strip(" ,—–-")
    return ""
