from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from newslint.decide.wording import wording
from newslint.model import Excerpt, Finding, Rows, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable


def finding_in(source: str, start: int, end: int, **others: Any) -> Finding:
    """A finding in `source`, as the engine makes it."""
    rows, span = Rows(source), Span(start, end)
    known = {
        "rule": "markup/stray-separator",
        "severity": Severity.ERROR,
        "message": 'Stray "." between two paragraphs',
        "filename": "story.html",
        "article": None,
        "excerpt": Excerpt.around(source, rows, span),
        "wording": wording(source, span),
    }
    return Finding(span=span, rows=rows, text=source[start:end], **(known | others))


@pytest.fixture(scope="session")
def finding() -> Callable[..., Finding]:
    return finding_in
