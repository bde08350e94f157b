"""The JSON Schema of the settings, for editors, made from the table that validates them."""

from __future__ import annotations

from typing import Any

from newslint.settings.finder import DEFAULTS
from newslint.settings.options import OPTIONS, Flag, Kind, Option, Several, Size, Table, Tables, Text

ADDRESS = "https://raw.githubusercontent.com/newslint/newslint/main/newslint.schema.json"


def schema() -> dict[str, Any]:
    """What a `newslint.toml`, or the table `[tool.newslint]`, may hold, as JSON Schema draft 7."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": ADDRESS,
        "title": "Settings of newslint",
        **_table(OPTIONS, top=True),
    }


def _table(table: Table, *, top: bool = False) -> dict[str, Any]:
    told: dict[str, Any] = {
        "type": "object",
        "properties": {key: _option(key, option, top=top) for key, option in table.options.items()},
        "additionalProperties": False if table.other is None else _kind(table.other),
    }
    required = [key for key, option in table.options.items() if option.required]
    return told | ({"required": required} if required else {})


def _option(key: str, option: Option, *, top: bool) -> dict[str, Any]:
    import tomllib

    told = {"description": option.help, **_kind(option.kind)}
    if option.example:
        told["examples"] = [tomllib.loads(f"example = {option.example}")["example"]]
    default = getattr(DEFAULTS, key.replace("-", "_"), None) if top else None
    if isinstance(default, (str, int)):
        told["default"] = default
    return told


def _kind(kind: Kind) -> dict[str, Any]:
    match kind:
        case Table():
            return _table(kind)
        case Tables():
            return {"type": "array", "items": _table(kind.table)}
        case Several():
            return {"type": "array", "items": _kind(kind.item)}
        case Text() if kind.choices:
            return {"type": "string", "enum": list(kind.choices)}
        case Text():
            return {"type": "string", "pattern": r"\S"}
        case Flag():
            return {"type": "boolean"}
        case Size():
            return {
                "anyOf": [
                    {"type": "integer", "minimum": 1},
                    {"type": "string", "pattern": "^[0-9]+ *([KMGkmg]?[Bb])?$"},
                ]
            }
        case _:
            return {}
