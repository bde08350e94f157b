"""Articles that repeat other articles: as a whole, in part, by their headline, by their slug."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newslint.across.gathered import AcrossHit, Gathered
from newslint.checks import NoOptions
from newslint.model import Hit, Severity
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.across.compare import Match
    from newslint.across.stories import Story

_VERSION = lazy_pattern(
    r"\W*(?:update[ds]?(?: \d+)?|corrected|correction|clarification|recasts?|refiles?|rewrites?|adds|"
    r"\d+(?:st|nd|rd|th) (?:ld|lead)|writethru|urgent|wrapup(?: \d+)?|repeat)\b",
    re.IGNORECASE,
)
_WORDS = lazy_pattern(r"\w+")
_AGENCIES = "ap afp reuters upi dpa ani pti ians bloomberg xinhua tass".split()
_CREDITS = (
    "first published", "originally published", "first appeared", "originally appeared", "republished", "re-published",
    "syndicated", "auto-generated from", "associated press", "agence france-presse", "press association", "pa media",
    *(f"({agency}) {dash}" for agency in _AGENCIES for dash in "-–—"),
)  # fmt: skip
_HEAD, _TAIL = 400, 600
_TRIMMED, _EXTENDED = 0.85, 1.15
_NEARLY_ALL = 0.8  # with less in common, two articles may follow one form
_SHORT_HEADLINE = 4  # words


class NearDuplicate(NamedTuple):
    """`min_share`: of the smaller article's words, how many have to stand in the other one; half of them at least."""

    min_share: float = 0.5

    def validate(self) -> None:
        if not 0.5 <= self.min_share <= 1:
            raise ValueError(f"min-share must be from 0.5 to 1, not {self.min_share}")


class CopiedPassage(NamedTuple):
    """`min_words`: how many words have to be copied; 35 at least, since fewer are quotations and set phrases."""

    min_words: int = 35

    def validate(self) -> None:
        if self.min_words < 35:
            raise ValueError(f"min-words must be 35 or more, not {self.min_words}")


def duplicate_article(gathered: Gathered, options: NoOptions) -> Iterator[AcrossHit]:
    """Articles with the same words as an earlier one."""
    for match in gathered.copies.values():
        if match.kind == "same":
            yield _copy(gathered, match, "The same article as {other}")


def near_duplicate_article(gathered: Gathered, options: NearDuplicate) -> Iterator[AcrossHit]:
    """Articles most of which stands in an earlier one, or the other way round."""
    for match in gathered.copies.values():
        if match.kind == "near" and match.share >= options.min_share:
            yield _copy(gathered, match, f"{round(100 * match.share)} % {_how(gathered, match)} {{other}}")


def copied_passage(gathered: Gathered, options: CopiedPassage) -> Iterator[AcrossHit]:
    """Passages that stand word for word in an earlier article."""
    from newslint.across.tokens import word_places

    for match in gathered.matches:
        if match.kind != "passage" or match.words < options.min_words:
            continue
        earlier, later = gathered.stories[match.earlier], gathered.stories[match.later]
        first, second, size = match.place
        passage = word_places(later.text, second, size)
        there = word_places(gathered.text(match.earlier), first, size)
        hit = Hit(later.at, {"other": _named(earlier), "words": match.words}, severity=_severity(later))
        yield AcrossHit(later, hit, ((earlier, there, "stands here too"),), passage)


def duplicate_headline(gathered: Gathered, options: NoOptions) -> Iterator[AcrossHit]:
    """Headlines that an earlier article of the same folder has, of articles that are no copies of one another."""
    seen: dict[tuple[str, ...], int] = {}
    for number, story in enumerate(gathered.stories):
        words = _WORDS.findall(story.title.casefold())
        if len(words) < _SHORT_HEADLINE:
            continue
        first = seen.setdefault((gathered.folder(story), *words), number)
        if first != number and gathered.is_told(number) and number not in gathered.copies:
            other = gathered.stories[first]
            hit = Hit(story.at, {"other": _place(other)})
            yield AcrossHit(story, hit, ((other, None, "has it already"),))


def duplicate_slug(gathered: Gathered, options: NoOptions) -> Iterator[AcrossHit]:
    """Slugs that an earlier article of the same folder has."""
    seen: dict[tuple[str, str], int] = {}
    for number, story in enumerate(gathered.stories):
        if not story.slug:
            continue
        first = seen.setdefault((gathered.folder(story), story.slug.strip("/").casefold()), number)
        if first != number and gathered.is_told(number):
            other = gathered.stories[first]
            hit = Hit(story.at, {"other": _place(other), "slug": story.slug})
            yield AcrossHit(story, hit, ((other, None, "has it already"),))


def _copy(gathered: Gathered, match: Match, message: str) -> AcrossHit:
    earlier, later = gathered.stories[match.earlier], gathered.stories[match.later]
    why = ""
    if _is_version(later, later.text) or _is_version(earlier, gathered.text(match.earlier)):
        why = "; it is marked as a version of it"
    elif _is_credited(later):
        why = "; it is credited"
    hit = Hit(
        later.at,
        {"other": _named(earlier)},
        message=message + why,
        severity=Severity.INFO if why or match.share < _NEARLY_ALL else None,
        whole=True,
    )
    return AcrossHit(later, hit, ((earlier, None, "the earlier article"),))


def _how(gathered: Gathered, match: Match) -> str:
    """What was done to the copy, in the words of the message."""
    earlier, later = gathered.stories[match.earlier], gathered.stories[match.later]
    ratio = match.later_words / max(1, match.earlier_words)
    if ratio < _TRIMMED:
        return "of this article stands in a longer one, which it trims:"
    if ratio > _EXTENDED:
        return "of an earlier article stands in this one, which extends it:"
    if earlier.title and later.title and earlier.title.casefold() != later.title.casefold():
        return "of this article stands under another headline too:"
    return "of this article stands in another one too:"


def _severity(story: Story) -> Severity | None:
    return Severity.INFO if _is_version(story, story.text) or _is_credited(story) else None


def _is_version(story: Story, text: str) -> bool:
    """Whether a desk marked it as a new version of a story: "UPDATE 2-", "CORRECTED"."""
    return _VERSION.match(story.title) is not None or _VERSION.match(text[:60]) is not None


def _is_credited(story: Story) -> bool:
    """Whether it says whose copy it is."""
    said = f"{story.text[:_HEAD]} {story.text[-_TAIL:]}".lower()
    return any(cue in said for cue in _CREDITS)


def _named(story: Story) -> str:
    return f'"{story.title}"' if story.title else _place(story)


def _place(story: Story) -> str:
    return f"{story.filename}:{story.row}"
