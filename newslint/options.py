"""Rules made ready to run: the check that a page names is found, and its options are settled and validated."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from newslint import frontmatter
from newslint.checks import MissingExtraError
from newslint.model import Severity, Span
from newslint.rulebook import HEAD, TOLD_BY_DECIDE, Rule, nearest, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from newslint.model import Article, Hit
    from newslint.settings import Settings

    Check = Callable[[Article, Any], Iterator[Hit]]

FAMILIES = ("duplicates", "markup", "quotes", "readability")
GENERAL = "house"


class ReadyRule(NamedTuple):
    """A rule with its check found and its options settled: ready to run. `across` ones look at all articles of a run at
    once.
    """

    rule: Rule
    severity: Severity
    check: Check
    options: Any
    across: bool


def ready(rules: Iterable[Rule], settings: Settings) -> tuple[list[ReadyRule], list[str]]:
    """The rules with their checks and options, and what is wrong with these in pages and settings."""
    out: list[ReadyRule] = []
    mistakes: list[str] = []
    for rule in rules:
        if rule.family != TOLD_BY_DECIDE:
            made = _ready(rule, settings, mistakes)
            out += [made] if made else []
    return out, mistakes


def severity_of(rule: Rule, settings: Settings) -> Severity:
    own = settings.rule.get(rule.name)
    return own.severity if own and own.severity is not None else rule.severity


def _ready(rule: Rule, settings: Settings, mistakes: list[str]) -> ReadyRule | None:
    check = find_check(rule)
    if check is None:
        told = f'there is no check "{rule.check}"{nearest(rule.check, check_names())}'
        mistakes.append(f"{_page_place(rule, 'check')}: {told}")
        return None
    own = settings.rule.get(rule.name)
    options_type = check.__globals__[check.__annotations__["options"]]
    problems: list[str] = []
    values = _options(options_type, rule.options, lambda key: _page_place(rule, key), problems)
    values |= _options(options_type, _of_profile(rule, settings), _settings_place(rule, settings), problems)
    values |= _options(options_type, own.options if own else {}, _settings_place(rule, settings), problems)
    try:
        options = options_type(**values)
        if hasattr(options, "validate"):
            options.validate()
    except MissingExtraError as error:
        if not _is_named(rule, settings):
            return None
        problems.append(str(error))
    except ValueError as error:
        problems.append(f"{_page_place(rule, 'options')}: {error}")
    except TypeError as error:
        problems.append(f"{_page_place(rule, 'options')}: {_told_missing(error)}")
    mistakes += problems
    across = next(iter(check.__annotations__)) == "gathered"
    return None if problems else ReadyRule(rule, severity_of(rule, settings), check, options, across)


def _is_named(rule: Rule, settings: Settings) -> bool:
    """Whether somebody asked for this very rule, not for its family."""
    return rule.name in (*(settings.select or ()), *settings.extend_select) or rule.enabled


def _of_profile(rule: Rule, settings: Settings) -> Mapping[str, object]:
    if settings.profile == "news":
        return {}
    from newslint.checks.readability.profiles import PROFILES

    return PROFILES[settings.profile].get(rule.name, {})


def _told_missing(error: TypeError) -> str:
    names = re.findall(r"'(\w+)'", str(error))
    return f"the check needs the option{'s' if len(names) > 1 else ''} " + ", ".join(map(_kebab, names))


def _settings_place(rule: Rule, settings: Settings) -> Callable[[str], str]:
    def place(key: str) -> str:
        origin = settings.origins.get(("rule", rule.name, key))
        return f"{origin}:{origin.column}" if origin else rule.name

    return place


def _page_place(rule: Rule, key: str) -> str:
    with open(rule.page, encoding="utf-8", newline="") as file:
        text = file.read(HEAD)
    front = frontmatter.find(text)
    return place_of(rule.page, text, front.span if front else Span(0, 0), key)


def find_check(rule: Rule) -> Check | None:
    """The function that a rule's `check` names: in the module of its family first, then in any other."""
    name = rule.check.replace("-", "_")
    for family in dict.fromkeys((*([rule.family] if rule.family in FAMILIES else []), GENERAL, *FAMILIES)):
        function = vars(import_module(f"newslint.checks.{family}")).get(name)
        if _is_check(function):
            return function
    return None


def check_names() -> list[str]:
    """All checks that a page may name."""
    modules = (import_module(f"newslint.checks.{family}") for family in (GENERAL, *FAMILIES))
    return sorted(
        name.replace("_", "-") for module in modules for name, value in vars(module).items() if _is_check(value)
    )


def _is_check(value: object) -> bool:
    takes = list(getattr(value, "__annotations__", ()))
    return takes in (["article", "options", "return"], ["gathered", "options", "return"])


def _kebab(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _options(
    options_type: type, told: Mapping[str, object], place: Callable[[str], str], problems: list[str]
) -> dict[str, Any]:
    """The options as the check's options type takes them; what is wrong with them is added to `problems`."""
    known = {_kebab(name): (name, str(getattr(kind, "__forward_arg__", kind))) for name, kind in _typed(options_type)}
    out = {}
    for key, value in told.items():
        if key not in known:
            problems.append(f'{place(key)}: unknown key "{key}"{nearest(key, known)}')
            continue
        name, kind = known[key]
        fitting = _fitting(kind, value)
        if fitting is None:
            problems.append(f"{place(key)}: {key} must be {_KINDS[kind][1]}, not {value!r}")
        else:
            out[name] = fitting
    return out


def _typed(options_type: type) -> Iterable[tuple[str, object]]:
    return getattr(options_type, "__annotations__", {}).items()


_KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "int": (int, "a whole number"),
    "float": ((int, float), "a number"),
    "bool": (bool, "true or false"),
    "str": (str, "a string"),
    "tuple[str, ...]": (list, "a list of strings"),
    "tuple[tuple[str, ...], ...]": (list, "a list of lists of strings"),
    "dict[str, str]": (dict, "a table of strings"),
}


def _fitting(kind: str, value: Any) -> Any:
    """The value as an option of this type holds it; None where it does not fit."""
    fits = isinstance(value, _KINDS[kind][0]) and (kind == "bool" or not isinstance(value, bool))
    if not fits:
        return None
    if kind == "tuple[str, ...]":
        return tuple(value) if all(isinstance(item, str) for item in value) else None
    if kind == "tuple[tuple[str, ...], ...]":
        inner = [_fitting("tuple[str, ...]", item) for item in value]
        return None if None in inner else tuple(inner)
    if kind == "dict[str, str]":
        return value if all(isinstance(item, str) for pair in value.items() for item in pair) else None
    return value
