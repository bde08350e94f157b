"""What of a source could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a source that cannot be read as what it should be, and the offset at which that shows."""

    message: str
    offset: int
