"""What rules look for. A check takes one article and its rule's options and yields hits; it knows nothing of files,
reports or suppressions. One module a family; `house` holds the general checks that a newsroom's own pages use.
"""

from __future__ import annotations

from typing import NamedTuple


class NoOptions(NamedTuple):
    """The options of a check that has none."""


class TooSlowError(Exception):
    """A check gave up on an article: a newsroom's own pattern takes too long on it."""


class MissingExtraError(ValueError):
    """A check needs a library that comes with an extra of newslint and is not installed."""

    def __init__(self, rule: str, library: str, extra: str) -> None:
        super().__init__(f"{rule} needs {library}: pip install 'newslint[{extra}]'")
