"""Where sentences end, with offsets.

Every row of sentence marks followed by white space is a candidate. A table a language (`data/sentences.*.txt`) says
of the word before a full stop whether it is always an abbreviation ("Dr."), one before a number ("No. 3"), or one
that may also end a sentence ("Inc.", "p.m.", "U.S."); in the last case the word after decides. A closing quotation
mark does not hide the end of a sentence: three sentences in one quotation are three sentences.
"""

from __future__ import annotations

from functools import cache
from itertools import repeat
from os.path import dirname, join
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.words import split_words
from newslint.model import Block, Span
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from newslint.model import Article

PROSE = frozenset({"paragraph", "list-item", "quote"})

_TABLES = {"nn": "nb", "no": "nb", "da": "nb", "sv": "nb", "gl": "pt", "ca": "es", "uk": "ru", "be": "ru", "af": "nl"}
_WITH_TABLE = frozenset({"de", "en", "es", "fr", "it", "nb", "nl", "pt", "ru"})
_ABBREVIATIONS = ("always", "before-number", "sometimes", "company", "time")
_ORDINALS = frozenset({"de", "lb"})  # where "3. Oktober" looks like a new sentence, since nouns are capitalised

_OPENERS = "\"'“”„«»‘’‹›‚([{¿¡—–-*_/"
_DASHES = "-–—―"
_CANDIDATE = lazy_pattern(  # begins with one class of characters, which is what makes the search fast
    r"[.!?…‽。！？\n](?:"
    r"(?<=[.!?…‽])(?<![.!?…‽][.!?…‽])([.!?…‽]*+)((?:[\"'”’“‘»«›‹)\]}]|[ \u00a0\u202f]»(?![^\s.,;:!?)]))*+)"
    r"(?:(?<=»)[.!?…]*+)?(?:[\s\u200b]+|(?<=[a-zà-ÿ][a-zà-ÿ][.!?])(?=[A-ZÀ-Þ][a-zà-ÿ]))"
    r"|(?<=[。！？])[。！？]*+[」』”’）]*+\s*"
    r"|(?<=\n)\s*)"
)
_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = lazy_pattern(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_NUMERAL = lazy_pattern(r"\d|[IVX]+\b")
_ROMAN = lazy_pattern(r"[IVX]{2,}\Z")
_AHEAD, _BEHIND = 200, 40
KEPT = 100_000  # characters; of a longer article the words are not remembered


class Sentence(NamedTuple):
    """One sentence of a story: its place in the article's text, its words, and the block it stands in."""

    span: Span
    words: int
    block: Block


class Table(NamedTuple):
    """What a language knows of full stops that end no sentence; words in lower case, without the last full stop."""

    always: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    sometimes: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    after_company: frozenset[str] = frozenset()
    time: frozenset[str] = frozenset()
    after_time: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    speech: frozenset[str] = frozenset()
    ordinals: bool = False

    abbreviations: frozenset[str] = frozenset()


def sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article's prose, in order; a second copy of a doubled body has none."""
    found = article.memo.get("sentences")
    if found is None:
        text, table, own = article.text, _table(article.language), _bare(article.vocabulary.abbreviations)
        found, kept = [], []
        for block in article.blocks:
            if block.copy or block.kind not in PROSE:
                continue
            start = block.span.start
            inner = text[start : block.span.end]
            for first, last in _split(inner, table, own):
                words = split_words(inner[first:last])
                if words:
                    found.append(Sentence(Span(start + first, start + last), len(words), block))
                    if len(text) < KEPT:
                        kept.append(words)
        if kept:
            article.memo["words"] = kept  # until they are counted
        found = article.memo["sentences"] = tuple(found)
    return found


def split_sentences(text: str, language: str | None, abbreviations: frozenset[str] = frozenset()) -> list[Span]:
    """The spans in `text`, one block's text, of its sentences, without the white space between them.

    Each sentence holds a letter or a digit; marks that stand alone ("...", ":-)") go with the sentence beside them.
    `abbreviations` are the house's own, with or without their full stop ("Bros.").
    """
    return [Span(start, end) for start, end in _split(text, _table(language), _bare(abbreviations))]


def _bare(abbreviations: frozenset[str]) -> frozenset[str]:
    return frozenset(word.casefold().rstrip(".") for word in abbreviations)


def _split(text: str, table: Table, own: frozenset[str]) -> list[tuple[int, int]]:
    spans = []
    start = _first_word(text, 0)
    begin = 0
    for match in _CANDIDATE.finditer(text):
        if match.start() > start and _ends_sentence(text, start, match, table, own):
            spans.append(_trimmed(text, begin, match.end()))
            begin = match.end()
            start = _first_word(text, begin)
    if start < len(text):
        spans.append(_trimmed(text, begin, len(text)))
    return spans


def _first_word(text: str, start: int) -> int:
    match = _WORD.search(text, start)
    return match.start() if match else len(text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def _ends_sentence(text: str, start: int, match: re.Match[str], table: Table, own: frozenset[str]) -> bool:
    """Whether the sentence whose first word is at `start` ends at the marks of `match`."""
    place = match.end()
    following = _WORD.search(text, place, place + _AHEAD)
    if following is None:
        return False
    word = following.group()
    closers = match.group(2)
    if closers is None:
        return not word[0].islower() or match.group()[0] != "\n"
    marks = text[match.start() : match.end(1)]
    if text[place] in ",;:" and (text[place] != "," or text[place + 1 : place + 2].isspace()):
        return False  # a comma before a letter opens a quotation: ,,So
    before = text[max(start, match.start() - _BEHIND) : match.start()]
    spaced = before[-1:].isspace()
    last = before[before.rfind(" ") + 1 :].lstrip(_OPENERS)
    if closers and text[place] in _DASHES and text[place + 1 : place + 2] == " ":
        return False  # “It is a long game.” — Matthew
    if word[0].islower():
        after = text[following.end() : following.end() + 1]
        return after != ")" and _ends_before_lower_case(text[start], marks, closers, last, table, own)
    if word.casefold() in table.company and text[following.end() : following.end() + 1] in (".", ","):
        return False  # Yahoo! Inc.
    if marks == "." and not closers:
        if spaced:
            return text[place] != "." and before.rstrip()[-1:] != "."
        return not last or not _is_abbreviation(text, start, match, last, following, table, own)
    if (marks[0] == "." and len(marks) > 1) or marks == "…":
        bracket = last == "" and text[match.end(2) - 1] in ")]"
        return not (spaced or (bracket and before[:-1].rstrip()[-1:] in ".!?"))
    if marks == "." and last:
        return not _is_abbreviation(text, start, match, last, following, table, own)
    return not (closers and marks[-1] in "?!" and _asked_by_name(text, match.end(), table))


def _asked_by_name(text: str, place: int, table: Table) -> bool:
    """Whether a name and a verb of speech follow, as in “Why?” Mr. Duran asked."""
    words = text[place : place + 60].split(" ")
    for number, word in enumerate(words[:5]):
        if number and word.rstrip(".,;:").casefold() in table.speech:
            return True
        if not word[:1].isupper():
            return False
    return False


def _ends_before_lower_case(first: str, marks: str, closers: str, last: str, table: Table, own: frozenset[str]) -> bool:
    """Whether marks end a sentence though the next begins in lower case, as in careless or casual copy.

    A full stop does after an ordinary word, which is a long one, or one that ends in a vowel; other marks do where
    the sentence itself began in lower case.
    """
    if marks != ".":
        return first.islower() and not closers and marks[0] in "!?"
    key = _tail(last.casefold().rstrip("\"'”’»)"))
    if closers or not key.isalpha() or key in table.abbreviations or key in own:
        return False
    return len(key) > 4 or (len(key) > 1 and (first.islower() or key in table.starters or key[-1] in "aeiou"))


def _is_abbreviation(
    text: str,
    start: int,
    match: re.Match[str],
    last: str,
    following: re.Match[str],
    table: Table,
    own: frozenset[str],
) -> bool:
    """Whether the full stop after `last` is only that word's own, `following` being the next."""
    word, key, closed = following.group().casefold(), last.casefold(), bool(match.group(2).strip(")]}"))
    if len(key) > 1 and key.isalpha() and key not in table.abbreviations and key not in own:
        return _is_unknown_abbreviation(text, start, match, last, word, table)
    is_initial = following.end() - following.start() == 1 and text[following.end() : following.end() + 1] == "."
    number = _NUMERAL.match(following.group()) is not None
    if key in table.always:
        return not closed
    if not (len(last) == 1 and last.isupper()) and (key in table.before_number or _tail(key) in table.before_number):
        return number
    if is_initial and len(key) == 1 and key.isalpha():
        return True  # z. B.
    if key in table.time:
        return number or is_initial or word in table.after_time
    if key in table.company:
        return number or word in table.after_company or text[match.end()] == "("
    if key in table.sometimes or key in own or _DOTTED.match(key) or (len(last) == 1 and last.isupper()):
        if text[match.end()] in "(–—―-":  # "King Jr. (I-Me.)", "WASHINGTON, D.C. – Today …"
            return True
        return (word not in table.starters or is_initial) and (not closed or number)
    if key.isdigit() and not closed:
        opens = match.start() - len(last) <= start  # "1. The first"
        return opens or (table.ordinals and len(last) <= 2 and word not in table.starters)
    return False


def _is_unknown_abbreviation(text: str, start: int, match: re.Match[str], last: str, word: str, table: Table) -> bool:
    """Whether letters that are in no table stand for a number or before one: "Johannes XXIII. Nachfolger",
    "Schillerstr. 9", "(geb. 1934)".
    """
    if last.isupper() and _ROMAN.match(last):
        opens = match.start() - len(last) <= start
        return not match.group(2) and (opens or (table.ordinals and word not in table.starters))
    if not _NUMERAL.match(text, match.end()):
        return False
    if table.ordinals and last.endswith("str"):
        return True
    return len(last) <= 4 and _is_in_parenthesis(text, start, match.start())


def _tail(word: str) -> str:
    """What follows an elided article or a hyphen: "art" of "l'art", "str" of "Schiller-Str"."""
    return word[max(word.rfind("'"), word.rfind("’"), word.rfind("-")) + 1 :]


def _is_in_parenthesis(text: str, start: int, place: int) -> bool:
    """Whether a bracket stands open at `place`: "(geb. 1934", "[v. 908]"."""
    start = max(start - 1, place - _BEHIND, 0)
    opened = max(text.rfind("(", start, place), text.rfind("[", start, place))
    return opened > max(text.rfind(")", start, place), text.rfind("]", start, place))


@cache
def _table(language: str | None) -> Table:
    """The table of a language; that of English where there is none."""
    code = (language or "").casefold().replace("_", "-").split("-")[0]
    code = _TABLES.get(code, code)
    sections = read_sections(f"sentences.{code if code in _WITH_TABLE else 'en'}.txt")
    known = frozenset().union(*map(sections.get, _ABBREVIATIONS, repeat(frozenset())))
    named = {name.replace("-", "_"): words for name, words in sections.items()}
    return Table(ordinals=code in _ORDINALS, abbreviations=known, **named)


@cache
def read_sections(name: str) -> dict[str, frozenset[str]]:
    """The words of a data file beside this module, by section; `#` begins a comment."""
    sections: dict[str, frozenset[str]] = {}
    with open(join(dirname(__file__), "data", name), encoding="utf-8") as file:
        text = file.read()
    for part in text.split("\n[")[1:]:
        title, _, rows = part.partition("]\n")
        sections[title] = frozenset(row for row in rows.split("\n") if row and row[0] != "#")
    return sections
