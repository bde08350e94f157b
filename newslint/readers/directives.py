"""Comments that speak to newslint: `newslint-disable-next quotes/unattributed -- the speaker asked for it`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newslint.model import Directive
from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    from newslint.model import Span

_DIRECTIVE = lazy_pattern(
    r"newslint-([a-z-]*[a-z])((?:[\s,]+(?!--)[\w*?/-]+)*)\s*(?:--++(?!!?>)\s*(.*?))?\s*(?:--!?>|\]|\Z)", re.DOTALL
)
_NAME = lazy_pattern(r"[\w*?/-]+")


def directive(comment: str, span: Span) -> Directive:
    """The directive that a comment holds; what cannot be read as one is told by its first word."""
    start = comment.index("newslint-")
    match = _DIRECTIVE.match(comment[:4096], start)
    if match is None:
        return Directive(comment[start + len("newslint-") :].split()[0][:40], (), span)
    return Directive(match[1], tuple(_NAME.findall(match[2])), span, match[3] or None)
