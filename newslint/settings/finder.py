"""Which settings hold for a file: those of the nearest settings file above it, on top of what that extends."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from newslint.settings.model import Mistake, Settings, SettingsError, overlay, shown

if TYPE_CHECKING:
    from newslint.settings.load import SettingsFile

NO_TABLE = "has no [tool.newslint] table"
NAMES = ("newslint.toml", ".newslint.toml", "pyproject.toml")

DEFAULTS = Settings()


class SettingsFinder:
    """Finds, reads and remembers settings.

    Those of a file are in the nearest `newslint.toml`, `.newslint.toml` or `pyproject.toml` with `[tool.newslint]`
    above it, wherever newslint was started; of several in one folder, the first named here. The search ends at the
    root of a git repository (the folder that holds `.git`), beyond which other people may write, or of the file
    system. `config` names one settings file for all; with `no_config` the defaults hold for all.

    A file that says `extend` is laid over the one that it names, relative to itself (see `overlay` for what adds up).
    """

    def __init__(self, config: str | None = None, no_config: bool = False) -> None:
        self._config = None if config is None else os.path.abspath(config)
        self._no_config = no_config
        self._folders: dict[str, Settings] = {}
        self._files: dict[str, SettingsFile | None] = {}

    def for_path(self, path: str) -> Settings:
        """The settings of the folder that the file `path` is in, which need not exist; `for_file` of them knows more.

        Raises `SettingsError` with all mistakes.
        """
        return self.for_folder(os.path.dirname(os.path.abspath(path)))

    def for_folder(self, folder: str) -> Settings:
        """The settings that hold for the files in `folder`. Raises `SettingsError` with all mistakes."""
        if self._no_config:
            return DEFAULTS
        if self._config is not None:
            if self._config not in self._folders:
                self._folders[self._config] = self._resolved(self._config)
            return self._folders[self._config]
        folder = os.path.abspath(folder)
        passed = []
        while folder not in self._folders:
            passed.append(folder)
            filename = self._settings_file(folder)
            above = os.path.dirname(folder)
            if filename is not None:
                self._folders[folder] = self._resolved(filename)
            elif above == folder or os.path.lexists(os.path.join(folder, ".git")):
                self._folders[folder] = DEFAULTS
            else:
                folder = above
        self._folders.update(dict.fromkeys(passed, self._folders[folder]))
        return self._folders[folder]

    def _settings_file(self, folder: str) -> str | None:
        for name in NAMES:
            filename = os.path.join(folder, name)
            there = os.path.isfile if name == "pyproject.toml" else os.path.lexists  # a dangling link of ours is told
            if there(filename) and self._load(filename) is not None:
                return filename
        return None

    def _load(self, filename: str) -> SettingsFile | None:
        if filename not in self._files:
            from newslint.settings.load import load

            self._files[filename] = load(filename)
        return self._files[filename]

    def _resolved(self, filename: str) -> Settings:
        """The settings of a file on top of all that it extends, directly and by way of others."""
        chain: dict[str, SettingsFile] = {}
        seen: set[str] = set()
        mistakes: list[Mistake] = []
        next_file: str | None = filename
        while next_file is not None:
            file = self._load(next_file)
            if file is None:
                mistakes.append(Mistake(next_file, 0, 0, NO_TABLE))
                break
            chain[next_file] = file
            seen.add(os.path.realpath(next_file))
            mistakes += file.mistakes
            next_file = None
            if file.extend is not None:
                next_file, origin = file.extend
                problem = self._extend_problem(next_file, seen)
                if problem is not None:
                    mistakes.append(Mistake(*origin, f"extend: {shown(next_file)} {problem}"))
                    break
        if mistakes:
            raise SettingsError(mistakes)
        settings = DEFAULTS
        for file in reversed(chain.values()):
            settings = overlay(settings, file.layer)
        return settings._replace(files=tuple(chain))

    def _extend_problem(self, filename: str, seen: set[str]) -> str | None:
        if os.path.realpath(filename) in seen:
            return "extends this file in turn"
        if not os.path.isfile(filename):
            return "is no file"
        return NO_TABLE if self._load(filename) is None else None
