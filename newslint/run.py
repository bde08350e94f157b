"""Many files: what the cache knows of them, and the results of all in the order of the files."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from newslint.discover import Found, Trouble
from newslint.order import FileResult, Order, of_trouble
from newslint.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newslint.cache import Cache

__all__ = ["FileResult", "Order", "Runner", "run", "with_stories"]

_FEW_FILES = 100
_FEW_BYTES = 1_000_000
_COMPARES = "duplicates/duplicate-article"  # a rule that looks at all articles at once


def run(items: Sequence[Found | Trouble], order: Order) -> Iterator[FileResult]:
    """The results of all files, in their order, whatever the number of processes and whatever the cache holds."""
    runner = Runner(order)
    if not _few(items):
        gc.enable()
        runner.cache = _cache(order)
        runner.packs = runner.cache is not None
    try:
        yield from _compared(_each(items, order, runner), runner)
    finally:
        if runner.cache is not None:
            runner.cache.save()


def _compared(results: Iterator[FileResult], runner: Runner) -> Iterator[FileResult]:
    """The results, with what those rules find that look at all articles at once; these wait for the last one."""
    waiting: list[FileResult] = []
    for result in results:
        if waiting or result.stories is None or result.stories:
            waiting.append(result)
        else:
            yield result
    stories = sum(1 if result.stories is None else len(result.stories) for result in waiting)
    if stories > 1 or (stories and runner.order.against):
        from newslint.across.telling import told

        yield from told(waiting, runner, lambda items: with_stories(items, runner.order))
    else:
        yield from waiting


def with_stories(items: Sequence[Found | Trouble], order: Order) -> Iterator[FileResult]:
    """The files, each with its articles as those rules take them that look at all at once; no other rule runs."""
    order = order._replace(
        select=(_COMPARES,), extend_select=(), ignore=(), fix=False, diff=False, stdin=None, portraits=False,
        time_rules=False, cache=False, changed=None, against=(),
    )  # fmt: skip
    return _each(items, order, Runner(order))


def _each(items: Sequence[Found | Trouble], order: Order, runner: Runner) -> Iterator[FileResult]:
    """The results of the files, each alone."""
    known = _recalled(items, runner)
    told: set[str] = set()
    others = _anew([item for number, item in enumerate(items) if number not in known], order, runner)
    for number in range(len(items)):
        result = known.pop(number, None) or next(others)
        if runner.cache is not None and result.row is not None:
            runner.cache.put(*result.row)
        fresh = tuple(trouble for trouble in result.troubles if trouble not in told)
        told.update(fresh)
        yield result._replace(troubles=fresh, row=None)


def _recalled(items: Sequence[Found | Trouble], runner: Runner) -> dict[int, FileResult]:
    """What the cache holds of these files as they are now, by their numbers."""
    if not runner.cache:
        return {}
    found = {number: runner.recalled(item) for number, item in enumerate(items) if isinstance(item, Found)}
    return {number: result for number, result in found.items() if result is not None}


def _anew(items: Sequence[Found | Trouble], order: Order, runner: Runner) -> Iterator[FileResult]:
    """The results of files that no cache knows: by several processes where that is quicker."""
    jobs = min(order.jobs or _cpus(), sum(isinstance(item, Found) for item in items))
    if jobs < 2 or (_few(items) and not order.jobs) or order.stdin is not None:
        for item in items:
            yield of_trouble(item) if isinstance(item, Trouble) else runner.run(item)
        return
    from newslint.parallel import run_in_parallel

    yield from run_in_parallel(items, order, jobs)


def _few(items: Sequence[Found | Trouble]) -> bool:
    sizes = [item.size for item in items if isinstance(item, Found)]
    return len(sizes) < _FEW_FILES and sum(sizes) < _FEW_BYTES


def _cache(order: Order) -> Cache | None:
    """Where what is found is kept, unless the run is one that needs more than findings."""
    if not order.cache or order.portraits or order.stdin is not None:
        return None
    from newslint.cache import cache_for

    try:
        return cache_for(os.getcwd())
    except OSError:  # the directory was removed under our feet
        return None


def _cpus() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1
