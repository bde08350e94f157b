"""A table of articles with their figures, hardest first, for people to look down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.reports.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_COLUMNS = (  # heading, figure, how it is written
    ("grade", "flesch-kincaid-grade", ".1f"),
    ("ease", "flesch-reading-ease", ".0f"),
    ("LIX", "lix", ".0f"),
    ("words", "words", ".0f"),
    ("sentences", "sentences", ".0f"),
    ("words/sentence", "words-per-sentence", ".1f"),
    ("longest", "longest-sentence", ".0f"),
)


def figures_table(articles: Sequence[tuple[str, Mapping[str, float]]]) -> Iterator[str]:
    """Rows of text, each with its line end: a heading, and each article (its name, its figures), hardest first.

    They are ordered by grade where all have one, else by LIX, which all have that have prose; those without come last.
    """
    key = "flesch-kincaid-grade" if all("flesch-kincaid-grade" in told for _, told in articles) else "lix"
    rows = [[heading for heading, _, _ in _COLUMNS]]
    names = ["article"]
    for name, told in sorted(articles, key=lambda item: -item[1].get(key, float("-inf"))):
        rows.append([format(told[figure], form) if figure in told else "-" for _, figure, form in _COLUMNS])
        names.append(visible(name))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, name in zip(rows, names, strict=True):
        yield "  ".join(value.rjust(width) for value, width in zip(row, widths, strict=True)) + f"  {name}\n"
