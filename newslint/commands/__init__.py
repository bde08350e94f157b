"""The commands behind the command line, a module each: options in, exit status out."""

from __future__ import annotations

import os
import sys

CLEAN, FOUND, FAILED = 0, 1, 2


def tell(message: str) -> None:
    """Say something to the user, beside the output; nothing in it can command the terminal."""
    from newslint.reports.terminal import visible

    for row in message.splitlines():
        sys.stderr.write(f"{visible(row)}\n")


def failed(message: str) -> int:
    tell(f"newslint: {message}")
    return FAILED


def in_color(choice: str, stream: object) -> bool:
    """Whether to paint: as asked for, else as NO_COLOR, FORCE_COLOR and the terminal say (https://no-color.org)."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(getattr(stream, "isatty", bool)()) and os.environ.get("TERM") != "dumb"
