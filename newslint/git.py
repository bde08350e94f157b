"""Questions put to git.

Every call is a fixed list of arguments. Nothing in a repository or in the environment may have git start another
program, but for the filters by which it reads the repository's own files (LFS).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAFE = ("-c", "core.fsmonitor=", "-c", f"core.hooksPath={os.devnull}", "--no-pager", "--literal-pathspecs")


class GitError(Exception):
    """git could not answer; the text says why, and what to do."""


class _NoAnswerError(GitError):
    """git ended with an error that only the caller can explain."""


def root_of(path: str) -> str | None:
    """The folder of the repository that a file is in, or would be: the nearest above it that holds `.git`."""
    folder = os.path.dirname(os.path.abspath(path))
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def merge_base(root: str, revision: str) -> str:
    """The commit at which the history of what is checked out parted from that of a revision. Raises GitError."""
    if revision.startswith("-") or not revision.strip() or "\0" in revision:
        raise GitError(f'"{revision}" is no revision')
    try:
        commit = _answer(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    except _NoAnswerError:
        hint = _if_shallow(root) or "; is it fetched?"
        raise GitError(f'git knows no revision "{revision}" in {root}{hint}') from None
    try:
        return _answer(root, "merge-base", commit, "HEAD").decode().strip()
    except _NoAnswerError:
        told = f'"{revision}" and what is checked out in {root} have no commit in common'
        raise GitError(told + _if_shallow(root)) from None


def _if_shallow(root: str) -> str:
    if _answer(root, "rev-parse", "--is-shallow-repository").strip() != b"true":
        return ""
    return (
        "; this clone holds only the newest commits: `git fetch --unshallow` (in CI: fetch-depth: 0) brings the others"
    )


def patch_since(root: str, commit: str) -> bytes:
    """How the files on disk differ from a commit, as a patch without context; renames are followed. Files that git
    does not track are not in it. Raises GitError.
    """
    return _answer(
        root, "diff", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--no-color", "--no-ext-diff",
        "--no-textconv", "--no-relative", "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/",
        "--diff-algorithm=histogram", commit, "--",
    )  # fmt: skip


def tracked(root: str) -> set[str]:
    """The absolute names of all files that git tracks. Raises GitError."""
    names = _answer(root, "ls-files", "-z", "--").split(b"\0")
    return {os.path.join(root, *os.fsdecode(name).split("/")) for name in names if name}


def first_commits(root: str, paths: Sequence[str] = ()) -> dict[str, int]:
    """When each file that is or was tracked, or of these below `root` ("a/b.md"), was first committed, in seconds since
    1970, by its name below `root`. Nothing of a clone that holds only the newest commits. Raises GitError.
    """
    if _answer(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return {}
    try:
        told = _answer(
            root, "log", "-z", "--format=%x01%at", "--name-only", "--diff-filter=A", "--no-renames", "--no-ext-diff",
            "HEAD", "--", *paths,
        )  # fmt: skip
    except _NoAnswerError:  # no commit yet
        return {}
    out: dict[str, int] = {}
    for commit in told.split(b"\1")[1:]:  # the newest first
        seconds, *names = commit.split(b"\0")
        if seconds.isdigit():  # else a piece of a name that holds such a character
            out |= {os.fsdecode(name.removeprefix(b"\n")): int(seconds) for name in names if name.strip()}
    return out


def _answer(root: str, command: str, *arguments: str) -> bytes:
    import subprocess

    # A hook's GIT_INDEX_FILE, or somebody's GIT_DIR, speaks of half a commit, or of another repository.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "-C", root, *_SAFE, command, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment,
            check=False,
        )
    except OSError as error:
        reason = "is it installed?" if isinstance(error, FileNotFoundError) else (error.strerror or str(error)).lower()
        raise GitError(f"git cannot be started: {reason}") from None
    if done.returncode == 0:
        return done.stdout
    told = done.stderr.decode("utf-8", "replace")
    if "dubious ownership" in told:
        raise GitError(f"{root} belongs to another user: `git config --global --add safe.directory {root}` allows it")
    if "not a git repository" in told:
        raise GitError(f"{root} is no git repository")
    first = next(iter(told.splitlines()), f"git {command} ended with status {done.returncode}")
    raise _NoAnswerError(f"git in {root}: {first.removeprefix('fatal: ')}")
