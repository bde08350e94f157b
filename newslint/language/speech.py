"""What a language names the source of a quotation with: verbs, roles, documents, phrases (`data/speech.*.txt`)."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newslint.language.sentences import read_sections

if TYPE_CHECKING:
    from collections.abc import Mapping

_FULL = frozenset({"en", "de"})
_NOBODY = {"en": "it", "de": "es"}
LANGUAGES = frozenset({"da", "de", "en", "es", "fr", "it", "nb", "nl", "pl", "pt", "ru", "sv", "uk"})
_LIKE = {"no": "nb", "nn": "nb"}


class Speech(NamedTuple):
    """A language's words, in lower case.

    `say` are all forms of verbs of speech, `cues` these and all other verbs that may introduce a quotation; `spoken`
    are those of `say` that are hardly ever a noun, `certain` those that tell of speech and nothing else; `forms` gives
    a verb's forms by the first of them. `people`, `documents` and `pronouns` stand for a source; `phrases` find a
    source without a verb. `replies` are nouns that tell something without a teller ("came the reply"), `reported`
    participles that do so ("it was said", `nobody` being "it"): `impersonal` looks for both. `adverbs` may stand
    between a speaker and the verb; `function` words are no part of a name, nor are those of the `calendar`; `links`
    lead to a document, `addressed` words to somebody who is asked, `same` to the person before, `coming` words to a
    statement near by, `statements` are published whole, `by` somebody, `labels` lead to what is nobody's speech; after
    `breaks` another thought begins. `names` says whether capitals mark names, `is_full` whether hardly a verb of speech
    is missing.
    """

    say: frozenset[str]
    spoken: frozenset[str]
    cues: frozenset[str]
    people: frozenset[str]
    documents: frozenset[str]
    pronouns: frozenset[str]
    replies: frozenset[str]
    certain: frozenset[str]
    adverbs: frozenset[str]
    function: frozenset[str]
    calendar: frozenset[str]
    links: frozenset[str]
    labels: frozenset[str]
    breaks: frozenset[str]
    reported: frozenset[str]
    addressed: frozenset[str]
    same: frozenset[str]
    coming: frozenset[str]
    statements: frozenset[str]
    by: frozenset[str]
    names: bool
    is_full: bool
    nobody: str
    phrases: re.Pattern[str]
    impersonal: re.Pattern[str]
    sources: frozenset[str]
    forms: Mapping[str, tuple[str, ...]]


@cache
def speech(language: str | None, own_verbs: frozenset[str] = frozenset()) -> Speech | None:
    """The words of a language; None where there is no table for it. `own_verbs` are the house's (`[vocabulary]`)."""
    code = (language or "").casefold().replace("_", "-").split("-")[0]
    code = _LIKE.get(code, code)
    if code not in LANGUAGES:
        return None
    sections = defaultdict(frozenset, read_sections(f"speech.{code}.txt"))
    own = frozenset(verb.casefold() for verb in own_verbs)
    say = _forms(sections["say"]) | own
    people, documents, pronouns = (_forms(sections[name]) for name in ("people", "documents", "pronouns"))
    nouns = people | documents | _forms(sections["also-nouns"])
    certain = _forms(sections["certain"]) | own
    phrases = "|".join(sorted(map(re.escape, sections["phrases"]), key=len, reverse=True))
    impersonal = "|".join(sections["impersonal"])
    return Speech(
        say=say,
        spoken=frozenset(verb for verb in say if verb.endswith(("ing", "ed")) or verb not in nouns) | certain,
        cues=say | _forms(sections["express"]),
        people=people,
        documents=documents,
        pronouns=pronouns,
        replies=_forms(sections["replies"]),
        certain=certain,
        adverbs=sections["adverbs"],
        function=sections["function"],
        calendar=sections["calendar"],
        links=sections["links"],
        labels=_forms(sections["labels"]),
        breaks=sections["breaks"],
        reported=sections["reported"],
        addressed=sections["addressed"],
        same=sections["same"],
        coming=sections["coming"],
        statements=_forms(sections["statements"]),
        by=sections["by"],
        names=code != "de",
        is_full=code in _FULL,
        nobody=_NOBODY.get(code, ""),
        phrases=re.compile(rf"\b(?:{phrases})\b" if phrases else r"(?!)"),
        impersonal=re.compile(f"(?:{impersonal})" if impersonal else r"(?!)"),
        forms={row.split()[0]: tuple(row.split()) for row in sections["say"] | sections["express"]},
        sources=people | documents | pronouns,
    )


def _forms(rows: frozenset[str]) -> frozenset[str]:
    return frozenset(" ".join(rows).split())
