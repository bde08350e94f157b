"""Words and figures that stop a reader: hard words, acronyms never spelled out, too many numbers at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from newslint.checks.readability.places import quoted_share
from newslint.language.familiar import is_familiar, is_form
from newslint.language.metrics import distinct_words
from newslint.language.sentences import PROSE, read_sections, sentences
from newslint.language.syllables import syllables
from newslint.model import Hit, Span
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from newslint.model import Article

_DIGITS = lazy_pattern("[0-9]+")
_WORD = lazy_pattern(r"\s+([^\W\d_]{3})")
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
_SMALL = frozenset(("a", "and", "de", "der", "des", "du", "for", "in", "of", "on", "the", "to", "und"))
_MARKS = "\"“”‘’'(),.:;—–…!?[]"
_VOWELS = lazy_pattern(r"[AEIOUY]+")
_SHORTEST, _LONGEST = 5, 40
_LONGEST_ACRONYM = 6
_MOST_HARD = 200  # that are looked for in the text
_MOST_ACRONYMS = 100  # that are looked for in the text
_ROMAN = lazy_pattern(r"[IVXLCDM]+\Z")
_NUMBER = lazy_pattern(r"(?<![\w.,:/\-–])[$€£¥]?\d[\d.,]*\d?(?:%|\b)(?![/:\-–]\d)")
_YEAR = lazy_pattern(r"(?:1[5-9]|20)\d\d\Z")


class HardWords(NamedTuple):
    """How many hard words to tell of an article at most, and from how many syllables on a word may be one."""

    max_findings: int = 5
    min_syllables: int = 3


class Acronyms(NamedTuple):
    """From how many letters on, and how many to tell of an article at most."""

    min_letters: int = 3
    max_findings: int = 1


class NumberLimit(NamedTuple):
    """How many figures a sentence may have; years and dates are none."""

    max_numbers: int = 4


def hard_word(article: Article, options: HardWords) -> Iterator[Hit]:
    """Rare long words of an English article, each at its first use, where it is the reporter's own."""
    if article.language != "en":
        return
    names = {name.casefold() for name in article.vocabulary.names}
    hard = [
        word
        for word in distinct_words(article)
        if word.islower() and _is_hard(word[:_LONGEST], options.min_syllables) and word not in names
    ]
    prose = [block.span for block in article.blocks if block.kind in PROSE and not block.copy] if hard else []
    firsts = [(_first_use(article, word, prose, -1), word) for word in hard[:_MOST_HARD]]
    told = 0
    for first, word in sorted((start, word) for start, word in firsts if start is not None):
        own: int | None = first
        while own is not None and quoted_share(article, Span(own, own + len(word))):
            own = _first_use(article, word, prose, own)
        if own is not None:
            yield Hit(article.span(own, own + len(word)), {"syllables": syllables(word)})
            told += 1
        if told >= options.max_findings:
            return


def _first_use(article: Article, word: str, prose: list[Span], start: int) -> int | None:
    """Where a word stands first in the prose after the offset `start`."""
    text = article.text
    while (start := text.find(word, start + 1)) >= 0:
        place = bisect_right(prose, start, key=lambda block: block.start) - 1
        if place >= 0 and start < prose[place].end and _stands_alone(text, start, start + len(word)):
            return start
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a word, and no part of one, of an address, a file name or a tag."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "_@#$/.-'’"):
        return False
    if text[end : end + 1] == "s" and text[start].isupper():  # MPs
        end += 1
    after = text[end : end + 3]
    if after[:1] in ("'", "’"):  # MP's
        return after[1:2] == "s" and not after[2:3].isalnum()
    return not (after[:1].isalnum() or after[:1] in ("_", "@", "/", "-") or (after[:1] == "." and after[1:2].isalnum()))


@lru_cache(maxsize=1 << 14)
def _is_hard(word: str, min_syllables: int) -> bool:
    """Whether a word in lower case is long, unfamiliar and rare."""
    if (
        len(word) < _SHORTEST
        or not (word.isalpha() and word.isascii())
        or syllables(word) < min_syllables
        or is_familiar(word)
    ):
        return False
    common = read_sections("common.en.txt")["common"]
    return word not in common and not is_form(word, common)


