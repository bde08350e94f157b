"""Who stands behind a verb of speech in a sentence: before it, after it, or before a description between commas."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.narration import QUOTE
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.language.speech import Speech

TOKEN = lazy_pattern(r"[^\W\d_][\w’'.-]*\w|[^\W_]|\0|\ufffc|[,;:()—–]|@\w+")
_REACH = 14
"""How many words may stand between a speaker and the verb, where a description comes between commas."""
_TIME = frozenset({"am", "early", "en", "il", "im", "in", "last", "late", "le", "next", "on", "this"})
"""What may stand before a day or a month."""
_BEHIND = 9
_JOINTS = frozenset({"of", "the", "for", "at", "and", "de", "von", "van", "der", "&"})


class Naming(NamedTuple):
    """A verb, who stands behind it, and whether the verb is hardly ever anything but one of speech."""

    cue: str
    source: str
    spoken: bool


def find_speaker(text: str, words: Speech) -> Naming | None:
    """The first verb of speech, or else other cue, that somebody stands behind. In `text`, one sentence, quotations are
    one character each.
    """
    tokens = TOKEN.findall(text)
    weak: tuple[int, int, int] | None = None
    cues = words.cues
    for at, word in enumerate(tokens):
        verb = word.lower()
        if verb not in cues:
            continue
        found = _before(tokens, at, verb, words) or _behind(tokens, at, words)
        if found is None or not _is_linked(tokens, at, words):
            continue
        if verb in words.spoken:
            return Naming(word, _slice(text, *found), True)
        if weak is None:
            weak = (at, *found)
    return None if weak is None else Naming(tokens[weak[0]], _slice(text, weak[1], weak[2]), False)


def _slice(text: str, first: int, last: int) -> str:
    """The text from one word to another."""
    spans = [match.span() for match in islice(TOKEN.finditer(text), first, last + 1)]
    return text[spans[0][0] : spans[-1][1]]


def _is_linked(tokens: list[str], at: int, words: Speech) -> bool:
    """Whether a verb can speak of the quotation: it comes before one, or in a clause that begins right after it or
    after a comma. `“…,” including provisions he said` does not.
    """
    if QUOTE in tokens[at:]:
        return True
    back = at
    while back and tokens[back - 1] != QUOTE:
        back -= 1
        if tokens[back] in ",—–" and tokens[back - 1] != QUOTE:
            return True
    if not back:
        return True
    first = next((word for word in tokens[back:] if word not in ",—–)"), "")
    return first.lower() not in words.breaks


def _before(tokens: list[str], at: int, verb: str, words: Speech) -> tuple[int, int] | None:
    """Who stands before a verb: a pronoun, a name, a role; across adverbs, or across a description."""
    left = _over_adverbs(tokens, at - 1, words)
    if left < 0:
        return None
    near = tokens[left].lower()
    if near == "to" and tokens[at + 1 : at + 2] == ["that"]:
        return next((_name(tokens, i, words) for i in range(left) if is_person(tokens[i], words)), None)
    if near == QUOTE or near in words.function or near in ";:(":
        return None
    if near in ",)—–":
        return _across(tokens, left, words)
    if is_person(tokens[left], words) or near in words.documents:
        return _name(tokens, left, words)
    return (left, left) if verb.endswith("ed") or verb in words.certain else None


def _over_adverbs(tokens: list[str], left: int, words: Speech) -> int:
    """The place before adverbs and a time ("Turkey on Friday vowed", "she later also said")."""
    in_time = False
    while left >= 0:
        low = tokens[left].lower()
        if low in words.calendar or low.isdigit():
            in_time = True
        elif not (low in words.adverbs or low.endswith("ly") or (in_time and low in _TIME)):
            break
        left -= 1
    return left


def _across(tokens: list[str], comma: int, words: Speech) -> tuple[int, int] | None:
    """Who stands before a description that ends at `comma`: `Eric Woolson, an adviser to Scott Walker, said`."""
    nearest = None
    closing = tokens[comma] == ")"
    for left in range(comma - 1, max(-1, comma - 1 - _REACH), -1):
        word = tokens[left]
        if word == QUOTE or word in ";:":
            break
        if nearest is not None and word in ("(" if closing else ",—–") and left and is_person(tokens[left - 1], words):
            return _name(tokens, left - 1, words)
        if nearest is None and is_person(word, words):
            nearest = left
    return None if nearest is None else _name(tokens, nearest, words)


def _behind(tokens: list[str], at: int, words: Speech) -> tuple[int, int] | None:
    """Who stands after a verb, as in `“…,” said Ruiz`: only right behind a quotation or its comma. Of `Erdogan's
    spokesman, Ibrahim Kalin, in` the name is taken, not the role.
    """
    if at and tokens[at - 1] != QUOTE and tokens[at - 1] not in ",—–" and tokens[at - 1].lower() not in words.adverbs:
        return None
    found = None
    stop = min(len(tokens), at + 1 + _BEHIND)
    for right in range(at + 1, stop):
        word = tokens[right]
        low = word.lower()
        if word == "," and found is not None and tokens[found].lower() in words.people:
            if right + 1 < stop and tokens[right + 1][0].isupper():
                found = right + 1
            break
        if word == QUOTE or word in ",;:(" or (found is not None and low in words.function):
            break
        if is_person(word, words) or low in words.documents:
            found = right
    return None if found is None else _name(tokens, found, words)


def is_person(word: str, words: Speech) -> bool:
    """Whether a word may be a speaker: a role, a pronoun, or a name by its capital."""
    low = word.lower()
    if low in words.people or low in words.pronouns or word[0] in "@\ufffc":
        return True
    return word[0].isupper() and low not in words.function and low not in words.adverbs


def _name(tokens: list[str], at: int, words: Speech) -> tuple[int, int]:
    """The whole name that a word belongs to: its neighbours with capitals, and what joins them."""
    first = last = at
    if not tokens[at][0].isupper():
        return at, at
    while first:
        left = first - 1
        if tokens[left][0].isupper() and tokens[left].lower() not in words.function:
            first = left
        elif tokens[left].lower() in _JOINTS:
            while left > 0 and tokens[left].lower() in _JOINTS:
                left -= 1
            if not tokens[left][0].isupper() or tokens[left].lower() in words.function:
                break
            first = left
        else:
            break
    while last + 1 < len(tokens) and tokens[last + 1][0].isupper():
        last += 1
    return first, last
