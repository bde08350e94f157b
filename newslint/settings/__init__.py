"""Settings: the files they stand in, which hold for a file, and every mistake told at its place.

What reads TOML and knows the options is imported once there is a settings file, and not before.
"""

from __future__ import annotations

from newslint.settings.finder import DEFAULTS, SettingsFinder
from newslint.settings.model import Mistake, Origin, Patterns, PerFile, RuleSettings, Settings, SettingsError

__all__ = [
    "DEFAULTS",
    "Mistake",
    "Origin",
    "Patterns",
    "PerFile",
    "RuleSettings",
    "Settings",
    "SettingsError",
    "SettingsFinder",
]
