"""What a fix changes, as a patch that `git apply` and `patch -p1` take, and as a terminal may show it.

Fixes change few rows of a file, each on the spot. So the rows are walked once from the top, and where they part the
nearest place is looked for where they come together again: linear in the size of the file, where the standard
library's comparison of a whole file takes time by the square of its changes (25 s for 2 % of 100,000 rows).
"""

from __future__ import annotations

import os
import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from newslint.reports.terminal import painted, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.reports.terminal import Color

# Rows of the old file from .. to, rows of the new file from .. to: these take the place of those.
_Change = tuple[int, int, int, int]
_Sign = bytes | tuple[bytes, ...]

_CONTEXT = 3
# So many equal rows one after the other say that both files have come together again.
_AGREEMENT = 3
# Up to so many rows the standard library's comparison, which reads better, takes no time.
_FEW_ROWS = 200

_ROW_COLORS: dict[str, Color] = {"+": "green", "-": "red", "@": "cyan"}


def patch(filename: str, old: bytes, new: bytes) -> bytes:
    """What makes `new` of the file's content `old`, byte for byte, in the unified format; empty if nothing does."""
    if old == new:
        return b""
    old_rows, new_rows = _rows(old), _rows(new)
    pieces = [_header(b"---", "a", filename), _header(b"+++", "b", filename)]
    for hunk in _hunks(list(_changes(old_rows, new_rows))):
        pieces += _written(hunk, old_rows, new_rows)
    return b"".join(pieces)


def unified_diff(filename: str, old: str, new: str) -> str:
    """As `patch`, for decoded text."""
    old_bytes, new_bytes = old.encode("utf-8", "surrogatepass"), new.encode("utf-8", "surrogatepass")
    return patch(filename, old_bytes, new_bytes).decode("utf-8", "surrogatepass")


def on_terminal(diff: str, *, color: bool) -> str:
    """A patch for people to see: nothing in it commands the terminal, so it may no longer apply."""
    shown = []
    for row in diff.split("\n"):
        content = row.removesuffix("\r")
        text = "\t".join(map(visible, content.split("\t"))) + row[len(content) :]
        row_color = "bold" if text.startswith(("--- ", "+++ ")) else _ROW_COLORS.get(text[:1])
        shown.append(painted(text, row_color) if color and row_color else text)
    return "\n".join(shown)


def _rows(data: bytes) -> list[bytes]:
    """Rows as patches know them: each ends with LF, but for the last perhaps."""
    rows = [row + b"\n" for row in data.split(b"\n")]
    rows[-1] = rows[-1][:-1]
    return rows if rows[-1] else rows[:-1]


def _header(mark: bytes, side: str, filename: str) -> bytes:
    path = filename.replace(os.sep, "/").lstrip("/")
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    name = f"{side}/{path}"
    encoded = name.encode("utf-8", "surrogateescape")
    if visible(name) != name or '"' in name or "\\" in name:
        quoted = re.sub(rb"[^ !#-\[\]-~]", lambda match: b"\\%03o" % match[0][0], encoded)
        return mark + b' "' + quoted + b'"\n'
    # A name with a space would end there.
    return mark + b" " + encoded + (b"\t\n" if " " in name else b"\n")


def _changes(old: list[bytes], new: list[bytes]) -> Iterator[_Change]:
    """Where the rows differ, from the top."""
    old_end, new_end = len(old), len(new)
    while old_end and new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    old_signs, new_signs = _signs(old[:old_end], new[:new_end])
    i = j = 0
    while i < old_end or j < new_end:
        if i < old_end and j < new_end and old[i] == new[j]:
            i, j = i + 1, j + 1
        else:
            next_i, next_j = _meeting(old_signs, new_signs, i, j)
            yield from _finer(old, new, (i, next_i, j, next_j))
            i, j = next_i, next_j


def _signs(old: list[bytes], new: list[bytes]) -> tuple[list[_Sign], list[_Sign]]:
    """What shows for each row that both files have come together again: the row itself if each has it just once,
    otherwise (a blank row, a tag on its own) the row and those that follow.
    """
    once = {row for row, count in Counter(old).items() if count == 1}
    once &= {row for row, count in Counter(new).items() if count == 1}
    old_signs, new_signs = (
        [row if row in once else tuple(rows[place : place + _AGREEMENT]) for place, row in enumerate(rows)]
        for rows in (old, new)
    )
    return old_signs, new_signs


def _meeting(old: list[_Sign], new: list[_Sign], i: int, j: int) -> tuple[int, int]:
    """The nearest place after `i` and `j` where both show the same sign, or the ends.

    Looks further only as far as it must, so what it looks at is in proportion to what it skips.
    """
    reach = 16
    while i + reach // 4 < len(old) or j + reach // 4 < len(new):
        ahead: dict[_Sign, int] = {}
        for y, sign in enumerate(new[j : j + reach], j):
            ahead.setdefault(sign, y)
        met = [(x, ahead[sign]) for x, sign in enumerate(old[i : i + reach], i) if sign in ahead]
        if met:
            return min(met, key=sum)
        reach *= 4
    return len(old), len(new)


def _finer(old: list[bytes], new: list[bytes], change: _Change) -> Iterator[_Change]:
    i1, i2, j1, j2 = change
    if i1 < i2 and j1 < j2 and i2 - i1 + j2 - j1 <= _FEW_ROWS:
        from difflib import SequenceMatcher

        for tag, x1, x2, y1, y2 in SequenceMatcher(None, old[i1:i2], new[j1:j2], autojunk=False).get_opcodes():
            if tag != "equal":
                yield i1 + x1, i1 + x2, j1 + y1, j1 + y2
    elif i2 - i1 == j2 - j1:
        for differs, places in groupby(range(i2 - i1), key=lambda place: old[i1 + place] != new[j1 + place]):
            if differs:
                run = list(places)
                yield i1 + run[0], i1 + run[-1] + 1, j1 + run[0], j1 + run[-1] + 1
    else:
        yield change


def _hunks(changes: list[_Change]) -> Iterator[list[_Change]]:
    """Changes whose context would touch, together."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change[0] - hunk[-1][1] > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _written(hunk: list[_Change], old: list[bytes], new: list[bytes]) -> Iterator[bytes]:
    before = min(_CONTEXT, hunk[0][0])
    after = min(_CONTEXT, len(old) - hunk[-1][1])
    place, new_place = hunk[0][0] - before, hunk[0][2] - before
    yield b"@@ -%s +%s @@\n" % (_range(place, hunk[-1][1] + after), _range(new_place, hunk[-1][3] + after))
    for i1, i2, j1, j2 in hunk:
        yield from _marked(b" ", old[place:i1])
        yield from _marked(b"-", old[i1:i2])
        yield from _marked(b"+", new[j1:j2])
        place = i2
    yield from _marked(b" ", old[place : place + after])


def _range(start: int, end: int) -> bytes:
    """Rows counted from 1, and how many; of none, the row before."""
    return b"%d,%d" % (start + (start < end), end - start)


def _marked(mark: bytes, rows: list[bytes]) -> Iterator[bytes]:
    for row in rows:
        yield mark + row if row.endswith(b"\n") else mark + row + b"\n\\ No newline at end of file\n"
