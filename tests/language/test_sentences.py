"""Sentences end where they end, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import story

from newslint.language.sentences import sentences, split_sentences
from newslint.model import Span, Vocabulary

# A row is one paragraph; "|" stands where one sentence ends and the next begins.
ENGLISH = """\
Dr. J. B. Stone met Gov. Hill at 9 a.m. on Jan. 5.|They agreed.
The U.S. Senate met.|It was the first U.S. vote since 1994.|The rest left the U.S.|They came back.
Shares of Hafen Corp. fell 3.2 percent.|Hafen Corp.|Analysts were surprised.
She joined Stone & Hill Inc. in 2001.|He left Stone & Hill Inc. Chairman Ada Holm stayed.
The train leaves at 8 p.m. Monday.|It arrives at 9 p.m.|Ada Holm will be on it.
“We saw it.|We ran.|Nobody helped us,” she said.|He nodded.
“Why?” she asked.|“Because.”|She left.
“Why?” Mr. Stone asked.|Nobody knew.
"Stop!" cried Ada.|"Now!"
He waited ... and waited.|Then he left...|She stayed.
It cost $3.2 million (about 2.9 million euros).|It was worth it.
See No. 3 of the list.|She said no.|He said yes.
In the case of Stone v. Hill the court sat in St. Paul, Minn., on Nov. 8.|It rained.
Vitamin C. is not a sentence, he said.|Plan B was.
The company, Yahoo! Inc., said so.|Really!|Yes.
He came [...] and went.|She stayed.|[...] He came back.
He works for the C.I.A. and lives in D.C. – his wife does too.|They met at the C.I.A.
WASHINGTON, D.C. – The session began.|It ended.
Martin Stone Jr. (I-Maine) won.|Martin Stone Sr. lost.
the shop opens late.|it closes early.|why?|nobody knows.
The road was closed by the police.|the rest of the rows begin in small letters.
He owns 50 Smith St. in Boston.|She owns more.
Her e-mail is a.b@example.com.|His is not.
At 3 p.m. ET the market closed.|At 4 p.m. it rained.
He left the U.S.|Yesterday he came back to W.R. Stone & Co.|Terms were not disclosed.
“Is it over?”|“Yes.”
"""
OTHERS = {
    "de": """\
Am 3. Oktober 1990 war es z. B. so weit.|Das war gut.
Prof. Dr. Stein kam am 1. Mai.|Er blieb bis 2006.|Die Reise endete im 19. Jh.
Die Firma Hafen u. Co. wohnt in der Schillerstr. 9, sagt Fr. Holm.|Das stimmt.
„Wir kamen.|Wir sahen nichts“, sagte sie.|Er nickte.
Das kostet ca. 3,2 Mio. Euro inkl. MwSt. und usw.|Mehr nicht.
Papst Johannes XXIII. Nachfolger kam.|Er ging.
""",
    "fr": """\
M. Dupont et Mme. Stone sont venus.|Ils sont partis à 9 h.|L'art. 5 le dit.
Elle a dit « oui ! ».|Il a ri.
La société Hafen S.A. compte env. 300 salariés, etc.|C'est tout.
""",
    "es": """\
El Sr. Piedra y la Dra. Colina viven en EE.UU. desde 2001.|Se fueron.|¿Por qué?|¡Nadie lo sabe!
""",
    "it": """\
Il dott. Pietra cita l'art. 116 del codice (v. 908).|È finita.|lo dice anche lui.
""",
    "pt": """\
O Sr. Pedra e a Dra. Colina chegaram às 9 h.|A reunião, etc.|Eles saíram.
""",
    "nl": """\
,,We gaan'', zei hij.|,,Dat is goed'', zei zij.
Dhr. Steen komt o.a. uit Gent en is ca. 60 jaar, d.w.z. oud.|Hij lacht.
""",
    "nb": """\
Den 17. mai er bl.a. en fridag for ca. 5 mill. mennesker.|Det er fint.
""",
    "ru": """\
