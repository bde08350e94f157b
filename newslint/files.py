"""A file's new content, put in place of the old one whole or not at all."""

from __future__ import annotations

import codecs
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.model import Source


class NotWrittenError(Exception):
    """A file was left as it is; `reason` says why, and how it can be helped."""

    def __init__(self, filename: str, reason: str) -> None:
        super().__init__(filename, reason)  # so that it can be sent from one process to another
        self.filename = filename
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.filename}: not changed: {self.reason}"


class ChangedMeanwhileError(NotWrittenError):
    """Someone else wrote to the file after it was linted. It may be linted again."""


def encode(source: Source, text: str) -> bytes:
    """The new `text` of `source` as bytes: in its encoding, after its byte order mark.

    `source.encoding` is one that writes no byte order mark of its own ("utf-16-le"). Bytes that the encoding
    does not know came in as lone surrogates (`surrogateescape`) and go out as they were.
    """
    if source.packed:
        raise NotWrittenError(source.filename, "it is compressed; unpack it, fix it, and pack it again")
    try:
        data = text.encode(source.encoding, _errors(source.encoding))
        returned = data.decode(source.encoding, _errors(source.encoding))
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        reason = f'"{character}" (U+{ord(character):04X}) cannot be written in its encoding, {source.encoding}'
        raise NotWrittenError(source.filename, reason) from None
    except UnicodeDecodeError:
        returned = None
    if returned != text:
        raise NotWrittenError(source.filename, f"its text does not survive its encoding, {source.encoding}")
    return source.bom + data


def reencode(source: Source, old: bytes, text: str) -> bytes:
    """As `encode`, for the file whose bytes `old` were read as `source`.

    Refuses a file of which bytes outside the edits would change: in encodings such as UTF-7, ISO-2022-JP and
    Shift JIS the same text may be written in several ways.
    """
    if encode(source, source.text) != old:
        reason = f"its encoding, {source.encoding}, cannot be written back byte for byte"
        raise NotWrittenError(source.filename, reason)
    return encode(source, text)


def _errors(encoding: str) -> str:
    return "strict" if codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")) else "surrogateescape"


def replace_file(path: str, old: bytes, new: bytes) -> None:
    """Make `new` the content of the file at `path` if it still is `old`; else raise `NotWrittenError`.

    At every moment, whatever happens, the file holds `old` or `new`. A symbolic link stays, and the file it leads to
    changes. Mode, group and extended attributes are kept, and the owner where the system allows it. A file with a
    second name (a hard link) is refused: renaming would part the two names, and writing in place may leave half a
    file behind. A process that is killed may leave an empty or half `.newslint-….tmp` beside the file, which no
    reader takes for content.
    """
    if new == old:
        return
    try:
        target = os.path.realpath(path, strict=True)
        before = _checked(path, target, old)
        _swap(path, target, before, new)
    except OSError as error:
        raise NotWrittenError(path, _reason(error)) from error


def _checked(path: str, target: str, old: bytes) -> os.stat_result:
    """What the system knows of the file, once it is sure that it may be replaced."""
    # Opening a FIFO would wait for its writer, opening some devices does things.
    if not stat.S_ISREG(os.lstat(target).st_mode):
        raise NotWrittenError(path, "not a regular file")
    flags = os.O_RDONLY | _flag("O_NOFOLLOW") | _flag("O_NONBLOCK") | _flag("O_BINARY") | _flag("O_CLOEXEC")
    with open(os.open(target, flags), "rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise NotWrittenError(path, "not a regular file")
        if before.st_nlink > 1:
            raise NotWrittenError(path, "it has a second name (a hard link), which would keep the old content")
        # The superuser may write to everything, but a write-protected file is so on purpose.
        if not before.st_mode & 0o222 or not os.access(target, os.W_OK):
            raise NotWrittenError(path, "read-only")
        if before.st_size != len(old) or file.read() != old:
            raise ChangedMeanwhileError(path, "changed by someone else since it was read; run newslint again")
    return before


def _swap(path: str, target: str, before: os.stat_result, new: bytes) -> None:
    folder = os.path.dirname(target)
    temporary = os.path.join(folder, f".newslint-{os.urandom(8).hex()}.tmp")
    try:
        # From here on Ctrl-C may strike at any place; once the names are swapped there is nothing left to remove.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flag("O_BINARY") | _flag("O_CLOEXEC")
        with open(os.open(temporary, flags, 0o600), "wb") as file:
            file.write(new)
            file.flush()
            _keep_attributes(path, target, before, file.fileno(), temporary)
            os.fsync(file.fileno())
        after = os.lstat(target)
        if (after.st_ino, after.st_dev, after.st_mtime_ns) != (before.st_ino, before.st_dev, before.st_mtime_ns):
            raise ChangedMeanwhileError(path, "changed by someone else since it was read; run newslint again")
        os.replace(temporary, target)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
    _settle(folder)


def _keep_attributes(path: str, target: str, before: os.stat_result, file: int, temporary: str) -> None:
    fresh = os.fstat(file)
    if hasattr(os, "fchown"):
        if fresh.st_uid != before.st_uid:
            # A colleague's file on a shared drive becomes one's own, as with most editors.
            with suppress(PermissionError):
                os.fchown(file, before.st_uid, -1)
        if fresh.st_gid != before.st_gid:
            try:
                os.fchown(file, -1, before.st_gid)
            except PermissionError:
                raise NotWrittenError(path, "its group cannot be kept") from None
    if hasattr(os, "listxattr"):
        # File systems without extended attributes, and names that only the system may set.
        with suppress(OSError):
            kept = os.listxattr(target)
            for name in os.listxattr(file):
                if name not in kept:  # an access list inherited from the folder
                    with suppress(OSError):
                        os.removexattr(file, name)
            for name in kept:
                with suppress(OSError):
                    os.setxattr(file, name, os.getxattr(target, name))
    mode = stat.S_IMODE(before.st_mode)
    if os.fstat(file).st_uid != before.st_uid:
        mode &= ~stat.S_ISUID
    # Last, for changing the owner clears the set-id bits.
    os.chmod(file if os.chmod in os.supports_fd else temporary, mode)


def _settle(folder: str) -> None:
    """Have the new name written to the disk too, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | _flag("O_DIRECTORY"))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _flag(name: str) -> int:
    """An open flag, or 0 on systems that do not have it (Windows, macOS)."""
    return int(getattr(os, name, 0))


def _reason(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    if error.filename is not None and os.path.basename(os.fsdecode(error.filename)).startswith(".newslint-"):
        return f"its folder cannot be written to ({reason})"
    return reason


def put_file(path: str, data: bytes) -> None:
    """Make `data` the content of the file at `path`, which need not exist: whole, or not at all. Raises OSError.

    For files that newslint makes itself: a link is replaced, and nothing is kept of what stood there before.
    """
    temporary = os.path.join(os.path.dirname(path), f".newslint-{os.urandom(8).hex()}.tmp")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flag("O_BINARY") | _flag("O_CLOEXEC")
        with open(os.open(temporary, flags, 0o666), "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
