"""What may stand on a terminal. Copy, file names and messages are other people's words: printed as they are, they
could move the cursor, recolour the screen, set the clipboard or turn the writing direction around.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from newslint.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

_UNSHOWN = lazy_pattern(
    r"[\x00-\x1f\x7f-\x9f"  # C0, DEL and C1 controls
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # writing direction
    r"\u2028\u2029"  # row ends
    r"\ufeff\ud800-\udfff]"  # a byte order mark; lone surrogates, which cannot be printed at all
)
_LONE = lazy_pattern(r"[\ud800-\udfff]")
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}

Color = Literal["bold", "dim", "red", "green", "yellow", "blue", "cyan"]


def visible(text: str) -> str:
    r"""`text` with every character that commands a terminal shown as its escape: `\x1b`, `\n`, `\u202e`."""
    return text if text.isprintable() else _UNSHOWN.sub(_escape, text)


def sound(text: str) -> str:
    """`text` with lone surrogates, which no encoding of Unicode knows, as U+FFFD."""
    return _LONE.sub("\ufffd", text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def width(text: str) -> int:
    """How many columns the printable `text` takes on a terminal: two for each wide character of East Asian scripts
    (UAX #11) and emoji, none for marks that stand on the letter before.
    """
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    columns = 0
    for character in text:
        if category(character) not in ("Mn", "Me", "Cf"):
            columns += 2 if east_asian_width(character) in "WF" else 1
        elif character == "\u00ad":  # a soft hyphen is shown, where a joiner is not
            columns += 1
    return columns


def painted(text: str, color: Color) -> str:
    return f"\x1b[{_CODES[color]}m{text}\x1b[0m"


def harmless(row: str) -> str:
    r"""`row` with nothing in it that a runner of GitHub Actions takes for a command: `::` at the start of a row,
    after blanks that the runner leaves out, and `##[` anywhere (actions/runner, ActionCommand.cs).
    """
    if row.lstrip().startswith("::"):
        row = row.replace("::", r"\x3a:", 1)
    return row.replace("##[", r"#\x23[")
