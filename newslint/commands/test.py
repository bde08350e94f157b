"""`newslint test`: run the examples of rule pages, and be strict about it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from newslint.commands import CLEAN, FAILED, FOUND, failed, tell
from newslint.pagetest import problems_of
from newslint.rulebook import RulePageError, load_rules, own_folder

if TYPE_CHECKING:
    from argparse import Namespace


def test(options: Namespace) -> int:
    """Test the pages of the folders, or newslint's own; one row a problem."""
    rules, mistakes = load_rules(options.folders or [own_folder()])
    for mistake in mistakes:
        tell(mistake)
    if not rules and not mistakes:
        return failed("there is no rule page in " + ", ".join(options.folders))
    count = 0
    for rule in rules.values():
        try:
            problems = problems_of(rule)
        except RulePageError as error:
            problems = list(error.mistakes)
        count += len(problems)
        for problem in problems:
            sys.stdout.write(f"{problem}\n")
    tell(f"{len(rules)} rule page{'' if len(rules) == 1 else 's'} tested, {count} problem{'' if count == 1 else 's'}")
    return FAILED if mistakes else FOUND if count else CLEAN
