"""What newsrooms repeat on purpose: sign-offs, credits, questions, refrains, and the letter that was quoted above."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.model import Article

_SET_COPY = lazy_pattern(
    r"\W*(?:(?:photos?|pictures?|images?|video|source|sources|credits?|quelle|fotos?|bild|crédits?)\b[^.!?]{0,60}(?::|by\b)"
    r"|(?:reporting|editing|writing|additional reporting|compiled|photography|illustration)\s+by\b"
    r"|(?:read|see|find out|learn|click|listen|watch|sign up|subscribe|follow|share|donate|support|contact|call|visit|"
    r"register|join|download|advertisement|copyright|©|published|updated|last updated|posted|media contact)\b"
    r"|https?://|www\.|[qa]:\s|--\s|—\s|<|&lt;|"
    r"(?:this|the) (?:post|article|story|piece|column|essay|interview) (?:was|is|has|originally|first)\b|"
    r"(?:table|figure|fig\.|chart|graph|box|annex|appendix|tabelle|abbildung|abb\.|tableau) ?\d|"
    r"(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)",
    re.IGNORECASE,
)
_CREDIT = lazy_pattern(
    r"\b(?:photos?|photograph|images?|pictures?|illustration|graphic|credits?)(?: by\b|:)", re.IGNORECASE
)
_REFERENCE = lazy_pattern(
    r"https?://|\bwww\.|\b[\w-]+\.(?:com|org|gov|net|edu|int)/|\b[Aa]ccessed \d|\bRetrieved\b|\bdoi:|\{[%{]"
)
_REFERENCES = lazy_pattern(
    r"\W*(?:works cited|references|bibliography|sources?|notes|endnotes|footnotes|citations|further reading|"
    r"literatur|quellen|bibliographie|références|sources et références|bibliografía|referencias|bibliografia)\W*\Z",
    re.IGNORECASE,
)
_IN_FULL = lazy_pattern(
    r"\b(?:[Ff]ull (?:text|letter|statement|remarks|transcript)|(?:letter|statement|text|remarks|transcript) "
    r"(?:follows|is below|below|reads|in full)|follows|below|Dear|Sincerely|[Tt]ext of the)\b"
)
_SALUTATION = lazy_pattern(
    r"\W*(?:dear\b|mr\.? (?:president|speaker|chair)|sincerely\b|text of\b|full text\b)", re.IGNORECASE
)
_HEAD_OF_TEXT = lazy_pattern(
    r"\b(?:text|transcript|letter|statement|remarks|testimony|speech|below|follows|following|delivery)\b", re.IGNORECASE
)
_PROSE_END = lazy_pattern(r"[.!?…。！？][\"”’»)\]*_]*\s*\Z|[\"”»]\s*\Z")
_LONGEST_HEADING = 40
_LONGEST_HEAD = 200
_VERSE_ROW = 60


def is_set_copy(article: Article, text: str) -> bool:
    """Whether a paragraph is a credit, a call to action, a question: what may stand under every section."""
    folded = text.casefold()
    if any(phrase.casefold() in folded for phrase in article.vocabulary.boilerplate):
        return True
    if is_reference(text) or _CREDIT.search(text):
        return True
    return _SET_COPY.match(text) is not None or text.rstrip().endswith(("?", ":"))


def is_reference(text: str) -> bool:
    """Whether a paragraph names a source with its address, as lists of works cited do, or is a template's tag."""
    return _REFERENCE.search(text) is not None


def references_from(article: Article) -> int:
    """The number of the block from which on an article lists its sources; past its last one where it lists none."""
    last = len(article.blocks)
    for number, block in enumerate(article.blocks):
        if block.span.end - block.span.start < _LONGEST_HEADING and _REFERENCES.match(article.block_text(block)):
            last = number
    return last


def is_verse(text: str) -> bool:
    """Whether short rows, broken on purpose, make it a poem, an address, a table typed by hand."""
    rows = text.split("\n")
    return len(rows) >= 3 and len(text) / len(rows) < _VERSE_ROW


def quotes_the_other(article: Article, first: int, second: int) -> bool:
    """Whether the one of two blocks quotes the other, which is that of a letter, a speech, a statement printed in full:
    its head stands between them, or quotation marks round one of them only."""
    above, below = (article.block_text(article.blocks[number]) for number in (first, second))
    return _has_marks(above) != _has_marks(below) or heads_text_between(article, first, second)


def in_speech(before: str) -> bool:
    """Whether a quotation is open after `before`, the block's text so far."""
    opened = max(before.rfind("“"), before.rfind("„"), before.rfind("«"))
    closed = max(before.rfind("”"), before.rfind("»"))
    return opened > closed or before.count('"') % 2 == 1


def heads_text_between(article: Article, first: int, second: int) -> bool:
    """Whether a block after the first and up to the second introduces a text in full."""
    heads: list[int] | None = article.memo.get("heads-of-texts")
    if heads is None:
        heads = [number for number, block in enumerate(article.blocks) if _heads_text(article.block_text(block))]
        article.memo["heads-of-texts"] = heads
    place = bisect_right(heads, first)
    return place < len(heads) and heads[place] <= second


def announces_full_text(text: str) -> bool:
    """Whether what stands between two places says that a text follows in full, of which a part was quoted before."""
    return _IN_FULL.search(text) is not None


def _heads_text(text: str) -> bool:
    """Whether a block introduces the text of something: "Dear Secretary", "The full letter is below:"."""
    if _SALUTATION.match(text):
        return True
    return len(text) < _LONGEST_HEAD and text[-1] not in '.!?"”' and _HEAD_OF_TEXT.search(text) is not None


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in '"“”«»„')


def ends_as_prose(text: str) -> bool:
    """Whether a paragraph ends in the mark that ends a sentence, as items of a list and rows of a form do not."""
    return _PROSE_END.search(text) is not None
