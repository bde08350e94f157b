"""Words and figures that stop a reader: hard words, acronyms never spelled out, too many numbers at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newslint.checks.readability.places import quoted_share
from newslint.language.familiar import is_familiar, is_form
from newslint.language.sentences import PROSE, read_sections, sentences
from newslint.language.syllables import syllables
from newslint.model import Hit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.model import Article

_LOWER = re.compile(r"(?<![\w'’@#/.\-])[a-z]{5,}(?![\w'’@/\-]|\.\w)")
_ACRONYM = re.compile(r"(?<![\w@#$/.'’\-])[A-Z]{3,6}(?=s?(?:['’]s)?(?![\w@/\-]|\.\w))")
_CAPITALS = re.compile(r"[A-Z]")
_SMALL = re.compile(r"[a-z]")
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = re.compile(r"[AEIOUY]+")
_MOST_ACRONYMS = 100  # that are looked for in the text
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_NUMBER = re.compile(r"(?<![\w.,:/\-–])[$€£¥]?\d[\d.,]*\d?(?:%|\b)(?![/:\-–]\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")


@dataclass(frozen=True)
class HardWords:
    """How many hard words to tell of an article at most, and from how many syllables on a word may be one."""

    max_findings: int = 5
    min_syllables: int = 3


@dataclass(frozen=True)
class Acronyms:
    """From how many letters on, and how many to tell of an article at most."""

    min_letters: int = 3
    max_findings: int = 1


@dataclass(frozen=True)
class NumberLimit:
    """How many figures a sentence may have; years and dates are none."""

    max_numbers: int = 4


def hard_word(article: Article, options: HardWords) -> Iterator[Hit]:
    """Rare long words of an English article, each at its first use, where it is the reporter's own."""
    if article.language != "en":
        return
    seen = {name.casefold() for name in article.vocabulary.names}
    told = 0
    for sentence in sentences(article):
        for match in _LOWER.finditer(article.text, sentence.span.start, sentence.span.end):
            word = match.group()
            if word in seen:
                continue
            seen.add(word)
            if not _is_hard(word, options.min_syllables):
                continue
            if quoted_share(article, Span(match.start(), match.end())) > 0:
                continue
            yield Hit(article.span(match.start(), match.end()), {"syllables": syllables(word)})
            told += 1
            if told >= options.max_findings:
                return


def _is_hard(word: str, min_syllables: int) -> bool:
    """Whether a word in lower case is long, unfamiliar and rare."""
    if syllables(word) < min_syllables or is_familiar(word):
        return False
    common = read_sections("common.en.txt")["common"]
    return word not in common and not is_form(word, common)


def acronym(article: Article, options: Acronyms) -> Iterator[Hit]:
    """Acronyms of an English article that stand nowhere for words in it, each at its first use."""
    if article.language != "en":
        return
    known = read_sections("acronyms.en.txt")["known"]
    own = article.vocabulary.acronyms | article.vocabulary.names
    seen: set[str] = set()
    initials: str | None = None
    words: set[str] = set()
    told = 0
    for block in article.blocks:
        if block.kind not in PROSE or block.copy or _is_shouted(article.block_text(block)):
            continue
        for match in _ACRONYM.finditer(article.text, block.span.start, block.span.end):
            letters = match.group()
            if letters in seen or len(letters) < options.min_letters:
                continue
            if len(seen) >= _MOST_ACRONYMS:
                return
            seen.add(letters)
            if (
                letters in known
                or letters in own
                or _ROMAN.match(letters)
                or _is_emphasis(letters, article.text, match)
            ):
                continue
            if initials is None:
                words = set(_WORD.findall(article.text))
                initials = "".join(_INITIAL.findall(article.text)).casefold()
            if letters.lower() in words or letters.title() in words or _is_spelled_out(letters, article.text, initials):
                continue
            yield Hit(article.span(match.start(), match.end()))
            told += 1
            if told >= options.max_findings:
                return


def _is_shouted(text: str) -> bool:
    """Whether a block is written in capitals."""
    return len(_CAPITALS.findall(text)) > len(_SMALL.findall(text))


def _is_emphasis(letters: str, text: str, match: re.Match[str]) -> bool:
    """Whether capitals only stress a word ("NEVER"), open a block as a dateline, or stand beside other capitals."""
    lower = letters.lower()
    if len(letters) > 4 and len(_VOWELS.findall(letters)) > 1:  # a name or a word: "GETTY", "README"
        return True
    if is_familiar(lower) or lower in read_sections("common.en.txt")["common"]:
        return True
    if text[max(0, match.start() - 2) : match.start()] in ("", "\n\n"):
        return True
    around = text[max(0, match.start() - 12) : match.start()] + " " + text[match.end() : match.end() + 12]
    return any(len(word) > 2 and word.isupper() and word.isalpha() for word in around.split())


def _is_spelled_out(letters: str, text: str, initials: str) -> bool:
    """Whether words of the article begin with the letters, one after the other, small words left in or out; or
    whether the article explains the acronym in brackets beside it.
    """
    if letters.casefold() in initials:
        return True
    if re.search(rf"\w\s+\(\s*(?:the |or )?[“\"']?{letters}s?[”\"']?\s*\)|\b{letters}s?\s+\(", text):
        return True
    between = r"(?:\s+(?:of|the|for|and|in|on|to|de|du|des|der)\b|\s*[&,])*[\s\-]+(?:\w+-)?"
    loose = between.join(rf"{letter}[^\W_]*" for letter in letters)
    return re.search(rf"\b{loose}", text, re.IGNORECASE) is not None


def list_of_numbers(article: Article, options: NumberLimit) -> Iterator[Hit]:
    """Sentences with more figures than a reader can weigh; a table, a list or fewer of them would tell more."""
    for sentence in sentences(article):
        if sentence.block.kind != "paragraph":
            continue
        text = article.text[sentence.span.start : sentence.span.end]
        numbers = [match for match in _NUMBER.finditer(text) if _is_figure(match, text)]
        if len(numbers) > options.max_numbers:
            yield Hit(
                article.span(sentence.span.start, sentence.span.end),
                {"numbers": len(numbers), "limit": options.max_numbers},
            )


def _is_figure(match: re.Match[str], text: str) -> bool:
    """Whether a number is neither a year nor the day of a date, nor the name of a thing ("Highway 1", "No. 3")."""
    number = match.group().rstrip(".,")
    if _YEAR.match(number):
        return False
    before = text[max(0, match.start() - 40) : match.start()].rsplit(None, 1)[-1:] or [""]
    return not before[0][:1].isupper() or (before[0][-1:] in ".,;:" and before[0].lower() not in ("no.", "nos."))
