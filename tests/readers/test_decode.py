from __future__ import annotations

import gzip
import io
import sys

import pytest

from newslint.files import NotWrittenError, encode
from newslint.readers import NotTextError, Reading, decode, format_of, has_copy, read


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("é".encode(), "utf-8", "é"),
        (b"\xef\xbb\xbfa", "utf-8", "a"),
        ("é".encode("utf-16"), "utf-16-le", "é"),
        (b"caf\xe9 \x93ok\x94", "cp1252", "café “ok”"),
        (b"<?xml version='1.0' encoding='ISO-8859-2'?><a>\xb1</a>", "iso-8859-2", None),
        (b"<meta charset=koi8-r><p>\xc1</p>", "koi8-r", "<meta charset=koi8-r><p>а</p>"),
        (b"<meta charset=nonsense><p>\xe9</p>", "cp1252", "<meta charset=nonsense><p>é</p>"),
        ("Österreich übt für größere Bälle. ".encode() * 3 + b"\xe2\x80", "utf-8", None),
    ],
)
def test_how_bytes_become_text(data: bytes, encoding: str, text: str | None) -> None:
    source = decode("a.html", data)
    assert source.encoding == encoding
    assert text is None or source.text == text
    assert encode(source, source.text) == data


def test_a_setting_tells_the_encoding_where_nothing_else_does() -> None:
    assert decode("a.txt", "Привет".encode("koi8-r"), "koi8-r").text == "Привет"
    assert decode("a.txt", "Привет".encode(), "koi8-r").text == "Привет"


@pytest.mark.parametrize(
    "data", [b"a\0b", b"\xff\xfea", b"\x1f\x8b", b"\x1f\x8b\x08broken", gzip.compress(gzip.compress(b"a"))]
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(NotTextError):
        decode("a.txt", data)


def test_packed_files_are_read_and_not_written() -> None:
    first = io.BytesIO()
    with gzip.GzipFile(fileobj=first, mode="wb") as file:
        file.write("<p>Die Mühle</p>".encode("cp1252"))
    source = decode("a.html.gz", first.getvalue() + gzip.compress(b"<p>burned.</p>"))
    assert source.text == "<p>Die Mühle</p><p>burned.</p>"
    (article,), _ = read(source, Reading())
    assert [article.block_text(block) for block in article.blocks] == ["Die Mühle", "burned."]
    with pytest.raises(NotWrittenError, match="compressed"):
        encode(source, source.text)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["newslint.readers.decode"], "_LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(NotTextError, match="unpacks to more than 1 MB"):
        decode("a.txt", gzip.compress(b"a" * 2_000_000))


@pytest.mark.parametrize(
    ("filename", "text", "form"),
    [
        ("a.md", "Text", "markdown"),
        ("a.md", "<!DOCTYPE html><html>", "html"),
        ("a.TXT", "Text", "text"),
        ("a.txt", "<p>Text</p>", "html"),
        ("a.txt", "Text of <General Motors Espanola S.A.>", "text"),
        ("a.html", "Text", "html"),
        ("a.html", "<?xml version='1.0'?><nitf/>", "xml"),
        ("a.html", "<?xml version='1.0'?>\n<!DOCTYPE html><html>", "html"),
        ("story_version_2", "<?xml version='1.0'?><newsMessage/>", "xml"),
        ("-", "Text", "text"),
        ("a.jsonld", "{}", "json"),
        ("a.csv.gz", "", "csv"),
        ("a.gz", "<p>", "html"),
    ],
)
def test_which_format_a_file_is(filename: str, text: str, form: str) -> None:
    assert format_of(filename, text) == form


def test_a_setting_tells_the_format() -> None:
    source = decode("a.txt", b'{"title": "Mill", "body": "It burned."}')
    (article,), _ = read(source, Reading(format="json"))
    assert [block.kind for block in article.blocks] == ["title", "paragraph"]


def test_files_that_readers_know() -> None:
    assert all(map(has_copy, ["a.md", "b.HTML", "c.json.gz", "d/e.rss"]))
    assert not any(map(has_copy, ["a", "a.py", "md", "a.gz", "a.md.bak"]))
