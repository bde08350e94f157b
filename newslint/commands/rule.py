"""`newslint rule`: the list of all rules, or the page of one."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from newslint import frontmatter
from newslint.commands import CLEAN, FAILED, failed, tell
from newslint.patterns import lazy_pattern
from newslint.rulebook import load_rules, own_folder, unknown_selectors
from newslint.settings import SettingsError, SettingsFinder

if TYPE_CHECKING:
    from argparse import Namespace

    from newslint.rulebook import Rule

_TITLE = lazy_pattern(r"^# (.+?)\s*$", re.MULTILINE)


def rule(options: Namespace) -> int:
    """Print the page of the named rule, or a row for each rule there is where newslint was started."""
    try:
        settings = SettingsFinder(options.config, options.no_config).for_path(os.path.join(os.curdir, "article"))
    except SettingsError as error:
        tell(str(error))
        return FAILED
    rules, mistakes = load_rules([own_folder(), *settings.rules])
    for mistake in mistakes:
        tell(mistake)
    if options.name is None:
        sys.stdout.writelines(_listed(list(rules.values())))
        return FAILED if mistakes else CLEAN
    if options.name not in rules:
        _, told = next(
            unknown_selectors([options.name], rules), ("", f"{options.name} is a family: name one rule of it")
        )
        return failed(told)
    sys.stdout.write(_page(rules[options.name]))
    return CLEAN


def _listed(rules: list[Rule]) -> list[str]:
    width = max((len(rule.name) for rule in rules), default=0)
    return [
        f"{rule.name:{width}}  {rule.severity.word if rule.enabled else 'off':7}  {title_of(_text(rule))}\n"
        for rule in rules
    ]


def title_of(page: str) -> str:
    title = _TITLE.search(page)
    return title[1] if title else ""


def _text(rule: Rule) -> str:
    with open(rule.page, encoding="utf-8") as file:
        return file.read()


def _page(rule: Rule) -> str:
    """The page as people read it: its name and what it does by default in place of the front matter."""
    text = _text(rule)
    front = frontmatter.find(text)
    state = "" if rule.enabled else ", off by default"
    fixes = {"none": "no fix", "safe": "with a safe fix", "unsafe": "with an unsafe fix"}[rule.fix]
    options = "".join(f"  {key} = {value!r}\n" for key, value in rule.options.items())
    head = f"{rule.name}: {rule.severity.word}{state}, {fixes}\n" + (f"options:\n{options}" if options else "")
    return f"{head}\n{text[front.end if front else 0 :].lstrip()}"
