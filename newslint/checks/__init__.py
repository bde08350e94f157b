"""What rules look for. A check takes one article and its rule's options and yields hits; it knows nothing of files,
reports or suppressions. One module a family; `house` holds the general checks that a newsroom's own pages use.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NoOptions:
    """The options of a check that has none."""


class TooSlowError(Exception):
    """A check gave up on an article: a newsroom's own pattern takes too long on it."""
