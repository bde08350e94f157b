"""Readability figures and findings: how fast, against textstat's measures on the same texts.

    python benchmarks/readability.py PATH…        articles in files or folders that newslint reads

Each text is cut or repeated to 800 words, so that the rates are of articles of that length. The peer's nine measures
are computed by textstat itself, with newslint's syllables in place of the dictionary that it fetches, which is faster
than its own way. Memory is of a process of its own, over bare Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.checks import readability
from newslint.language import measures, metrics
from newslint.model import Source
from newslint.readers import Reading, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from newslint.model import Article

WORDS = 800
NINE = (
    *("flesch_reading_ease", "flesch_kincaid_grade", "smog_index", "coleman_liau_index", "automated_readability_index"),
    *("dale_chall_readability_score", "difficult_words", "linsear_write_formula", "gunning_fog"),
)
BY_DEFAULT = tuple(name for name in readability.__all__ if name not in ("metric", "hard_word"))
IMPORT = """
import time
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
bare = resident()
from newslint.model import Article, Block, Source, Span
from newslint.spans import MappedText
start = time.process_time()
from newslint.checks import readability
from newslint.language.metrics import metrics
text = "The council met on Monday. It has not been decided by anybody what comes next."
parts, blocks = ((0, MappedText([text], [text])),), (Block("paragraph", Span(0, len(text))),)
metrics(Article(Source("a", text), text, blocks, parts, language="en"))
print((time.process_time() - start) * 1000, resident() - bare)
"""


def texts(paths: list[str]) -> list[str]:
    """The paragraphs of all articles under `paths`, each article made 800 words long."""
    files = [file for path in map(Path, paths) for file in ([path] if path.is_file() else sorted(path.rglob("*")))]
    found = []
    for file in files:
        if file.suffix not in (".md", ".txt", ".html", ".jsonl"):
            continue
        source = Source(str(file), file.read_text(encoding="utf-8", errors="replace"))
        for article in read(source, Reading(language="en"))[0]:
            paragraphs = [article.block_text(block) for block in article.blocks if block.kind == "paragraph"]
            if sum(len(paragraph.split()) for paragraph in paragraphs) >= WORDS // 4:
                found.append(_of_length(paragraphs))
    return found


def _of_length(paragraphs: list[str]) -> str:
    out: list[str] = []
    count = 0
    while count < WORDS:
        out.append(paragraphs[len(out) % len(paragraphs)])
        count += len(out[-1].split())
    return "\n\n".join(out)


def article_of(text: str) -> Article:
    return read(Source("a.txt", text), Reading(language="en"))[0][0]


def figures_and_rules(article: Article) -> None:
    """All figures of an article, and the findings of all rules that are on by default."""
    figures(article)
    for name in BY_DEFAULT:
        check = getattr(readability, name)
        list(check(article, check.__globals__[check.__annotations__["options"]]()))


def figures(article: Article) -> None:
    metrics.metrics(article)


def textstat_nine(article: Article) -> None:
    library = measures._textstat()
    for name in NINE:
        getattr(library, name)(article.text)


def rate(function: Callable[[Article], None], texts: list[str]) -> float:
    """Articles a second, each fresh, so that nothing of it was worked out before."""
    articles = [article_of(text) for text in texts]
    start = time.process_time()
    for article in articles:
        function(article)
    return len(articles) / (time.process_time() - start)


def main() -> None:
    found = texts(sys.argv[1:] or ["examples"])
    half = len(found) // 2 or 1
    for function in (figures_and_rules, textstat_nine):  # warm: what is read once is no cost of each
        rate(function, found[:half])
    measured = found[half:] or found
    rules, ours, peer = (rate(function, measured) for function in (figures_and_rules, figures, textstat_nine))
    print(f"{len(measured)} articles of about {WORDS} words, one core, articles a second")
    print(f"{'newslint: figures and rules on by default':42s} {rules:8.0f}   {rules / peer:.1f} times textstat")
    print(f"{'newslint: figures':42s} {ours:8.0f}   {ours / peer:.1f} times textstat")
    print(f"{'textstat: nine measures':42s} {peer:8.0f}")
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    runs = [
        tuple(
            map(
                float,
                subprocess.run([sys.executable, "-c", IMPORT], env=env, capture_output=True, check=True).stdout.split(),
            )
        )
        for _ in range(7)
    ]
    milliseconds, megabytes = min(run[0] for run in runs), min(run[1] for run in runs)
    print(
        f"{'newslint: import, tables, first article':42s} {milliseconds:8.1f} ms   {megabytes:.1f} MB over bare Python"
    )


if __name__ == "__main__":
    main()
