"""One file that an editor opens: the articles by how much is wrong with them, each with its text and the findings
marked in it, and pictures of the whole. It asks for nothing from the network, and can be read without its script.
"""

from __future__ import annotations

import os
import time
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from newslint import __version__
from newslint.reports.html.article import article_page
from newslint.reports.html.book import Book
from newslint.reports.html.overview import overview
from newslint.reports.html.words import day, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newslint.model import Finding
    from newslint.reports import Look


def report(findings: Iterable[Finding], look: Look) -> Iterator[str]:
    book = Book(findings, look.background)
    root = os.path.basename(os.path.abspath(look.background.root)) or "Articles"
    yield _head(root)
    yield '<body>\n<a class="skip" href="#articles">To the list of articles</a>\n<main>\n'
    yield from overview(book, root)
    for entry in book.pages:
        yield from article_page(book, entry)
    made = f"Made by newslint {__version__} on {day(_today())}."
    yield f"</main>\n<footer><p>{made}</p></footer>\n"
    yield f"<script>{_part('page.js')}</script>\n</body>\n</html>\n"


def _head(title: str) -> str:
    style, script = _part("page.css"), _part("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>newslint: {words(title)}</title>\n<style>{style}</style>\n</head>\n"
    )


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _today() -> str:
    """The day, or that of SOURCE_DATE_EPOCH, so that a report can be made again to the byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return time.strftime("%Y-%m-%d", time.gmtime(int(epoch)) if epoch.isdigit() else time.localtime())
