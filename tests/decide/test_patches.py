"""Patches of git, of `diff -u` and of nobody: which rows they change, and what stood there before."""

from __future__ import annotations

import difflib
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.decide.changed import old_version
from newslint.decide.patches import Change, FilePatch, PatchError, names_of, read_patch

if TYPE_CHECKING:
    from pathlib import Path

ROWS = st.lists(
    st.sampled_from([b"one\n", b"two\n", b"\n", b"-- \n", b"++ b\n", b"@@ -1 +1 @@\n", b"\r\n"]), max_size=12
)
LAST = st.sampled_from([b"", b"no end"])


def diff(old: list[bytes], new: list[bytes], context: int) -> bytes:
    rows = difflib.diff_bytes(difflib.unified_diff, old, new, b"a/x.md", b"b/x.md", n=context)
    return b"".join(row if row.endswith(b"\n") else row + b"\n\\ No newline at end of file\n" for row in rows)


@given(ROWS, LAST, ROWS, LAST, st.integers(0, 3))
def test_what_stood_before_is_what_stood_before(
    old: list[bytes], old_last: bytes, new: list[bytes], new_last: bytes, context: int
) -> None:
    old, new = old + [old_last] * bool(old_last), new + [new_last] * bool(new_last)
    patches = read_patch(diff(old, new, context))
    assert [old_version(patch, b"".join(new)) for patch in patches] == ([b"".join(old)] if old != new else [])


@given(ROWS, ROWS)
def test_every_row_that_differs_is_in_a_change(old: list[bytes], new: list[bytes]) -> None:
    patches = read_patch(diff(old, new, 0))
    changed = {
        change.row + number for patch in patches for change in patch.changes for number in range(len(change.added))
    }
    matcher = difflib.SequenceMatcher(None, old, new)
    same = {b + number + 1 for a, b, size in matcher.get_matching_blocks() for number in range(size)}
    assert changed == set(range(1, len(new) + 1)) - same


@given(st.binary(max_size=300))
def test_any_bytes_are_a_patch_or_are_told(data: bytes) -> None:
    try:
        read_patch(b"--- a\n+++ b\n" + data)
    except PatchError:
        return


def test_a_patch_is_not_of_another_text() -> None:
    (patch,) = read_patch(b"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n")
    assert old_version(patch, b"new\nmore\n") == b"old\nmore\n"
    assert old_version(patch, b"newer\n") is None
    assert old_version(patch, b"") is None


def test_rows_that_git_stores_without_cr_are_the_same_rows() -> None:
    (patch,) = read_patch(b"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n")
    assert old_version(patch, b"new\r\nmore\r\n") == b"old\nmore\r\n"


def test_rows_of_a_hunk_that_look_like_headers_are_rows() -> None:
    (patch,) = read_patch(b"--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- a/y\n-+++ b/y\n+++ b/z\n+diff --git a/q b/q\n")
    assert patch.changes == (Change(1, (b"-- a/y\n", b"+++ b/y\n"), (b"++ b/z\n", b"diff --git a/q b/q\n")),)


def test_what_diff_writes_after_names_is_no_part_of_them() -> None:
    (patch,) = read_patch(
        b"--- my file.md\t2026-05-01 10:00:00 +0200\n+++ my file.md\t2026-05-02\n@@ -0,0 +1 @@\n+new\n"
    )
    assert (patch.old, patch.new) == (b"my file.md", b"my file.md")


@pytest.mark.parametrize(
    ("patch", "told"),
    [
        (b"a letter", "no file is named"),
        (b"--- a\n+++ b\n@@ -1 +1,2 @@\n-x\n+y\n", "row 5: the hunk ends"),
        (b"diff --cc a\n@@@ -1 -1 +1 @@@\n", "row 2: the patch of a merge"),
    ],
)
def test_what_is_no_patch_is_told(patch: bytes, told: str) -> None:
    with pytest.raises(PatchError, match=told):
        read_patch(patch)


def test_nothing_is_a_patch_of_nothing() -> None:
    assert read_patch(b"\n") == []


@pytest.mark.parametrize("name", ["plain.md", "with space.md", 'quo"te.md', "tab\tnew\nrow.md", "é😀.md", "b/b.md"])
def test_names_as_git_writes_them(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    git = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org"]
    for command in (["init", "--quiet"], ["commit", "--quiet", "--allow-empty", "-m", "copy"]):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    (tmp_path / name).write_text("copy\n")
    (tmp_path / "empty.md").touch()
    (tmp_path / "picture.jpg").write_bytes(b"\0\1\2")
    subprocess.run([*git, "add", "--all"], cwd=tmp_path, check=True)
    told = subprocess.run([*git, "diff", "HEAD"], cwd=tmp_path, check=True, capture_output=True).stdout
    patches = {next(names_of(patch)).decode(): patch for patch in read_patch(told)}
    assert patches.keys() == {name, "empty.md", "picture.jpg"}
    assert patches[name].changes == (Change(1, (), (b"copy\n",)),)
    assert patches["picture.jpg"].whole
    assert patches["empty.md"] == FilePatch(None, b"b/empty.md")


def test_a_copy_is_new_as_a_whole() -> None:
    told = b"diff --git a/x.md b/y z.md\nsimilarity index 100%\ncopy from x.md\ncopy to y z.md\n"
    assert read_patch(told) == [FilePatch(b"a/x.md", b"b/y z.md", (), whole=True)]


def test_a_renamed_file_has_two_names() -> None:
    told = b"diff --git a/x.md b/y.md\nsimilarity index 90%\nrename from x.md\nrename to y.md\n"
    assert read_patch(told) == [FilePatch(b"a/x.md", b"b/y.md")]
