"""Whatever stands in a file, reading it ends, with sane blocks, and its text goes back to the bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from planted import assert_sane

from newslint.files import encode
from newslint.readers import SUFFIXES, NotTextError, Reading, decode, read

SUFFIXED = sorted(SUFFIXES)
marks = st.sampled_from(
    '<p> </p> <div </div> < > <a href=" \' " <!-- --> <! <script> </script> <style <table> <td> </table> & &# &#x &amp '
    "<pre> </pre> <li> <code> <svg> <h1> </h2> word text. <template> <body> <head> <html> = --- +++ key: {{ }} {% %} "
    '{ } [ ] : , "content" "title" "text" \\ \\u00e9 \\ud83d \\n ``` ` ** * _ | |-|-| > # - 1. [^1] [^1]: ![ ]( ) '
    "~~ \t "
    "<![CDATA[ ]]> <?xml?> <rss> <item> </item> <content:encoded> <entry> "
    "{: .x} ; @ 🙂 é \x00 \x85 \u2028 ﻿ \ue000 \udc80 "
    "newslint: newslint-disable [newslint-disable] <!--newslint-enable--> import export <>".split(" ")
)
gaps = st.sampled_from(["", " ", "\n", "\r\n", "\r", "\n\n", "  \n"])
soup = st.lists(st.lists(st.one_of(marks, gaps)).map("".join)).map("".join)


@given(st.sampled_from(SUFFIXED), st.binary())
def test_any_bytes_are_read_or_refused(suffix: str, data: bytes) -> None:
    try:
        source = decode("story" + suffix, data)
    except NotTextError:
        return
    assert encode(source, source.text) == data
    articles, _ = read(source, Reading())
    for article in articles:
        assert_sane(article)


@given(st.sampled_from(SUFFIXED), soup)
def test_any_marks_are_read_with_sane_blocks(suffix: str, text: str) -> None:
    source = decode("story" + suffix, text.replace("\0", "").encode("utf-8", "surrogateescape"))
    articles, unread = read(source, Reading())
    for article in articles:
        assert_sane(article)
    for item in unread:
        assert 0 <= item.offset <= len(source.text)


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le"]))
def test_text_in_any_unicode_encoding_is_decoded_and_encoded_again(text: str, encoding: str) -> None:
    bom = "".encode("utf-16") if encoding == "utf-16" else {"utf-8-sig": b""}.get(encoding, "\ufeff".encode(encoding))
    text = text.replace("\0", "").lstrip("\ufeff")
    source = decode("story.txt", (b"" if encoding == "utf-8" else bom) + text.encode(encoding))
    assert source.text == text
    assert encode(source, source.text) == (b"" if encoding == "utf-8" else bom) + text.encode(encoding)
