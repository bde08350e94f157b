"""What a language has to name the source of a quotation with: verbs, roles, documents, phrases (`data/speech.*.txt`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newslint.language.sentences import read_sections

LANGUAGES = frozenset({"en", "de"})


@dataclass(frozen=True, slots=True)
class Speech:
    """A language's words, in lower case. `say` are all forms of verbs of speech, `cues` these and all other verbs that
    may introduce a quotation; `spoken` are those of `say` that are hardly ever a noun; `people`, `documents` and `pronouns` are what stands for a source; `phrases` find a
    source without a verb; `replies` are nouns that tell something without a teller ("came the reply").
    """

    say: frozenset[str]
    spoken: frozenset[str]
    cues: frozenset[str]
    people: frozenset[str]
    documents: frozenset[str]
    pronouns: frozenset[str]
    replies: frozenset[str]
    phrases: re.Pattern[str]
    impersonal: re.Pattern[str]
    sources: frozenset[str]


@cache
def speech(language: str | None, own_verbs: frozenset[str] = frozenset()) -> Speech | None:
    """The words of a language; None where there is no table for it. `own_verbs` are the house's (`[vocabulary]`)."""
    code = (language or "").casefold().replace("_", "-").split("-")[0]
    if code not in LANGUAGES:
        return None
    sections = read_sections(f"speech.{code}.txt")
    say = _forms(sections["say"]) | {verb.casefold() for verb in own_verbs}
    people, documents, pronouns = (_forms(sections[name]) for name in ("people", "documents", "pronouns"))
    phrases = "|".join(sorted(map(re.escape, sections["phrases"]), key=len, reverse=True))
    impersonal = "|".join(sections["impersonal"])
    return Speech(
        say=say,
        spoken=say - people - documents - _forms(sections["also-nouns"]),
        cues=say | _forms(sections["express"]),
        people=people,
        documents=documents,
        pronouns=pronouns,
        replies=_forms(sections["replies"]),
        phrases=re.compile(rf"\b(?:{phrases})\b"),
        impersonal=re.compile(rf"(?:{impersonal})"),
        sources=people | documents | pronouns,
    )


def _forms(rows: frozenset[str]) -> frozenset[str]:
    return frozenset(" ".join(rows).split())
