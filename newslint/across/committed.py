"""When files came into git: what tells which of two articles without a date is the earlier one."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from newslint.git import GitError, first_commits, root_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEW = 100  # files that git is asked for one by one


def committed(filenames: Iterable[str]) -> dict[str, str]:
    """When files were first committed, as strings that sort by time, of those of which git knows."""
    below: dict[str, dict[str, str]] = {}
    for filename in filenames:
        root = root_of(filename)
        if root is not None:
            name = os.path.relpath(os.path.abspath(filename), root).replace(os.sep, "/")
            below.setdefault(root, {})[name] = filename
    out: dict[str, str] = {}
    for root, names in below.items():
        try:
            known = first_commits(root, sorted(names) if len(names) <= _FEW else ())
        except GitError:  # without git, there is nothing to be known
            continue
        out |= {names[name]: _as_text(seconds) for name, seconds in known.items() if name in names}
    return out


def _as_text(seconds: int) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
