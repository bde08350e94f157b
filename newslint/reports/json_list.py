"""A JSON list of the objects of `jsonl`, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.reports.jsonl import objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding
    from newslint.reports import Look


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:  # noqa: ARG001  (as every format's)
    opening = "[\n"
    for row in objects(findings):
        yield opening + row
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
