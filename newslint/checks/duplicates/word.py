"""Words typed twice: "the the". What people write twice on purpose is left alone: "had had", Duran Duran, and most
of what stands inside quotation marks, where a speaker may have said it.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks.duplicates.purpose import in_speech
from newslint.language.recurrence import holds_doubled_word, signs
from newslint.model import Fix, Hit
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article, Block

_KINDS = frozenset({"title", "summary", "paragraph", "heading", "list-item", "quote", "caption"})
_HEADS = frozenset({"title", "heading"})
_TOKEN = lazy_pattern(r"[^\W_]+(?:[-‐‑'’.&$€£/@·_]+[^\W_]+)*")
_SENTENCE_END = lazy_pattern(r"[.!?…:][\"”’»)\]]*\s")
_TAG = lazy_pattern(r"</?([A-Za-z][^\s/>]*)")
_INLINE = frozenset("a abbr b bdi bdo big cite code em font i ins mark q s small span strong sub sup time tt u".split())
_IS = frozenset({"is", "was", "are", "were", "does", "do", "did"})
_ASKING = lazy_pattern(r"\b(?:what|who|how|where|why|which|whether|all|whatever|whoever)\b", re.IGNORECASE)


class RepeatedWord(NamedTuple):
    """`allow`: words that may stand twice. `in_quotations`: whether direct speech is held to the same as the rest."""

    allow: tuple[str, ...] = ()
    in_quotations: bool = False


def repeated_word(article: Article, options: RepeatedWord) -> Iterator[Hit]:
    """Words that follow themselves with nothing but white space between. The fix deletes the later ones."""
    if not signs(article).words:
        return
    words = _Words.of(article, options)
    if not words.slips:
        return
    for block in article.blocks:
        if block.copy or block.kind not in _KINDS or not holds_doubled_word(article.block_text(block)):
            continue
        for first, last in _repeats(article.text, block):
            if _is_meant(article, block, first, last, words):
                continue
            again = last.group()
            edit = article.edit(first.end(), last.end(), "")
            fix = edit and Fix(f'Delete the second "{again}"', (edit,), safe=again.lower() in words.slips)
            yield Hit(article.span(first.start(), last.end()), {"word": again}, fix=fix or None)


class _Words(NamedTuple):
    """What is known of words in an article's language: `slips` are never meant twice; `meant` and `names` are.
    `in_speech` says whether speakers are held to the same as writers; `others` whether words that are no slips count.
    """

    slips: frozenset[str]
    meant: frozenset[str]
    names: frozenset[str]
    in_speech: bool
    others: bool

    @classmethod
    def of(cls, article: Article, options: RepeatedWord) -> _Words:
        language = (article.language or "").partition("-")[0]
        names = {name.split()[0] for name in article.vocabulary.names if name.split()[1:] == name.split()[:1]}
        return cls(
            slips=_entries(f"slips.{language}"),
            meant=_entries(f"meant.{language}") | {word.lower() for word in options.allow},
            names=_entries("names") | names,
            in_speech=options.in_quotations,
            others=language == "en",
        )


def _is_meant(article: Article, block: Block, first: re.Match[str], last: re.Match[str], words: _Words) -> bool:
    """Whether grammar, habit, a name or a speaker's way accounts for the repetition."""
    word, text = first.group(), article.text
    slip = word.lower() in words.slips
    if word.lower() in words.meant or word in words.names or not word[0].isalpha() or not (slip or words.others):
        return True
    if not slip and first.end() + len(word) + 2 < last.end():
        return True  # three times is once more than a slip
    if words.others and _is_grammar(text, block, first):
        return True
    between = article.span(first.end(), last.start())
    source = article.source.text[between.start : between.end]
    if _hides(source):
        return True
    if "\n" in source:
        return False  # the eye skips over the end of a row, and nobody speaks in rows
    if _is_name(text, block, first, last, words.slips):
        return True
    return not (slip or words.in_speech) and in_speech(text[block.span.start : first.start()])


@cache
def _entries(name: str) -> frozenset[str]:
    path = os.path.join(os.path.dirname(__file__), "data", f"{name}.txt")
    if not os.path.isfile(path):
        return frozenset()
    with open(path, encoding="utf-8") as file:
        return frozenset(row for row in file.read().splitlines() if row and not row.startswith("#"))


def _repeats(text: str, block: Block) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Runs of the same word in a block: the first and the last of each."""
    first = last = None
    for token in _TOKEN.finditer(text, block.span.start, block.span.end):
        if first and last and _again(text, last, token):
            last = token
            continue
        if first and last and first is not last:
            yield first, last
        first = last = token
    if first and last and first is not last:
        yield first, last


def _again(text: str, before: re.Match[str], token: re.Match[str]) -> bool:
    """Whether a word is the one before, with nothing but white space between; a row broken on purpose parts them."""
    word = before.group()
    return token.group() in (word, word.lower()) and not text[before.end() : token.start()].strip(" \u00a0\u202f")


def _is_name(text: str, block: Block, first: re.Match[str], last: re.Match[str], slips: frozenset[str]) -> bool:
    """Whether a capital makes it a name ("Walla Walla"), initials, or the joint of two headings."""
    word, again = first.group(), last.group()
    if block.kind in _HEADS or word.isupper() or len(word) == 1:
        return word.lower() not in slips
    if not again[0].isupper():
        return False
    starts = first.start() == block.span.start or _ends_sentence(text, block, first.start())
    return not (starts and word.lower() in slips)


def _ends_sentence(text: str, block: Block, start: int) -> bool:
    before = text[max(block.span.start, start - 4) : start].lstrip('"“‘«(')
    return _SENTENCE_END.search(before + " ") is not None


def _is_grammar(text: str, block: Block, first: re.Match[str]) -> bool:
    """Whether the grammar of English asks for both: "what it is is unclear", "they gave in in the end"."""
    word = first.group().lower()
    before = text[max(block.span.start, first.start() - 90) : first.start()]
    clause = _SENTENCE_END.split(before)[-1]
    if word in _IS:
        return _ASKING.search(clause) is not None
    if word in _entries("particles.en"):
        words = clause.lower().split()
        return bool(words) and words[-1].strip("\"“”'’,") in _entries("phrasal.en")
    return False


def _hides(between: str) -> bool:
    """Whether more than the tags of running text stands there: "of <Some Company Inc> of" is a name read as a tag."""
    return any(match[1].lower() not in _INLINE for match in _TAG.finditer(between))
