"""Where a long sentence is best cut in two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newslint.language.sentences import read_sections
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.model import Article, Span

_TOKEN = lazy_pattern(r"[^\W_](?:[^\s—–―…]*[^\W_])?|[;:—–―,()]")
_SHORTEST = 6  # words that each part must keep


class Cut(NamedTuple):
    """A place in the article's text before which a new sentence could begin, and how many words stand before it."""

    place: int
    words: int


def best_cut(article: Article, span: Span) -> Cut | None:
    """The best place to cut the sentence at `span`, a span of the article's text; None where there is no good one.

    A semicolon is better than a conjunction with a comma before it, that better than a relative clause, and a bare
    conjunction the last resort; of equals the one nearest the middle.
    """
    words = read_sections("cuts.txt")
    code = (article.language or "").casefold()[:2]
    clause, loose, relative, subject = (
        words.get(f"{code} {part}", frozenset()) for part in ("clause", "loose", "relative", "subject")
    )
    tokens = [
        (match.group().casefold(), match.start()) for match in _TOKEN.finditer(article.text, span.start, span.end)
    ]
    total = sum(text[0].isalnum() for text, _ in tokens)
    before = 0
    best: tuple[float, Cut] | None = None
    depth = 0
    for number, (text, place) in enumerate(tokens):
        if not text[0].isalnum():
            depth += (text == "(") - (text == ")" and depth > 0)
            continue
        if not depth and _SHORTEST <= before <= total - _SHORTEST:
            previous = tokens[number - 1][0]
            following = tokens[number + 1][0] if number + 1 < len(tokens) else ""
            strength = 0.0
            if previous in ";:—–―":
                strength = 3.0 if previous == ";" else 1.5
            elif text in clause:
                strength = 2.5 if previous == "," else 1.5
            elif text in loose:
                strength = (0.8 if previous == "," else 0.3) + (1.0 if following in subject else 0.0)
            elif text in relative and previous == ",":
                strength = 1.6
            if strength:
                score = strength - 3 * abs(before / total - 0.5)
                if best is None or score > best[0]:
                    best = score, Cut(place, before)
        before += 1
    return best[1] if best else None
