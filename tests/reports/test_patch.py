from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.reports.patch import on_terminal, patch, unified_diff

if TYPE_CHECKING:
    from pathlib import Path


def test_a_patch_looks_as_patches_do() -> None:
    old = "".join(f"row {number}\n" for number in range(1, 21))
    new = old.replace("row 5\n", "Row 5\n").replace("row 18\n", "")
    assert unified_diff("a/story.md", old, new) == (
        "--- a/a/story.md\n+++ b/a/story.md\n"
        "@@ -2,7 +2,7 @@\n row 2\n row 3\n row 4\n-row 5\n+Row 5\n row 6\n row 7\n row 8\n"
        "@@ -15,6 +15,5 @@\n row 15\n row 16\n row 17\n-row 18\n row 19\n row 20\n"
    )


def test_nothing_changed_is_no_patch() -> None:
    assert unified_diff("a", "x\n", "x\n") == ""


def test_a_missing_row_end_is_told() -> None:
    assert unified_diff("a", "x.", "x") == (
        "--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x.\n\\ No newline at end of file\n+x\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize(
    ("filename", "header"),
    [
        ("./a.md", "--- a/a.md\n"),
        ("/tmp/a.md", "--- a/tmp/a.md\n"),
        ("my story.md", "--- a/my story.md\t\n"),
        ("café.md", "--- a/café.md\n"),
        ("a\nb.md", '--- "a/a\\012b.md"\n'),
        ('"a".md', '--- "a/\\042a\\042.md"\n'),
        ("\udcff.md", '--- "a/\\377.md"\n'),
    ],
)
def test_names_of_files(filename: str, header: str) -> None:
    assert unified_diff(filename, "x", "y").startswith(header)


def test_on_a_terminal_nothing_commands_it() -> None:
    diff = unified_diff("a.md", "a\x1b[2J\tb\r\nc\n", "a\tb\r\nc\n")
    shown = on_terminal(diff, color=False)
    assert "-a\\x1b[2J\tb\r\n+a\tb\r\n c\n" in shown
    assert "\x1b[31m-a\\x1b[2J\tb\r\x1b[0m\n" in on_terminal(diff, color=True)


def patched_by_hand(old: bytes, diff: bytes) -> bytes:
    """`old` after `diff`, as a strict reader of the unified format understands it."""
    rows = old.split(b"\n")
    rows = [row + b"\n" for row in rows[:-1]] + [row for row in rows[-1:] if row]
    lines = diff.split(b"\n")[2:-1]
    result, place, at = [], 0, 0
    while at < len(lines):
        old_start, old_count, new_start, new_count = (
            int(number) for side in lines[at].split()[1:3] for number in side[1:].split(b",")
        )
        start = old_start - (1 if old_count else 0)
        result += rows[place:start]
        assert len(result) == new_start - (1 if new_count else 0)
        place, at = start, at + 1
        seen_old = seen_new = 0
        while at < len(lines) and not lines[at].startswith(b"@@"):
            mark, row, at = lines[at][:1], lines[at][1:] + b"\n", at + 1
            if at < len(lines) and lines[at].startswith(b"\\"):
                row, at = row[:-1], at + 1
            if mark in b" -":
                assert rows[place] == row
                place, seen_old = place + 1, seen_old + 1
            if mark in b" +":
                result.append(row)
                seen_new += 1
        assert (seen_old, seen_new) == (old_count, new_count)
    return b"".join(result + rows[place:])


few_rows = st.lists(st.sampled_from([b"a", b"b\r", b"", b"c\rd", b"\xff"]), max_size=12).map(b"\n".join)


@given(few_rows, few_rows)
def test_a_patch_makes_the_new_from_the_old(old: bytes, new: bytes) -> None:
    diff = patch("a", old, new)
    assert (patched_by_hand(old, diff) if diff else old) == new


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_a_patch_of_many_rows_makes_the_new_from_the_old(random, kinds: int) -> None:
    old = [b"%d\n" % random.randrange(10**kinds) for _ in range(1000)]
    new = list(old)
    for _ in range(random.randrange(1, 30)):
        place = random.randrange(len(new))
        new[place : place + random.choice([0, 1, 1, 300])] = [b"new\n"] * random.choice([0, 1, 1, 2, 300])
        new = new or [b"x\n"]
    before, after = b"".join(old), b"".join(new)
    diff = patch("a", before, after)
    assert (patched_by_hand(before, diff) if diff else before) == after


def test_a_patch_of_scattered_changes_tells_these_rows_only() -> None:
    old = [b"<p>One in %d</p>.\n\n" % number for number in range(5000)]
    new = [row.replace(b".", b"") if place % 7 == 0 else row for place, row in enumerate(old)]
    rows = patch("a", b"".join(old), b"".join(new)).split(b"\n")
    assert sum(row.startswith(b"-") for row in rows) == 715 + 1
    every = patch("a", b"".join(old), b"".join(old).replace(b".", b"")).split(b"\n")
    assert sum(row.startswith(b"-") for row in every) == 5000 + 1


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(
    ("filename", "old", "new"),
    [
        ("a.md", b"one.\r\ntwo\r\nthree", b"one\r\ntwo\r\nthree\r\n"),
        ("my story.md", b"x\ry\n", b"x\ny\n"),
        ("café.md", b"\xef\xbb\xbf\xe9\n", b"\xef\xbb\xbf\xe9\n\n"),
        ('odd "name"\t\\.md', b"a\n", b""),
        ("empty.md", b"", b"a\n"),
        ("nul.md", "dä.\n".encode("utf-16"), "dä\n".encode("utf-16")),
    ],
)
def test_git_and_patch_apply_it(tmp_path: Path, filename: str, old: bytes, new: bytes) -> None:
    for command in (["git", "apply", "--whitespace=nowarn", "-"], ["patch", "-p1", "--binary", "-s"]):
        if shutil.which(command[0]) is None:
            continue
        (tmp_path / filename).write_bytes(old)
        subprocess.run(command, cwd=tmp_path, input=patch(filename, old, new), check=True)
        # Some versions of patch remove a file that is left empty.
        if new or (tmp_path / filename).exists():
            assert (tmp_path / filename).read_bytes() == new


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(few_rows, few_rows)
@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_git_applies_any(tmp_path: Path, old: bytes, new: bytes) -> None:
    (tmp_path / "a.md").write_bytes(old)
    diff = patch("a.md", old, new)
    if diff:
        subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], cwd=tmp_path, input=diff, check=True)
    assert (tmp_path / "a.md").read_bytes() == new


def test_rows_that_are_gone_one_by_one_are_told_one_by_one() -> None:
    kept = [b"<p>Row %d of the story</p>\n" % number for number in range(1000)]
    rows = patch("a", b".\n".join(kept), b"".join(kept)).split(b"\n")
    assert sum(row.startswith(b"-") for row in rows) == 999 + 1
    assert sum(row.startswith(b"+") for row in rows) == 1
