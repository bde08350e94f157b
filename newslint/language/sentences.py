"""Where sentences end, with offsets.

Every row of sentence marks followed by white space is a candidate. A table a language (`data/sentences.*.txt`) says
of the word before a full stop whether it is always an abbreviation ("Dr."), one before a number ("No. 3"), or one
that may also end a sentence ("Inc.", "U.S."); in the last case the word after decides. A closing quotation mark does
not hide the end of a sentence: three sentences in one quotation are three sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.language.words import count_words
from newslint.model import Block, Span

if TYPE_CHECKING:
    from newslint.model import Article

PROSE = frozenset({"paragraph", "list-item", "quote"})

_TABLES = {"nn": "nb", "no": "nb", "da": "nb", "sv": "nb", "gl": "pt", "ca": "es", "uk": "ru", "be": "ru", "af": "nl"}
_WITH_TABLE = frozenset({"de", "en", "es", "fr", "it", "nb", "nl", "pt", "ru"})
_ORDINAL_STOP = frozenset({"de", "nb", "fi", "cs", "sk", "pl", "hu", "hr", "sl", "et", "lv", "tr", "is"})

_OPENERS = "\"'“”„«»‘’‹›‚([{¿¡—–-*_ \u00a0\u202f"
_CANDIDATE = re.compile(
    r"[.!?…‽]+[\"'”’“‘»«›‹)\]}]*(?:[\s\u200b]+|(?<=[a-zà-ÿ][a-zà-ÿ][.!?])(?=[A-ZÀ-Þ][a-zà-ÿ]))|[。！？]+[」』”’）]*|\n\s*"
)
_LAST_WORD = re.compile(r"[^\s\"“”„«»‘()\[\]—–…]*\Z")
_FIRST_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a story: its place in the article's text, its words, and the block it stands in."""

    span: Span
    words: int
    block: Block


@dataclass(frozen=True, slots=True)
class Table:
    """What a language knows of full stops that end no sentence; words in lower case, without the last full stop."""

    always: frozenset[str]
    before_number: frozenset[str]
    sometimes: frozenset[str]
    starters: frozenset[str]
    ordinals: bool


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article's prose, in order; a second copy of a doubled body has none."""
    found = article.memo.get("sentences")
    if found is None:
        text, abbreviations = article.text, article.vocabulary.abbreviations
        found = []
        for block in article.blocks:
            if block.copy or block.kind not in PROSE:
                continue
            start = block.span.start
            for inner in split_sentences(text[start : block.span.end], article.language, abbreviations):
                span = Span(start + inner.start, start + inner.end)
                words = count_words(text[span.start : span.end])
                if words:
                    found.append(Sentence(span, words, block))
        found = article.memo["sentences"] = tuple(found)
    return found


def split_sentences(text: str, language: str | None, abbreviations: frozenset[str] = frozenset()) -> list[Span]:
    """The spans in `text`, one block's text, of its sentences, without the white space between them.

    `abbreviations` are the house's own, with or without their full stop ("Bros.").
    """
    table = _table(language)
    own = frozenset(word.casefold().rstrip(".") for word in abbreviations)
    spans = []
    start = len(text) - len(text.lstrip())
    for match in _CANDIDATE.finditer(text, start):
        if match.start() >= start and _ends_sentence(text, start, match, table, own):
            end = match.start() + len(match.group().rstrip())
            if end > start:
                spans.append(Span(start, end))
            start = match.end()
    end = len(text.rstrip())
    if start < end:
        spans.append(Span(start, end))
    return spans


def _ends_sentence(text: str, start: int, match: re.Match[str], table: Table, own: frozenset[str]) -> bool:
    """Whether the sentence that began at `start` ends at the marks of `match`."""
    marks = match.group()
    following = _FIRST_WORD.search(text, match.end(), match.end() + 60)
    if following is None:
        return True
    word = following.group()
    if word[0].islower() or text[match.end()] in ",;:":
        return False
    if marks[0] != ".":
        return True
    if marks[:2] == "..":
        return word[0].isupper()
    before = _LAST_WORD.search(text, max(start, match.start() - 40), match.start())
    last = before.group() if before else ""
    if not last:
        return True
    return not _is_abbreviation(text, start, match, last, word, table, own)


def _is_abbreviation(
    text: str, start: int, match: re.Match[str], last: str, word: str, table: Table, own: frozenset[str]
) -> bool:
    """Whether the full stop after `last` belongs to it, `word` being the next."""
    key = last.casefold()
    closed = len(match.group().rstrip()) > 1
    if key in table.always and not closed:
        return True
    if key in table.before_number:
        return word[0].isdigit()
    if key in table.sometimes or key in own or _DOTTED.match(key) or (len(last) == 1 and last.isupper()):
        return word.casefold() not in table.starters and (not closed or word[0].isdigit())
    if last.isdigit() and not closed:
        if match.start() - len(last) <= start:
            return True
        return table.ordinals and len(last) <= 2 and word.casefold() not in table.starters
    return False


@cache
def _table(language: str | None) -> Table:
    """The table of a language; that of English, without what only English knows, where there is none."""
    code = (language or "").casefold().replace("_", "-").split("-")[0]
    code = _TABLES.get(code, code)
    sections = read_sections(f"sentences.{code if code in _WITH_TABLE else 'en'}.txt")
    return Table(
        always=sections.get("always", frozenset()),
        before_number=sections.get("before-number", frozenset()),
        sometimes=sections.get("sometimes", frozenset()),
        starters=sections.get("starters", frozenset()),
        ordinals=code in _ORDINAL_STOP,
    )


def read_sections(name: str) -> dict[str, frozenset[str]]:
    """The words of a data file beside this module, by section; `#` begins a comment."""
    sections: dict[str, frozenset[str]] = {}
    for part in Path(__file__).with_name("data").joinpath(name).read_text(encoding="utf-8").split("\n[")[1:]:
        title, _, rows = part.partition("]\n")
        sections[title] = frozenset(row for row in rows.split("\n") if row and row[0] != "#")
    return sections
