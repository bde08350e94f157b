"""The rules and the way to read each file, by the settings that hold for it and by what the user selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.lint import Desk
from newslint.options import ready, severity_of
from newslint.readers import Reading
from newslint.rulebook import TOLD_BY_DECIDE, load_rules, locked_rules, own_folder, selected, unknown_selectors
from newslint.settings import SettingsFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.order import Order
    from newslint.rulebook import Rule
    from newslint.settings import Settings


class Desks:
    """Remembers settings, rule pages, and what they come to for files alike. What is wrong with them is kept as
    `troubles` until it is taken.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self.finder = SettingsFinder(order.config, order.no_config)
        self.troubles: list[str] = []
        self._rules: dict[tuple[str, ...], dict[str, Rule]] = {}
        self._desks: dict[int, tuple[Settings, Desk]] = {}
        self._told: set[str] = set()

    def desk_for(self, path: str) -> Desk:
        """The rules and the way to read a file. Raises SettingsError; other mistakes are added to `troubles`."""
        settings = self.finder.for_path(path).for_file(path)
        kept = self._desks.get(id(settings))
        if kept is None:
            kept = self._desks[id(settings)] = (settings, self._desk(settings))
        return kept[1]

    def rules_for(self, settings: Settings) -> dict[str, Rule]:
        """All rules: newslint's own and those of the folders that the settings name."""
        if settings.rules not in self._rules:
            rules, mistakes = load_rules([own_folder(), *settings.rules])
            self.tell(mistakes)
            self._rules[settings.rules] = rules
        return self._rules[settings.rules]

    def reading_for(self, path: str) -> Reading:
        """How a file is to be read. Raises SettingsError."""
        settings = self.finder.for_path(path).for_file(path)
        return Reading(settings.language, settings.fields, settings.html_article, settings.vocabulary)

    def _desk(self, settings: Settings) -> Desk:
        order = self.order
        effective = settings._replace(
            select=settings.select if order.select is None else order.select,
            extend_select=settings.extend_select + order.extend_select,
            ignore=settings.ignore + order.ignore,
        )
        rules = self.rules_for(settings)
        self.tell(_named_nothing(settings, order, rules))
        self.tell(_ignored_in_vain(settings, order, locked_rules(rules, settings)))
        chosen = selected(rules, effective, only=order.select is not None)
        usable, mistakes = ready(chosen, effective)
        self.tell(mistakes)
        comments = {rule.name: (rule, severity_of(rule, effective)) for rule in chosen if rule.family == TOLD_BY_DECIDE}
        reading = Reading(settings.language, settings.fields, settings.html_article, settings.vocabulary)
        across = {item.rule.name for item in usable if item.across}
        usual = frozenset(rule.name for rule in selected(rules, settings) if rule.family != TOLD_BY_DECIDE) - across
        return Desk(tuple(usable), comments, frozenset(rules), reading, effective, usual)

    def tell(self, troubles: Iterable[str]) -> None:
        """Keep what went wrong, each once."""
        for trouble in troubles:
            if trouble not in self._told:
                self._told.add(trouble)
                self.troubles.append(trouble)

    def take_troubles(self) -> tuple[str, ...]:
        """What went wrong since the last call, each once."""
        out, self.troubles = tuple(self.troubles), []
        return out


def _named_nothing(settings: Settings, order: Order, rules: dict[str, Rule]) -> Iterator[str]:
    """What is said to rules that there are not, in settings and on the command line."""
    origins = dict(settings.selectors())
    for selector, told in unknown_selectors(origins, rules):
        origin = origins[selector]
        yield f"{origin}:{origin.column}: {told}" if origin else told
    asked = (*(order.select or ()), *order.extend_select, *order.ignore)
    for _, told in unknown_selectors(asked, rules):
        yield told
    for name in settings.rule:
        for _, told in unknown_selectors([name], rules):
            origin = settings.origins.get(("rule", name))
            yield f"{origin}:{origin.column}: {told}" if origin else told


def _ignored_in_vain(settings: Settings, order: Order, locked: set[str]) -> Iterator[str]:
    """What is said where a locked rule is ignored by its name; a family or a glob may well name others too."""
    for selector, origin in settings.ignored():
        if selector in locked:
            place = f"{origin}:{origin.column}: " if origin else ""
            yield f"{place}{selector} is locked, and cannot be ignored"
    for selector in order.ignore:
        if selector in locked:
            yield f"{selector} is locked by the settings, and cannot be ignored"
