"""Which quotation marks belong together, and which characters are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.pairing import Pairing, pairing
from newslint.model import Article, Source
from newslint.readers import Reading, read

HOSTILE = st.text(alphabet="\"'“”„‟«»‹›‘’‚‛`´「」&quot;#39 ab.,—\n-s09\0م", max_size=120)


def article(text: str, language: str = "en") -> Article:
    found, _ = read(Source("copy.txt", text), Reading(language=language))
    return found[0] if found else Article(Source("copy.txt", text), "", (), ())


def outermost(text: str, language: str = "en") -> list[str]:
    story = article(text, language)
    return [story.text[p.start : p.end] for p in pairing(story).passages if not p.depth]


def faults(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(fault.kind, fault.sign.glyph) for fault in pairing(article(text, language)).faults]


@pytest.mark.parametrize(
    ("text", "language", "quoted"),
    [
        ("“Yes,” she said. “No.”", "en", ["“Yes,”", "“No.”"]),
        ('"Yes," she said. "No."', "en", ['"Yes,"', '"No."']),
        ("``Yes,'' she said. ``No.''", "en", ["``Yes,''", "``No.''"]),
        ("''Yes,'' she said, ''I said 'no.'''", "en", ["''Yes,''", "''I said 'no.'''"]),
        ("‘Yes,’ she said. ‘It’s the drivers’ pub.’", "en", ["‘Yes,’", "‘It’s the drivers’ pub.’"]),
        ("‘He said “get out” to me,’ she said.", "en", ["‘He said “get out” to me,’"]),
        ("“He said ‘get out’ to me,” she said.", "en", ["“He said ‘get out’ to me,”"]),
        ("„Ja“, sagte sie. „Ich rief ‚raus‘ und ging.“", "de", ["„Ja“", "„Ich rief ‚raus‘ und ging.“"]),
        ("»Ja«, sagte sie. »Nein.«", "de", ["»Ja«", "»Nein.«"]),
        ("« Oui », dit-elle. «Non.»", "fr", ["« Oui »", "«Non.»"]),
        ("„Tak”, powiedziała. „Nie.”", "pl", ["„Tak”", "„Nie.”"]),
        ("”Ja”, sade hon. ”Nej.”", "sv", ["”Ja”", "”Nej.”"]),
        ("「はい」と述べた。「『いいえ』と聞いた」", "ja", ["「はい」", "「『いいえ』と聞いた」"]),
        ("&ldquo;Yes,&rdquo; she said. &#8220;No.&#8221;", "en", ["&ldquo;Yes,&rdquo;", "&#8220;No.&#8221;"]),
        ('The 6\'2" guard with the 7" brace said: "Yes."', "en", ['"Yes."']),
        ("He said,‘ Yes.’", "en", []),
        ("The wreck lies at 51°28'38\"N 0°0'5\"W.", "en", []),
        ("In the ’90s they said ’tis rock ’n’ roll; the workers’ band and Jones’ dog agreed.", "en", []),
        ("In the '90s they said 'tis rock 'n' roll; the workers' band and Jones' dog agreed.", "en", []),
        ("The firms' brothers' deal was 'the best of the year', they said.", "en", ["'the best of the year'"]),
        ('Set name="x" and size="7" in "settings".', "en", []),
        ("Register here » or go home.", "en", []),
        ("Ein ''Titel'' in einem Wiki heißt ''Name''.", "de", []),
    ],
)
def test_what_is_quoted(text: str, language: str, quoted: list[str]) -> None:
    assert outermost(text, language) == quoted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She said “yes.\n\nThe storm came.", [("unclosed", "“")]),
        ("She said yes.” The storm came.", [("unopened", "”")]),
        ("She called it “a joke“ twice.", [("reversed", "“")]),
        ("She did it ”to win,” he said.", [("reversed", "”")]),
        ('“Yes," she said.', [("mismatched", '"')]),
        ("“He said “no” to me,” she said.", [("nested", "“")]),
        ("“Yes,” she said.", []),
        ("She called „it“ 'so', «thus» and ``such''.", []),
    ],
)
def test_marks_at_fault(text: str, told: list[tuple[str, str]]) -> None:
    assert faults(text) == told


def test_a_quotation_goes_on_in_the_next_paragraph_that_opens_with_its_mark() -> None:
    passages = pairing(article("She said: “One.\n\n“Two.\n\n“Three.” It rained.")).passages
    assert [(p.continued, p.continues) for p in passages] == [(False, True), (True, True), (True, False)]
    assert not faults("She said: “One.\n\n“Two.\n\n“Three.” It rained.")


def test_a_quotation_goes_on_where_a_later_paragraph_only_closes_it() -> None:
    passages = pairing(article("She said: “One is this.\n\nTwo is that.\n\nThree is it.” It rained.")).passages
    assert len(passages) == 3
    assert passages[1].opening is None
    assert passages[1].closing is None


def test_blocks_of_a_second_copy_have_no_passages() -> None:
    body = "“We are ready for it,” Ruiz said. The storm came at noon and the river rose by two metres.\n\n" * 2
    story = article(body + "x")
    numbers = {passage.block for passage in pairing(story).passages}
    assert all(not story.blocks[number].copy for number in numbers)


def well_formed(text: str, found: Pairing, story: Article) -> None:
    stack: list[int] = []
    for passage in found.passages:
        span = story.blocks[passage.block].span
        assert span.start <= passage.start < passage.end <= span.end
        while stack and stack[-1] <= passage.start:
            stack.pop()
        assert not stack or passage.end <= stack[-1], "passages cross"
        stack.append(passage.end)
        for sign in (passage.opening, passage.closing):
            assert sign is None or passage.start <= sign.start < sign.end <= passage.end
        inside = passage.inner
        assert passage.start <= inside[0] <= inside[1] <= passage.end
    starts = [passage.start for passage in found.passages]
    assert starts == sorted(starts)


@given(HOSTILE, st.sampled_from(["en", "de", "fr", "sv", "it", "ja", "xx"]))
def test_passages_nest_and_stay_in_their_block_whatever_the_marks(text: str, language: str) -> None:
    story = article(text, language)
    well_formed(text, pairing(story), story)


@pytest.mark.parametrize("mark", ['"', "'", "“", "”", "«", "„", "``", "''", "「", "‘", "’"])
def test_ten_thousand_marks_in_a_row(mark: str) -> None:
    story = article(f"a {mark}b " * 10_000)
    well_formed(story.text, pairing(story), story)
