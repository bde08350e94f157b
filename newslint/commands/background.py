"""What the reports of `newslint check` may tell besides findings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from newslint.reports.background import Background

if TYPE_CHECKING:
    from newslint.model import Finding
    from newslint.rulebook import Rule
    from newslint.rulepage import RulePage
    from newslint.run import Order


def background(order: Order) -> Background:
    """The background of a run that has yet to begin."""
    return Background(_root(), _Pages(order))


def _root() -> str:
    """The folder that programs take paths from: the checkout of a CI job, else the current folder."""
    here = os.getcwd()
    for variable in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        folder = os.path.abspath(os.environ.get(variable) or os.sep)
        if folder != os.sep and (here == folder or here.startswith(os.path.join(folder, ""))):
            return folder
    return here


class _Pages:
    """The pages of rules, each read when it is first asked for. No page that can be linted with is unreadable, but it
    may be gone since; then there is none.
    """

    def __init__(self, order: Order) -> None:
        self._order = order
        self._rules: dict[tuple[str, ...], dict[str, Rule]] = {}
        self._pages: dict[str, RulePage | None] = {}

    def __call__(self, finding: Finding) -> RulePage | None:
        if finding.rule not in self._pages:
            self._pages[finding.rule] = self._read(finding)
        return self._pages[finding.rule]

    def _read(self, finding: Finding) -> RulePage | None:
        from newslint.rulepage import RulePage

        rule = self._rules_for(finding.filename).get(finding.rule)
        if rule is None:
            return None
        try:
            with open(rule.page, encoding="utf-8") as file:
                return RulePage.of(file.read())
        except (OSError, UnicodeDecodeError):
            return None

    def _rules_for(self, filename: str) -> dict[str, Rule]:
        from newslint.rulebook import load_rules, own_folder
        from newslint.settings import SettingsFinder

        folders = SettingsFinder(self._order.config, self._order.no_config).for_path(filename).rules
        if folders not in self._rules:
            self._rules[folders] = load_rules([own_folder(), *folders])[0]
        return self._rules[folders]
