"""Quotation marks that lack their partner, or have the wrong one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.checks import NoOptions
from newslint.checks.quotes.wording import first_words
from newslint.language.marks import SINGLE, STRAIGHT
from newslint.language.pairing import pairing
from newslint.model import Fix, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.language.marks import Sign
    from newslint.language.pairing import Fault, FaultKind
    from newslint.model import Article, Span

_AHEAD = 90


def unclosed(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each mark that opens a quotation which neither ends in its paragraph nor goes on in the next one."""
    for fault in _faults(article, "unclosed"):
        if _is_cut_off(article, fault.sign) or _is_masked(article, fault.sign.end):
            continue
        ahead = article.text[fault.sign.end : fault.sign.end + _AHEAD].split("\n\n")[0]
        yield Hit(_span(article, fault.sign), {"quotation": first_words(ahead)})


def _is_cut_off(article: Article, sign: Sign) -> bool:
    """Whether a mark stands in a summary that a system cut off in the middle of a sentence."""
    for block in article.blocks:
        if block.kind == "summary" and block.span.start <= sign.start < block.span.end:
            return article.text[block.span.end - 1] not in ".!?\"”’'»"
    return False


def _is_masked(article: Article, at: int) -> bool:
    """Whether what stands beside a mark was taken out of the text, with its partner perhaps: inline code."""
    return article.text[max(0, at) : at + 1] == "\ufffc"


def unopened(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each mark that closes a quotation which never began."""
    for fault in _faults(article, "unopened"):
        if _is_masked(article, fault.sign.start - 1):
            continue
        behind = article.text[max(0, fault.sign.start - 30) : fault.sign.start].split("\n\n")[-1]
        yield Hit(_span(article, fault.sign), {"behind": behind.partition(" ")[2] or behind})


def reversed_mark(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each mark that points the wrong way: “so“, ”so”."""
    for fault in _faults(article, "reversed"):
        yield _replaced(article, fault.sign, fault.instead)


def nested_same_mark(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each quotation inside another one that has the same marks."""
    for fault in _faults(article, "nested"):
        ahead = article.text[fault.sign.end : fault.sign.end + _AHEAD].split("\n\n")[0]
        yield Hit(_span(article, fault.sign), {"quotation": first_words(ahead)})


def mismatched_marks(article: Article, options: NoOptions) -> Iterator[Hit]:
    """Each quotation whose two marks are no pair: “so". The one that the article uses less is told."""
    faults = list(_faults(article, "mismatched"))
    if not faults:
        return
    straight = curly = 0
    for passage in pairing(article).passages:
        for sign in (passage.opening, passage.closing):
            if sign is not None and sign.glyph not in SINGLE:
                straight += sign.glyph in STRAIGHT
                curly += sign.glyph not in STRAIGHT
    for fault in faults:
        sign, instead = _lesser(fault, straight > curly)
        yield _replaced(article, sign, instead)


def _lesser(fault: Fault, straight_first: bool) -> tuple[Sign, str]:
    """The mark of a pair that has to change, and into what."""
    opening = fault.partner
    if opening is not None and (opening.glyph in _PLAIN) != straight_first:
        for mark, plain in _OPENS.items():
            if fault.sign.glyph == mark and opening.glyph in "\"'“‘":
                return opening, plain
    return fault.sign, fault.instead


_PLAIN = STRAIGHT | {"'"}
_OPENS = {"”": "“", "’": "‘", '"': '"', "'": "'"}


def _faults(article: Article, kind: FaultKind) -> Iterator[Fault]:
    return (fault for fault in pairing(article).faults if fault.kind == kind)


def _span(article: Article, sign: Sign) -> Span:
    return article.span(sign.start, sign.end)


def _replaced(article: Article, sign: Sign, instead: str) -> Hit:
    edit = article.edit(sign.start, sign.end, instead)
    fix = Fix(f"Replace it by {instead}", (edit,)) if edit is not None else None
    return Hit(_span(article, sign), {"instead": instead}, fix)
