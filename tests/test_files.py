from __future__ import annotations

import errno
import os
import pickle
import random
import signal
import stat
import subprocess
import sys
import textwrap
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint import files
from newslint.files import ChangedMeanwhileError, NotWrittenError, encode, reencode, replace_file
from newslint.model import Source

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = b"<p>One.</p>.<p>Two.</p>\r\n", b"<p>One.</p><p>Two.</p>\r\n"

on_posix = pytest.mark.skipif(os.name != "posix", reason="POSIX files")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.html"
    path.write_bytes(OLD)
    return path


def refusal(path: Path, old: bytes = OLD, new: bytes = NEW) -> str:
    """Why the file was not written; it and its folder are as before."""
    before = sorted(os.listdir(path.parent))
    with pytest.raises(NotWrittenError) as caught:
        replace_file(str(path), old, new)
    assert sorted(os.listdir(path.parent)) == before
    assert caught.value.filename == str(path)
    assert str(caught.value) == f"{path}: not changed: {caught.value.reason}"
    return caught.value.reason


def test_the_new_content_takes_the_place_of_the_old(story: Path) -> None:
    replace_file(str(story), OLD, NEW)
    assert story.read_bytes() == NEW
    assert os.listdir(story.parent) == ["story.html"]


def test_a_file_that_changed_since_it_was_read_is_left(story: Path) -> None:
    for other in (OLD + b"x", OLD.replace(b"O", b"N"), b""):
        story.write_bytes(other)
        assert "changed by someone else" in refusal(story)
        assert story.read_bytes() == other


def test_a_file_that_changes_at_the_last_moment_is_left(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_of_another(descriptor: int) -> None:
        story.write_bytes(b"other")
        os.utime(story, ns=(1, 1))

    monkeypatch.setattr(files.os, "fsync", write_of_another)
    with pytest.raises(ChangedMeanwhileError):
        replace_file(str(story), OLD, NEW)
    assert story.read_bytes() == b"other"
    assert os.listdir(story.parent) == ["story.html"]


@on_posix
def test_a_symbolic_link_stays_and_its_target_changes(story: Path) -> None:
    folder = story.parent / "links"
    folder.mkdir()
    (folder / "one.html").symlink_to("../story.html")
    (folder / "two.html").symlink_to("one.html")
    replace_file(str(folder / "two.html"), OLD, NEW)
    assert story.read_bytes() == NEW
    assert os.readlink(folder / "two.html") == "one.html"
    assert os.readlink(folder / "one.html") == "../story.html"
    assert sorted(os.listdir(folder)) == ["one.html", "two.html"]


@on_posix
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "device").symlink_to("/dev/null")
    for name in ("fifo", "folder.md", "device"):
        assert refusal(tmp_path / name) == "not a regular file"


@on_posix
def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "dangling").symlink_to("gone")
    (tmp_path / "loop").symlink_to("loop")
    assert refusal(tmp_path / "gone") == "no such file or directory"
    assert refusal(tmp_path / "dangling") == "no such file or directory"
    assert "symbolic link" in refusal(tmp_path / "loop")


@on_posix
def test_a_file_of_two_names_is_refused(story: Path) -> None:
    os.link(story, story.parent / "second.html")
    assert "hard link" in refusal(story)
    assert story.read_bytes() == OLD


@on_posix
def test_a_write_protected_file_is_refused_even_to_the_superuser(story: Path) -> None:
    story.chmod(0o444)
    assert refusal(story) == "read-only"
    assert story.read_bytes() == OLD


@on_posix
def test_a_folder_that_cannot_be_written_to_is_told(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        real_open = os.open

        def denied(path: str, flags: int, mode: int = 0o777) -> int:
            if flags & os.O_CREAT:
                raise PermissionError(errno.EACCES, "Permission denied", path)
            return real_open(path, flags, mode)

        monkeypatch.setattr(files.os, "open", denied)
    else:
        story.parent.chmod(0o555)
    try:
        assert refusal(story) == "its folder cannot be written to (permission denied)"
    finally:
        story.parent.chmod(0o755)
    assert story.read_bytes() == OLD


def test_a_full_disk_leaves_the_old_file_and_nothing_else(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        """A file on a disk that has room for a few bytes."""

        def __init__(self, *arguments: Any) -> None:
            self.file = open(*arguments)  # noqa: SIM115

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *failure: object) -> None:
            self.file.close()

        def __getattr__(self, name: str) -> Any:
            return getattr(self.file, name)

        def write(self, data: bytes) -> int:
            self.file.write(data[:5])
            self.file.flush()
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "open", Full, raising=False)
    assert refusal(story) == "no space left on device"
    assert story.read_bytes() == OLD


@on_posix
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o2775, 0o620])
def test_the_mode_is_kept(story: Path, mode: int) -> None:
    story.chmod(mode)
    replace_file(str(story), OLD, NEW)
    assert stat.S_IMODE(story.stat().st_mode) == mode