def acronym(article: Article, options: Acronyms) -> Iterator[Hit]:
    """Acronyms of an English article that stand nowhere for words in it, each at its first use."""
    if article.language != "en":
        return
    unknown = {_capitals(word) for word in distinct_words(article) if word[1:2].isupper()}
    unknown = {letters for letters in unknown if options.min_letters <= len(letters) <= _LONGEST_ACRONYM}
    unknown -= read_sections("acronyms.en.txt")["known"] | article.vocabulary.acronyms | article.vocabulary.names
    prose = [block.span for block in article.blocks if block.kind in PROSE and not block.copy] if unknown else []
    firsts = [(_first_use(article, letters, prose, -1), letters) for letters in sorted(unknown)[:_MOST_ACRONYMS]]
    told = 0
    for start, letters in sorted((start, letters) for start, letters in firsts if start is not None):
        span = Span(start, start + len(letters))
        if _ROMAN.match(letters) or _is_emphasis(article.text, span) or _is_spelled_out(letters, article):
            continue
        yield Hit(article.span(span.start, span.end))
        told += 1
        if told >= options.max_findings:
            return


def _capitals(word: str) -> str:
    """The capitals that a word begins with: "MP" of "MPs"."""
    return word[: len(word) - len(word.lstrip(ascii_uppercase))]


def _is_emphasis(text: str, span: Span) -> bool:
    """Whether capitals only stress a word ("NEVER"), open a block as a dateline, or stand beside other capitals."""
    start, end = span.start, span.end
    letters = text[start:end]
    lower = letters.lower()
    if len(letters) > 4 and len(_VOWELS.findall(letters)) > 1:  # a name or a word: "GETTY", "README"
        return True
    if is_familiar(lower) or lower in read_sections("common.en.txt")["common"]:
        return True
    if text[max(0, start - 2) : start] in ("", "\n\n"):
        return True
    around = text[max(0, start - 12) : start] + " " + text[end : end + 12]
    return any(len(word) > 2 and word.isupper() and word.isalpha() for word in around.split())


def _is_spelled_out(letters: str, article: Article) -> bool:
    """Whether words of the article begin with the letters, one after the other, small words left in or out; or
    whether the article explains the acronym in brackets beside it, or has it as a common word.
    """
    text = article.text
    if f"({letters}" in text or f"{letters} (" in text or f"{letters}s (" in text:
        return True
    found: tuple[set[str], str] | None = article.memo.get("initials")
    if found is None:
        words = text.replace("-", " ").split()
        pairs = [(word[0] if word[0].isalnum() else word.lstrip(_MARKS)[:1], word in _SMALL) for word in words]
        initials = (
            "".join([initial for initial, _ in pairs]),
            "".join([initial for initial, small in pairs if not small]),
        )
        found = article.memo["initials"] = set(words), "\n".join(initials).casefold()
    words_of_text, initials_of_text = found
    return (
        letters.casefold() in initials_of_text or letters.lower() in words_of_text or letters.title() in words_of_text
    )


def list_of_numbers(article: Article, options: NumberLimit) -> Iterator[Hit]:
    """Sentences with more figures than a reader can weigh; a table, a list or fewer of them would tell more."""
    text = article.text
    places = [match.start() for match in _DIGITS.finditer(text)]
    if len(places) <= options.max_numbers:
        return
    for sentence in sentences(article):
        start, end = sentence.span.start, sentence.span.end
        if bisect_left(places, end) - bisect_left(places, start) <= options.max_numbers:
            continue
        numbers = sum(_is_figure(match) for match in _NUMBER.finditer(text, start, end))
        if sentence.block.kind == "paragraph" and numbers > options.max_numbers:
            yield Hit(article.span(start, end), {"numbers": numbers, "limit": options.max_numbers})


def _is_figure(match: re.Match[str]) -> bool:
    """Whether a number is neither a year, nor the day of a date, nor the name of a thing ("Highway 1", "No. 3"), nor
    a label ("(1) …").
    """
    text, start, end = match.string, match.start(), match.end()
    if _YEAR.match(match.group().rstrip(".,")) or (text[start - 1 : start] == "(" and text[end : end + 1] == ")"):
        return False
    after = _WORD.match(text, end)
    if after and after.group(1).lower() in _MONTHS:
        return False
    before = text[max(0, start - 40) : start].rsplit(None, 1)[-1:] or [""]
    return not before[0][:1].isupper() or (before[0][-1:] in ".,;:" and before[0].lower() not in ("no.", "nos."))
