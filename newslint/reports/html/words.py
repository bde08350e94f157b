"""Other people's words in HTML: text, whatever they hold."""

from __future__ import annotations

from html import escape

from newslint.patterns import lazy_pattern
from newslint.reports.terminal import visible

# Marks of direction are part of Arabic and Hebrew copy, and reach no further than the block they stand in.
_DIRECTION = lazy_pattern("([\u200e\u200f\u061c])")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def words(text: str) -> str:
    """`text` as it may stand between tags or in a quoted attribute, on one row."""
    # `##[` would be a command to the runner of GitHub Actions.
    return escape(visible(text)).replace("##[", "##&#91;")


def copy(text: str) -> str:
    """As `words`, for an article's own text: broken rows are broken, and marks of direction do their work."""
    return "<br>".join(map(_row, text.split("\n")))


def _row(text: str) -> str:
    return "".join(part if i % 2 else words(part) for i, part in enumerate(_DIRECTION.split(text)))


def prose(text: str) -> str:
    """A paragraph of a rule's page, in which `code` is set apart."""
    return "".join(f"<code>{words(part)}</code>" if i % 2 else words(part) for i, part in enumerate(text.split("`")))


def count(number: int, noun: str) -> str:
    """`3 errors`, `1 error`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def day(text: str) -> str:
    """A day in ISO 8601 as people write it, for machines too."""
    year, month, number = text.split("-")
    return f'<time datetime="{text}">{int(number)} {_MONTHS[int(month) - 1]} {year}</time>'
