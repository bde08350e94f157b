"""Passives: in the lead, where the doer is named behind the deed, and where a story is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.checks import NoOptions
from newslint.checks.readability.places import head, lead, quoted_share
from newslint.language.passive import is_deed, passives
from newslint.language.sentences import sentences
from newslint.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.sentences import Sentence
    from newslint.model import Article, Span

_SHOWN = 3


class PassiveShare(NamedTuple):
    """The most sentences in a hundred that may hold a passive, for stories of so many sentences or more."""

    max_share: float = 50.0
    min_sentences: int = 10


def passive_lead(article: Article, options: NoOptions) -> Iterator[Hit]:
    """A lead in English whose passive names its agent with "by", where the active voice is shorter."""
    opening = lead(article) if article.language == "en" else None
    if opening is None or quoted_share(article, opening.span) > 0.5:
        return
    start = opening.span.start
    text = article.text[start : opening.span.end]
    for passive in passives(text):
        if passive.agent is not None and is_deed(text, passive):
            agent = text[passive.agent.start : passive.agent.end].partition(" ")[2]
            yield Hit(
                article.span(start + passive.verb.start, start + passive.agent.end),
                {"verb": text[passive.verb.start : passive.verb.end], "agent": agent},
            )
            return


def passive_share(article: Article, options: PassiveShare) -> Iterator[Hit]:
    """A story in English of which too many sentences hold a passive; quoted sentences are not the reporter's."""
    if article.language != "en":
        return
    found = sentences(article)
    if len(found) < options.min_sentences:
        return
    if not _may_exceed(article, found, options.max_share):
        return  # before the quotation marks are looked at, which takes longer
    own = [sentence for sentence in found if quoted_share(article, sentence.span) <= 0.5]
    passive = [sentence for sentence in own if _is_passive(article, sentence)]
    if len(own) >= options.min_sentences and 100 * len(passive) > options.max_share * len(own):
        yield Hit(
            head(article),
            {
                "share": f"{100 * len(passive) / len(own):.0f}",
                "limit": f"{options.max_share:g}",
                "passive": len(passive),
                "sentences": len(own),
            },
            related=tuple((_first_passive(article, sentence), "a passive") for sentence in passive[:_SHOWN]),
            whole=True,
        )


def _may_exceed(article: Article, found: tuple[Sentence, ...], max_share: float) -> bool:
    """Whether more than `max_share` per cent of the sentences hold a passive. The first active ones mostly decide."""
    active, most = 0, len(found) * (100 - max_share) / 100
    for sentence in found:
        active += not _is_passive(article, sentence)
        if active >= most:
            return False
    return True


def _is_passive(article: Article, sentence: Sentence) -> bool:
    return bool(passives(article.text[sentence.span.start : sentence.span.end]))


def _first_passive(article: Article, sentence: Sentence) -> Span:
    start = sentence.span.start
    verb = passives(article.text[start : sentence.span.end])[0].verb
    return article.span(start + verb.start, start + verb.end)
