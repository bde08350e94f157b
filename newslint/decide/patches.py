"""Reading a patch (unified diff, of git or of `diff -u`): which rows of which files it changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_GIT_HEAD = re.compile(rb'diff --git ("?)[a-z]/')
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}


class PatchError(ValueError):
    """This is no patch, or not the whole of one; the text says where."""


class Change(NamedTuple):
    """Rows that a patch puts in place of others. `row` is the first of the added ones in the new file, from 1; where
    there is none, the row before which the removed ones stood. Rows end at LF, as git has it, and hold it.
    """

    row: int
    removed: tuple[bytes, ...]
    added: tuple[bytes, ...]


class FilePatch(NamedTuple):
    """What a patch says of one file: its names as they are written there, None where it was not or will not be.

    `whole` where the patch does not say which rows (a binary file), or where all of them are new (a copy).
    """

    old: bytes | None
    new: bytes | None
    changes: tuple[Change, ...] = ()
    whole: bool = False


@dataclass
class _Draft:
    old: bytes | None = None
    new: bytes | None = None
    changes: list[Change] = field(default_factory=list)
    whole: bool = False


def read_patch(data: bytes) -> list[FilePatch]:
    """The files that a patch speaks of. Raises PatchError for what is none: text without a hunk or a header."""
    rows = data.removesuffix(b"\n").split(b"\n")
    drafts: list[_Draft] = []
    number = 0
    while number < len(rows):
        row = rows[number].rstrip(b"\r")
        if row.startswith(b"diff --git "):
            drafts.append(_Draft(*_names(row)))
        elif row.startswith(b"@@@"):
            raise PatchError(f"row {number + 1}: the patch of a merge; make one against a single commit")
        elif row.startswith(b"--- ") and number + 1 < len(rows) and rows[number + 1].startswith(b"+++ "):
            if not drafts or drafts[-1].changes:
                drafts.append(_Draft())
            drafts[-1].old, drafts[-1].new = _name(row[4:]), _name(rows[number + 1].rstrip(b"\r")[4:])
            number += 1
        elif (hunk := _HUNK.match(row)) and drafts:
            number = _hunk(rows, number, hunk, drafts[-1])
        elif drafts and not drafts[-1].changes:
            _header(row, drafts[-1])
        number += 1
    if not drafts and data.strip():
        raise PatchError("no file is named in it with --- and +++")
    return [FilePatch(draft.old, draft.new, tuple(draft.changes), draft.whole) for draft in drafts]


def _header(row: bytes, draft: _Draft) -> None:
    """One of git's rows between `diff --git` and the first hunk."""
    for word in (b"rename", b"copy"):
        if row.startswith(word + b" from "):
            draft.old = b"a/" + _unquoted(row[len(word) + 6 :])
        elif row.startswith(word + b" to "):
            draft.new = b"b/" + _unquoted(row[len(word) + 4 :])
            draft.whole |= word == b"copy"
    if row.startswith(b"new file"):
        draft.old = None
    elif row.startswith(b"deleted file"):
        draft.new = None
    elif row.startswith((b"Binary files ", b"GIT binary patch")):
        draft.whole = True


def _hunk(rows: Sequence[bytes], number: int, head: re.Match[bytes], draft: _Draft) -> int:
    """Read the hunk whose head stands at `rows[number]`; return the number of its last row."""
    old_left, new_left = (int(head[group]) if head[group] is not None else 1 for group in (1, 3))
    row = int(head[2]) + (new_left == 0)  # of nothing added, the row after which it would stand is told
    removed: list[bytes] = []
    added: list[bytes] = []
    while (old_left or new_left) and number + 1 < len(rows):
        number += 1
        mark, text = rows[number][:1], rows[number][1:] + b"\n"
        if mark == b"-":
            removed.append(text)
            old_left -= 1
        elif mark == b"+":
            added.append(text)
            new_left -= 1
        elif mark in (b" ", b"", b"\r"):
            row = _taken(draft, row, removed, added) + 1
            old_left, new_left = old_left - 1, new_left - 1
        elif mark == b"\\":
            _without_end(added or removed)
        else:
            break
        if old_left < 0 or new_left < 0:
            break
    if old_left or new_left:
        raise PatchError(f"row {number + 1}: the hunk ends before all of its rows are there")
    while number + 1 < len(rows) and rows[number + 1].startswith(b"\\"):
        number += 1
        _without_end(added or removed)
    _taken(draft, row, removed, added)
    return number


def _without_end(rows: list[bytes]) -> None:
    r"""`\ No newline at end of file` speaks of the row before."""
    if rows:
        rows[-1] = rows[-1].removesuffix(b"\n")


def _taken(draft: _Draft, row: int, removed: list[bytes], added: list[bytes]) -> int:
    """Note the change that ends here, if any; the row of the new file that comes next."""
    if removed or added:
        draft.changes.append(Change(row, tuple(removed), tuple(added)))
    row += len(added)
    removed.clear()
    added.clear()
    return row


def _names(row: bytes) -> tuple[bytes | None, bytes | None]:
    """The names in `diff --git a/x b/x`, which only matter where no row below tells them (a mode, an empty file)."""
    if not _GIT_HEAD.match(row):
        return None, None
    told = row[len(b"diff --git ") :]
    if told.startswith(b'"'):
        old, _, new = told[1:].partition(b'" "')
        return _unquoted(b'"' + old + b'"'), _unquoted(b'"' + new)
    half = len(told) // 2  # the two are equal but for their first letter, or else a row below tells them
    old, new = told[:half], told[half + 1 :]
    return (old, new) if old[1:] == new[1:] else (None, None)


def _name(told: bytes) -> bytes | None:
    """A file's name after `---` or `+++`; `diff -u` writes the time after a tab."""
    name = _unquoted(told) if told.startswith(b'"') else told.partition(b"\t")[0]
    return None if name == b"/dev/null" else name


def _unquoted(name: bytes) -> bytes:
    """A name as git writes it, which puts one with odd bytes in quotation marks as C does."""
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(_byte, name[1:].rpartition(b'"')[0])


def _byte(escape: re.Match[bytes]) -> bytes:
    told = escape[1]
    return bytes([int(told, 8) & 255]) if len(told) == 3 else _ESCAPED.get(told, told)


def names_of(patch: FilePatch) -> Iterator[bytes]:
    """What the new file may be called, the likeliest first: git puts `b/` (or another letter) before its name."""
    if patch.new is not None:
        bare = patch.new[2:] if re.match(rb"[a-z]/", patch.new) else None
        if bare:
            yield bare
        yield patch.new
