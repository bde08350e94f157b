"""Sources that another block names: the upper rungs of the ladder, for whole quotations that stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.language.attribution import PERSON, STRONG, Attribution, announces, evidence, leads_in
from newslint.language.narration import Telling, tellings
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newslint.language.draft import Draft
    from newslint.language.speech import Speech
    from newslint.model import Article

_CREDIT = r"\W{0,2}\s*[-–—―~]{1,2}\s*[A-ZÀ-ÖØ-Þ@\ufffc]"
_LONGEST_CREDIT = 160
_LONGEST_HEADLINE = 140
_LONGEST_NAME = 12
_BACK = (
    r"(?:Th(?:at|is|ose|ese)|Such)(?:[’']s| is| was| were| are) "
    r"(?:how|what|(?:the|an?|one|his|her|their)(?: \w+)? (\w+))\b"
    r"|(?:So|Thus) (?:said|says|spoke|wrote) "
)
_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*\s?){1,4}"
_TAG = lazy_pattern(
    rf"[,!?]\s(?:(?P<first>[a-zà-ÿ]+)\s(?P<after>{_NAME})(?:(?<=\.)|(?<=\.\s)|[,;:])"
    rf"|(?P<before>{_NAME})\b(?P<last>[a-zà-ÿ]+)[.,:])"
)
_MARKS = frozenset("\"“”„«»'‘’‚")
_FARTHEST = 8
"""How many blocks before a quotation a statement may have been announced."""
_MOST_UNMARKED = 3
_LINK = lazy_pattern(r"(?:\A|.*:\s*)(?:https?://|www\.)\S+\Z", re.DOTALL)
_LINK_BEGINS = lazy_pattern(r"(?:\[|<a\s[^<>]*>)(?:<\w+>|[*_])*\Z")
_LINK_ALONE = lazy_pattern(r"<a\s[^<>]*>\s*(?:https?://|www\.)")
_LONGEST_LINK = 400
_LABELLED = lazy_pattern(r"\[[A-ZÀ-ÖØ-Þ][\w .-]{0,30}\](?:\s|\Z)")
_SET_OFF = frozenset({"quote", "list-item"})
"""Blocks that the one before them introduces, by their kind alone."""
_ABOVE = frozenset({"title", "summary", "heading"})
_PULLED = 6
"""Words, from which on the same words twice are no accident."""
_LOOKUPS = 40
"""How many quotations are looked up in the whole text: each one reads all of it."""
_COPIES = 4


class Surroundings:
    """The blocks of an article in order, their quotations and sentences, as far as these have been read."""

    def __init__(
        self, article: Article, drafts: Mapping[int, list[Draft]], told: dict[int, list[Telling]], words: Speech
    ) -> None:
        self.article = article
        self.drafts = drafts
        self.told = told
        self.words = words
        self.order = [n for n, block in enumerate(article.blocks) if not block.copy and block.kind != "code"]
        self.place = {number: place for place, number in enumerate(self.order)}
        self.lookups = 0
        self.by_title: tuple[Attribution | None] | None = None

    def look(self, number: int) -> None:
        """Name the sources of a block's whole quotations that have none, as far as the blocks around it tell."""
        place = self.place[number]
        why = self._before(place) or self._after(place) or self._title() or self._statement(place)
        for draft in self.drafts[number]:
            if draft.lacks_source:
                inside = self._told_inside(draft) or self._linked(draft)
                draft.attribution = why or inside or self._pulled_from(draft)
                draft.strong = why is not None

    def _before(self, place: int) -> Attribution | None:
        """The block before leads in, or quotes somebody, or tells that somebody speaks."""
        kind = self.article.blocks[self.order[place]].kind
        if kind == "list-item":
            while place and self.article.blocks[self.order[place - 1]].kind == "list-item":
                place -= 1
        if not place:
            return None
        number = self.order[place - 1]
        told = self._tellings(number)
        if not told:
            return None
        if leads_in(told[-1], self.words) or any(announces(telling, self.words) for telling in told):
            return Attribution("colon-lead")
        if _LINK.match(told[-1].text) or self._link_between(place):
            return Attribution("link")
        if _LABELLED.match(told[0].text):
            return Attribution("label")
        asks = told[-1].text.endswith("?")
        if self.article.blocks[number].kind == "heading":
            return Attribution("question") if asks else None
        if asks and not told[-1].quotes and told[-1].tokens & self.words.addressed:
            return Attribution("question")
        drafts = self.drafts.get(number, [])
        if place == 1 and self._is_headline(number):
            return None
        if drafts and all((draft.whole and not draft.speech) or _is_credit(draft) for draft in drafts):
            return None
        for draft in reversed(drafts):
            if draft.attribution is not None and draft.strong:
                return Attribution("carried", draft.attribution.source, draft.attribution.cue)
        found = evidence(told[-1], self.words)
        if found.strength == STRONG and found.cue.lower() in self.words.certain and self._is_person(found.source):
            return Attribution("previous-paragraph", found.source, found.cue)
        if len(told) == 1 and not drafts and place > 1:
            same = self._still_speaks(told[0], self.order[place - 2])
            if same is not None:
                return same
        if kind in _SET_OFF and found.strength >= PERSON:
            return Attribution("lead-in", found.source, found.cue)
        return None

    def _link_between(self, place: int) -> bool:
        """Whether an address stands between a block and the one before, in a line that is no part of the story."""
        before, own = (self.article.blocks[self.order[at]].span for at in (place - 1, place))
        start = self.article.span(before.end - 1, before.end).end
        between = self.article.source.text[start : self.article.span(own.start, own.start + 1).start]
        return len(between) < 2 * _LONGEST_LINK and _LINK_ALONE.search(between) is not None

    def _begins_link(self, at: int) -> bool:
        """Whether the text from `at` on is what a link shows."""
        start = self.article.span(at, at + 1).start
        return _LINK_BEGINS.search(self.article.source.text[max(0, start - _LONGEST_LINK) : start]) is not None

    def _linked(self, draft: Draft) -> Attribution | None:
        """A quotation that is the text of a link, which leads to its source."""
        opening = draft.passage.opening
        return Attribution("link") if opening is not None and self._begins_link(opening.start) else None

    def _still_speaks(self, between: Telling, number: int) -> Attribution | None:
        """The speaker whom one sentence parts from further words: "She has already been forced to sell her field." """
        first = between.text.split(None, 1)[0]
        for draft in reversed(self.drafts.get(number, [])):
            known = draft.attribution
            if known is not None and draft.strong:
                named = not first.endswith(".") and first in known.source.split()
                goes_on = named or first.lower() in self.words.same
                return Attribution("carried", known.source, known.cue) if goes_on else None
        return None

    def _is_person(self, source: str) -> bool:
        low = source.lower()
        if low in self.words.function or low == "who":
            return False
        return source[:1].isupper() or low in self.words.people or low in self.words.pronouns

    def _is_headline(self, number: int) -> bool:
        """Whether the first block is a headline that no markup tells: a short line that quotes at most in part."""
        span = self.article.blocks[number].span
        if span.end - span.start > _LONGEST_HEADLINE or len(self._tellings(number)) > 1:
            return False
        return not any(draft.whole or _is_tagged(draft) for draft in self.drafts.get(number, ()))

    def _after(self, place: int) -> Attribution | None:
        """The block after is a credit, or says whose words those were."""
        if place + 1 >= len(self.order):
            return None
        number = self.order[place + 1]
        span = self.article.blocks[number].span
        text = self.article.text[span.start : span.end]
        if len(text) < _LONGEST_CREDIT and re.compile(_CREDIT).match(text):
            return Attribution("credit", text.strip(" -–—―~"))
        if len(text) < _LONGEST_CREDIT and text[-1] not in ".!?…" and self._begins_link(span.start):
            return Attribution("credit", text)
        if announces(self._tellings(number)[0], self.words):
            return Attribution("next-paragraph")
        first = text.split(None, 1)[0]
        if first.islower() and first in self.words.say:
            return Attribution("next-paragraph", "", first)
        back = re.compile(_BACK).match(text)
        if back and (back.group(1) is None or back.group(1) in self.words.documents):
            return Attribution("next-paragraph")
        return None

    def _title(self) -> Attribution | None:
        """Where the body is nothing but quotation, a statement that is published whole, the title names its source."""
        if self.by_title is None:
            self.by_title = (self._read_title(),)
        return self.by_title[0]

    def _read_title(self) -> Attribution | None:
        blocks = [self.article.blocks[number] for number in self.order]
        title = next((number for number in self.order if self.article.blocks[number].kind == "title"), None)
        body = sum(block.kind not in _ABOVE for block in blocks)
        if title is None or body > sum(any(draft.whole for draft in drafts) for drafts in self.drafts.values()):
            return None
        found = evidence(self._tellings(title)[0], self.words)
        return Attribution("title", found.source, found.cue) if found.strength >= PERSON else None

    def _statement(self, place: int) -> Attribution | None:
        """A statement that was announced some blocks before: since then all of them open with a quotation mark, but
        for a few whose marks were lost.
        """
        unmarked = 0
        for back in range(place - 1, max(-1, place - 1 - _FARTHEST), -1):
            number = self.order[back]
            told = self._tellings(number)
            if any(announces(telling, self.words) for telling in told):
                return Attribution("colon-lead")
            marked = self.article.text[self.article.blocks[number].span.start] in _MARKS
            if not marked and back < place - 1 and not unmarked and told and leads_in(told[-1], self.words):
                return Attribution("colon-lead")
            unmarked += not marked
            if unmarked > _MOST_UNMARKED or self._names_somebody_else(number):
                return None
        return None

    def _names_somebody_else(self, number: int) -> bool:
        """Whether a block has a source of its own, so that no statement goes through it."""
        return any(
            draft.attribution is not None and draft.whole and draft.strong for draft in self.drafts.get(number, ())
        )

    def _told_inside(self, draft: Draft) -> Attribution | None:
        """A speaker who stands between the marks, since the two around the name were lost: `"We are ready, said Ruiz.
        Nobody else is."`.
        """
        if not self.words.names:
            return None
        for match in _TAG.finditer(draft.inner):
            verb = match["first"] or match["last"]
            if verb in self.words.certain:
                return Attribution("inside-marks", match["after"] or match["before"], verb)
        return None

    def _pulled_from(self, draft: Draft) -> Attribution | None:
        """A pull quote has the source of the words that it was pulled from, elsewhere in the body."""
        if draft.words < _PULLED or self.lookups >= _LOOKUPS:
            return None
        self.lookups += 1
        text, words = self.article.text, draft.inner.rstrip(".,!?… ")
        own = self.article.blocks[draft.passage.block].span
        at = text.find(words)
        for _ in range(_COPIES):
            if at < 0:
                return None
            if not own.start <= at < own.end:
                start, end = text.rfind("\n\n", 0, at), text.find("\n\n", at)
                if (len(text.rstrip()) if end < 0 else end) - start > len(words) + 20:
                    return Attribution("pull-quote")
            at = text.find(words, at + len(words))
        return None

    def _tellings(self, number: int) -> list[Telling]:
        told = self.told.get(number)
        if told is None:
            span = self.article.blocks[number].span
            told = self.told[number] = tellings(self.article.text, span.start, span.end, (), self.words)
        return told


def share_sources(drafts: Sequence[Draft]) -> None:
    """The pieces of a quotation that runs over several blocks have one source."""
    links: list[Draft] = []
    for draft in drafts:
        if not draft.passage.continued:
            links = []
        links.append(draft)
        if draft.passage.continues or len(links) < 2:
            continue
        known = next((link.attribution for link in links if link.attribution), None)
        speech = any(link.speech for link in links)
        for link in links:
            link.speech = speech
            if known is not None and link.attribution is None:
                link.attribution = Attribution("continued", known.source, known.cue)
        links = []


def _is_credit(draft: Draft) -> bool:
    """Whether it is the name under a pull quote, inside the same marks."""
    return draft.passage.continued and draft.passage.opening is None and draft.words < _LONGEST_NAME


def _is_tagged(draft: Draft) -> bool:
    named = draft.attribution is not None and draft.attribution.evidence == "same-sentence"
    return named and draft.inner[-1:] in ",?!"
