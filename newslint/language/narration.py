"""What a block tells around its quotations: its sentences, with each quotation as one opaque character.

This is not the sentence splitter of `sentences`: a quotation of three sentences is one thing here, and so is the
sentence `“Is it safe?” asked Pinto`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.language.pairing import Passage
    from newslint.language.speech import Speech

QUOTE = "\0"

# A stop after a capital, or after a short word with a capital, more often belongs to an abbreviation (U.S., Sen.,
# Gov.) than it ends a sentence; joining two sentences does less harm here than cutting off a speaker's name.
_END = lazy_pattern(
    r"[.!?…。！？](?:(?<=[。！？])|(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<!\bProf\.)(?<!\bCapt\.)"
    r"(?<!\bSupt\.)(?<!\b[Nn]o\.)[.!?…]*[)\]]*(?:\s+(?=[^a-zß-ÿ]|$)|$))"
)
_WORD = lazy_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOPS = frozenset(".!?…。！？")


class Telling:
    """One sentence of a block. `text` has `QUOTE` in place of each quotation; `quotes` are their numbers. `hung` says
    that words hang on one of them by a comma, as a speaker's do: `“…,” thundered the mayor`.
    """

    __slots__ = ("_tokens", "hung", "low", "quotes", "text")

    def __init__(self, text: str, quotes: list[int], hung: bool = False) -> None:
        self.text = text
        self.quotes = quotes
        self.hung = hung
        self.low = text.lower()
        self._tokens: frozenset[str] | None = None

    @property
    def tokens(self) -> frozenset[str]:
        """Its words, in lower case."""
        found = self._tokens
        if found is None:
            found = self._tokens = frozenset(_WORD.findall(self.low))
        return found

    @property
    def is_bare(self) -> bool:
        """Whether it has no words of its own: nothing but quotations and punctuation."""
        return _WORD.search(self.low) is None


def tellings(text: str, start: int, end: int, passages: Sequence[Passage], words: Speech | None) -> list[Telling]:
    """The sentences of the block `text[start:end]`, whose outermost passages are given."""
    found: list[Telling] = []
    pieces: list[str] = []
    quotes: list[int] = []
    hung = False

    def finish() -> None:
        nonlocal hung
        told = "".join(pieces).strip()
        if told:
            found.append(Telling(told, quotes.copy(), hung))
        pieces.clear()
        quotes.clear()
        hung = False

    at = start
    for number in range(len(passages) + 1):
        stop = passages[number].start if number < len(passages) else end
        gap = text[at:stop]
        if number and pieces:
            if _closes_sentence(text, passages[number - 1], gap, words):
                finish()
            elif not hung:
                hung = _hangs(text, passages[number - 1], gap)
        cut = 0
        for match in _END.finditer(gap):
            if match.end() == len(gap) and number < len(passages) and not match.group()[-1].isspace():
                continue
            pieces.append(gap[cut : match.end()])
            cut = match.end()
            finish()
        pieces.append(gap[cut:])
        if number < len(passages):
            pieces.append(QUOTE)
            quotes.append(number)
            at = passages[number].end
    finish()
    return found


def _hangs(text: str, passage: Passage, gap: str) -> bool:
    """Whether the words of `gap` hang on the quotation before it."""
    after = gap.lstrip(" ,")
    if not after[:1].isalpha():
        return False
    last = text[passage.inner[1] - 1 : passage.inner[1]]
    return last == "," or gap[:1] == "," or (last in "?!" and after[0].islower())


def _closes_sentence(text: str, passage: Passage, gap: str, words: Speech | None) -> bool:
    """Whether the sentence ends with the quotation before `gap`."""
    after = gap.lstrip()
    last = text[passage.inner[1] - 1 : passage.inner[1]]
    if not after:
        return last in _STOPS
    if after[0] in ",;:)]-–—―(" or after[0].islower() or last not in _STOPS:
        return False
    if last in "!?…" and words is not None:
        return not any(word in words.cues for word in _WORD.findall(after[:60].lower())[:5])
    return True
