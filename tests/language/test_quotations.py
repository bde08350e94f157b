"""What a quotation is, and where it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.language.quotations import narration, quotations
from newslint.model import Article, Source
from newslint.readers import Reading, read

WORDS = st.sampled_from(
    ["it", "was", "said", "Ruiz", "the", "memo", ":", ",", ".", "?", "\n\n", "—", "a", *"“”\"'‘’„«»"]
)


def article(text: str, language: str | None = "en", name: str = "copy.txt") -> Article:
    found, _ = read(Source(name, text), Reading(language=language))
    return found[0] if found else Article(Source(name, text), "", (), ())


def test_the_outermost_quotations_are_listed_once() -> None:
    story = article("“He said ‘no’ to me,” Ruiz said. “So I left.”")
    first = quotations(story)
    assert [story.text[q.span.start : q.span.end] for q in first] == ["“He said ‘no’ to me,”", "“So I left.”"]
    assert quotations(story) is first


def test_a_whole_quotation_is_a_sentence_by_itself() -> None:
    found = quotations(article("“We have pumps,” Ruiz said. “We have boats.” The dam is “in danger”."))
    assert [quotation.whole for quotation in found] == [False, True, False]


def test_a_row_that_a_quotation_ends_is_no_heading_in_any_language() -> None:
    for quoted in ("„Es klang wie das Ende.“", "»Es klang wie das Ende.«", "‘It was the end.’", "'It was the end.'"):
        story = article(f"It rained on Monday.\n\n{quoted}\n\nIt rained on Tuesday.")
        assert [quotation.whole for quotation in quotations(story)] == [True], quoted


def test_markup_inside_a_quotation_does_not_part_it() -> None:
    story = article("<p>&ldquo;We <b>have</b> <i>pumps</i>&rdquo;, Ruiz said.</p>", name="copy.html")
    (found,) = quotations(story)
    span = story.span(found.span.start, found.span.end)
    assert story.source.text[span.start : span.end] == "&ldquo;We <b>have</b> <i>pumps</i>&rdquo;"


def test_narration_is_what_no_quotation_holds() -> None:
    story = article("“We have pumps,” Ruiz said. “We have boats.”\n\nIt rained.")
    assert [story.text[start:end] for start, end in narration(story)] == [" Ruiz said. ", "It rained."]


@given(st.lists(WORDS, max_size=60), st.sampled_from(["en", "de", "xx", None]))
def test_quotations_never_overlap_and_stand_in_their_blocks(words: list[str], language: str | None) -> None:
    story = article(" ".join(words), language)
    end = 0
    for quotation in quotations(story):
        block = story.blocks[quotation.block].span
        assert end <= quotation.span.start < quotation.span.end
        assert block.start <= quotation.span.start
        assert quotation.span.end <= block.end
        assert not (quotation.sourceless and quotation.attribution)
        end = quotation.span.end
    for start, stop in narration(story):
        assert start < stop
        assert not any(q.span.start < stop and start < q.span.end for q in quotations(story))
