"""Several worker processes, each with a runner of its own; their results in the order of the files."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from newslint.discover import Found, Trouble
from newslint.order import FileResult, of_trouble
from newslint.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor

    from newslint.order import Order

_MANY_FILES = 500
_CHUNKS_EACH = 8
_MOST_FILES = 64
_MOST_BYTES = 2_000_000


def run_in_parallel(items: Sequence[Found | Trouble], order: Order, jobs: int) -> Iterator[FileResult]:
    """Chunks of files to worker processes. A worker that dies (out of memory) takes its chunk with it: the files are
    then linted one by one, each in a process of its own, so that only the one at fault is lost, and told.
    """
    from concurrent.futures.process import BrokenProcessPool

    chunks = list(_chunks(items, jobs))
    done = 0
    while done < len(chunks):
        try:
            with _pool(order, jobs) as pool:
                waiting = pool.map(_run_chunk, chunks[done:])
                if len(items) >= _MANY_FILES:
                    # What compares all articles in the end takes a while to load, and the parent has nothing to do yet.
                    import_module("newslint.across.compare")
                for results in waiting:
                    yield from results
                    done += 1
        except BrokenProcessPool:
            for item in chunks[done]:
                yield _run_apart(item, order)
            done += 1


def _run_apart(item: Found | Trouble, order: Order) -> FileResult:
    from concurrent.futures.process import BrokenProcessPool

    if isinstance(item, Trouble):
        return of_trouble(item)
    try:
        with _pool(order, 1) as pool:
            return pool.submit(_run_chunk, [item]).result()[0]
    except BrokenProcessPool:
        return FileResult(item.path, troubles=(f"{item.path}: the process that linted it died; is memory short?",))


def _pool(order: Order, jobs: int) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forked workers start at once with all that is loaded; macOS and Windows cannot fork safely.
    context = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else "spawn")
    return ProcessPoolExecutor(jobs, context, _start_worker, (order,))


_worker: Runner | None = None


def _start_worker(order: Order) -> None:
    global _worker  # noqa: PLW0603  (a worker process has one runner for all its chunks)
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    Thread(target=_end_with_parent, daemon=True).start()
    _worker = Runner(order)
    _worker.packs = order.cache


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for its next chunk for ever."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _run_chunk(items: Sequence[Found | Trouble]) -> list[FileResult]:
    assert _worker is not None  # noqa: S101
    return [of_trouble(item) if isinstance(item, Trouble) else _worker.run(item) for item in items]


def _chunks(items: Sequence[Found | Trouble], jobs: int) -> Iterator[list[Found | Trouble]]:
    """The items in chunks, several for each worker, so that none is left with the last one alone."""
    size_of = [item.size if isinstance(item, Found) else 0 for item in items]
    most_files = max(1, min(_MOST_FILES, len(items) // (jobs * _CHUNKS_EACH)))
    most_bytes = max(1, min(_MOST_BYTES, sum(size_of) // (jobs * _CHUNKS_EACH)))
    chunk: list[Found | Trouble] = []
    size = 0
    for item, item_size in zip(items, size_of, strict=True):
        chunk.append(item)
        size += item_size
        if len(chunk) >= most_files or size >= most_bytes:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
