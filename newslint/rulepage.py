"""What a rule's page says to people, as far as reports tell it."""

from __future__ import annotations

import re
from typing import NamedTuple

from newslint.frontmatter import find
from newslint.patterns import lazy_pattern

_TITLE = lazy_pattern(r"^# (.+?)[ \t]*$", re.MULTILINE)
_HEADING = lazy_pattern(r"^## ", re.MULTILINE)
_BLANK_ROW = lazy_pattern(r"\r?\n[ \t]*\r?\n")


class RulePage(NamedTuple):
    """A page's title, its first paragraph on one row, why the rule matters, and the whole page as Markdown."""

    title: str
    summary: str
    why: str
    help: str

    @classmethod
    def of(cls, page: str) -> RulePage:
        """What a page, as its file reads, says; parts that it lacks are empty."""
        front = find(page)
        body = page[front.end if front else 0 :].strip()
        title = _TITLE.search(body)
        intro, *sections = _HEADING.split(body[title.end() if title else 0 :])
        why = next((section for section in sections if section.startswith("Why ")), "")
        return cls(title[1] if title else "", _paragraph(intro), _paragraph(why.partition("\n")[2]), body + "\n")


def _paragraph(text: str) -> str:
    """The first paragraph, on one row."""
    return " ".join(_BLANK_ROW.split(text.strip(), maxsplit=1)[0].split())
