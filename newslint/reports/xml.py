"""What XML 1.0 may hold. Written in ASCII, so that a report is the same whatever the encoding of standard output,
and without `##[`, in which a runner of GitHub Actions that reads along would see a command.
"""

from __future__ import annotations

from html import escape

from newslint.patterns import lazy_pattern
from newslint.reports.terminal import visible

# Characters that XML 1.0 forbids even as references, beyond the controls that `visible` shows.
_FORBIDDEN = lazy_pattern("[\ufffe\uffff]")

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def attributes(**values: object) -> str:
    """`values` as attributes of a tag, each with a blank before it."""
    return "".join(f' {name}="{content(str(value))}"' for name, value in values.items())


def content(text: str) -> str:
    """`text` as it may stand between tags or quotation marks, on one row."""
    text = escape(_FORBIDDEN.sub("\ufffd", visible(text))).replace("##[", "##&#91;")
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")
