"""What of a source could not be read."""

from __future__ import annotations

from typing import NamedTuple


class Unread(NamedTuple):
    """A part of a source that cannot be read as what it should be, and the offset at which that shows."""

    message: str
    offset: int
