"""What XML 1.0 may hold. Written in ASCII, so that a report is the same whatever the encoding of standard output."""

from __future__ import annotations

import re
from html import escape

from newslint.reports.terminal import visible

# Characters that XML 1.0 forbids even as references, beyond the controls that `visible` shows.
_FORBIDDEN = re.compile("[\ufffe\uffff]")

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def content(text: str) -> str:
    """`text` as it may stand between tags; its rows stay rows."""
    return "\n".join(map(_escaped, text.split("\n")))


def attributes(**values: object) -> str:
    """`values` as attributes of a tag, each with a blank before it."""
    return "".join(f' {name}="{_escaped(str(value))}"' for name, value in values.items())


def _escaped(text: str) -> str:
    text = _FORBIDDEN.sub("\ufffd", visible(text))
    return escape(text).encode("ascii", "xmlcharrefreplace").decode("ascii")
