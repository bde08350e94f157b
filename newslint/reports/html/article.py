"""The page of one article: its text with the findings marked in it, and beside each block what is said of them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from newslint.reports.html.book import MOST_RELATED
from newslint.reports.html.charts import sentence_lengths
from newslint.reports.html.marks import Mark, marked
from newslint.reports.html.notes import note
from newslint.reports.html.twins import compared
from newslint.reports.html.words import copy, count, day, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.model import Finding, Span
    from newslint.portrait import Passage, Portrait
    from newslint.reports.html.book import Book, Entry
    from newslint.reports.html.twins import Piece

_MOST_FINDINGS = 300
_LONGEST_TEXT = 200_000  # characters
_MOST_COMPARED = 3000  # characters

_T = TypeVar("_T")
_TAGS = {"quote": "blockquote", "code": "pre"}


def article_page(book: Book, entry: Entry) -> Iterator[str]:
    portrait = book.portrait(entry)
    yield f'<section class="page" id="{entry.id}" aria-labelledby="{entry.id}-t" tabindex="-1">\n'
    yield _paging(book, entry)
    yield _head(entry, portrait)
    shown = sorted(entry.findings, key=lambda finding: (-finding.severity, finding.span))[:_MOST_FINDINGS]
    if portrait is None:
        marks = _numbered(shown, [finding.span for finding in shown])
        yield _notes(marks, book, entry, is_in_text=False)
    else:
        marks = _numbered(shown, [portrait.place(finding.span) for finding in shown])
        yield sentence_lengths(portrait, entry.id)
        yield from _text(book, entry, portrait, marks)
    if len(shown) < len(entry.findings):
        yield f'<p class="more">{count(len(entry.findings) - len(shown), "more finding")} not shown.</p>\n'
    yield "</section>\n"


def _paging(book: Book, entry: Entry) -> str:
    links = ['<a href="#articles">All articles</a>']
    if entry.number > 1:
        links.append(f'<a href="#a{entry.number - 1}">Previous<span class="vh"> article</span></a>')
    if entry.number < len(book.pages):
        links.append(f'<a href="#a{entry.number + 1}">Next<span class="vh"> article</span></a>')
    return f'<nav aria-label="Articles">{" ".join(links)}</nav>\n'


def _head(entry: Entry, portrait: Portrait | None) -> str:
    facts = [f'<span class="file">{words(entry.name)}</span>']
    if entry.date:
        facts.append(day(entry.date))
    if portrait is not None:
        facts.append(count(entry.words, "word"))
        facts.append(count(len(portrait.sentences), "sentence"))
        if entry.grade is not None:
            facts.append(f"reading grade {entry.grade:.1f}")
        if portrait.language not in ("en", None):
            facts.append(f"language {words(portrait.language or '')}")
    told = [
        f'<span class="chip {kind}">{count(number, noun)}</span>'
        for number, noun, kind in zip(
            entry.weight, ("error", "warning", "hint"), ("error", "warning", "info"), strict=True
        )
        if number
    ]
    return (
        f'<header>\n<h1 id="{entry.id}-t" dir="auto">{words(entry.title)}</h1>\n'
        f'<p class="facts">{" · ".join(facts)}</p>\n<p class="chips">{" ".join(told)}</p>\n</header>\n'
    )


def _numbered(findings: Sequence[Finding], places: Sequence[Span]) -> list[Mark]:
    """The findings in the order of the text."""
    placed = sorted(zip(findings, places, strict=True), key=lambda item: (item[1], -item[0].severity, item[0].rule))
    return [Mark(finding, number, place) for number, (finding, place) in enumerate(placed, 1)]


def _text(book: Book, entry: Entry, portrait: Portrait, marks: list[Mark]) -> Iterator[str]:
    """The passages of the article; those of a second copy are folded away, for they say nothing new."""
    passages = [passage for passage in portrait.passages if passage.start < _LONGEST_TEXT]
    begun = _by_passage(marks, [mark.place.start for mark in marks], passages)
    offsets = sorted(entry.bookmarks | {sentence.start for sentence in portrait.sentences})
    bookmarks = _by_passage(offsets, offsets, passages)
    language = f' lang="{words(portrait.language)}"' if portrait.language else ""
    yield f'<div class="copy"{language}>\n'
    for is_copy, group in groupby(enumerate(passages), key=lambda item: item[1].copy):
        numbered = list(group)
        said: list[Mark] = []
        if is_copy:
            said = [mark for number, _ in numbered for mark in begun[number] if mark.finding.related]
            yield from _copy_begins(book, entry, portrait, said, len(numbered))
        for number, passage in numbered:
            touching = [mark for mark in marks if mark in begun[number] or mark.place.overlaps(passage.span)]
            if not (touching or number or bookmarks[number]) and portrait.text[: passage.end] == entry.title:
                continue  # it stands above
            html = marked(portrait.text, passage.span, touching, begun[number], bookmarks[number], entry.id)
            beside = [mark for mark in begun[number] if mark not in said]
            yield from _row(_block(passage, html), beside, book, entry, portrait)
        if is_copy:
            yield "</details>\n"
    yield "</div>\n"
    if len(passages) < len(portrait.passages):
        yield '<p class="more">The article goes on; it is too long to be shown.</p>\n'


def _by_passage(items: Sequence[_T], offsets: Sequence[int], passages: Sequence[Passage]) -> dict[int, list[_T]]:
    """The items by the number of the passage that each one's offset is in, or just behind."""
    starts = [passage.start for passage in passages]
    out: dict[int, list[_T]] = {number: [] for number in range(len(passages))}
    for item, offset in zip(items, offsets, strict=True):
        out[max(bisect_right(starts, offset) - 1, 0)].append(item)
    return out