Он родился в 1986 г. в Москве.|Она (род. 20 января 1934) живёт на ул. Мира.|Это всё.
""",
}


def cases() -> list[tuple[str, str]]:
    rows = [("en", row) for row in ENGLISH.splitlines()]
    return rows + [(language, row) for language, text in OTHERS.items() for row in text.splitlines()]


def cut(text: str, language: str | None, abbreviations: frozenset[str] = frozenset()) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, language, abbreviations)]


@pytest.mark.parametrize(("language", "row"), cases())
def test_sentences_end_where_an_editor_ends_them(language: str, row: str) -> None:
    expected = row.split("|")
    assert cut(" ".join(expected), language) == expected


def test_a_missing_space_does_not_hide_the_end_of_a_sentence() -> None:
    assert cut("It has ended.Then it began.", "en") == ["It has ended.", "Then it began."]


def test_a_row_broken_on_purpose_ends_a_sentence_unless_it_goes_on_in_a_small_letter() -> None:
    assert cut("Harbour Office\nPier 3\nat the end", "en") == ["Harbour Office", "Pier 3\nat the end"]


def test_marks_that_stand_alone_go_with_the_sentence_beside_them() -> None:
    assert cut("It rained. :-) ***", "en") == ["It rained. :-) ***"]
    assert cut("... It rained.", "en") == ["... It rained."]


def test_the_houses_own_abbreviations_end_no_sentence() -> None:
    text = "He bought Hafen Brs. Shipping. It sank."
    assert len(cut(text, "en")) == 3
    assert cut(text, "en", frozenset({"Brs."})) == ["He bought Hafen Brs. Shipping.", "It sank."]


def test_chinese_and_japanese_sentences_need_no_space() -> None:
    assert cut("他来了。她走了！「好吗？」", "zh") == ["他来了。", "她走了！", "「好吗？」"]


@pytest.mark.parametrize("language", [None, "xx", "en-GB", "EN", "pt_BR", ""])
def test_any_language_code_will_do(language: str | None) -> None:
    assert len(cut("Dr. Stone came. He left.", language)) == 2


texts = st.text(st.sampled_from("aB .!?…\"“”'’()[]—-\n3,x\u00a0é。") | st.characters(), max_size=200)


@given(texts, st.sampled_from(["en", "de", "fr", "ru", None]))
def test_sentences_follow_each_other_and_leave_out_nothing_but_white_space(text: str, language: str | None) -> None:
    spans = split_sentences(text, language)
    place = 0
    for span in spans:
        assert place <= span.start < span.end <= len(text)
        assert not text[place : span.start].strip()
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        place = span.end
    if spans:
        assert not text[place:].strip()
    else:
        assert not any(letter.isalnum() and letter.isascii() for letter in text)


def test_an_articles_sentences_are_those_of_its_prose_and_remembered() -> None:
    article = story("It rained. It snowed.", "Nobody came.")
    found = sentences(article)
    assert [article.text[item.span.start : item.span.end] for item in found] == [
        "It rained.",
        "It snowed.",
        "Nobody came.",
    ]
    assert [item.words for item in found] == [2, 2, 2]
    assert [item.block for item in found] == [article.blocks[0], article.blocks[0], article.blocks[1]]
    assert sentences(article) is found


def test_headings_and_the_second_copy_of_a_body_hold_no_sentences() -> None:
    article = story("It rained.", "It snowed.", "It thawed.")
    title, body, copy = article.blocks
    article = article._replace(blocks=(title._replace(kind="title"), body, copy._replace(copy=True)))
    assert [item.span for item in sentences(article)] == [Span(12, 22)]


def test_the_vocabularys_abbreviations_reach_the_sentences() -> None:
    text = "He bought Hafen Brs. Shipping. It sank."
    article = story(text, vocabulary=Vocabulary(abbreviations=frozenset({"Brs."})))
    assert len(sentences(article)) == 2
