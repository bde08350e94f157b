"""Every rule page holds what it promises: its examples are the tests of its rule."""

from __future__ import annotations

import pytest

from newslint.pagetest import problems_of
from newslint.rulebook import Rule, load_rules, own_folder

RULES, MISTAKES = load_rules([own_folder()])


def test_every_page_can_be_read() -> None:
    assert not MISTAKES
    assert RULES


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_page(rule: Rule) -> None:
    assert problems_of(rule) == []