def _copy_begins(book: Book, entry: Entry, portrait: Portrait, marks: Sequence[Mark], passages: int) -> Iterator[str]:
    """What is said of a second copy as a whole stands before it, not folded away with it."""
    told = '<p class="folded">Here the story stands a second time.</p>\n'
    yield from _row(told, marks, book, entry, portrait)
    yield f"<details>\n<summary>The second copy: {count(passages, 'block')}</summary>\n"


def _row(html: str, marks: Sequence[Mark], book: Book, entry: Entry, portrait: Portrait) -> Iterator[str]:
    """A block, what is said of it beside it, and beneath it the passages that it doubles."""
    yield f'<div class="row">\n{html}{_notes(marks, book, entry, is_in_text=True)}</div>\n'
    for mark in marks:
        yield from _twins(book, portrait, mark)


def _block(passage: Passage, html: str) -> str:
    tag = _TAGS.get(passage.kind, "p")
    return f'<{tag} class="{passage.kind}" dir="auto">{html}</{tag}>\n'


def _notes(marks: Sequence[Mark], book: Book, entry: Entry, *, is_in_text: bool) -> str:
    if not marks:
        return ""
    notes = "".join(note(mark, book, entry, is_in_text=is_in_text) for mark in marks)
    return f'<ol class="notes">\n{notes}</ol>\n'


def _twins(book: Book, portrait: Portrait, mark: Mark) -> Iterator[str]:
    """The passages that a finding says are doubled, side by side, where they differ."""
    for related in mark.finding.related[:MOST_RELATED]:
        there, leading = book.related(related)
        is_same = there is not None and (there.filename, there.key) == (portrait.filename, portrait.key)
        if there is None or (is_same and related.span.overlaps(mark.finding.span)):
            continue  # such as the place to cut a sentence
        place = there.place(related.span)
        pieces = compared(_passage(there, place), _passage(portrait, mark.place))
        differences = sum(not piece.is_alike for piece in pieces)
        if not differences:
            continue
        where = words(related.message or "the other one") + ("" if is_same else f" in {words(there.title)}")
        if leading:
            where = f'<a href="#{leading.id}-p{place.start}">{where}</a>'
        yield (
            f'<figure class="twins">\n<figcaption>{count(differences, "difference")}</figcaption>\n'
            f'<div><h2>{where}</h2>\n<p dir="auto">{_side(pieces, "del")}</p></div>\n'
            f'<div><h2>finding {mark.number}, here</h2>\n<p dir="auto">{_side(pieces, "ins")}</p></div>\n</figure>\n'
        )


def _passage(portrait: Portrait, place: Span) -> str:
    """The text that a finding at `place` speaks of: at the title, of the whole story."""
    first = portrait.passages[0] if portrait.passages else None
    if first is None or first.kind not in ("title", "heading") or place != first.span:
        return portrait.text[place.start : place.end]
    told = [passage.span for passage in portrait.passages if not passage.copy]
    return "\n".join(portrait.text[span.start : span.end] for span in told)


def _side(pieces: Sequence[Piece], tag: str) -> str:
    """One of two passages as HTML, what only it has set apart, up to a length that can be compared by eye."""
    out = []
    room = _MOST_COMPARED
    for piece in pieces:
        text = (piece.first if tag == "del" else piece.second)[:room]
        room -= len(text)
        out.append(f"<{tag}>{copy(text)}</{tag}>" if text and not piece.is_alike else copy(text))
        if room <= 0:
            out.append('<span class="gap">…</span>')
            break
        if piece.left_out:
            out.append(f' <span class="gap">… {count(piece.left_out, "word")} alike …</span> ')
    return "".join(out)
