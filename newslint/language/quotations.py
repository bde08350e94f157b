"""The quotations of an article, outermost ones only, and who is named for each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.language.attribution import (
    NOTHING,
    PERSON,
    SOURCELESS,
    STRONG,
    WEAK,
    Attribution,
    Evidence,
    evidence,
    leads_in,
    tags,
)
from newslint.language.narration import QUOTE, Telling, tellings
from newslint.language.pairing import Passage, pairing
from newslint.language.speech import Speech, speech
from newslint.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.model import Article, Block


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, in one block; `span` holds the marks too and speaks of the article's text.

    `speech` is false of titles, nicknames, scare quotes and words under discussion. `whole` says that it is a
    sentence, or several, by itself, and no part of one. `attribution` is None where nobody is named.
    `continues` and `continued` link the pieces of a quotation that runs over several blocks.
    """

    span: Span
    speech: bool
    attribution: Attribution | None
    whole: bool
    words: int
    block: int
    sourceless: str = ""
    continues: bool = False
    continued: bool = False
    opening: str = ""
    closing: str = ""


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")


class _Draft:
    """A quotation while its source is looked for."""

    __slots__ = ("attribution", "inner", "passage", "sourceless", "speech", "strong", "telling", "whole", "words")

    def __init__(self, passage: Passage, text: str) -> None:
        self.passage = passage
        start, end = passage.inner
        self.inner = text[start:end].strip()
        self.words = len(_WORD.findall(self.inner))
        self.whole = False
        self.speech = True
        self.attribution: Attribution | None = None
        self.strong = False
        self.sourceless = ""
        self.telling: Telling | None = None


def quotations(article: Article) -> tuple[Quotation, ...]:
    """The outermost quotations of an article, in order; those of a doubled body's second copy are left out."""
    found: tuple[Quotation, ...] | None = article.memo.get("quotations")
    if found is None:
        found = article.memo["quotations"] = _Reader(article).read()
    return found


