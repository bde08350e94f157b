"""Which rows of plain text make a paragraph."""

from __future__ import annotations

from newslint.readers.text import read_text

CUT_OUT_OF_A_PAGE = """\
            March 6, 2030
             Ruiz
              Opens a Pump House on the Hill

              LUNDE – Mayor Ana Ruiz and
              Rep.
              Jo Pinto opened a pump house
                on the
                hill, which the county had
              promised and paid for under
              (H.B.
                962)
              last year. “We have pumps and
                volunteers, and
                  Lunde has
              known
                for years that the dam may
                  break,” said Ruiz.

              “We are
                ready,” Pinto said, and then
                she left.
"""

INDENTED = """\
The dam was never inspected, and nobody
knows when it will break.
    Ana Ruiz, the mayor of Lunde, said
so on Monday at noon.
    Nobody had asked her about the dam
before she said it.
"""

TITLED = """\
The Dam of Lunde
    Ana Ruiz said on Monday that the dam
was never inspected, and that nobody will
know when it breaks.
"""


def paragraphs(text: str) -> list[str]:
    read = read_text(text)
    return [read.text.text[block.span.start : block.span.end] for block in read.blocks]


def test_ragged_indentation_parts_no_sentences() -> None:
    assert paragraphs(CUT_OUT_OF_A_PAGE)[-2:] == [
        "LUNDE – Mayor Ana Ruiz and Rep. Jo Pinto opened a pump house on the hill, which the county had promised and"
        " paid for under (H.B. 962) last year. “We have pumps and volunteers, and Lunde has known for years that the"
        " dam may break,” said Ruiz.",
        "“We are ready,” Pinto said, and then she left.",
    ]


def test_an_indented_row_behind_a_sentence_begins_a_paragraph() -> None:
    assert paragraphs(INDENTED) == [
        "The dam was never inspected, and nobody knows when it will break.",
        "Ana Ruiz, the mayor of Lunde, said so on Monday at noon.",
        "Nobody had asked her about the dam before she said it.",
    ]


def test_an_indented_row_under_a_title_begins_a_paragraph() -> None:
    assert paragraphs(TITLED) == [
        "The Dam of Lunde",
        "Ana Ruiz said on Monday that the dam was never inspected, and that nobody will know when it breaks.",
    ]


def test_a_row_that_breaks_off_in_a_text_of_a_row_each_goes_on() -> None:
    wrapped = "The county has promised to look at every dam above Lunde before the winter, and also at each\nweir."
    rows = ["Nobody knew it", "The mayor did", wrapped, "Milk and bread", "Eggs"]
    assert paragraphs("\n".join(rows)) == [*rows[:2], wrapped.replace("\n", " "), *rows[3:]]
