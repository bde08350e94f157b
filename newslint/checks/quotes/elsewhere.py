"""The same words quoted in two articles of a run: altered, or given to two speakers.

What is compared are passages between marks, found by a pattern in each story's text; who is named for them is looked
for only where two stories quote the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.across.gathered import AcrossHit, Gathered
from newslint.checks.quotes.repeats import changed_words, plain_words
from newslint.checks.quotes.speakers import is_name, same_person
from newslint.checks.quotes.wording import first_words
from newslint.language.quotations import quotations
from newslint.model import Hit, Source
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.across.stories import Story

_QUOTED = lazy_pattern(
    r"“[^“”\n]{30,}”|„[^„“”\n]{30,}[“”]|«[^«»\n]{30,}»|(?<![^\s(])\"(?=\S)[^\"\n]{30,}(?<=\S)\"(?!\w)"
)
_GRAM = 4
_LONG_WORD = 6
_LONGEST = 100
"""Words: longer passages are no single quotations, and are compared as copies."""
_PART_ALIKE = 2
"""One in so many rows of four words must be the same, before two quotations are compared word by word."""


class AlteredElsewhere(NamedTuple):
    """From how many words on a quotation counts, and how many of these may differ before it is another one."""

    min_words: int = 12
    max_changes: int = 2


class ConflictElsewhere(NamedTuple):
    """From how many words on a quotation is one that two people would not both say."""

    min_words: int = 8


class _Quoted(NamedTuple):
    """A passage between marks, in offsets of its story's text."""

    story: Story
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.story.text[self.start : self.end]

    @property
    def words(self) -> list[str]:
        return plain_words(self.text.lower())


def altered_elsewhere(gathered: Gathered, options: AlteredElsewhere) -> Iterator[AcrossHit]:
    """Each quotation that stands in an earlier article with words changed."""
    known: dict[str, _Quoted] = {}
    told: set[str] = set()
    for quoted, words in _quoted(gathered, options.min_words):
        grams = _grams(words)
        near = _most_alike(quoted, grams, known)
        before = near.words if near else words
        changed = changed_words(before, words, options.max_changes) if before != words else None
        whole = " ".join(words)
        if near and changed and whole not in told and not _counts(changed):
            told.add(whole)
            values = {"quotation": first_words(quoted.text), "here": changed[1], "there": changed[0]}
            other = (near.story, (near.start, near.end), "the other time")
            yield AcrossHit(quoted.story, Hit(quoted.story.at, values), (other,), (quoted.start, quoted.end))
        for gram in grams:
            known.setdefault(gram, quoted)


def conflicting_elsewhere(gathered: Gathered, options: ConflictElsewhere) -> Iterator[AcrossHit]:
    """Each quotation that stands in an earlier article under another name."""
    seen: dict[str, _Quoted] = {}
    named: dict[str, str] = {}
    for quoted, words in _quoted(gathered, options.min_words):
        whole = " ".join(words)
        first = seen.setdefault(whole, quoted)
        if first.story is quoted.story:
            continue
        if whole not in named:
            named[whole] = _source_of(first)
        other, source = named[whole], _source_of(quoted)
        if is_name(other) and is_name(source) and not same_person(other, source):
            values = {"quotation": first_words(quoted.text), "source": source, "other": other}
            place = (first.story, (first.start, first.end), "the other time")
            yield AcrossHit(quoted.story, Hit(quoted.story.at, values), (place,), (quoted.start, quoted.end))


def _quoted(gathered: Gathered, min_words: int) -> Iterator[tuple[_Quoted, list[str]]]:
    """The passages between marks, of so many words, in all stories; each with its words."""
    for story in gathered.stories:
        for match in _QUOTED.finditer(story.text):
            words = plain_words(match.group().lower())
            if min_words <= len(words) <= _LONGEST:
                yield _Quoted(story, *match.span()), words


def _grams(words: list[str]) -> list[str]:
    """The rows of four words that begin with a long one: a fourth of them all, which are the telling ones."""
    return [" ".join(words[at : at + _GRAM]) for at, word in enumerate(words[: 1 - _GRAM]) if len(word) >= _LONG_WORD]


def _most_alike(quoted: _Quoted, grams: list[str], known: dict[str, _Quoted]) -> _Quoted | None:
    """The quotation of another story that has most rows of words in common with this one, if these are many."""
    votes: dict[tuple[str, int, int], int] = {}
    voted: dict[tuple[str, int, int], _Quoted] = {}
    for gram in grams:
        other = known.get(gram)
        if other is not None and other.story is not quoted.story:
            key = (other.story.filename, other.story.number, other.start)
            votes[key] = votes.get(key, 0) + 1
            voted[key] = other
    best = max(votes, key=votes.__getitem__, default=None)
    return voted[best] if best and votes[best] * _PART_ALIKE >= len(grams) else None


def _counts(changed: tuple[str, str]) -> bool:
    """Whether a number is what differs: a statement that is issued anew for each place has another one each time."""
    return any(word[0].isdigit() or word[0] in "$€£" for words in changed for word in words.split())


def _source_of(quoted: _Quoted) -> str:
    """Who is named for a quotation in its paragraph and those around it; "" if nobody is."""
    from newslint.readers import Reading, read

    articles, _ = read(Source("story.txt", _around(quoted)), Reading())
    wanted = quoted.words
    for article in articles:
        for quotation in quotations(article):
            text = article.text[quotation.span.start : quotation.span.end]
            if quotation.speech and quotation.attribution and plain_words(text.lower()) == wanted:
                return quotation.attribution.source
    return ""


def _around(quoted: _Quoted) -> str:
    """The paragraph of a quotation with the one before and the one after."""
    text = quoted.story.text
    start, end = quoted.start, quoted.end
    for _ in range(2):
        start = max(0, text.rfind("\n\n", 0, start))
        after = text.find("\n\n", end + 2)
        end = after if after >= 0 else len(text)
    return text[start:end].strip("\n")
