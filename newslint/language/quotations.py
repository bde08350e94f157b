"""The quotations of an article, outermost ones only, and who is named for each.

The ladder of evidence, from the strongest: the quotation's own sentence, the rest of its block, and the blocks around
it (`surroundings`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.language.attribution import NOTHING, PERSON, SOURCELESS, WEAK, Attribution, Evidence, evidence
from newslint.language.draft import Draft, is_cross_head, is_speech
from newslint.language.marks import SINGLE
from newslint.language.narration import QUOTE, Telling, tellings
from newslint.language.pairing import pairing
from newslint.language.speech import speech
from newslint.language.surroundings import Surroundings, share_sources
from newslint.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.language.speech import Speech
    from newslint.model import Article


class Quotation(NamedTuple):
    """Words in quotation marks, in one block; `span` holds the marks too and speaks of the article's text.

    `speech` is false of titles, nicknames, scare quotes and words under discussion. `whole` says that it is a
    sentence, or several, by itself, and no part of one. `attribution` is None where nobody is named; `sourceless` is
    the turn that only seems to name somebody ("it was said"). `continues` and `continued` link the pieces of a
    quotation that runs over several blocks. `opening` and `closing` are its marks, empty where another block has them.
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


_FARTHEST = 30
"""How many sentences of a block away from a quotation its source is looked for: a bound, for no block has so many."""
_WITHOUT_SOURCES = frozenset({"title", "heading", "summary", "caption"})
"""Blocks that quote what the body attributes."""


def quotations(article: Article) -> tuple[Quotation, ...]:
    """The outermost quotations of an article, in order; those of a doubled body's second copy are left out."""
    found: tuple[Quotation, ...] | None = article.memo.get("quotations")
    if found is None:
        found = article.memo["quotations"] = tuple(map(_made, _read(article)))
    return found


def narration(article: Article) -> Iterator[tuple[int, int]]:
    """The spans of an article's text that stand outside of all quotations, block by block."""
    inside: dict[int, list[Span]] = {}
    for quotation in quotations(article):
        inside.setdefault(quotation.block, []).append(quotation.span)
    for number, block in enumerate(article.blocks):
        if block.copy or block.kind == "code":
            continue
        at = block.span.start
        for span in inside.get(number, ()):
            if at < span.start:
                yield at, span.start
            at = span.end
        if at < block.span.end:
            yield at, block.span.end


def _made(draft: Draft) -> Quotation:
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


def _read(article: Article) -> list[Draft]:
    by_block: dict[int, list[Draft]] = {}
    single = 0
    for passage in pairing(article).passages:
        if not passage.depth:
            by_block.setdefault(passage.block, []).append(Draft(passage, article.text))
            single += passage.opening is not None and passage.opening.glyph in SINGLE
    drafts = [draft for block in by_block.values() for draft in block]
    words = speech(article.language, article.vocabulary.speech_verbs)
    mostly_single = single * 2 > len(drafts)
    told: dict[int, list[Telling]] = {}
    for number, block in by_block.items():
        told[number] = _read_block(article, number, block, words, mostly_single)
    if words is not None:
        surroundings = Surroundings(article, by_block, told, words)
        for number, block in by_block.items():
            if any(draft.lacks_source for draft in block):
                surroundings.look(number)
    share_sources(drafts)
    return drafts


def _read_block(
    article: Article, number: int, drafts: list[Draft], words: Speech | None, mostly_single: bool
) -> list[Telling]:
    """Look for sources in a block's own narration; returns its sentences."""
    text, block = article.text, article.blocks[number]
    told = tellings(text, block.span.start, block.span.end, [draft.passage for draft in drafts], words)
    found = _Evidence(told, words)
    is_heading = block.kind in _WITHOUT_SOURCES
    for place, telling in enumerate(told):
        if not telling.quotes:
            continue
        bare, own = telling.is_bare, found[place]
        for quote in telling.quotes:
            draft = drafts[quote]
            draft.whole = bare and not is_heading
            if own.strength == SOURCELESS:
                draft.sourceless = own.cue
            elif own.strength >= WEAK:
                draft.name(own, own.reason)
                draft.strong |= own.reason == "same-sentence" and telling.text[0] == QUOTE
            else:
                _look_in_block(draft, place, found)
            head = bare and is_cross_head(draft, mostly_single)
            draft.speech = not is_heading and not head and is_speech(draft, bare, text, words)
    return told


class _Evidence:
    """The evidence in each sentence of a block, looked for when it is asked for."""

    def __init__(self, told: Sequence[Telling], words: Speech | None) -> None:
        self.told = told
        self.words = words
        self.found: dict[int, Evidence] = {}

    def __len__(self) -> int:
        return len(self.told)

    def __getitem__(self, place: int) -> Evidence:
        found = self.found.get(place)
        if found is None:
            telling = self.told[place]
            found = self.found[place] = evidence(telling, self.words) if self.words else _by_place(telling)
        return found


def _by_place(telling: Telling) -> Evidence:
    """In a language without a table: narration in a quotation's sentence is taken to name its source."""
    return Evidence(WEAK, "tag") if telling.quotes and telling.tokens else Evidence(NOTHING)


def _look_in_block(draft: Draft, place: int, found: _Evidence) -> None:
    """The other sentences of the block, the nearest first: a source that is named, or else somebody spoken of."""
    somebody: Evidence | None = None
    for other in _nearest(place, len(found)):
        near = found[other]
        if near.strength >= WEAK:
            draft.name(near, "same-paragraph")
            return
        if near.strength == SOURCELESS and draft.whole:
            draft.sourceless = near.cue
            return
        if somebody is None and near.strength == PERSON:
            somebody = near
    if draft.whole and somebody is not None:
        draft.name(somebody, "narration")


def _nearest(place: int, count: int) -> Iterator[int]:
    """The places around one, of so many, from the nearest on: the one before, the one after …"""
    for distance in range(1, min(_FARTHEST, count)):
        if place >= distance:
            yield place - distance
        if place + distance < count:
            yield place + distance


__all__ = ["Attribution", "Quotation", "narration", "quotations"]