class _Reader:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.words = speech(article.language, article.vocabulary.speech_verbs)
        self.told: dict[int, list[Telling]] = {}
        self.drafts: dict[int, list[_Draft]] = {}
        self.order = [
            number for number, block in enumerate(article.blocks) if not block.copy and block.kind not in _APART
        ]
        self.place = {number: place for place, number in enumerate(self.order)}

    def read(self) -> tuple[Quotation, ...]:
        for passage in pairing(self.article).passages:
            if not passage.depth:
                self.drafts.setdefault(passage.block, []).append(_Draft(passage, self.text))
        for number, drafts in self.drafts.items():
            self._block(number, drafts)
        if self.words is not None:
            for number, drafts in self.drafts.items():
                if any(draft.attribution is None and draft.whole and draft.speech for draft in drafts):
                    self._around(number, drafts)
            self._chains()
        return tuple(self._made(draft) for drafts in self.drafts.values() for draft in drafts)

    def _made(self, draft: _Draft) -> Quotation:
        passage = draft.passage
        return Quotation(
            Span(passage.start, passage.end),
            draft.speech,
            draft.attribution,
            draft.whole,
            draft.words,
            passage.block,
            draft.sourceless,
            passage.continues,
            passage.continued,
            passage.opening.glyph if passage.opening else "",
            passage.closing.glyph if passage.closing else "",
        )

    def _block(self, number: int, drafts: list[_Draft]) -> None:
        """Look for sources in a block's own narration."""
        span = self.article.blocks[number].span
        told = tellings(self.text, span.start, span.end, [draft.passage for draft in drafts], self.words)
        self.told[number] = told
        found = [evidence(telling, self.words) if self.words else Evidence(NOTHING) for telling in told]
        heading = self.article.blocks[number].kind in _HEADINGS
        for place, telling in enumerate(told):
            if not telling.quotes:
                continue
            bare = not telling.tokens
            for quote in telling.quotes:
                draft = drafts[quote]
                draft.telling = telling
                draft.whole = bare and not heading
                self._own(draft, telling, found[place])
                if draft.attribution is None and not draft.sourceless:
                    self._paragraph(draft, place, told, found)
                draft.speech = not heading and self._is_speech(draft, bare, number, drafts)

    def _own(self, draft: _Draft, telling: Telling, found: Evidence) -> None:
        if found.strength == SOURCELESS:
            draft.sourceless = found.cue
        elif found.strength >= WEAK:
            draft.attribution = Attribution(found.reason, "", found.cue)
            draft.strong = found.strength == STRONG
        elif self.words is None and telling.tokens:
            draft.attribution = Attribution("tag")

    def _paragraph(self, draft: _Draft, place: int, told: list[Telling], found: list[Evidence]) -> None:
        """The other sentences of the block, the nearest first."""
        near = sorted(range(len(told)), key=lambda other: (abs(other - place), other > place))
        for least in (WEAK, PERSON):
            if least == PERSON and not draft.whole:
                return
            for other in near:
                if other != place and found[other].strength >= least:
                    reason = "same-paragraph" if least == WEAK else "narration"
                    draft.attribution = Attribution(reason, "", found[other].cue)
                    draft.strong = found[other].strength == STRONG
                    return

    def _is_speech(self, draft: _Draft, bare: bool, number: int, drafts: list[_Draft]) -> bool:
        inner = draft.inner
        if not _LETTER.search(inner):
            return False
        if bare:
            return not _is_heading(inner) and draft.words > 1
        return draft.words > 3 or draft.attribution is not None

    def _around(self, number: int, drafts: list[_Draft]) -> None:
        """Look for a source in the blocks around one that names none."""
        place = self.place.get(number)
        if place is None:
            return
        why = self._before(place) or self._after(place)
        if why is not None:
            for draft in drafts:
                if draft.attribution is None and not draft.sourceless and draft.whole:
                    draft.attribution = why
                    draft.strong = True

    def _before(self, place: int) -> Attribution | None:
        if not place:
            return None
        number = self.order[place - 1]
        previous = self._tellings(number)
        if not previous:
            return None
        if leads_in(previous[-1], self.words):
            return Attribution("colon-lead")
        drafts = self.drafts.get(number, [])
        for draft in reversed(drafts):
            if draft.attribution is not None and draft.strong:
                return Attribution("carried", draft.attribution.source, draft.attribution.cue)
        found = evidence(previous[-1], self.words)
        if found.strength == STRONG:
            return Attribution("previous-paragraph", "", found.cue)
        return None

    def _after(self, place: int) -> Attribution | None:
        if place + 1 >= len(self.order):
            return None
        number = self.order[place + 1]
        span = self.article.blocks[number].span
        text = self.text[span.start : span.end]
        if _CREDIT_LINE.match(text) and len(text) < 160:
            return Attribution("credit")
        if _BACK.match(text):
            return Attribution("next-paragraph")
        return None

    def _tellings(self, number: int) -> list[Telling]:
        told = self.told.get(number)
        if told is None:
            span = self.article.blocks[number].span
            told = self.told[number] = tellings(self.text, span.start, span.end, (), self.words)
        return told

    def _chains(self) -> None:
        """The pieces of one quotation have one source."""
        drafts = [draft for drafts in self.drafts.values() for draft in drafts]
        links: list[_Draft] = []
        for draft in drafts:
            if not draft.passage.continued:
                links = []
            links.append(draft)
            if not draft.passage.continues and len(links) > 1:
                known = next((link.attribution for link in links if link.attribution), None)
                for link in links:
                    if known is not None and link.attribution is None:
                        link.attribution = Attribution("continued", known.source, known.cue)
                links = []


_APART = frozenset({"code"})
_HEADINGS = frozenset({"title", "heading"})
_CREDIT_LINE = re.compile(r"\W{0,2}\s*[-–—―~]{1,2}\s*[A-ZÀ-ÖØ-Þ@]")
_BACK = re.compile(r"(?:That|This|Those|These|Such|So) (?:was|is|were|are|said|says|wrote) |(?:said|says|wrote|added) [A-Z]")


def _is_heading(inner: str) -> bool:
    """Whether a bare passage is a cross-head or a title, not speech: no stop at its end, capitals all over."""
    letters = [word for word in inner.split() if word[:1].isalpha()]
    if inner.endswith(":"):
        return True
    if len(letters) > 14:
        return False
    if all(word.isupper() for word in letters):
        return True
    return inner[-1] not in ".!?…,—–-" and sum(word[0].isupper() for word in letters) * 3 >= len(letters) * 2