@on_posix
def test_owner_and_group_are_kept(story: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser gives files away")
    os.chown(story, 1234, 5678)
    story.chmod(0o6755)
    replace_file(str(story), OLD, NEW)
    after = story.stat()
    assert (after.st_uid, after.st_gid, stat.S_IMODE(after.st_mode)) == (1234, 5678, 0o6755)


@on_posix
def test_where_the_owner_cannot_be_kept_the_file_is_fixed_and_where_the_group_cannot_it_is_not(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser gives files away")
    real_fchown = os.fchown

    def fchown(descriptor: int, owner: int, group: int) -> None:
        if owner != -1 or group == 5678:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        real_fchown(descriptor, owner, group)

    monkeypatch.setattr(files.os, "fchown", fchown)
    os.chown(story, 1234, 5678)
    assert refusal(story) == "its group cannot be kept"
    os.chown(story, 1234, 4321)
    story.chmod(0o4755)
    replace_file(str(story), OLD, NEW)
    after = story.stat()
    assert (after.st_uid, after.st_gid, stat.S_IMODE(after.st_mode)) == (0, 4321, 0o755)


def test_extended_attributes_are_kept(story: Path) -> None:
    try:
        os.setxattr(story, "user.desk", b"sports")
    except (AttributeError, OSError):
        pytest.skip("no extended attributes here")
    replace_file(str(story), OLD, NEW)
    assert os.getxattr(story, "user.desk") == b"sports"


def test_a_refusal_may_come_from_another_process() -> None:
    sent = pickle.loads(pickle.dumps(ChangedMeanwhileError("a.md", "changed")))
    assert isinstance(sent, ChangedMeanwhileError)
    assert (sent.filename, sent.reason) == ("a.md", "changed")


def test_odd_names(tmp_path: Path) -> None:
    names = ["-rf.md", "a b.md", "a:b.md", "a\nb.md", "é.md"] if os.name == "posix" else ["-rf.md", "a b.md"]
    for name in names:
        (tmp_path / name).write_bytes(OLD)
        replace_file(str(tmp_path / name), OLD, NEW)
        assert (tmp_path / name).read_bytes() == NEW


FLIP_FOR_EVER = """
    import os, sys
    from newslint.files import replace_file

    old, new = b"old " * 20000, b"new" * 30000
    names = [os.path.join(sys.argv[1], name) for name in sorted(os.listdir(sys.argv[1])) if name.endswith(".md")]
    print("ready", flush=True)
    while True:
        for name in names:
            replace_file(name, old, new)
        old, new = new, old
"""


@on_posix
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_whenever_it_is_ended_every_file_is_the_old_or_the_new(tmp_path: Path, end: signal.Signals) -> None:
    old, new = b"old " * 20000, b"new" * 30000
    for attempt in range(8):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        names = [f"{number}.md" for number in range(30)]
        for name in names:
            (folder / name).write_bytes(old)
        command = [sys.executable, "-c", textwrap.dedent(FLIP_FOR_EVER), str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(random.uniform(0, 0.05))
            process.send_signal(end)
        left = set(os.listdir(folder))
        assert left >= set(names)
        assert all((folder / name).read_bytes() in (old, new) for name in names)
        rest = left - set(names)
        assert all(name.startswith(".newslint-") and name.endswith(".tmp") for name in rest)
        assert len(rest) <= (1 if end is signal.SIGKILL else 0)


@on_posix
def test_two_at_once_do_not_mix(tmp_path: Path) -> None:
    """Of two runs over the same file one writes; the other sees that the file has changed, or has nothing to do."""
    write = (
        "import sys; from newslint.files import *; replace_file(sys.argv[1], b'.' * 9000, sys.argv[2].encode() * 4500)"
    )
    (tmp_path / "story.md").write_bytes(b"." * 9000)
    processes = [
        subprocess.Popen([sys.executable, "-c", write, str(tmp_path / "story.md"), letters], stderr=subprocess.DEVNULL)
        for letters in ("ab", "cd")
    ]
    codes = sorted(process.wait() for process in processes)
    assert codes in ([0, 0], [0, 1])
    assert (tmp_path / "story.md").read_bytes() in (b"ab" * 4500, b"cd" * 4500)
    assert os.listdir(tmp_path) == ["story.md"]


ENCODINGS = ["utf-8", "windows-1252", "iso-8859-1", "utf-16-le", "utf-16-be", "shift_jis", "gb18030"]


@given(st.binary(max_size=50), st.sampled_from(["windows-1252", "iso-8859-1", "koi8-r", "iso-8859-7"]))
def test_any_bytes_in_a_single_byte_encoding_come_back(data: bytes, encoding: str) -> None:
    text = data.decode(encoding, "surrogateescape")
    assert encode(Source("a", text, encoding), text) == data


@given(st.text(max_size=30), st.sampled_from(ENCODINGS), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_what_is_written_reads_as_the_text(text: str, encoding: str, bom: bytes) -> None:
    try:
        data = encode(Source("a", "", encoding, bom), text)
    except NotWrittenError:
        return
    assert data.startswith(bom)
    assert data[len(bom) :].decode(encoding, "surrogateescape") == text


def test_what_an_encoding_cannot_write_is_told() -> None:
    with pytest.raises(NotWrittenError, match='"“" \\(U\\+201C\\) cannot be written in its encoding, iso-8859-1'):
        encode(Source("a", "", "iso-8859-1"), "a“b")
    with pytest.raises(NotWrittenError, match="U\\+D83D"):
        encode(Source("a", ""), "\ud83d")
    with pytest.raises(NotWrittenError, match="does not survive"):
        encode(Source("a", "", "windows-1252"), "\udc93")


def test_bytes_that_are_no_utf_8_go_out_as_they_came_in() -> None:
    assert encode(Source("a", ""), "\udc93é") == b"\x93\xc3\xa9"
    with pytest.raises(NotWrittenError, match="does not survive"):
        encode(Source("a", ""), "\udcc3\udca9")


def test_a_file_that_cannot_be_written_back_byte_for_byte_is_refused() -> None:
    old = b"a\x1b(B\x1b(Bb."  # ISO-2022-JP, with needless shifts
    source = Source("a", old.decode("iso-2022-jp"), "iso-2022-jp")
    with pytest.raises(NotWrittenError, match="cannot be written back byte for byte"):
        reencode(source, old, "ab")
    assert reencode(Source("a", "ab."), b"ab.", "ab") == b"ab"
