"""How fast quotations are paired, attributed and judged by all rules of the family, on one core.

    python benchmarks/quotes.py            a table: articles of 750 words a second, and the ratio to each floor
    python benchmarks/quotes.py GOLD.jsonl accuracy on gold quotations, one document a line:
                                           {"text", "lang", "quotes": [{"start", "end", "label"}]}

The floors: a pattern that finds text between two marks and attributes nothing, and, where they are installed,
textacy's `direct_quotations` over the spaCy pipeline `en_core_web_sm`.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from newslint.language.pairing import pairing
from newslint.language.quotations import quotations
from newslint.model import Article, Source
from newslint.options import ready
from newslint.readers import Reading, read
from newslint.rulebook import load_rules, own_folder
from newslint.settings import DEFAULTS

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = 750
ARTICLES = 200
ROUNDS = 5
NARRATION = [
    "The council met on Monday and voted to close the old harbour bridge for two years, which no one had expected.",
    "Work is to begin in May, and drivers will be sent through the tunnel, where lorries over seven tonnes can't go.",
    "In the ’90s the workers’ union had asked for a ferry, but the county’s engineers thought little of the plan.",
]
QUOTED = [
    "“We have pumps and we have volunteers,” {name} said. “And we have each other.”",
    "{name} called the plan “a disaster waiting to happen,” and said it would cost “more than all the boats we have.”",
    "“It is not the bridge that worries me,” said {name}, who runs the ferry. “It's the people who can't swim.",
    "“They told us, ‘Go home,’ and we went.”",
    "According to a report by the county, the bridge was “in imminent danger of failure” for years.",
]
NAMES = ["Ana Ruiz", "Jo Pinto", "the mayor", "Tor Lund, an engineer,", "she", "a spokeswoman for the county"]


def stories(number: int) -> list[Article]:
    """Made-up articles of 750 words, a third of their paragraphs with quotations."""
    chance = random.Random(1)
    made = []
    for _ in range(number):
        paragraphs: list[str] = ["Bridge closes for two years"]
        while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS:
            told = chance.choices(NARRATION, k=2)
            if chance.random() < 0.4:
                told[0] = chance.choice(QUOTED).format(name=chance.choice(NAMES))
            paragraphs.append(" ".join(told))
        made += read(Source("story.txt", "\n\n".join(paragraphs)), Reading(language="en"))[0]
    return made


def rate(work: Callable[[Article], object], articles: list[Article]) -> float:
    """Articles a second of processor time, the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        for article in articles:
            article.memo.clear()
        begin = time.process_time()
        for article in articles:
            work(article)
        best = min(best, time.process_time() - begin)
    return len(articles) / best


def all_rules() -> Callable[[Article], object]:
    rules = [rule for rule in load_rules([own_folder()])[0].values() if rule.family == "quotes"]
    items = [item for item in ready(rules, DEFAULTS)[0] if not item.across]
    return lambda article: [list(item.check(article, item.options)) for item in items]


def textacy() -> Callable[[Article], object] | None:
    try:
        import spacy
        from textacy.extract import direct_quotations

        pipeline = spacy.load("en_core_web_sm")
    except (ImportError, OSError):
        return None
    return lambda article: list(direct_quotations(pipeline(article.text)))


def speed() -> None:
    articles = stories(ARTICLES)
    between = re.compile(r"“[^”]*”|\"[^\"]*\"")
    rows = {
        "newslint: marks and pairing": rate(pairing, articles),
        "newslint: and attribution": rate(quotations, articles),
        "newslint: and all rules": rate(all_rules(), articles),
        "floor: text between two marks": rate(lambda article: between.findall(article.text), articles),
    }
    peer = textacy()
    if peer is not None:
        rows["textacy over spaCy"] = rate(peer, articles[:20])
    ours = rows["newslint: and all rules"]
    print(f"{'':32}articles/s   all rules are")
    for name, articles_a_second in rows.items():
        print(f"{name:32}{articles_a_second:10,.0f}   {ours / articles_a_second:8.2f} times as fast")
    if peer is None:
        print("textacy and a spaCy pipeline are not installed")


def accuracy(path: str) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    with open(path, encoding="utf-8") as lines:
        for document in map(json.loads, lines):
            for article in read(Source("story.txt", document["text"]), Reading(language=document.get("lang", "en")))[0]:
                flagged = [
                    article.span(quotation.span.start, quotation.span.end)
                    for quotation in quotations(article)
                    if quotation.speech and quotation.attribution is None and (quotation.whole or quotation.sourceless)
                ]
                for quote in document["quotes"]:
                    hit = any(span.start < quote["end"] and quote["start"] < span.end for span in flagged)
                    counts[quote["label"], "all"] += 1
                    counts[quote["label"], "flagged"] += hit
    for label in sorted({label for label, _ in counts}):
        every, hits = counts[label, "all"], counts[label, "flagged"]
        print(f"{label:16}{every:8,}   flagged {hits:6,}   {100 * hits / every:6.2f} %")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        for gold in sys.argv[1:]:
            print(gold)
            accuracy(gold)
    else:
        speed()
