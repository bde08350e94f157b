"""JSON as reports write it: in ASCII, so that it is the same whatever the encoding of standard output, no row end of
Unicode parts it, and nothing in it commands a terminal, or the runner of GitHub Actions that may read along.
"""

from __future__ import annotations

from json import JSONEncoder

_encode = JSONEncoder(ensure_ascii=True, allow_nan=False, check_circular=False).encode


def encoded(value: object) -> str:
    """`value` on one row. A lone surrogate comes back as what it was."""
    # `##[` can only stand in a string, and would start a command.
    return _encode(value).replace("##[", r"##\u005b")
